import { BillingError, type BillingAdapter, type Change, type Quote } from '@billfold/contract';
import { assert, expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../define/billing-members.ts';
import '../define/billing-provider.ts';
import { methodsOf } from '../pay-invoice/testing/payments.ts';
import { focused } from '../shared/focused.ts';
import { added, eur } from '../shared/testing/fixtures.ts';
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
import {
  account,
  change,
  may,
  payment,
  paymentFailed,
  payQuote,
  quote,
  TeamBackend,
} from '../shared/testing/team.ts';
import type { BillingMembers } from './billing-members.ts';
import type { InviteForm } from './invite-form.ts';

const refusal = (code: string, details: object) => () =>
  Promise.reject(new BillingError(code, code, details));

function show(backend: TeamBackend, more: BillingAdapter = {}): BillingMembers {
  return only(
    provide({ ...backend.adapter, ...more }, '<billing-members></billing-members>'),
    'billing-members',
  );
}

const inputs = (members: BillingMembers): HTMLInputElement[] =>
  findAll<HTMLInputElement>(members, 'input[name=email]');

async function type(members: BillingMembers, text: string): Promise<void> {
  await eventually(() => inputs(members).length > 0, 'a field for addresses');
  const last = inputs(members).at(-1);
  if (last) await click(last);
  await sendKeys({ type: text });
}

/** By the clipboard, as somebody who has a list elsewhere. */
async function paste(into: HTMLElement | undefined, text: string): Promise<void> {
  const elsewhere = document.createElement('textarea');
  elsewhere.value = text;
  document.body.append(elsewhere);
  elsewhere.select();
  await sendKeys({ press: 'Control+c' });
  elsewhere.remove();
  if (into) await click(into);
  await sendKeys({ press: 'Control+v' });
}

/** Types an address and waits for what it costs. */
async function quoted(backend: TeamBackend, more?: BillingAdapter): Promise<BillingMembers> {
  const members = show(backend, more);
  await type(members, 'lea@example.org');
  await sendKeys({ press: 'Enter' });
  await reads(members, 'Due now');
  return members;
}

describe('inviting', function () {
  // Typed key by key.
  this.timeout(10_000);
  let backend: TeamBackend;
  beforeEach(() => {
    backend = new TeamBackend();
    backend.quotes = [() => Promise.resolve(quote())];
    backend.changes = [() => Promise.resolve(change('add_members', { payment: payment() }))];
  });
  afterEach(clear);

  describe('the addresses', () => {
    it('are typed one after the other with a comma between, each in its own field', async () => {
      const members = show(backend);
      await type(members, 'lea@example.org, max@example.org');
      await eventually(() => inputs(members).length === 2);
      assert.deepEqual(
        inputs(members).map(({ value }) => value),
        ['lea@example.org', 'max@example.org'],
      );
      await sendKeys({ press: 'Enter' });
      await reads(members, 'Due now');
      assert.deepEqual(backend.asked, [
        { type: 'add_members', emails: ['lea@example.org', 'max@example.org'] },
      ]);
    });

    it('are left alone while an input method composes, and read when it is done', async () => {
      const members = show(backend);
      await type(members, 'lea@example.org');
      const [field] = inputs(members);
      const compose = (value: string) => {
        if (field) field.value = value;
        field?.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true, isComposing: true }));
      };
      field?.dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true, composed: true }));
      for (const text of ['ma', 'max@example.org, ', 'max@example.org, ki']) {
        compose(text);
        await findAll<InviteForm>(members, 'billing-invite-form')[0]?.updateComplete;
        assert.equal(field?.value, text);
        assert.lengthOf(inputs(members), 1);
      }
      compose('max@example.org, kim@example.org');
      field?.dispatchEvent(new CompositionEvent('compositionend', { bubbles: true, composed: true }));
      await eventually(() => inputs(members).length === 2);
      assert.deepEqual(
        inputs(members).map(({ value }) => value),
        ['max@example.org', 'kim@example.org'],
      );
    });

    it('are pasted with line breaks and names, beside what was typed', async () => {
      const members = show(backend);
      await type(members, 'lea@example.org');
      await paste(inputs(members)[0], '"Frisch, Max" <max@example.org>\r\nkim@example.org; ada@example.org');
      await eventually(() => inputs(members).length === 4);
      assert.deepEqual(
        inputs(members).map(({ value }) => value),
        ['lea@example.org', 'max@example.org', 'kim@example.org', 'ada@example.org'],
      );
      await eventually(() => focused() === inputs(members)[3]);
    });

    it('get another field, or lose one, by the buttons', async () => {
      const members = show(backend);
      await type(members, 'lea@example.org');
      await click(control(members, 'Add another address'));
      await eventually(() => focused() === inputs(members)[1]);
      await sendKeys({ type: 'max@example.org' });
      await click(control(members, 'Leave out lea@example.org'));
      await eventually(() => inputs(members).length === 1);
      assert.equal(inputs(members)[0]?.value, 'max@example.org');
      await eventually(() => focused() === inputs(members)[0]);
    });

    it('are asked for when there is none, without asking the backend', async () => {
      const members = show(backend);
      await reads(members, 'See what it costs');
      await click(control(members, 'See what it costs'));
      await reads(members, 'Enter an e-mail address.');
      assert.equal(focused(), inputs(members)[0]);
      assert.deepEqual(backend.asked, []);
    });

    it('bear what is wrong with each; the first has the focus, and all that was typed stays', async () => {
      backend.quotes = [
        refusal('invalid_request', {
          status: 422,
          errors: [
            { pointer: '/change/emails/1', code: 'invalid_email', detail: '' },
            { pointer: '/change/emails/2', code: 'already_member', detail: '' },
          ],
        }),
      ];
      const members = show(backend);
      await type(members, 'lea@example.org, nonsense, jonas@example.org');
      await sendKeys({ press: 'Enter' });
      await reads(members, 'This is not an e-mail address.');
      const [first, second, third] = inputs(members);
      assert.equal(first?.getAttribute('aria-invalid'), null);
      assert.equal(second?.getAttribute('aria-invalid'), 'true');
      const root = third?.getRootNode() as ShadowRoot;
      const described = root.getElementById(third?.getAttribute('aria-describedby') ?? '');
      assert.equal(described?.textContent, 'This person already has a seat.');
      assert.equal(focused(), second);
      assert.deepEqual(
        inputs(members).map(({ value }) => value),
        ['lea@example.org', 'nonsense', 'jonas@example.org'],
      );
      await sendKeys({ type: '!' });
      expect(textOf(members)).not.to.contain('This is not an e-mail address.');
    });

    for (const [locale, words] of [
      [
        'en',
        [
          'An e-mail address can’t have “ü” before the @.',
          'An e-mail address can’t have “U+202E” before the @.',
          'An e-mail address can’t have “_” after the @.',
          'An e-mail address can’t have a space in it.',
        ],
      ],
      [
        'fr',
        [
          'Une adresse e-mail ne peut pas contenir «\u00a0ü\u00a0» avant l’@.',
          'Une adresse e-mail ne peut pas contenir «\u00a0U+202E\u00a0» avant l’@.',
          'Une adresse e-mail ne peut pas contenir «\u00a0_\u00a0» après l’@.',
          'Une adresse e-mail ne peut pas contenir d’espace.',
        ],
      ],
    ] as const) {
      it(`say which character is wrong, and where, in the language ${locale}`, async () => {
        const typed = [
          'müller@example.org',
          'l\u202eea@example.org',
          'lea@exam_ple.org',
          'lea max@example.org',
        ];
        const errors = typed.map((_, place) => ({
          pointer: `/change/emails/${place + 1}`,
          code: 'invalid_email',
          detail: '',
        }));
        backend.quotes = [refusal('invalid_request', { status: 422, errors })];
        const provider = provide(
          backend.adapter,
          '<billing-members></billing-members>',
          `locale="${locale}"`,
        );
        const members = only(provider, 'billing-members');
        await type(members, 'a@example.org');
        await paste(inputs(members)[0], `\n${typed.join('\n')}`);
        await eventually(() => inputs(members).length === 5, 'a field for each');
        await sendKeys({ press: 'Enter' });
        const said = () => findAll(members, '.field .critical').map(({ textContent }) => textContent);
        await eventually(() => said().length === 4, 'an error for each');
        assert.deepEqual(said(), [...words]);
      });
    }

    it('may be ten thousand: none is lost, and the refusal is about all of them', async () => {
      backend.quotes = [
        refusal('invalid_request', {
          status: 422,
          errors: [{ pointer: '/change/emails', code: 'too_long', detail: '' }],
        }),
      ];
      const members = show(backend);
      await type(members, 'lea@example.org');
      await paste(inputs(members)[0], Array.from({ length: 9999 }, (_, i) => `m${i}@example.org`).join('\n'));
      await eventually(() => inputs(members).length === 100);
      await click(control(members, 'See what it costs'));
      await reads(members, 'That is too many at once.');
      const [asked] = backend.asked;
      assert.lengthOf(asked?.type === 'add_members' ? asked.emails : [], 10_000);
      assert.lengthOf(inputs(members), 100);
    });
  });

  describe('the quote', () => {
    it('explains each line, the tax, what is due now, and the next renewal before and after', async () => {
      const members = await quoted(backend);
      const text = textOf(members);
      expect(text).to.contain('Invite 1 person');
      expect(text).to.contain('15 of 30 days × €12.00');
      expect(text).to.contain('Of which VAT 21% €1.04');
      expect(text).to.contain('Due now €6.00');
      expect(text).to.contain('Next renewal, May 1, 2026 €48.00 instead of €36.00');
      expect(text).to.match(/These amounts hold until 9:10\sAM/);
      assert.equal(backend.accepted.length, 0);
    });

    it('takes the focus to its title, so that Enter pressed twice accepts nothing', async () => {
      const members = await quoted(backend);
      await eventually(() => focused()?.textContent === 'Invite 1 person');
      await sendKeys({ press: 'Enter' });
      await members.updateComplete;
      assert.equal(backend.accepted.length, 0);
    });

    it('shows the credit that pays a part', async () => {
      backend.quotes = [() => Promise.resolve(quote({ creditApplied: eur(200), dueNow: eur(400) }))];
      const members = await quoted(backend);
      expect(textOf(members)).to.contain('Paid from your credit −€2.00');
      expect(textOf(members)).to.contain('Due now €4.00');
      control(members, 'Invite 1 person and pay €4.00');
    });

    it('says when charges wait for the renewal', async () => {
      backend.quotes = [() => Promise.resolve(quote({ dueNow: eur(0), dueAtRenewal: eur(600) }))];
      const members = show(backend);
      await type(members, 'lea@example.org');
      await sendKeys({ press: 'Enter' });
      await reads(members, 'Due at the next renewal €6.00 Why? Nothing is charged now.');
      control(members, 'Invite 1 person, €6.00 due at the next renewal');
    });

    it('promises no payment where nothing is charged', async () => {
      const free = quote({ lines: [], tax: [], total: eur(0), dueNow: eur(0) });
      backend.quotes = [() => Promise.resolve(free)];
      const members = await quoted(backend);
      control(members, 'Invite 1 person');
    });

    it('folds many lines away, and counts the people', async () => {
      const emails = Array.from({ length: 9 }, (_, i) => `m${i}@example.org`);
      const lines = emails.map((name, i) => ({
        ...added,
        id: `line_${i}`,
        params: { name, planName: 'Standard' },
      }));
      backend.quotes = [
        () =>
          Promise.resolve(
            quote({ change: { type: 'add_members', emails }, lines, total: eur(5400), dueNow: eur(5400) }),
          ),
      ];
      const members = await quoted(backend);
      expect(textOf(members)).to.contain('and 5 more');
      control(members, 'Invite 9 people and pay €54.00');
    });

    it('can be left: the addresses are still there', async () => {
      const members = await quoted(backend);
      await click(control(members, 'Change addresses'));
      await eventually(() => inputs(members)[0]?.value === 'lea@example.org');
      await eventually(() => focused() === inputs(members)[0]);
    });

    it('says that nothing was charged when it could not be made', async () => {
      backend.quotes = [refusal('network', {})];
      const members = show(backend);
      await type(members, 'lea@example.org');
      await sendKeys({ press: 'Enter' });
      await reads(members, 'There was no answer, and nothing was charged.');
      assert.equal(inputs(members)[0]?.value, 'lea@example.org');
    });

    it('is gone when another account is shown', async () => {
      const members = await quoted(backend);
      members.adapter = new TeamBackend().adapter;
      await eventually(() => inputs(members)[0]?.value === '');
      expect(textOf(members)).not.to.contain('Due now');
    });
  });

  describe('accepted', () => {
    it('invites once, however often it is clicked, and says what was paid', async () => {
      const answer = deferred<Change>();
      backend.changes = [() => answer.promise];
      const members = await quoted(backend);
      const heard: [string, Change][] = [];
      members.addEventListener('billing-member-added', ({ type: kind, detail }) =>
        heard.push([kind, detail]),
      );
      members.addEventListener('billing-change', ({ type: kind, detail }) => heard.push([kind, detail]));
      const confirm = control(members, 'Invite 1 person and pay €6.00');
      await click(confirm);
      await click(confirm);
      await sendKeys({ press: 'Enter' });
      const done = change('add_members', { payment: payment() });
      answer.resolve(done);
      await reads(members, '1 person has been invited');
      await reads(members, '€6.00 was paid.');
      assert.lengthOf(backend.accepted, 1);
      assert.deepEqual(heard, [
        ['billing-member-added', done],
        ['billing-change', done],
      ]);
      await eventually(() => focused()?.textContent === 'Members');
      assert.equal(inputs(members)[0]?.value, '');
    });

    it('CRED-2: says what was taken off the credit, and what was paid beside it', async () => {
      backend.quotes = [() => Promise.resolve(quote({ creditApplied: eur(200), dueNow: eur(400) }))];
      const part = change('add_members', { payment: payment({ amount: eur(400) }) });
      backend.changes = [() => Promise.resolve(part)];
      const members = await quoted(backend);
      await click(control(members, 'Invite 1 person and pay €4.00'));
      await reads(members, '1 person has been invited €4.00 was paid. €2.00 was taken off your credit.');
    });

    it('works by the keyboard alone', async () => {
      const members = await quoted(backend);
      await eventually(() => focused()?.localName === 'h3');
      // Each figure on the way can be asked why it is what it is.
      for (let step = 0; step < 10; step += 1) {
        await sendKeys({ press: 'Tab' });
        if (focused()?.textContent.includes('and pay')) break;
      }
      await sendKeys({ press: 'Enter' });
      await reads(members, '1 person has been invited');
    });

    it('stands when the card is declined, with the way to pay, and can be done again once it is paid', async () => {
      const declined = payment({ status: 'failed', declineCode: 'insufficient_funds' });
      backend.changes = [
        () => {
          backend.account = account({ notices: [paymentFailed] });
          return Promise.resolve(change('add_members', { payment: declined }));
        },
        () => {
          backend.account = account();
          return Promise.resolve(change('pay_invoice', { payment: payment() }));
        },
      ];
      const members = await quoted(backend);
      await click(control(members, 'Invite 1 person and pay €6.00'));
      await reads(members, '1 person has been invited');
      await reads(members, 'The payment of €6.00 was declined. Everyone invited keeps their seat.');
      await reads(members, '€6.00 for INV-10682 could not be charged.');
      await reads(members, 'There was not enough money on the card.');
      const form = findAll(members, 'billing-invite-form')[0];
      assert.equal(form?.checkVisibility(), false);
      backend.quotes = [() => Promise.resolve(payQuote)];
      await reads(members, 'Pay INV-10682 , €6.00');
      await click(control(members, 'Pay INV-10682 , €6.00'));
      await reads(members, 'Due now €6.00');
      await click(control(members, 'Pay €6.00'));
      await reads(members, '€6.00 was paid You can invite people again.');
      await eventually(() => form?.checkVisibility());
      await eventually(() => focused()?.textContent === 'Members');
    });

    it('shows old and new amounts when the quote was stale, and asks again', async () => {
      const latest: Quote = quote({ id: 'quo_2', total: eur(560), dueNow: eur(560) });
      backend.changes = [
        refusal('quote_stale', { status: 409, quote: latest }),
        () => Promise.resolve(change('add_members', { payment: payment({ amount: eur(560) }) })),
      ];
      const members = await quoted(backend);
      await click(control(members, 'Invite 1 person and pay €6.00'));
      await reads(members, 'The amounts have changed');
      expect(textOf(members)).to.contain('Due now before: €6.00 now: €5.60');
      const [before, now] = ['del', 'ins'].map(
        (tag) => findAll(members, tag)[0]?.getBoundingClientRect().top,
      );
      assert.equal(before, now, 'both amounts stand beside each other');
      await eventually(() => focused()?.textContent === 'Invite 1 person');
      await click(control(members, 'Invite 1 person and pay €5.60'));
      await reads(members, '€5.60 was paid.');
      assert.deepEqual(
        backend.accepted.map(({ id }) => id),
        ['quo_1', 'quo_2'],
      );
      assert.notEqual(backend.accepted[0]?.key, backend.accepted[1]?.key);
    });

    it('QUO-2: does not say that amounts have changed when the quote only lapsed', async () => {
      backend.changes = [
        refusal('quote_stale', { status: 409, quote: quote({ id: 'quo_2' }) }),
        () => Promise.resolve(change('add_members', { payment: payment() })),
      ];
      const members = await quoted(backend);
      await click(control(members, 'Invite 1 person and pay €6.00'));
      await reads(members, 'The amounts had to be worked out again');
      expect(textOf(members)).to.contain('Nothing was done or charged yet.');
      expect(textOf(members)).not.to.contain('have changed');
      await eventually(() => focused()?.textContent === 'Invite 1 person');
      await click(control(members, 'Invite 1 person and pay €6.00'));
      await reads(members, '€6.00 was paid.');
    });

    it('tells the truth when the answer was lost, and tries again as the same intent', async () => {
      backend.changes = [
        refusal('network', {}),
        () => Promise.resolve(change('add_members', { payment: payment() })),
      ];
      const members = await quoted(backend);
      await click(control(members, 'Invite 1 person and pay €6.00'));
      await reads(members, 'We don’t know yet whether this was done');
      await click(control(members, 'Invite 1 person and pay €6.00'));
      await reads(members, '€6.00 was paid.');
      assert.lengthOf(backend.accepted, 2);
      assert.isString(backend.accepted[0]?.key);
      assert.deepEqual(backend.accepted[0], backend.accepted[1]);
    });

    // Such as those of HTTP libraries, which have a code and a status of their own.
    for (const odd of [
      Object.assign(new Error('Request failed'), { code: 'ERR_BAD_RESPONSE', status: 503 }),
      Object.assign(new Error('Request failed'), { code: 'ERR_NETWORK', status: undefined }),
      Object.assign(new Error('Request failed'), { code: 7, status: '500', errors: 'none' }),
      'a text',
      null,
      undefined,
      { code: 'quote_stale', status: 409 },
    ]) {
      it(`keeps its head when the adapter throws what it should not: ${JSON.stringify(odd)}`, async () => {
        const fail = async (): Promise<never> => {
          const { promise, reject } = deferred<never>();
          reject(odd);
          return promise;
        };
        backend.changes = [fail];
        const members = await quoted(backend);
        await click(control(members, 'Invite 1 person and pay €6.00'));
        await reads(members, 'We don’t know yet whether this was done');
        backend.quotes = [fail];
        await click(control(members, 'Change addresses'));
        await click(control(members, 'See what it costs'));
        await reads(members, 'We couldn’t work out what it costs');
        assert.lengthOf(inputs(members), 1);
      });
    }

    it('says so when it was refused for good', async () => {
      backend.changes = [refusal('change_not_available', { status: 409 })];
      const members = await quoted(backend);
      await click(control(members, 'Invite 1 person and pay €6.00'));
      await reads(members, 'This was not done Nothing was changed or charged.');
    });

    describe('and there is nothing to pay with (PAY-2)', () => {
      const missing = refusal('payment_method_required', {
        status: 409,
        remedy: { kind: 'add_payment_method', params: {} },
      });
      const methods = methodsOf();
      const manages = account({
        viewer: {
          ...account().viewer,
          permissions: [...may, 'payment_methods.read', 'payment_methods.manage'],
        },
      });

      it('says so instead of a quote, and opens the way to a card in place', async () => {
        backend.account = manages;
        backend.quotes = [missing];
        const members = show(backend, { paymentMethods: methods });
        await type(members, 'lea@example.org');
        await sendKeys({ press: 'Enter' });
        await reads(members, 'There is no card to pay with Add one, then try again.');
        expect(textOf(members)).not.to.contain('went wrong');
        await click(control(members, 'Add a card'));
        await eventually(() => findAll(members, 'payment-methods').length === 1);
        await click(control(members, 'Close'));
        await eventually(() => focused() === control(members, 'Add a card'), 'the focus is back');
        assert.deepEqual(
          inputs(members).map(({ value }) => value),
          ['lea@example.org'],
        );
      });

      it('says so under a quote, too', async () => {
        backend.account = manages;
        backend.changes = [missing];
        const members = await quoted(backend, { paymentMethods: methods });
        await click(control(members, 'Invite 1 person and pay €6.00'));
        await reads(members, 'There is no card to pay with');
        control(members, 'Add a card');
      });

      it('names who can add a card to those who can’t', async () => {
        backend.quotes = [missing];
        const members = show(backend, { paymentMethods: methods });
        await type(members, 'lea@example.org');
        await sendKeys({ press: 'Enter' });
        await reads(members, 'Ask whoever manages billing to add one.');
        assert.throws(() => control(members, 'Add a card'));
      });
    });

    it('leads to where only the engine’s own pages can go on', async () => {
      const remedy = { kind: 'open_url', params: { url: 'https://pay.example.com/c/1' } };
      backend.changes = [refusal('payment_method_expired', { status: 409, remedy })];
      const members = await quoted(backend);
      await click(control(members, 'Invite 1 person and pay €6.00'));
      const link = await eventually(() => findAll(members, 'a').length, 'the link').then(() =>
        control(members, 'Continue on pay.example.com'),
      );
      assert.equal(link.getAttribute('href'), 'https://pay.example.com/c/1');
    });

    it('invites during a trial as at any other time', async () => {
      const trial = { kind: 'subscription_trialing', params: {}, severity: 'info', remedy: null } as const;
      backend.account = account({ notices: [trial] });
      const members = await quoted(backend);
      assert.include(textOf(members), 'Invite 1 person');
      assert.notInclude(textOf(members), 'Nobody can be invited');
    });

    it('names the way to a person when it is not allowed', async () => {
      const remedy = { kind: 'contact_support', params: { url: 'https://example.org/help', hours: '9–17' } };
      backend.changes = [refusal('forbidden', { status: 403, remedy })];
      const members = await quoted(backend);
      await click(control(members, 'Invite 1 person and pay €6.00'));
      await reads(members, 'You can’t do this');
      assert.equal(control(members, 'Contact support').getAttribute('href'), 'https://example.org/help');
    });
  });

  describe('while an invoice is overdue', () => {
    it('is replaced by the invoice, its amount, the reason, and the way to pay', async () => {
      backend.account = account({ notices: [paymentFailed] });
      const members = show(backend);
      await reads(members, 'Action needed A payment failed €6.00 for INV-10682 could not be charged.');
      await reads(members, 'Nobody can be invited until it is paid.');
      assert.equal(findAll(members, 'billing-invite-form')[0]?.checkVisibility(), false);
      await reads(members, 'Pay INV-10682 , €6.00');
      control(members, 'Pay INV-10682 , €6.00');
      control(members, 'Remove Jonas Weber');
    });

    it('is refused with the same way to pay where the account says nothing of it, and keeps what was typed', async () => {
      const { params } = paymentFailed;
      backend.quotes = [
        refusal('invitations_blocked', { status: 409, remedy: { kind: 'pay_invoice', params } }),
        () => Promise.resolve(payQuote),
      ];
      backend.changes = [() => Promise.resolve(change('pay_invoice', { payment: payment() }))];
      const members = show(backend);
      await type(members, 'lea@example.org');
      await sendKeys({ press: 'Enter' });
      await reads(members, 'Nobody can be invited until it is paid.');
      await reads(members, 'Pay INV-10682 , €6.00');
      await click(control(members, 'Pay INV-10682 , €6.00'));
      await reads(members, 'Due now €6.00');
      await click(control(members, 'Pay €6.00'));
      await reads(members, 'You can invite people again.');
      const form = findAll(members, 'billing-invite-form')[0];
      await eventually(() => form?.checkVisibility());
      assert.equal(inputs(members)[0]?.value, 'lea@example.org');
    });

    it('opens again when it was paid elsewhere', async () => {
      backend.account = account({ notices: [paymentFailed] });
      const place = provide(backend.adapter, '<billing-members></billing-members>');
      const members = only(place, 'billing-members');
      await reads(members, 'Nobody can be invited until it is paid.');
      backend.account = account();
      place.refresh();
      await eventually(() => findAll(members, 'billing-invite-form')[0]?.checkVisibility());
    });
  });
});
