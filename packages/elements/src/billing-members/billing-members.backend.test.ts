import { createHttpAdapter } from '@billfold/http-adapter';
import { createMockFetch, type MockFetch } from '@billfold/mocks';
import { assert, expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../define/billing-members.ts';
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
import type { BillingMembers } from './billing-members.ts';

/** The same elements on the mock backend, whose rules are the real ones. */
type Recipe = NonNullable<Parameters<typeof createMockFetch>[0]>;

function show(
  recipe: Recipe = {},
  viewer: keyof MockFetch['tokens'] = 'owner',
): { members: BillingMembers; mock: MockFetch; adapter: ReturnType<typeof createHttpAdapter> } {
  const mock = createMockFetch({ scenario: 'team', at: '2026-04-16', ...recipe });
  const token = mock.tokens[viewer] ?? null;
  const { endpoint, fetch } = mock;
  const adapter = createHttpAdapter({ endpoint, fetch, getToken: () => token });
  const members = only(provide(adapter, '<billing-members></billing-members>'), 'billing-members');
  return { members, mock, adapter };
}

async function type(members: BillingMembers, text: string): Promise<void> {
  await reads(members, 'Invite by e-mail');
  const field = findAll(members, 'input[name=email]')[0];
  if (field) await click(field);
  await sendKeys({ type: text });
  await sendKeys({ press: 'Enter' });
}

/** An invitation whose charge was declined; its invoice can be paid now, and what that costs is shown. */
async function aboutToPay(): Promise<ReturnType<typeof show>> {
  const scene = show();
  const { members, mock } = scene;
  await mock.control('faults', { charges: 'card_declined' });
  await type(members, 'lea@example.org');
  await reads(members, 'Due now €6.00');
  await click(control(members, 'Invite 1 person and pay €6.00'));
  await reads(members, 'Pay INV-10683');
  await mock.control('faults', { charges: null });
  await click(control(members, /^Pay INV-10683/));
  await reads(members, 'Due now €6.00');
  return scene;
}

describe('billing-members on the mock backend', function () {
  // Whole journeys, typed key by key.
  this.timeout(10_000);
  afterEach(clear);

  it('invites two people in mid-April for half of the price each', async () => {
    const { members } = show();
    await type(members, 'lea@example.org, max@example.org');
    await reads(members, 'Due now €12.00');
    expect(textOf(members)).to.contain('15 of 30 days × €12.00');
    expect(textOf(members)).to.contain('€96.00 instead of €72.00');
    await click(control(members, 'Invite 2 people and pay €12.00'));
    await reads(members, '2 people have been invited');
    await reads(members, '€12.00 was paid.');
    await eventually(() => findAll(members, 'tbody tr').length === 8);
  });

  it('removes a member of the whole period in mid-April for a credit of half of the price', async () => {
    const { members } = show();
    await reads(members, 'Chloé Lefèvre');
    await click(control(members, 'Remove Chloé Lefèvre'));
    await reads(members, 'Added to your credit, taken off your next invoice €6.00');
    expect(textOf(members)).to.contain('€54.00 instead of €72.00');
    await click(control(members, 'Remove Chloé Lefèvre and credit €6.00'));
    await reads(members, 'Chloé Lefèvre has been removed');
    await eventually(() => findAll(members, 'tbody tr').length === 5);
  });

  it('CRED-3: says that an invitation was wholly paid from the credit, in both languages', async () => {
    for (const [lang, said] of [
      ['en', '1 person has been invited €6.00 was taken off your credit.'],
      ['fr', '1\u00a0membre a été invité Montant réglé par votre crédit\u202f: 6,00\u00a0€.'],
    ] as const) {
      const { members, adapter } = show();
      await reads(members, 'Chloé Lefèvre');
      const { data } = await adapter.members.list();
      const { id } = data.find(({ name }) => name === 'Chloé Lefèvre') ?? {};
      const quote = await adapter.quotes.create({ type: 'remove_members', memberIds: [String(id)] });
      await adapter.quotes.accept(quote.id);
      await type(members, 'lea@example.org');
      await reads(members, 'Paid from your credit −€6.00');
      await click(control(members, 'Invite 1 person'));
      only(document, 'billing-provider').locale = lang;
      await reads(members, said);
      assert.notMatch(textOf(members), /was paid|was charged/);
      clear();
    }
  });

  it('invites although the card is declined, blocks the next invitation, and opens when it is paid', async () => {
    const { members, mock } = show();
    await mock.control('faults', { charges: 'insufficient_funds' });
    await type(members, 'lea@example.org');
    await reads(members, 'Due now €6.00');
    await click(control(members, 'Invite 1 person and pay €6.00'));
    await reads(members, 'The payment of €6.00 was declined. Everyone invited keeps their seat.');
    await reads(members, 'There was not enough money on the card.');
    await mock.control('faults', { charges: null });
    await reads(members, 'Pay INV-10683');
    await click(control(members, /^Pay INV-10683/));
    await reads(members, 'Due now €6.00');
    await click(control(members, 'Pay €6.00'));
    await reads(members, 'You can invite people again.');
    await eventually(() => findAll(members, 'billing-invite-form')[0]?.checkVisibility());
  });

  it('PAY-5: says so when somebody else has paid it in the meantime, and charges nothing', async () => {
    for (const shownBefore of [true, false]) {
      const { members, mock, adapter } = show();
      await mock.control('faults', { charges: 'card_declined' });
      await type(members, 'lea@example.org');
      await reads(members, 'Due now €6.00');
      await click(control(members, 'Invite 1 person and pay €6.00'));
      await reads(members, 'Pay INV-10683');
      await mock.control('faults', { charges: null });
      if (shownBefore) await click(control(members, /^Pay INV-10683/));
      if (shownBefore) await reads(members, 'Due now €6.00');

      // This page does not hear of it.
      const { data } = await adapter.history.list({ limit: 1 });
      const theirs = await adapter.quotes.create({ type: 'pay_invoice', invoiceId: data[0]?.id ?? '' });
      await adapter.quotes.accept(theirs.id);

      await click(control(members, shownBefore ? 'Pay €6.00' : /^Pay INV-10683/));
      await reads(members, 'INV-10683 is paid already Nothing was charged just now.');
      expect(textOf(members)).not.to.contain('Something went wrong');
      await eventually(() => findAll(members, 'billing-invite-form')[0]?.checkVisibility());
      const invoice = await adapter.invoices.read(data[0]?.id ?? '');
      assert.equal(invoice.amountPaid.amount, 600);
      clear();
    }
  });

  it('PAY-5: tells what became of a payment whose answer was lost, though its notice is gone', async () => {
    const { members, mock, adapter } = await aboutToPay();
    await mock.control('faults', { loseAnswers: 20 });
    await click(control(members, 'Pay €6.00'));
    await reads(members, '€6.00 was paid You can invite people again.');
    await eventually(() => members.shadowRoot?.activeElement?.localName === 'h2', 'the focus');
    const { data } = await adapter.history.list({ limit: 1 });
    assert.equal((await adapter.invoices.read(data[0]?.id ?? '')).amountPaid.amount, 600);
  });

  it('PAY-5: says so when it is paid in another tab while its quote is shown', async () => {
    const { members, adapter } = await aboutToPay();
    const { data } = await adapter.history.list({ limit: 1 });
    const theirs = await adapter.quotes.create({ type: 'pay_invoice', invoiceId: data[0]?.id ?? '' });
    await adapter.quotes.accept(theirs.id);
    new BroadcastChannel('billfold').postMessage('changed');
    await reads(members, 'INV-10683 is paid already Nothing was charged just now.');
    await eventually(() => members.shadowRoot?.activeElement?.localName === 'h2', 'the focus');
  });

  it('says so when somebody else has removed a member before', async () => {
    for (const when of ['the dialog opens', 'it is confirmed']) {
      const { members, adapter } = show();
      await reads(members, 'Chloé Lefèvre');
      const remove = async (): Promise<void> => {
        const { data } = await adapter.members.list({ query: 'Chloé' });
        const theirs = await adapter.quotes.create({
          type: 'remove_members',
          memberIds: [data[0]?.id ?? ''],
        });
        await adapter.quotes.accept(theirs.id);
      };
      if (when === 'the dialog opens') await remove();
      await click(control(members, 'Remove Chloé Lefèvre'));
      if (when === 'it is confirmed') {
        await reads(members, 'and credit €6.00');
        await remove();
        await click(control(members, 'Remove Chloé Lefèvre and credit €6.00'));
      }
      await reads(members, 'Chloé Lefèvre has been removed already Nothing was changed or charged just now.');
      await eventually(() => !findAll(members, 'tbody tr').some((row) => textOf(row).includes('Chloé')));
      assert.lengthOf(findAll(members, 'dialog'), 0);
      await eventually(() => members.shadowRoot?.activeElement?.localName === 'h2', 'the focus');
      clear();
    }
  });

  it('says so when somebody else has withdrawn an invitation that is sent again', async () => {
    const { members, adapter } = show();
    await reads(members, 'lucas.petit@atelier-moreau.example');
    const { data } = await adapter.members.list({ query: 'lucas' });
    const theirs = await adapter.quotes.create({ type: 'remove_members', memberIds: [data[0]?.id ?? ''] });
    await adapter.quotes.accept(theirs.id);
    await click(control(members, /^Resend/));
    await reads(members, 'lucas.petit@atelier-moreau.example has been removed already');
    await eventually(() => members.shadowRoot?.activeElement?.localName === 'h2', 'the focus');
  });

  it('keeps what was typed when the session ends, for whoever signs in again', async () => {
    let token: string | null | undefined;
    const mock = createMockFetch({ scenario: 'team', at: '2026-04-16' });
    const { endpoint, fetch } = mock;
    token = mock.tokens.owner;
    const adapter = createHttpAdapter({ endpoint, fetch, getToken: () => token ?? null });
    const members = only(provide(adapter, '<billing-members></billing-members>'), 'billing-members');
    await type(members, 'lea@example.org, half@typed');
    await reads(members, 'This is not an e-mail address.');
    token = 'ended';
    window.dispatchEvent(new Event('focus'));
    await eventually(() => !findAll(members, 'table').length, 'nothing is shown any more');
    expect(textOf(members)).to.contain('Your session has ended');
    expect(textOf(members)).not.to.contain('lea@example.org');
    token = mock.tokens.owner;
    await click(control(members, 'Try again'));
    await reads(members, 'Chloé Lefèvre');
    const texts = () => findAll<HTMLInputElement>(members, 'input[name=email]').map(({ value }) => value);
    await eventually(() => texts().length === 2, 'the addresses');
    assert.deepEqual(texts(), ['lea@example.org', 'half@typed']);
  });

  it('names what is wrong with each address', async () => {
    const { members } = show();
    await type(members, 'lea@example.org, LEA@example.org, nonsense, Karim@Atelier-Moreau.example');
    await reads(members, 'This address is listed twice.');
    expect(textOf(members)).to.contain('This is not an e-mail address.');
    expect(textOf(members)).to.contain('This person already has a seat.');
    assert.lengthOf(findAll(members, '[aria-invalid=true]'), 3);
  });

  it('asks again when a midnight has passed since the quote', async () => {
    const { members, mock } = show();
    await type(members, 'lea@example.org');
    await reads(members, 'Due now €6.00');
    await mock.control('clock', { to: '2026-04-17' });
    await click(control(members, 'Invite 1 person and pay €6.00'));
    await reads(members, 'before: €6.00 now: €5.60');
    await click(control(members, 'Invite 1 person and pay €5.60'));
    await reads(members, '€5.60 was paid.');
  });

  it('charges with the renewal where the policy says so, and lowers what waits when somebody goes', async () => {
    const { members } = show({ overrides: { policy: { seatInvoicing: 'next_invoice' } } });
    await type(members, 'lea@example.org');
    await reads(members, 'Due at the next renewal €6.00 Why? Nothing is charged now.');
    await click(control(members, 'Invite 1 person, €6.00 due at the next renewal'));
    await reads(members, '€6.00 will be charged at the next renewal.');
    await reads(members, 'Withdraw the invitation to lea@example.org');
    await click(control(members, 'Withdraw the invitation to lea@example.org'));
    await reads(members, 'Taken off a charge due at the next renewal €6.00');
  });

  it('shows an ordinary member nothing but that it is not theirs to see', async () => {
    const { members } = show({}, 'member');
    await reads(members, 'You don’t have access');
    assert.lengthOf(findAll(members, 'button, input, table'), 0);
  });

  it('shows yen without decimals', async () => {
    const { members } = show({ overrides: { currency: 'JPY', price: 1500 } });
    await type(members, 'lea@example.org');
    await reads(members, 'Due now ¥750');
  });

  it('shows forints with the two decimals that their minor unit has', async () => {
    const { members } = show({ overrides: { currency: 'HUF', price: 1_440_000 } });
    await type(members, 'lea@example.org');
    await reads(members, 'Due now HUF\u00a07,200.00');
  });
});
