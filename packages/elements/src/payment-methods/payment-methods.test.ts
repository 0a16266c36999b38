import { BillingError, type PaymentMethod } from '@billfold/contract';
import { assert, expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../define/billing-provider.ts';
import '../define/payment-methods.ts';
import { eur, invoice, visa } from '../shared/testing/fixtures.ts';
import {
  clear,
  click,
  control,
  deferred,
  eventually,
  findAll,
  only,
  provide,
  reads,
  textOf,
} from '../shared/testing/page.ts';
import { account } from '../shared/testing/team.ts';
import type { PaymentMethods } from './payment-methods.ts';
import { FakeProcessor } from '../shared/testing/processor.ts';
import { asking, card, mastercard, transfer } from '../shared/testing/methods.ts';
import { rendersOnce } from '../shared/testing/warnings.ts';
import { failing, MethodsBackend } from './testing/backend.ts';

const open = (id: string, number: string) =>
  invoice({
    id,
    number,
    status: 'open',
    overdue: true,
    amountPaid: eur(0),
    amountDue: eur(600),
    attempts: [],
  });

/** Long enough for whatever was settled to be shown. */
const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 100));

rendersOnce();

describe('payment-methods', function () {
  this.timeout(8000);
  let backend: MethodsBackend;
  let payments: FakeProcessor;
  let heard: string[];
  const types = ['added', 'updated', 'default', 'remove-request', 'removed'].map(
    (what) => `billing-payment-method-${what}`,
  );
  const hear = (event: Event): void => {
    const { paymentMethod } = (event as CustomEvent<{ paymentMethod: PaymentMethod }>).detail;
    heard.push(`${event.type.replace('billing-payment-method-', '')} ${paymentMethod.id}`);
  };

  beforeEach(() => {
    backend = new MethodsBackend();
    payments = new FakeProcessor();
    payments.bank = () => Promise.resolve('succeeded');
    heard = [];
    for (const type of types) document.addEventListener(type, hear);
  });
  afterEach(() => {
    clear();
    for (const type of types) document.removeEventListener(type, hear);
  });

  function show(
    adapter: object = backend.adapter,
    attributes = '',
    processor?: FakeProcessor | null,
  ): PaymentMethods {
    const provider = provide(adapter, '<payment-methods></payment-methods>', attributes);
    if (processor !== null) provider.payments = processor ?? payments;
    return only(provider, 'payment-methods');
  }

  const rows = (methods: PaymentMethods): string[] => findAll(methods, '.methods > li').map(textOf);
  const radios = (methods: PaymentMethods) => findAll<HTMLInputElement>(methods, 'input[type=radio]');
  const focused = (methods: PaymentMethods): Element | null | undefined => methods.shadowRoot?.activeElement;

  async function typeCard(methods: PaymentMethods, number = '4111111111111111'): Promise<void> {
    await reads(methods, 'Add a new card');
    await click(control(methods, 'Add a new card'));
    await eventually(() => payments.field?.input.matches(':focus'), 'the field has the focus');
    await sendKeys({ type: number });
  }

  describe('the list (PAY-1)', () => {
    it('shows brand, last four, expiry and which one is paid with, and says what expires', async () => {
      backend.methods = [
        card({ expiryStatus: 'expiring', expMonth: 5, expYear: 2026 }),
        mastercard,
        card({
          id: 'pm_5',
          brand: 'amex',
          last4: '0005',
          isDefault: false,
          expiryStatus: 'expired',
          expMonth: 3,
          expYear: 2026,
        }),
        card({ id: 'pm_6', brand: 'constructor', isDefault: false }),
        transfer,
      ];
      const methods = show();
      await reads(methods, 'Bank transfer');
      const actions = (name: string) => `Edit expiry of ${name} Remove ${name}`;
      assert.deepEqual(rows(methods), [
        `Visa •••• 4242 Default Expires soon, 05/2026 ${actions('Visa •••• 4242')}`,
        `Mastercard •••• 4444 Expires 08/2029 ${actions('Mastercard •••• 4444')}`,
        `American Express •••• 0005 Expired 03/2026 ${actions('American Express •••• 0005')}`,
        `Card •••• 4242 Expires 08/2029 ${actions('Card •••• 4242')}`,
        'Bank transfer Remove Bank transfer',
      ]);
      assert.deepEqual(
        radios(methods).map(({ checked, disabled }) => [checked, disabled]),
        [
          [true, false],
          [false, false],
          [false, true],
          [false, false],
          [false, false],
        ],
      );
    });

    it('says where nothing is yet, and offers the first step', async () => {
      backend.methods = [];
      const methods = show();
      await reads(methods, 'No card yet');
      control(methods, 'Add a new card');
    });

    it('offers no choice where there is but one', async () => {
      backend.methods = [card()];
      const methods = show();
      await reads(methods, 'Visa');
      assert.lengthOf(radios(methods), 0);
    });

    it('can only be looked at by those who may only look', async () => {
      backend.account = account({ viewer: { ...account().viewer, permissions: ['payment_methods.read'] } });
      backend.methods = [card(), mastercard, asking];
      const methods = show();
      await reads(methods, 'Mastercard');
      await reads(methods, 'Your bank wants you to confirm this card');
      assert.lengthOf(findAll(methods, 'button, input, select'), 0);
    });

    it('reads again what was changed in another tab', async () => {
      const methods = show();
      await reads(methods, 'Mastercard');
      backend.methods = [card()];
      new BroadcastChannel('billfold').postMessage('changed');
      await eventually(() => rows(methods).length === 1, 'one card');
    });

    it('speaks French in the words of its users', async () => {
      const methods = show(undefined, 'locale="fr"');
      await reads(methods, 'Cartes existantes');
      assert.equal(
        rows(methods)[1],
        'Mastercard •••• 4444 Expire en 08/2029 Modifier l’expiration de Mastercard •••• 4444 Supprimer Mastercard •••• 4444',
      );
      await click(radios(methods)[1] as Element);
      await reads(methods, 'Payer avec cette carte');
      control(methods, 'Ajouter une nouvelle carte');
    });
  });

  describe('what it is not asked to show', () => {
    it('stands as a skeleton until it is there', async () => {
      const waiting = deferred<{ data: PaymentMethod[]; nextCursor: null; asOf: string }>();
      const { paymentMethods, ...rest } = backend.adapter;
      const methods = show({ ...rest, paymentMethods: { ...paymentMethods, list: () => waiting.promise } });
      await reads(methods, 'Loading');
      assert.isNotEmpty(findAll(methods, '.bar'));
      waiting.resolve({ data: [card()], nextCursor: null, asOf: '2026-04-16T09:00:00+02:00' });
      await reads(methods, 'Visa');
      assert.lengthOf(findAll(methods, '.bar'), 0);
    });

    for (const [what, list, text] of [
      ['an error', failing('network', 0), 'There was no answer'],
      ['a refusal', failing('forbidden', 403), 'You don’t have access'],
      ['the end of the session', failing('session_expired', 401), 'Your session has ended'],
    ] as const) {
      it(`is said in words: ${what}`, async () => {
        const { paymentMethods, ...rest } = backend.adapter;
        const methods = show({ ...rest, paymentMethods: { ...paymentMethods, list } });
        await reads(methods, text);
        assert.isFalse(textOf(methods).includes('Visa'));
      });
    }

    it('works where the backend does not say who is asking', async () => {
      const { account: _, ...rest } = backend.adapter;
      const methods = show(rest);
      await reads(methods, 'Mastercard');
      control(methods, 'Add a new card');
    });

    it('is no way to add a card on a page without a processor, and the rest works', async () => {
      backend.methods = [card(), mastercard, asking];
      const methods = show(undefined, '', null);
      await reads(methods, 'Cards can’t be added on this page.');
      expect(textOf(methods)).not.to.contain('Add a new card').and.not.to.contain('Confirm with your bank');
      await click(radios(methods)[1] as Element);
      await reads(methods, 'Pay with this card');
      await click(control(methods, 'Pay with this card'));
      await reads(methods, 'You now pay with Mastercard •••• 4444');
    });
  });

  describe('adding a card (PAY-3)', () => {
    it('takes the focus into the field, saves the token alone, says so, and offers to pay with it', async () => {
      const methods = show();
      await typeCard(methods);
      await click(control(methods, 'Add card'));
      await reads(methods, 'Visa •••• 1111 has been added');
      assert.deepEqual(backend.asked, [['add', { token: 'tok_1111' }]]);
      assert.deepEqual(heard, ['added pm_9']);
      assert.equal(focused(methods)?.localName, 'h2');
      assert.isUndefined(payments.field, 'the field is gone');
      assert.lengthOf(methods.children, 0);
      await reads(methods, 'Pay with this card');
      assert.isTrue(radios(methods)[2]?.checked);
    });

    it('PAY-4: a new card whose bank asks first is not chosen before it can be used', async () => {
      backend.add = () => {
        backend.methods = [card(), asking];
        return Promise.resolve(asking);
      };
      const methods = show();
      await typeCard(methods);
      await click(control(methods, 'Add card'));
      await reads(methods, 'You can do so until Apr 17, 2026');
      const chosen = () => radios(methods).map(({ checked, disabled }) => [checked, disabled]);
      const waiting = [
        [true, false],
        [false, true],
      ];
      assert.deepEqual(chosen(), waiting);
      assert.notInclude(textOf(methods), 'Pay with this card');
      payments.bank = () => {
        backend.methods = [card(), { ...asking, setup: { status: 'succeeded', nextAction: null } }];
        return Promise.resolve('succeeded');
      };
      await click(control(methods, 'Confirm with your bank Visa •••• 3220'));
      await reads(methods, 'Pay with this card');
      assert.deepEqual(chosen(), [
        [false, false],
        [true, false],
      ]);
    });

    it('is not chosen any more once it can no longer be used', async () => {
      const methods = show();
      await reads(methods, 'Mastercard');
      await click(radios(methods)[1] as HTMLElement);
      await reads(methods, 'Pay with this card');
      backend.methods = [card(), { ...mastercard, expiryStatus: 'expired' }];
      only(document, 'billing-provider').refresh();
      await reads(methods, 'Expired 08/2029');
      assert.deepEqual(
        radios(methods).map(({ checked }) => checked),
        [true, false],
      );
    });

    it('is submitted by Enter in the field, once however often it is pressed', async () => {
      const methods = show();
      await typeCard(methods);
      await sendKeys({ press: 'Enter' });
      await sendKeys({ press: 'Enter' });
      await reads(methods, 'Visa •••• 1111 has been added');
      assert.deepEqual(backend.asked, [['add', { token: 'tok_1111' }]]);
    });

    it('keeps its field, and what was typed, while everything is read again and fails', async () => {
      const { paymentMethods, ...rest } = backend.adapter;
      let list: typeof paymentMethods.list = paymentMethods.list;
      const methods = show({ ...rest, paymentMethods: { ...paymentMethods, list: () => list() } });
      await typeCard(methods, '4111');
      const { field } = payments;
      if (!field) throw new Error('No field');
      backend.methods = [card()];
      window.dispatchEvent(new Event('focus'));
      await eventually(() => rows(methods).length === 1, 'read again');
      assert.isTrue(field.input.matches(':focus'));
      list = failing('session_expired', 401);
      window.dispatchEvent(new Event('focus'));
      await reads(methods, 'Your session has ended');
      assert.isFalse(field.input.checkVisibility(), 'nobody else sees it');
      list = paymentMethods.list;
      await click(control(methods, 'Try again'));
      await reads(methods, 'Visa');
      assert.isTrue(field.input.checkVisibility());
      assert.equal(field.input.value, '4111');
      assert.lengthOf(payments.fields, 1);
    });

    it('can be left, which gives the focus back', async () => {
      const methods = show();
      await typeCard(methods, '4111');
      await click(control(methods, 'Cancel'));
      await eventually(() => focused(methods) === control(methods, 'Add a new card'));
      assert.isUndefined(payments.field);
      assert.lengthOf(backend.asked, 0);
    });

    it('says when something is missing, and goes back into the field', async () => {
      const methods = show();
      await typeCard(methods, ' ');
      if (payments.field) payments.field.input.value = '';
      await click(control(methods, 'Add card'));
      await reads(methods, 'something is missing or not right');
      await eventually(() => payments.field?.input.matches(':focus'));
      assert.lengthOf(backend.asked, 0);
    });

    it('says why the card was refused, and takes another one in the same field', async () => {
      backend.add = failing('card_refused', 409, {
        errors: [{ pointer: '/token', code: 'insufficient_funds', detail: '' }],
      });
      const methods = show();
      await typeCard(methods, '4000000000009995');
      await click(control(methods, 'Add card'));
      await reads(methods, 'This card could not be added. There was not enough money on the card.');
      assert.equal(payments.field?.input.value, '4000000000009995');
      assert.lengthOf(payments.fields, 1);
    });

    it('REQ-1: tries again with the same token and key when the answer was lost, and is there once', async () => {
      const { add } = backend;
      backend.add = async (request) => {
        await add(request);
        backend.add = () => Promise.resolve(card({ id: 'pm_9', last4: '1111', isDefault: false }));
        return failing('network', 0)();
      };
      const methods = show();
      await typeCard(methods);
      await click(control(methods, 'Add card'));
      await reads(methods, 'We don’t know yet whether this was done');
      assert.isFalse(payments.field?.input.checkVisibility(), 'nothing else can be typed meanwhile');
      await click(control(methods, 'Try again'));
      await reads(methods, 'has been added');
      assert.equal(payments.tokenized, 1);
      assert.deepEqual(backend.asked, [
        ['add', { token: 'tok_1111' }],
        ['add', { token: 'tok_1111' }],
      ]);
      assert.equal(new Set(backend.keys).size, 1);
    });

    it('PAY-5: adds once, however often it is clicked', async () => {
      const token = deferred<string>();
      payments.token = () => token.promise;
      const methods = show();
      await typeCard(methods);
      const add = control(methods, 'Add card');
      for (let i = 0; i < 3; i++) await click(add);
      token.resolve('tok_1');
      await reads(methods, 'has been added');
      assert.lengthOf(backend.asked, 1);
    });

    it('says before that the first card is charged with what is open, and what came of that after', async () => {
      backend.methods = [];
      backend.invoices = [open('inv_2', 'INV-10682')];
      const first = card({ id: 'pm_9', last4: '1111' });
      backend.add = () => {
        backend.methods = [first];
        const attempts = [
          {
            id: 'pay_1',
            at: '2026-04-16T09:00:00+02:00',
            status: 'succeeded' as const,
            declineCode: null,
            amount: eur(600),
            method: visa,
          },
        ];
        backend.invoices = [{ ...open('inv_2', 'INV-10682'), status: 'paid', attempts }];
        return Promise.resolve(first);
      };
      const methods = show();
      await typeCard(methods);
      await reads(methods, 'This open invoice is charged to it at once: INV-10682 , €6.00');
      await click(control(methods, 'Add card'));
      await reads(
        methods,
        'Visa •••• 1111 has been added It is used from now on. INV-10682 : €6.00 was paid.',
      );
    });

    it('can be left while the processor is silent; what it says later counts for nothing', async () => {
      const token = deferred<string>();
      payments.token = () => token.promise;
      const methods = show();
      await typeCard(methods);
      await click(control(methods, 'Add card'));
      await eventually(() => payments.tokenized === 1);
      await click(control(methods, 'Cancel'));
      await eventually(() => !payments.field, 'the field is gone');
      await typeCard(methods, '4000056655665556');
      token.resolve('tok_late');
      await pause();
      assert.lengthOf(backend.asked, 0);
      payments.token = () => Promise.resolve('tok_2');
      await click(control(methods, 'Add card'));
      await reads(methods, 'has been added');
      assert.deepEqual(backend.asked, [['add', { token: 'tok_2' }]]);
    });

    it('says when the field could not be loaded, and tries again', async () => {
      payments.arriving = () => Promise.reject(new Error('blocked'));
      const methods = show();
      await reads(methods, 'Add a new card');
      await click(control(methods, 'Add a new card'));
      await reads(methods, 'The card field could not be loaded');
      payments.arriving = () => Promise.resolve();
      await click(control(methods, 'Try again'));
      await eventually(() => payments.field, 'the field');
      expect(textOf(methods)).not.to.contain('could not be loaded');
    });

    it('adds bank transfer where the policy has it', async () => {
      const { policy } = backend.account;
      backend.account = {
        ...backend.account,
        policy: { ...policy, paymentMethodTypes: ['card', 'bank_transfer'] },
      };
      backend.add = () => {
        backend.methods = [...backend.methods, transfer];
        return Promise.resolve(transfer);
      };
      const methods = show();
      await reads(methods, 'Payment methods');
      await click(control(methods, 'Add bank transfer'));
      await reads(methods, 'Bank transfer has been added');
      assert.deepEqual(backend.asked, [['add', { type: 'bank_transfer' }]]);
      await reads(methods, 'Pay by bank transfer');
      assert.throws(() => control(methods, 'Add bank transfer'));
      await click(control(methods, 'Pay by bank transfer'));
      await reads(methods, 'You now pay with Bank transfer');
    });

    it('forgets everything when another account is shown', async () => {
      const methods = show();
      await typeCard(methods, '4111');
      methods.adapter = new MethodsBackend().adapter;
      await eventually(() => !payments.field, 'the field is gone');
      control(methods, 'Add a new card');
    });
  });

  describe('paying with another one (DUN-2)', () => {
    it('says before what it comes to, and after what came of each invoice', async () => {
      backend.invoices = [
        {
          ...open('inv_4', 'INV-10684'),
          attempts: [
            {
              id: 'pay_4',
              at: '2026-04-16T09:00:00+02:00',
              status: 'processing',
              declineCode: null,
              amount: eur(600),
              method: visa,
            },
          ],
        },
        open('inv_3', 'INV-10683'),
        open('inv_2', 'INV-10682'),
      ];
      const { makeDefault } = backend;
      backend.makeDefault = (id) => {
        const attempt = {
          id: 'pay_1',
          at: '2026-04-16T09:00:00+02:00',
          declineCode: null,
          amount: eur(600),
          method: visa,
        };
        backend.invoices = [
          { ...open('inv_2', 'INV-10682'), status: 'paid', attempts: [{ ...attempt, status: 'succeeded' }] },
          {
            ...open('inv_3', 'INV-10683'),
            attempts: [{ ...attempt, status: 'failed', declineCode: 'lost_card' }],
          },
        ];
        return makeDefault(id);
      };
      const methods = show();
      await reads(methods, 'Mastercard');
      await click(radios(methods)[1] as Element);
      await reads(
        methods,
        'These open invoices are charged to it at once: INV-10682 , €6.00 INV-10683 , €6.00',
      );
      expect(textOf(methods)).not.to.contain('INV-10684');
      await click(control(methods, 'Pay with this card'));
      await reads(methods, 'You now pay with Mastercard •••• 4444');
      await reads(methods, 'INV-10682 : €6.00 was paid.');
      await reads(methods, 'INV-10683 : the payment of €6.00 was declined. The card has been reported lost.');
      assert.deepEqual(backend.asked, [['makeDefault', 'pm_2']]);
      assert.deepEqual(heard, ['default pm_2']);
      assert.equal(focused(methods)?.localName, 'h2');
      assert.throws(() => control(methods, 'Pay with this card'));
    });

    it('names the oldest invoices first, and counts the newest where there are many', async () => {
      backend.invoices = Array.from({ length: 7 }, (_, index) =>
        open(`inv_${index}`, `INV-${10_690 - index}`),
      );
      const methods = show();
      await reads(methods, 'Mastercard');
      await click(radios(methods)[1] as Element);
      await reads(methods, 'INV-10684');
      assert.deepEqual(
        findAll(methods, '.pay li').map((item) => textOf(item).slice(0, 9)),
        ['INV-10684', 'INV-10685', 'INV-10686', 'INV-10687', 'INV-10688', 'and 2 more'.slice(0, 9)],
      );
    });

    for (const [invoices, said] of [
      [[open('inv_2', 'INV-10682')], 'The payment is being made…'],
      [[], 'This is being done…'],
    ] as const) {
      it(`says once that it takes longer than a moment: ${said}`, async () => {
        backend.invoices = [...invoices];
        const answer = deferred<PaymentMethod>();
        backend.makeDefault = () => answer.promise;
        const methods = show();
        await reads(methods, 'Mastercard');
        await click(radios(methods)[1] as Element);
        await reads(methods, 'Pay with this card');
        const [region] = findAll(methods, '.pay [role=status]');
        await click(control(methods, 'Pay with this card'));
        await eventually(() => backend.asked.length === 1, 'it was asked for');
        assert.equal(textOf(region as Element), '');
        await eventually(() => textOf(region as Element) === said, said);
        answer.reject(new BillingError('network', 'lost'));
        await eventually(() => textOf(region as Element) === '', 'nothing more is said');
      });
    }

    it('works by the keyboard alone', async () => {
      const methods = show();
      await reads(methods, 'Mastercard');
      radios(methods)[0]?.focus();
      await sendKeys({ press: 'ArrowDown' });
      await reads(methods, 'Pay with this card');
      assert.lengthOf(backend.asked, 0, 'choosing does nothing yet');
      control(methods, 'Pay with this card').focus();
      await sendKeys({ press: 'Enter' });
      await reads(methods, 'You now pay with Mastercard •••• 4444');
    });

    it('leaves each row where it is, whatever order the backend has now', async () => {
      const { makeDefault } = backend;
      backend.makeDefault = async (id) => {
        const made = await makeDefault(id);
        backend.methods = backend.methods.toReversed();
        return made;
      };
      const methods = show();
      await reads(methods, 'Mastercard');
      await click(radios(methods)[1] as Element);
      await reads(methods, 'Pay with this card');
      await click(control(methods, 'Pay with this card'));
      await reads(methods, 'Mastercard •••• 4444 Default');
      assert.deepEqual(
        rows(methods).map((row) => row.split(' ')[0]),
        ['Visa', 'Mastercard'],
      );
    });

    it('says when a card can’t be paid with', async () => {
      backend.makeDefault = failing('payment_method_not_usable', 409);
      const methods = show();
      await reads(methods, 'Mastercard');
      await click(radios(methods)[1] as Element);
      await reads(methods, 'Pay with this card');
      await click(control(methods, 'Pay with this card'));
      await reads(methods, 'This card can’t be paid with');
    });

    it('PAY-4: a payment whose bank asks can be confirmed right there', async () => {
      backend.invoices = [open('inv_2', 'INV-10682')];
      const attempt = {
        id: 'pay_1',
        at: '2026-04-16T09:00:00+02:00',
        declineCode: null,
        amount: eur(600),
        method: visa,
      };
      const { makeDefault } = backend;
      backend.makeDefault = (id) => {
        backend.invoices = [
          { ...open('inv_2', 'INV-10682'), attempts: [{ ...attempt, status: 'requires_action' }] },
        ];
        return makeDefault(id);
      };
      payments.bank = () => {
        backend.invoices = [
          { ...open('inv_2', 'INV-10682'), status: 'paid', attempts: [{ ...attempt, status: 'succeeded' }] },
        ];
        return Promise.resolve('succeeded');
      };
      const nextAction = {
        kind: 'authenticate',
        params: { paymentId: 'pay_1' },
        expiresAt: '2026-04-17T09:00:00+02:00',
      };
      const read = (id: string) =>
        Promise.resolve({
          id,
          status: 'requires_action',
          amount: eur(600),
          declineCode: null,
          invoiceId: 'inv_2',
          method: visa,
          nextAction,
        });
      const methods = show({ ...backend.adapter, payments: { read, cancel: failing('unavailable', 404) } });
      await reads(methods, 'Mastercard');
      await click(radios(methods)[1] as Element);
      await reads(methods, 'Pay with this card');
      await click(control(methods, 'Pay with this card'));
      await reads(methods, 'your bank wants you to confirm the payment of €6.00.');
      await click(control(methods, 'Confirm with your bank INV-10682'));
      await reads(methods, 'INV-10682 : €6.00 was paid.');
      assert.deepEqual(payments.asked, [nextAction]);
    });
  });

  it('shows what is paid with when the card that was chosen is removed elsewhere', async () => {
    const methods = show();
    await reads(methods, 'Mastercard');
    await click(radios(methods)[1] as Element);
    await reads(methods, 'Pay with this card');
    backend.methods = [card(), asking];
    new BroadcastChannel('billfold').postMessage('changed');
    await eventually(() => !textOf(methods).includes('4444'));
    assert.deepEqual(
      radios(methods).map(({ checked }) => checked),
      [true, false],
    );
  });

  it('PAY-5: says what is paid with when the answer was lost', async () => {
    const { makeDefault } = backend;
    backend.makeDefault = async (id) => {
      await makeDefault(id);
      throw new BillingError('network', 'lost');
    };
    const methods = show();
    await reads(methods, 'Mastercard');
    await click(radios(methods)[1] as Element);
    await click(control(methods, 'Pay with this card'));
    await reads(methods, 'You now pay with Mastercard •••• 4444');
    assert.deepEqual(heard, ['default pm_2']);
    await eventually(() => focused(methods)?.localName === 'h2', 'the focus');
  });

  it('tells the page once, however often a script clicks', async () => {
    const methods = show();
    await reads(methods, 'Mastercard');
    await click(radios(methods)[1] as Element);
    await reads(methods, 'Pay with this card');
    const pay = control(methods, 'Pay with this card');
    pay.click();
    pay.click();
    await reads(methods, 'You now pay with Mastercard');
    assert.deepEqual(heard, ['default pm_2']);
  });

  describe('the bank’s question before a card is saved (PAY-4)', () => {
    const settle = (status: 'succeeded' | 'failed'): void => {
      backend.methods = [card(), { ...asking, setup: { status, nextAction: null } }];
    };
    async function shown(): Promise<PaymentMethods> {
      backend.methods = [card(), asking];
      const methods = show();
      await reads(methods, 'You can do so until Apr 17, 2026');
      return methods;
    }
    const confirm = 'Confirm with your bank Visa •••• 3220';

    it('is still there after a reload, and the card can’t be paid with yet', async () => {
      const methods = await shown();
      assert.isTrue(radios(methods)[1]?.disabled);
      assert.lengthOf(payments.asked, 0, 'nobody is asked who did not ask');
    });

    it('success: the card is saved, and can be paid with', async () => {
      payments.bank = () => {
        settle('succeeded');
        return Promise.resolve('succeeded');
      };
      const methods = await shown();
      await click(control(methods, confirm));
      await reads(methods, 'Your bank has confirmed Visa •••• 3220');
      assert.deepEqual(payments.asked, [asking.setup.nextAction]);
      await reads(methods, 'Pay with this card');
    });

    it('success that the backend has not heard of yet is not asked again', async () => {
      const methods = await shown();
      await click(control(methods, confirm));
      await reads(methods, 'It can take a moment until that shows here.');
      assert.throws(() => control(methods, confirm));
      settle('succeeded');
      await eventually(() => !textOf(methods).includes('It can take a moment'), 'read again by itself');
    });

    it('refusal: it is not saved, and says so', async () => {
      payments.bank = () => {
        settle('failed');
        return Promise.resolve('refused');
      };
      const methods = await shown();
      await click(control(methods, confirm));
      await reads(
        methods,
        'Visa •••• 3220 was not saved Your bank did not confirm it. Try again with another card.',
      );
      await reads(methods, 'The bank did not agree to this card. It can’t be used.');
    });

    it('walking away: nothing has happened, and it can be done later', async () => {
      payments.bank = () => Promise.resolve('abandoned');
      const methods = await shown();
      await click(control(methods, confirm));
      await reads(methods, 'You left without confirming.');
      payments.bank = () => {
        settle('succeeded');
        return Promise.resolve('succeeded');
      };
      await click(control(methods, confirm));
      await reads(methods, 'Your bank has confirmed Visa •••• 3220');
      assert.lengthOf(payments.asked, 2);
    });

    for (const odd of ['maybe', undefined, null, {}]) {
      it(`an answer that means nothing (${JSON.stringify(odd)}) is none`, async () => {
        payments.bank = () => Promise.resolve(odd as never);
        const methods = await shown();
        await click(control(methods, confirm));
        await reads(methods, 'We don’t know yet whether your bank agreed. You can try again.');
        control(methods, confirm);
      });
    }

    it('a bank that can’t be reached: it can be tried again', async () => {
      payments.bank = failing('network', 0);
      const methods = await shown();
      await click(control(methods, confirm));
      await reads(methods, 'We don’t know yet whether your bank agreed. You can try again.');
      control(methods, confirm);
    });
  });

  describe('an expiry (PAY-1)', () => {
    async function edited(): Promise<PaymentMethods> {
      const methods = show();
      await reads(methods, 'Mastercard');
      await click(control(methods, 'Edit expiry of Mastercard •••• 4444'));
      await eventually(() => findAll(methods, 'select')[0]?.matches(':focus'), 'the month has the focus');
      return methods;
    }
    const choose = (methods: PaymentMethods, name: string, value: string): void => {
      const select = findAll<HTMLSelectElement>(methods, `select[name=${name}]`)[0];
      if (!select) throw new Error('No select');
      select.value = value;
    };

    it('is edited in place', async () => {
      const methods = await edited();
      choose(methods, 'month', '1');
      choose(methods, 'year', '2032');
      await click(control(methods, 'Save expiry'));
      await reads(methods, 'Mastercard •••• 4444 now expires 01/2032');
      assert.deepEqual(backend.asked, [['update', 'pm_2', { expMonth: 1, expYear: 2032 }, '1']]);
      assert.deepEqual(heard, ['updated pm_2']);
      await eventually(() => rows(methods)[1]?.includes('Expires 01/2032'));
    });

    it('begins at the card’s own, and offers the backend’s years', async () => {
      const methods = await edited();
      const values = findAll<HTMLSelectElement>(methods, 'select').map(({ value }) => value);
      assert.deepEqual(values, ['8', '2029']);
      const years = findAll<HTMLOptionElement>(methods, '#year option').map(({ value }) => value);
      assert.deepEqual([years[0], years.at(-1)], ['2026', '2046']);
    });

    it('that is over is named at its field', async () => {
      backend.update = failing('invalid_request', 422, {
        errors: [{ pointer: '/expMonth', code: 'expired', detail: '' }],
      });
      const methods = await edited();
      choose(methods, 'year', '2026');
      choose(methods, 'month', '2');
      await click(control(methods, 'Save expiry'));
      await reads(methods, 'This month is over.');
      await eventually(() => findAll(methods, '[aria-invalid=true]')[0]?.matches(':focus'));
    });

    it('REQ-2: says that somebody else changed the card, keeps what was chosen, and saves over it when asked again', async () => {
      const { update } = backend;
      backend.update = () => {
        backend.methods = [card(), { ...mastercard, expYear: 2031, version: '2' }];
        backend.update = update;
        return failing('version_stale', 412)();
      };
      const methods = await edited();
      choose(methods, 'year', '2032');
      await click(control(methods, 'Save expiry'));
      await reads(methods, 'Somebody else has changed this card in the meantime.');
      await eventually(() => rows(methods)[1]?.includes('Expires 08/2031'), 'what it says now');
      assert.equal(findAll<HTMLSelectElement>(methods, '#year')[0]?.value, '2032');
      await click(control(methods, 'Save expiry'));
      await reads(methods, 'now expires 08/2032');
      assert.deepEqual(backend.asked.at(-1), ['update', 'pm_2', { expMonth: 8, expYear: 2032 }, '2']);
    });

    it('can be left, which gives the focus back', async () => {
      const methods = await edited();
      await click(control(methods, 'Cancel'));
      await eventually(() => focused(methods) === control(methods, 'Edit expiry of Mastercard •••• 4444'));
      assert.lengthOf(findAll(methods, 'select'), 0);
    });
  });

  describe('removing (PAY-1, PAY-2)', () => {
    async function asked(name = 'Mastercard •••• 4444'): Promise<PaymentMethods> {
      const methods = show();
      await reads(methods, name);
      await click(control(methods, `Remove ${name}`));
      await eventually(() => dialog(methods)?.open, 'the dialog');
      return methods;
    }
    const dialog = (methods: PaymentMethods): HTMLDialogElement | undefined =>
      findAll<HTMLDialogElement>(methods, 'dialog')[0];
    const within = (methods: PaymentMethods): HTMLElement => dialog(methods) as HTMLElement;

    it('names the card, and removes it', async () => {
      const methods = await asked();
      assert.include(textOf(within(methods)), 'Remove Mastercard •••• 4444 ?');
      assert.lengthOf(backend.asked, 0);
      await click(control(within(methods), 'Remove Mastercard •••• 4444'));
      await reads(methods, 'Mastercard •••• 4444 has been removed');
      await eventually(() => rows(methods).length === 1);
      assert.deepEqual(backend.asked, [['remove', 'pm_2', '1']]);
      assert.deepEqual(heard, ['remove-request pm_2', 'removed pm_2']);
    });

    it('asks nothing when the page does not want it', async () => {
      const methods = show();
      await reads(methods, 'Mastercard');
      methods.addEventListener('billing-payment-method-remove-request', (event) => event.preventDefault());
      await click(control(methods, 'Remove Mastercard •••• 4444'));
      await methods.updateComplete;
      assert.isUndefined(dialog(methods));
    });

    it('keeps it by Escape', async () => {
      const methods = await asked();
      await sendKeys({ press: 'Escape' });
      await eventually(() => !dialog(methods));
      assert.lengthOf(backend.asked, 0);
    });

    it('says why the only one stays, and is the way to another one', async () => {
      backend.methods = [card()];
      backend.remove = failing('payment_method_required', 409, {
        remedy: { kind: 'add_payment_method', params: {} },
      });
      const methods = await asked('Visa •••• 4242');
      await click(control(within(methods), 'Remove Visa •••• 4242'));
      await reads(
        methods,
        'This is what your account is paid with Before it can be removed, another card has to take over',
      );
      assert.throws(() => control(within(methods), 'Remove Visa •••• 4242'));
      await eventually(() => focused(methods) === control(within(methods), 'Add another card'), 'the focus');
      await click(control(within(methods), 'Add another card'));
      await eventually(() => payments.field?.input.matches(':focus'), 'the field has the focus');
      assert.isUndefined(dialog(methods));
    });

    it('PAY-6: says when something is just being paid with it', async () => {
      backend.remove = failing('payment_in_progress', 409);
      const methods = await asked();
      await click(control(within(methods), 'Remove Mastercard •••• 4444'));
      await reads(methods, 'A payment with this card is under way');
    });

    it('REQ-2: says that somebody else changed it, and shows what it says now', async () => {
      const { remove } = backend;
      backend.remove = () => {
        backend.methods = [card(), { ...mastercard, expYear: 2031, version: '2' }];
        backend.remove = remove;
        return failing('version_stale', 412)();
      };
      const methods = await asked();
      await click(control(within(methods), 'Remove Mastercard •••• 4444'));
      await reads(methods, 'Somebody else has changed this card in the meantime');
      await eventually(() => textOf(within(methods)).includes('Expires 08/2031'));
      await click(control(within(methods), 'Remove Mastercard •••• 4444'));
      await reads(methods, 'Mastercard •••• 4444 has been removed');
      assert.deepEqual(backend.asked.at(-1), ['remove', 'pm_2', '2']);
    });

    it('is over when the page moves the element, whatever becomes of the card afterwards', async () => {
      const methods = await asked();
      only(document, 'billing-provider').append(methods);
      backend.methods = [card()];
      new BroadcastChannel('billfold').postMessage('changed');
      await eventually(() => rows(methods).length === 1);
      expect(textOf(methods)).not.to.contain('4444');
      backend.methods = [card(), mastercard];
      new BroadcastChannel('billfold').postMessage('changed');
      await reads(methods, 'Mastercard');
      await click(control(methods, 'Remove Mastercard •••• 4444'));
      await eventually(() => dialog(methods), 'the dialog again');
    });

    it('says that somebody else was faster', async () => {
      const methods = await asked();
      backend.methods = [card()];
      new BroadcastChannel('billfold').postMessage('changed');
      await reads(methods, 'Mastercard •••• 4444 has been removed already');
      assert.isUndefined(dialog(methods));
      assert.deepEqual(heard, ['remove-request pm_2']);
    });
  });

  describe('when another account is shown in the middle of it', () => {
    let other: MethodsBackend;
    beforeEach(() => {
      other = new MethodsBackend();
      other.methods = [card({ id: 'pm_7', last4: '7777' })];
    });

    async function switched(methods: PaymentMethods): Promise<void> {
      only(document, 'billing-provider').adapter = other.adapter;
      await reads(methods, '7777');
    }

    it('says nothing about a card of the last account', async () => {
      const made = deferred<PaymentMethod>();
      backend.makeDefault = () => made.promise;
      const methods = show();
      await reads(methods, 'Mastercard');
      await click(radios(methods)[1] as Element);
      await click(control(methods, 'Pay with this card'));
      await switched(methods);
      made.resolve(mastercard);
      await pause();
      expect(textOf(methods)).not.to.contain('4444');
    });

    it('PAY-3: saves no card in an account that it was not typed for', async () => {
      const token = deferred<string>();
      payments.token = () => token.promise;
      const methods = show();
      await typeCard(methods);
      await click(control(methods, 'Add card'));
      await eventually(() => payments.tokenized === 1);
      await switched(methods);
      token.resolve('tok_1');
      await pause();
      assert.deepEqual([...backend.asked, ...other.asked], []);
    });

    it('says nothing of a removal or an expiry of the last one', async () => {
      const removed = deferred<PaymentMethod>();
      const updated = deferred<PaymentMethod>();
      backend.remove = () => removed.promise;
      backend.update = () => updated.promise;
      const methods = show();
      await reads(methods, 'Mastercard');
      await click(control(methods, 'Edit expiry of Visa •••• 4242'));
      await reads(methods, 'Save expiry');
      await click(control(methods, 'Save expiry'));
      await click(control(methods, 'Remove Mastercard •••• 4444'));
      await click(control(findAll(methods, 'dialog')[0] ?? methods, 'Remove Mastercard •••• 4444'));
      await eventually(() => backend.asked.length === 2);
      await switched(methods);
      removed.resolve(mastercard);
      updated.resolve(card());
      await pause();
      expect(textOf(methods)).not.to.match(/4444|4242/);
    });
  });

  it('fires nothing because a property was set', async () => {
    const methods = show();
    await reads(methods, 'Mastercard');
    methods.adapter = new MethodsBackend().adapter;
    methods.payments = new FakeProcessor();
    await methods.updateComplete;
    await reads(methods, 'Mastercard');
    assert.deepEqual(heard, []);
  });

  it('PAY-3: no digit of a card is in the element or its events', async () => {
    const methods = show();
    await typeCard(methods, '4000056655665556');
    const inside = (): string =>
      findAll(methods, '*')
        .map((element) => `${element.outerHTML}${'value' in element ? String(element.value) : ''}`)
        .join();
    expect(inside()).not.to.contain('400005665566');
    await click(control(methods, 'Add card'));
    await reads(methods, 'has been added');
    expect(inside() + JSON.stringify(backend.asked) + heard.join()).not.to.contain('400005665566');
  });

  it('can be read and used by everybody', async function () {
    this.timeout(15_000);
    backend.methods = [card({ expiryStatus: 'expiring' }), mastercard, asking, transfer];
    const methods = show();
    await reads(methods, 'Mastercard');
    await click(radios(methods)[1] as Element);
    await reads(methods, 'Pay with this card');
    await expect(methods).to.be.accessible();
    await typeCard(methods, '4111');
    await expect(methods).to.be.accessible();
    await click(control(methods, 'Edit expiry of Mastercard •••• 4444'));
    await eventually(() => findAll(methods, 'select').length);
    await expect(methods).to.be.accessible();
  });
});
