// A backend that can tell and do as little as the contract lets it: nobody is told of what there is not, and no button is
// seen that can't work.
import type { BillingAdapter, Notice } from '@billfold/contract';
import { assert } from '@open-wc/testing';
import './define/all.ts';
import { leanEngine } from './shared/testing/lean.ts';
import { clear, click, control, eventually, findAll, provide, reads, textOf } from './shared/testing/page.ts';
import { FakeProcessor } from './shared/testing/processor.ts';
import { Way, type MockAdapter } from './shared/testing/weather.ts';

/** Somebody is invited, and the card says no. */
async function declined({ mock, adapter }: Way): Promise<void> {
  await mock.control('faults', { charges: 'insufficient_funds' });
  const quote = await adapter.quotes.create({ type: 'add_members', emails: ['nadia@example.com'] });
  await adapter.quotes.accept(quote.id);
}

async function show(
  markup: string,
  shown: (backend: MockAdapter) => BillingAdapter = leanEngine,
  before?: (way: Way) => Promise<unknown>,
): Promise<HTMLElement> {
  const way = new Way();
  await before?.(way);
  const [newest] = (await way.adapter.invoices.list({ limit: 1 })).data;
  const provider = provide(shown(way.another()), markup.replace('{invoice}', newest?.id ?? ''));
  provider.payments = new FakeProcessor();
  const element = provider.firstElementChild;
  if (!(element instanceof HTMLElement)) throw new Error('No element');
  return element;
}

const INVOICE = '<billing-invoice item-id="{invoice}"></billing-invoice>';
const buttons = (root: ParentNode): string[] => findAll(root, 'button, a').map(textOf);
const atRest = (root: Element): Promise<void> =>
  eventually(() => findAll(root, '[aria-busy=true]').length === 0, 'at rest');

/** The whole backend, which says in its account what it offers. */
const offering =
  (...features: string[]) =>
  (backend: MockAdapter): BillingAdapter => ({
    ...backend,
    account: { read: async (options) => ({ ...(await backend.account.read(options)), features }) },
  });

describe('a lean engine', () => {
  afterEach(clear);

  it('has a history by pages that are not counted, and no files', async () => {
    const page = await show('<billing-history page-size="3"></billing-history>');
    await reads(page, 'INV-10682');
    await eventually(() => buttons(page).includes('Next'), 'the way on');
    assert.match(textOf(page), /1–3(?! of)/);
    assert.notMatch(textOf(page), /PDF|CSV/);
    await click(control(page, 'Next'));
    await reads(page, '4–');
    assert.isFalse(buttons(page).includes('Last'));
    assert.lengthOf(findAll(page, '.notice'), 0);
  });

  it('shows an invoice that can be printed, and neither sent, saved nor paid', async () => {
    const page = await show(INVOICE, leanEngine, declined);
    await reads(page, '€6.00');
    await atRest(page);
    const seen = buttons(page).filter((label) => !label.endsWith('Why?'));
    assert.deepEqual(seen, ['Print']);
  });

  it('lists members whom nobody can invite, remove or mail', async () => {
    const page = await show('<billing-members></billing-members>');
    await reads(page, 'Chloé Lefèvre');
    await atRest(page);
    assert.notInclude(textOf(page), '(you)');
    assert.deepEqual(buttons(page), []);
  });

  it('lists the ways to pay, and none of them can be changed', async () => {
    const page = await show('<payment-methods></payment-methods>');
    await reads(page, '4242');
    await atRest(page);
    assert.deepEqual(buttons(page), []);
    assert.lengthOf(findAll(page, 'input'), 0);
  });

  it('tells what should be known, without a remedy that it has no means for', async () => {
    const page = await show('<billing-notice></billing-notice>', leanEngine, declined);
    await reads(page, 'A payment failed');
    await atRest(page);
    assert.deepEqual(buttons(page), []);
  });

  it('offers each remedy only where there is a method for it', async () => {
    const remedies = [
      'undo_change',
      'resend_confirmation',
      'withdraw_closure',
      'add_payment_method',
      'update_payment_method',
    ];
    const notices = remedies.map((kind): Notice => ({
      kind: `x_${kind}`,
      params: {},
      severity: 'info',
      remedy: { kind, params: { changeId: kind } },
    }));
    const told = (backend: MockAdapter): BillingAdapter => ({
      ...leanEngine(backend),
      account: { read: async (options) => ({ ...(await backend.account.read(options)), notices }) },
      changes: backend.changes,
      paymentMethods: { list: backend.paymentMethods.list, add: backend.paymentMethods.add },
    });
    const page = await show('<billing-notice></billing-notice>', told);
    await reads(page, 'There is news');
    await eventually(() => buttons(page).includes('Keep the current plan'), buttons(page).join());
    assert.includeMembers(buttons(page), ['Keep the current plan', 'Send the link again', 'Add a card']);
    assert.notInclude(buttons(page), 'Keep the account open');
    assert.notInclude(buttons(page), 'Update your card');
  });
});

describe('a backend that says what it offers', () => {
  afterEach(clear);

  it('is sent nothing to mail where it does not name that', async () => {
    const whole = await show(INVOICE, offering('account', 'invoices', 'documents', 'creditNotes', 'quotes'));
    await reads(whole, 'Send again');
    clear();
    const part = await show(INVOICE, offering('account', 'invoices.read', 'documents.creditNotePdf'));
    await reads(part, '€72.00');
    await eventually(() => !/Send again|Download PDF/.test(textOf(part)), textOf(part));
    assert.include(buttons(part), 'Print');
  });

  it('has its members managed as far as it names that', async () => {
    const page = await show('<billing-members></billing-members>', offering('members.list', 'quotes'));
    await reads(page, 'Chloé Lefèvre');
    await atRest(page);
    assert.isTrue(buttons(page).some((label) => label.startsWith('Remove')));
    assert.isFalse(buttons(page).some((label) => label.startsWith('Resend')));
  });

  it('has cards edited, removed and added as far as it names that', async () => {
    const some = ['paymentMethods.list', 'paymentMethods.add'];
    const page = await show('<payment-methods></payment-methods>', offering(...some));
    await reads(page, '4242');
    await atRest(page);
    assert.deepEqual(buttons(page), ['Add a new card']);
  });
});
