import { BillingError, type AuthenticationResult } from '@billfold/contract';
import { createHttpAdapter } from '@billfold/http-adapter';
import { createMockFetch, type MockFetch } from '@billfold/mocks';
import { assert, expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../define/billing-provider.ts';
import '../define/payment-methods.ts';
import {
  clear,
  click,
  control,
  eventually,
  findAll,
  only,
  provide,
  reads,
  textOf,
} from '../shared/testing/page.ts';
import type { PaymentMethods } from './payment-methods.ts';
import { FakeProcessor } from '../shared/testing/processor.ts';

/** The same element on the mock backend, whose rules are the real ones, with its vault and its bank. */
type Recipe = NonNullable<Parameters<typeof createMockFetch>[0]>;

interface Scene {
  mock: MockFetch;
  adapter: ReturnType<typeof createHttpAdapter>;
  payments: FakeProcessor;
  methods: PaymentMethods;
}

function paymentsOf(mock: MockFetch, answer: () => AuthenticationResult): FakeProcessor {
  const payments = new FakeProcessor();
  payments.token = async (number) => {
    try {
      const { token } = await mock.control('vault/tokens', { number, expMonth: 12, expYear: 2030 });
      return token;
    } catch (cause) {
      throw new BillingError('card_refused', 'The vault does not take it', { cause });
    }
  };
  payments.bank = async ({ params }) => {
    const outcome = answer();
    const asked = params as { paymentId: string } | { paymentMethodId: string };
    if (outcome !== 'abandoned') await mock.control('authentications', { ...asked, outcome });
    return outcome;
  };
  return payments;
}

function show(recipe: Recipe = {}, answer: () => AuthenticationResult = () => 'succeeded'): Scene {
  const mock = createMockFetch({ scenario: 'team', at: '2026-04-16', ...recipe });
  const { endpoint, fetch, tokens } = mock;
  const adapter = createHttpAdapter({ endpoint, fetch, getToken: () => tokens.owner ?? null });
  return { mock, adapter, ...open(mock, adapter, answer) };
}

/** The page, as it is after a load. */
function open(
  mock: MockFetch,
  adapter: Scene['adapter'],
  answer: () => AuthenticationResult = () => 'succeeded',
): Pick<Scene, 'payments' | 'methods'> {
  const payments = paymentsOf(mock, answer);
  const provider = provide(adapter, '<payment-methods></payment-methods>');
  provider.payments = payments;
  return { payments, methods: only(provider, 'payment-methods') };
}

async function add(
  { methods, payments }: Pick<Scene, 'payments' | 'methods'>,
  number: string,
): Promise<void> {
  await eventually(() => findAll(methods, '.methods [data-id]').length, 'the list');
  await click(control(methods, 'Add a new card'));
  await eventually(() => payments.field?.input.matches(':focus'), 'the field has the focus');
  await sendKeys({ type: number });
  await click(control(methods, 'Add card'));
}

async function payWith(methods: PaymentMethods, row: number): Promise<void> {
  await eventually(() => findAll(methods, 'input[type=radio]')[row], 'the row');
  const radio = findAll<HTMLInputElement>(methods, 'input[type=radio]')[row];
  if (!radio) throw new Error('No such row');
  if (!radio.checked) await click(radio);
  await reads(methods, 'Pay with this card');
  await click(control(methods, 'Pay with this card'));
}

/** An invitation whose charge is declined: INV-10683 is overdue with 6.00. */
async function overdue({ mock, adapter }: Scene): Promise<void> {
  await mock.control('faults', { charges: 'insufficient_funds' });
  const quote = await adapter.quotes.create({ type: 'add_members', emails: ['lea@example.org'] });
  await adapter.quotes.accept(quote.id);
  await mock.control('faults', { charges: null });
}

describe('payment-methods on the mock backend', function () {
  // Whole journeys, typed key by key.
  this.timeout(15_000);
  afterEach(clear);

  it('PAY-1: adds a card, pays with it, and removes the former one', async () => {
    const scene = show();
    const { methods, adapter } = scene;
    await add(scene, '5555555555554444');
    await reads(methods, 'Mastercard •••• 4444 has been added');
    await payWith(methods, 1);
    await reads(methods, 'You now pay with Mastercard •••• 4444');
    await click(control(methods, 'Remove Visa •••• 4242'));
    await eventually(() => findAll<HTMLDialogElement>(methods, 'dialog')[0]?.open);
    await click(control(only(methods.shadowRoot as ParentNode, 'dialog'), 'Remove Visa •••• 4242'));
    await reads(methods, 'Visa •••• 4242 has been removed');
    const { data } = await adapter.paymentMethods.list();
    assert.deepEqual(
      data.map(({ last4, isDefault }) => [last4, isDefault]),
      [['4444', true]],
    );
  });

  it('PAY-2: says why the only card stays', async () => {
    const { methods } = show();
    await reads(methods, 'Visa •••• 4242');
    await click(control(methods, 'Remove Visa •••• 4242'));
    await eventually(() => findAll<HTMLDialogElement>(methods, 'dialog')[0]?.open);
    await click(control(only(methods.shadowRoot as ParentNode, 'dialog'), 'Remove Visa •••• 4242'));
    await reads(methods, 'This is what your account is paid with');
    control(methods, 'Add another card');
  });

  it('4000 0000 0000 0002: its bank does not let it be saved, and the refusal says why', async () => {
    const scene = show();
    await add(scene, '4000000000000002');
    await reads(scene.methods, 'This card could not be added. The card was declined.');
    assert.lengthOf((await scene.adapter.paymentMethods.list()).data, 1);
  });

  it('what is no card number stays in the field', async () => {
    const scene = show();
    await add(scene, '4242424242424241');
    await reads(scene.methods, 'Check the card’s details');
    assert.equal(scene.payments.field?.input.value, '4242424242424241');
  });

  for (const [number, reason] of [
    ['4000000000009995', 'There was not enough money on the card.'],
    ['4000000000009987', 'The card has been reported lost.'],
    ['4000000000000069', 'The card has expired.'],
    ['4000000000000341', 'The card was declined.'],
  ] as const) {
    it(`DUN-2: ${number} is saved, and does not pay what is open: ${reason}`, async () => {
      const scene = show();
      const { methods } = scene;
      await overdue(scene);
      await add(scene, number);
      await reads(methods, 'has been added');
      await reads(methods, 'This open invoice is charged to it at once: INV-10683 , €6.00');
      await payWith(methods, 1);
      await reads(methods, `INV-10683 : the payment of €6.00 was declined. ${reason}`);
    });
  }

  it('DUN-2: declined, then another default card: the open invoice is settled at once, and the page says so', async () => {
    const scene = show();
    const { methods, adapter } = scene;
    await overdue(scene);
    await add(scene, '5555555555554444');
    await reads(methods, 'This open invoice is charged to it at once: INV-10683 , €6.00');
    await payWith(methods, 1);
    await reads(methods, 'INV-10683 : €6.00 was paid.');
    assert.equal((await adapter.subscription.read()).status, 'active');
  });

  it('INV-7: says what bank transfer is, where the policy has it', async () => {
    const { methods } = show({ scenario: 'program' });
    await reads(methods, 'Payment methods');
    await reads(methods, 'Bank transfer Default');
  });

  it('PAY-1: edits an expiry, and refuses one that is over', async () => {
    const { methods, adapter } = show();
    await reads(methods, 'Visa •••• 4242');
    await click(control(methods, 'Edit expiry of Visa •••• 4242'));
    await eventually(() => findAll(methods, 'select').length === 2);
    const [month, year] = findAll<HTMLSelectElement>(methods, 'select');
    if (!month || !year) throw new Error('No form');
    [month.value, year.value] = ['3', '2026'];
    await click(control(methods, 'Save expiry'));
    await reads(methods, 'This month is over.');
    [month.value, year.value] = ['5', '2026'];
    await click(control(methods, 'Save expiry'));
    await reads(methods, 'Visa •••• 4242 now expires 05/2026');
    await reads(methods, 'Expires soon, 05/2026');
    assert.equal((await adapter.paymentMethods.list()).data[0]?.expYear, 2026);
  });

  describe('PAY-4: a card whose bank asks before it is saved', () => {
    const confirm = 'Confirm with your bank Visa •••• 3220';

    it('is saved when the answer was yes, and each payment asks again', async () => {
      const scene = show();
      const { methods } = scene;
      await overdue(scene);
      await add(scene, '4000000000003220');
      await reads(methods, 'Visa •••• 3220 is not saved yet');
      await reads(methods, 'You can do so until Apr 17, 2026');
      await click(control(methods, confirm));
      await reads(methods, 'Your bank has confirmed Visa •••• 3220');
      await payWith(methods, 1);
      await reads(methods, 'INV-10683 : your bank wants you to confirm the payment of €6.00.');
      await click(control(methods, 'Confirm with your bank INV-10683'));
      await reads(methods, 'INV-10683 : €6.00 was paid.');
    });

    it('is not saved when the answer was no', async () => {
      const scene = show({}, () => 'refused');
      const { methods } = scene;
      await add(scene, '4000000000003220');
      await reads(methods, 'You can do so until Apr 17, 2026');
      await click(control(methods, confirm));
      await reads(methods, 'Visa •••• 3220 was not saved');
      await reads(methods, 'The bank did not agree to this card.');
      expect(textOf(methods)).not.to.contain('Confirm with your bank');
    });

    it('waits when somebody walks away, is still there after a reload, and can be answered then', async () => {
      const scene = show({}, () => 'abandoned');
      await add(scene, '4000000000003220');
      await reads(scene.methods, 'You can do so until Apr 17, 2026');
      await click(control(scene.methods, confirm));
      await reads(scene.methods, 'You left without confirming.');
      clear();
      const { methods } = open(
        scene.mock,
        createHttpAdapter({ ...scene.mock, getToken: () => scene.mock.tokens.owner ?? null }),
      );
      await reads(methods, 'Your bank wants you to confirm this card');
      await click(control(methods, confirm));
      await reads(methods, 'Your bank has confirmed Visa •••• 3220');
    });

    it('is not saved when nobody answers for a day', async () => {
      const scene = show();
      await add(scene, '4000000000003220');
      await reads(scene.methods, 'You can do so until Apr 17, 2026');
      await scene.mock.control('clock', { advance: { days: 2 } });
      window.dispatchEvent(new Event('focus'));
      await reads(scene.methods, 'The bank did not agree to this card.');
    });
  });

  it('two tabs: what one does the other shows', async () => {
    const scene = show();
    const other = open(
      scene.mock,
      createHttpAdapter({ ...scene.mock, getToken: () => scene.mock.tokens.owner ?? null }),
    );
    await reads(other.methods, 'Visa •••• 4242');
    await add(scene, '5555555555554444');
    await reads(scene.methods, 'has been added');
    await reads(other.methods, 'Mastercard •••• 4444');
  });

  it('may be looked at by nobody who may not', async () => {
    const mock = createMockFetch({ scenario: 'team', at: '2026-04-16' });
    const adapter = createHttpAdapter({ ...mock, getToken: () => mock.tokens.member ?? null });
    await reads(open(mock, adapter).methods, 'You don’t have access to this');
  });
});
