import type { AuthenticationResult, PaymentsAdapter } from '@billfold/contract';
import { createHttpAdapter } from '@billfold/http-adapter';
import { createMockFetch, type MockFetch } from '@billfold/mocks';
import { assert, expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../define/billing-members.ts';
import '../define/billing-notice.ts';
import '../define/billing-provider.ts';
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
import type { BillingNotice } from './billing-notice.ts';

/** The same elements on the mock backend, whose rules are the real ones. */
type Recipe = NonNullable<Parameters<typeof createMockFetch>[0]>;
type Adapter = ReturnType<typeof createHttpAdapter>;

interface Scene {
  mock: MockFetch;
  adapter: Adapter;
  /** A bank that answers so, as soon as it is asked. */
  bank: (result: AuthenticationResult) => PaymentsAdapter;
}

function scene(recipe: Recipe = {}, viewer: keyof MockFetch['tokens'] = 'owner'): Scene {
  const mock = createMockFetch({ scenario: 'team', at: '2026-04-16', ...recipe });
  const { endpoint, fetch } = mock;
  const token = mock.tokens[viewer] ?? null;
  const adapter = createHttpAdapter({ endpoint, fetch, getToken: () => token });
  const bank: Scene['bank'] = (result) => ({
    mountCardField: () => Promise.reject(new Error('No card is typed here')),
    async confirm({ params: { paymentId } }) {
      if (result !== 'abandoned')
        await mock.control('authentications', { paymentId: paymentId as string, outcome: result });
      return result;
    },
  });
  return { mock, adapter, bank };
}

/** The owner invites somebody: 6.00 for half of April. */
async function invite({ adapter }: Scene): Promise<void> {
  const quote = await adapter.quotes.create({ type: 'add_members', emails: ['lea@example.org'] });
  await adapter.quotes.accept(quote.id);
}

function show({ adapter }: Scene, bank?: PaymentsAdapter): BillingNotice {
  const provider = provide(adapter, '<billing-notice></billing-notice>');
  provider.payments = bank;
  return only(provider, 'billing-notice');
}

const asking = { overrides: { card: '4000000000003220' } };

async function lastInvoice({ adapter }: Scene) {
  const { data } = await adapter.invoices.list({ limit: 1 });
  const [invoice] = data;
  if (!invoice) throw new Error('No invoice');
  return invoice;
}

describe('billing-notice on the mock backend', function () {
  // Whole journeys.
  this.timeout(10_000);
  afterEach(clear);

  it('DUN-1: pays a declined invoice with the card that pays again, and is quiet afterwards', async () => {
    const here = scene();
    await here.mock.control('faults', { charges: 'insufficient_funds' });
    await invite(here);
    await here.mock.control('faults', { charges: null });
    const notice = show(here);
    await reads(
      notice,
      'A payment failed €6.00 for INV-10683 could not be charged. There was not enough money',
    );
    await reads(notice, 'Pay INV-10683 , €6.00');
    await click(control(notice, 'Pay INV-10683 , €6.00'));
    await reads(notice, 'Due now €6.00');
    await click(control(notice, 'Pay €6.00'));
    await reads(notice, '€6.00 was paid. Thank you.');
    await eventually(() => !findAll(notice, 'li').length);
    assert.equal((await lastInvoice(here)).amountPaid.amount, 600);
  });

  it('PAY-4: a payment that waits for its bank is confirmed from the notice', async () => {
    const here = scene(asking);
    await invite(here);
    const notice = show(here, here.bank('succeeded'));
    await reads(notice, 'Your bank has a question €6.00 for INV-10683 is not paid yet.');
    await reads(notice, 'Confirm with your bank');
    expect(textOf(notice)).to.contain('Apr 17, 2026');
    await click(control(notice, 'Confirm with your bank'));
    await reads(notice, '€6.00 was paid. Thank you.');
    await eventually(() => !findAll(notice, 'li').length);
    assert.equal((await lastInvoice(here)).status, 'paid');
  });

  it('PAY-4: refused, it becomes a failed payment that can be paid; its bank is asked anew, at once', async () => {
    const here = scene(asking);
    await invite(here);
    const notice = show(here, here.bank('refused'));
    await reads(notice, 'Confirm with your bank');
    await click(control(notice, 'Confirm with your bank'));
    await reads(notice, 'A payment failed');
    await reads(notice, 'The bank did not confirm that it was you.');
    await reads(notice, 'Pay INV-10683 , €6.00');
    notice.payments = here.bank('succeeded');
    await click(control(notice, 'Pay INV-10683 , €6.00'));
    await reads(notice, 'Due now €6.00');
    await click(control(notice, 'Pay €6.00'));
    await reads(notice, '€6.00 was paid. Thank you.');
    const { attempts, amountPaid } = await lastInvoice(here);
    assert.deepEqual(
      attempts.map(({ status }) => status),
      ['failed', 'succeeded'],
    );
    assert.equal(amountPaid.amount, 600);
  });

  it('PAY-4: left open, it is still there in another tab; after a day it has lapsed', async () => {
    const here = scene(asking);
    await invite(here);
    const first = show(here, here.bank('abandoned'));
    await reads(first, 'Confirm with your bank');
    await click(control(first, 'Confirm with your bank'));
    await reads(first, 'You haven’t confirmed it yet, and nothing was charged.');
    clear();
    const second = show(here, here.bank('abandoned'));
    await reads(second, 'Confirm with your bank');
    await here.mock.control('clock', { to: '2026-04-18' });
    window.dispatchEvent(new Event('focus'));
    await reads(second, 'It was not confirmed with the bank in time.');
    await reads(second, 'Pay INV-10683');
  });

  it('PAY-1: is paid another way: the first payment is given up, and another card is charged once', async () => {
    const here = scene(asking);
    await here.adapter.paymentMethods.add({ token: 'tok_test_4242' });
    await invite(here);
    const notice = show(here, here.bank('abandoned'));
    await reads(notice, 'Pay another way');
    await click(control(notice, 'Pay another way'));
    await reads(notice, 'Visa •••• 4242');
    const other = findAll(notice, 'label').find((label) => textOf(label).includes('4242'));
    await click(other?.querySelector('input') ?? notice);
    await click(control(notice, 'Continue'));
    await reads(notice, 'With Visa •••• 4242');
    await click(control(notice, 'Pay €6.00'));
    await reads(notice, '€6.00 was paid. Thank you.');
    const { attempts, amountPaid } = await lastInvoice(here);
    assert.deepEqual(
      attempts.map(({ status }) => status),
      ['canceled', 'succeeded'],
    );
    assert.equal(amountPaid.amount, 600);
  });

  it('DUN-2: a card that always fails says so, as often as it is tried', async () => {
    const here = scene({ overrides: { card: '4000000000000341' } });
    await invite(here);
    const notice = show(here);
    await reads(notice, 'A payment failed');
    await reads(notice, 'Pay INV-10683');
    await click(control(notice, 'Pay INV-10683 , €6.00'));
    await reads(notice, 'Due now €6.00');
    await click(control(notice, 'Pay €6.00'));
    await reads(notice, 'The payment failed. The card was declined.');
    assert.equal((await lastInvoice(here)).amountPaid.amount, 0);
  });

  it('INV-7: speaks of the transfer once the account pays by it, and no longer of the card', async () => {
    const here = scene({
      overrides: {
        card: '4000000000009995',
        policy: { paymentMethodTypes: ['card', 'bank_transfer'] },
      },
    });
    await invite(here);
    const element = show(here);
    await reads(element, 'A payment failed');
    const { id } = await here.adapter.paymentMethods.add({ type: 'bank_transfer' });
    await here.adapter.paymentMethods.makeDefault(id);
    only(document, 'billing-provider').refresh();
    await reads(element, 'Your bank transfer is awaited');
    await reads(element, 'was due on Apr 16, 2026');
    assert.notMatch(textOf(element), /failed|charged|card/);
    const { number, amountDue, paymentInstructions } = await lastInvoice(here);
    await reads(element, `Reference: ${paymentInstructions?.reference}`);
    control(element, `Pay ${number} , €6.00`);
    await here.mock.control('transfers', {
      amount: amountDue.amount,
      reference: paymentInstructions?.reference,
    });
    only(document, 'billing-provider').refresh();
    await eventually(() => !findAll(element, 'li').length, 'nothing is awaited any more');
  });

  it('PAY-5: the answer was lost: it is charged once, and the person is told the truth', async () => {
    const here = scene();
    await here.mock.control('faults', { charges: 'insufficient_funds' });
    await invite(here);
    await here.mock.control('faults', { charges: null });
    const notice = show(here);
    await reads(notice, 'Pay INV-10683');
    await click(control(notice, 'Pay INV-10683 , €6.00'));
    await reads(notice, 'Due now €6.00');
    await here.mock.control('faults', { loseAnswers: 1 });
    await click(control(notice, 'Pay €6.00'));
    await reads(notice, '€6.00 was paid. Thank you.');
    await eventually(() => !findAll(notice, 'li').length);
    const { attempts, amountPaid } = await lastInvoice(here);
    assert.lengthOf(
      attempts.filter(({ status }) => status === 'succeeded'),
      1,
    );
    assert.equal(amountPaid.amount, 600);
  });

  it('SEAT-8: tells the invited that there is a problem, without amount or reason', async () => {
    const here = scene();
    await here.mock.control('faults', { charges: 'insufficient_funds' });
    await invite(here);
    const { endpoint, fetch, tokens } = here.mock;
    const theirs = createHttpAdapter({ endpoint, fetch, getToken: () => tokens.invited ?? null });
    const notice = show({ ...here, adapter: theirs });
    await reads(notice, 'There is a problem with a payment');
    expect(textOf(notice)).not.to.match(/€|INV|money/);
    assert.lengthOf(findAll(notice, 'button, a'), 0);
  });

  it('PLAN-3: undoes a change of plan that waits', async () => {
    const here = scene({ scenario: 'workspace' });
    const { data } = await here.adapter.plans.list();
    const [lower] = data;
    if (!lower || lower.current) throw new Error('No lower plan');
    const quote = await here.adapter.quotes.create({
      type: 'change_plan',
      planId: lower.id,
      interval: 'month',
    });
    await here.adapter.quotes.accept(quote.id);
    const notice = show(here);
    await reads(notice, 'Your plan is going to change');
    await click(control(notice, 'Keep the current plan'));
    await reads(notice, 'Your plan stays as it is.');
    await eventually(() => !findAll(notice, 'li').length);
    assert.isNull((await here.adapter.subscription.read()).pendingChange);
  });

  it('TAX-2, TAX-3: a VAT number that the register does not know is corrected, and VAT is no longer charged', async () => {
    const here = scene({ overrides: { taxId: { value: 'FR71404833238', status: 'invalid' } } });
    const taxed = async (): Promise<[string | undefined, number | undefined]> => {
      const { tax, total } = await here.adapter.quotes.create({
        type: 'add_members',
        emails: ['lea@example.org'],
      });
      return [tax[0]?.category, total.amount];
    };
    assert.deepEqual(await taxed(), ['standard', 600]);
    const notice = show(here);
    await reads(notice, 'The register does not know FR71404833238');
    await click(control(notice, 'Correct the VAT number'));
    await eventually(() => findAll(notice, 'input:focus').length, 'the field has the focus');
    const [input] = findAll<HTMLInputElement>(notice, 'input');
    assert.equal(input?.value, 'FR71404833238');
    // Digits that do not check are named at the field.
    input?.select();
    await sendKeys({ type: 'FR41303265045' });
    await sendKeys({ press: 'Enter' });
    await reads(notice, 'The check digits of this number do not match.');
    assert.equal(input?.value, 'FR41303265045');
    input?.select();
    await sendKeys({ type: 'fr 06 404 833 766' });
    await sendKeys({ press: 'Enter' });
    await reads(notice, 'FR06404833766 is valid VAT is no longer charged from now on.');
    await eventually(() => !findAll(notice, 'li').length);
    assert.deepEqual(await taxed(), ['reverse_charge', 500]);
    await invite(here);
    const { tax, total } = await lastInvoice(here);
    assert.deepEqual(
      [total.amount, tax.map(({ category, amount }) => [category, amount.amount])],
      [500, [['reverse_charge', 0]]],
    );
  });

  it('TAX-2: a valid number of the seller’s own country is said to be valid, and no more', async () => {
    const here = scene({
      overrides: { country: 'NL', taxId: { value: 'NL004495445B07', status: 'invalid' } },
    });
    const notice = show(here);
    await reads(notice, 'Correct the VAT number');
    await click(control(notice, 'Correct the VAT number'));
    await eventually(() => findAll(notice, 'input:focus').length, 'the field has the focus');
    findAll<HTMLInputElement>(notice, 'input')[0]?.select();
    await sendKeys({ type: 'NL004495445B03' });
    await click(control(notice, 'Save'));
    await reads(notice, 'NL004495445B03 is valid');
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(textOf(notice)).not.to.contain('no longer charged');
  });

  it('CLO-1: keeps open an account that is about to be closed', async () => {
    const here = scene({ scenario: 'program' });
    const { version } = await here.adapter.closure.read();
    await here.adapter.closure.close({ version });
    const notice = show(here);
    await reads(notice, 'Your account is about to be closed');
    await click(control(notice, 'Keep the account open'));
    await reads(notice, 'Your account stays open.');
    await eventually(() => !findAll(notice, 'li').length);
    const { viewer, status, notices } = await here.adapter.account.read();
    assert.deepEqual([viewer.role, status, notices.length], ['owner', 'open', 0]);
  });
});

describe('inviting while a bank has a question, on the mock backend', function () {
  this.timeout(10_000);
  afterEach(clear);

  async function invited(result: AuthenticationResult) {
    const here = scene(asking);
    const provider = provide(here.adapter, '<billing-members></billing-members>');
    provider.payments = here.bank(result);
    const members = only(provider, 'billing-members');
    await reads(members, 'Invite by e-mail');
    const field = findAll<HTMLInputElement>(members, 'input[name=email]')[0];
    if (!field) throw new Error('No field');
    field.value = 'lea@example.org';
    field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    await click(control(members, 'See what it costs'));
    await reads(members, 'Due now €6.00');
    await click(control(members, 'Invite 1 person and pay €6.00'));
    await reads(members, '1 person has been invited');
    return { ...here, members };
  }

  it('PAY-4: asks at once, and says that it is paid once it is answered', async () => {
    const { members } = await invited('succeeded');
    await reads(members, '1 person has been invited €6.00 was paid.');
    await eventually(() => findAll(members, 'billing-invite-form')[0]?.checkVisibility());
  });

  it('SEAT-6, SEAT-7: the invitation stands, and nobody else is invited before it is answered', async () => {
    const { members } = await invited('abandoned');
    await reads(
      members,
      'Your bank wants you to confirm the payment of €6.00. Everyone invited keeps their seat.',
    );
    await reads(members, 'Nobody can be invited until it is paid.');
    await reads(members, 'You haven’t confirmed it yet');
    assert.isFalse(findAll(members, 'billing-invite-form')[0]?.checkVisibility());
    control(members, 'Confirm with your bank');
  });

  it('SEAT-6: refused, it says so, with the way to pay', async () => {
    const { members } = await invited('refused');
    await reads(members, '1 person has been invited Everyone invited keeps their seat.');
    await reads(members, 'A payment failed');
    await reads(members, 'Pay INV-10683 , €6.00');
    // By the notice, or by the way to pay in it.
    await eventually(
      () => textOf(members).split('The bank did not confirm').length === 2,
      'why is said once',
    );
    assert.notInclude(textOf(members), 'declined');
  });

  it('SEAT-7: is blocked after a reload, with the way to finish', async () => {
    const here = scene(asking);
    await invite(here);
    const provider = provide(here.adapter, '<billing-members></billing-members>');
    provider.payments = here.bank('succeeded');
    const members = only(provider, 'billing-members');
    await reads(members, 'Your bank has a question');
    await reads(members, 'Nobody can be invited until it is paid.');
    await reads(members, 'Confirm with your bank');
    await click(control(members, 'Confirm with your bank'));
    await reads(members, '€6.00 was paid You can invite people again.');
    await eventually(() => findAll(members, 'billing-invite-form')[0]?.checkVisibility());
  });
});
