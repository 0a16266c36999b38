import {
  BillingError,
  type BillingAdapter,
  type HistoryEntry,
  type HistoryQuery,
  type InvoiceFilter,
} from '@billfold/contract';
import { assert, expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../define/billing-history.ts';
import '../define/billing-provider.ts';
import { entry, eur, fixtureAdapter } from '../shared/testing/fixtures.ts';
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
import type { BillingHistory } from './billing-history.ts';
import type { HistoryFilters } from './filters.ts';

const all: readonly HistoryEntry[] = [
  entry({ id: 'cn_1', type: 'credit_note', number: 'CN-204', total: eur(-600), status: null }),
  entry({ id: 'inv_3', number: 'INV-10683', status: 'open', overdue: true, amountDue: eur(600) }),
  ...Array.from({ length: 12 }, (_, i) => entry({ id: `old_${i}`, number: `INV-${10682 - i}` })),
];

/** A backend that finds by type, state and number, and keeps what it was asked. */
function backend(more: Parameters<typeof fixtureAdapter>[0] = {}) {
  const asked: HistoryQuery[] = [];
  const list: NonNullable<BillingAdapter['history']>['list'] = (query = {}) => {
    asked.push(query);
    const found = all.filter(
      ({ type, status, overdue, number }) =>
        (!query.type || type === query.type) &&
        (!query.status || (query.status === 'overdue' ? overdue : status === query.status)) &&
        number.includes(query.query ?? ''),
    );
    return fixtureAdapter({}, found).history.list(query);
  };
  return { asked, adapter: fixtureAdapter({ history: { list }, ...more }, all) };
}

function show(adapter: BillingAdapter, attributes = ''): BillingHistory {
  return only(provide(adapter, `<billing-history ${attributes}></billing-history>`), 'billing-history');
}

const input = (history: BillingHistory, id: string): HTMLInputElement => {
  const [found] = findAll<HTMLInputElement>(history, `#${id}`);
  if (!found) throw new Error(`No #${id}`);
  return found;
};

async function ready(history: BillingHistory): Promise<BillingHistory> {
  await eventually(
    () => findAll(history, '#query').length > 0 && findAll(history, '[aria-busy=true]').length === 0,
    'the filters, and all answers',
  );
  return history;
}

async function choose(history: BillingHistory, value: string): Promise<void> {
  const [select] = findAll<HTMLSelectElement>(history, '#show');
  if (!select) throw new Error('No select');
  select.value = value;
  select.dispatchEvent(new Event('change'));
  await history.updateComplete;
}

const numbers = (history: BillingHistory): string[] =>
  findAll(history, 'td.number').map((cell) => textOf(cell));

describe('finding something in the history', () => {
  afterEach(() => {
    clear();
    document.documentElement.removeAttribute('lang');
  });

  it('INV-3: finds by part of a number, once somebody has stopped typing, and begins at the first page', async () => {
    const { adapter, asked } = backend();
    const history = await ready(show(adapter));
    await reads(history, '1–10 of 14');
    await click(control(history, 'Next'));
    await reads(history, '11–14 of 14');
    await click(input(history, 'query'));
    asked.length = 0;
    await sendKeys({ type: '0683' });
    await eventually(() => numbers(history).join() === 'INV-10683', 'one is found');
    assert.isBelow(asked.length, '0683'.length, 'not at every key');
    assert.isTrue(asked.every(({ cursor }) => !cursor));
    assert.equal(history.getAttribute('query'), '0683');
    assert.equal(input(history, 'query').value, '0683');
    await reads(history, '1 entry found');
  });

  it('finds at once by Enter', async () => {
    const { adapter } = backend();
    const history = await ready(show(adapter));
    await click(input(history, 'query'));
    await sendKeys({ type: 'CN' });
    await sendKeys({ press: 'Enter' });
    await eventually(() => history.query === 'CN');
  });

  it('shows only credit notes, or only invoices in a state, and tells the page', async () => {
    const { adapter } = backend();
    const history = await ready(show(adapter));
    const told: unknown[] = [];
    history.addEventListener('billing-filter', ({ detail }) => told.push(JSON.stringify(detail)));
    await choose(history, 'credit_note');
    await eventually(() => numbers(history).join() === 'CN-204', 'credit notes');
    await choose(history, 'overdue');
    await eventually(() => numbers(history).join() === 'INV-10683', 'overdue ones');
    assert.isNull(history.getAttribute('type'));
    assert.equal(history.getAttribute('status'), 'overdue');
    assert.deepEqual(told, ['{"type":"credit_note"}', '{"status":"overdue"}']);
  });

  it('can be linked to: attributes say what is shown, before and after it is in the page', async () => {
    const { adapter, asked } = backend();
    const attributes = 'type="invoice" status="paid" query="106" from="2026-01-01" to="2026-04-30"';
    const history = await ready(show(adapter, attributes));
    const { cursor: _, limit: __, ...first } = asked[0] ?? {};
    assert.deepEqual(first, {
      type: 'invoice',
      status: 'paid',
      query: '106',
      from: '2026-01-01',
      to: '2026-04-30',
    });
    assert.equal(input(history, 'query').value, '106');
    assert.equal(input(history, 'from').value, '2026-01-01');
    assert.equal(findAll<HTMLSelectElement>(history, '#show')[0]?.value, 'paid');
    history.query = 'CN';
    history.status = history.type = undefined;
    await eventually(() => numbers(history).join() === 'CN-204', 'the property');
    assert.equal(input(history, 'query').value, 'CN');
  });

  it('tells nobody that a property was set', async () => {
    const history = await ready(show(backend().adapter));
    let told = 0;
    history.addEventListener('billing-filter', () => (told += 1));
    history.status = 'paid';
    await history.updateComplete;
    assert.equal(told, 0);
  });

  it('asks for the days that somebody chooses, and says when they are the wrong way round', async () => {
    const { adapter, asked } = backend();
    const history = await ready(show(adapter));
    for (const [id, day] of [
      ['from', '2026-04-10'],
      ['to', '2026-04-01'],
    ] as const) {
      const field = input(history, id);
      field.value = day;
      field.dispatchEvent(new Event('change'));
      await history.updateComplete;
    }
    await reads(history, 'This is before the first day.');
    assert.equal(input(history, 'to').getAttribute('aria-invalid'), 'true');
    await eventually(() => asked.at(-1)?.from === '2026-04-10' && asked.at(-1)?.to === '2026-04-01');
  });

  it('says but once that the days are the wrong way round, and clears them', async () => {
    const list: NonNullable<BillingAdapter['history']>['list'] = ({ from, to, ...query } = {}) =>
      fixtureAdapter({}, from && to && to < from ? [] : all).history.list(query);
    const attributes = 'from="2026-04-10" to="2026-04-01"';
    const history = await ready(show(fixtureAdapter({ history: { list } }, all), attributes));
    await reads(history, 'This is before the first day.');
    await reads(history, 'Clear filters');
    assert.notMatch(textOf(history), /No entries match|Nothing in the history|entries found/);
    history.from = '2026-04-01';
    await reads(history, 'INV-10683');
    history.from = '2026-04-10';
    await eventually(() => !numbers(history).length, 'nothing is found');
    await click(control(history, 'Clear filters'));
    await reads(history, 'INV-10683');
    assert.notInclude(textOf(history), 'This is before the first day.');
  });

  it('asks for no year of five digits, which no backend takes', async () => {
    const { adapter, asked } = backend();
    const history = await ready(show(adapter));
    const field = input(history, 'to');
    assert.equal(field.max, '9999-12-31');
    for (const day of ['12026-01-01', '2026-01-01']) {
      field.value = day;
      field.dispatchEvent(new Event('change'));
    }
    await eventually(() => asked.at(-1)?.to === '2026-01-01');
    assert.isFalse(asked.some(({ to }) => to?.startsWith('12026')));
  });

  it('leaves a year alone that is being typed while an answer comes', async () => {
    const history = await ready(show(backend().adapter, 'to="2026-03-31"'));
    const field = input(history, 'to');
    const again = async (): Promise<void> => {
      history.requestUpdate();
      await history.updateComplete;
      await findAll<HistoryFilters>(history, 'billing-history-filters')[0]?.updateComplete;
    };
    field.focus();
    field.value = '0020-03-31';
    field.dispatchEvent(new Event('change'));
    await again();
    assert.equal(field.value, '0020-03-31');
    // Left like that, it is none.
    field.blur();
    await again();
    assert.equal(field.value, '2026-03-31');
  });

  it('leaves a number alone that is being typed while an answer comes, and finds it', async () => {
    const history = await ready(show(backend().adapter));
    const field = input(history, 'query');
    field.value = '1068';
    field.dispatchEvent(new Event('input'));
    history.requestUpdate();
    await history.updateComplete;
    await findAll<HistoryFilters>(history, 'billing-history-filters')[0]?.updateComplete;
    assert.equal(field.value, '1068');
    await eventually(
      () => numbers(history).every((number) => number.includes('1068')),
      'what was looked for',
    );
  });

  it('says that nothing matches, and clears the filters by key, to where the search is', async () => {
    const history = await ready(show(backend().adapter, 'query="nonsense"'));
    await reads(history, 'No entries match');
    control(history, 'Clear filters').focus();
    await sendKeys({ press: 'Enter' });
    await reads(history, 'INV-10683');
    assert.isNull(history.getAttribute('query'));
    const [filters] = findAll(history, 'billing-history-filters');
    assert.equal(filters?.shadowRoot?.activeElement?.id, 'query');
    assert.equal(input(history, 'query').value, '');
  });

  it('offers no filters where there is nothing to be found', async () => {
    const history = show(fixtureAdapter({}, []));
    await reads(history, 'No invoices yet');
    assert.lengthOf(findAll(history, 'billing-history-filters'), 0);
  });

  it('goes back to the first page from far away, and keeps the focus', async () => {
    const history = await ready(show(backend().adapter, 'page-size="3"'));
    await reads(history, '1–3 of 14');
    await click(control(history, 'Next'));
    await reads(history, '4–6 of 14');
    await click(control(history, 'Next'));
    await reads(history, '7–9 of 14');
    await click(control(history, 'First'));
    await reads(history, '1–3 of 14');
    assert.equal(history.shadowRoot?.activeElement, control(history, 'First'));
    assert.equal(control(history, 'First').ariaDisabled, 'true');
  });

  it('folds away in a narrow container, and opens by key', async () => {
    const history = await ready(show(backend().adapter, 'status="paid" from="2026-01-01"'));
    const place = history.closest<HTMLElement>('.test-place');
    if (place) place.style.inlineSize = '280px';
    const toggle = control(history, 'Filters (2)');
    await eventually(() => !input(history, 'from').checkVisibility());
    toggle.focus();
    await sendKeys({ press: 'Enter' });
    await eventually(() => input(history, 'from').checkVisibility());
    assert.equal(toggle.ariaExpanded, 'true');
    for (const element of findAll(history, '.frame *')) {
      expect(element.getBoundingClientRect().right, element.outerHTML).to.be.at.most(
        (place?.getBoundingClientRect().right ?? 0) + 0.5,
      );
    }
  });

  it('has its place kept until it is there: the list does not move', async () => {
    const history = show(backend().adapter);
    await reads(history, 'INV-10683');
    const [table] = findAll(history, 'table');
    for (const width of ['800px', '560px', '280px']) {
      const place = history.closest<HTMLElement>('.test-place');
      if (place) place.style.inlineSize = width;
      await ready(history);
      const [filters] = findAll(history, '.filters');
      const [row] = findAll(history, 'billing-history-filters');
      const needed = row?.getBoundingClientRect().height ?? 0;
      assert.equal(filters?.getBoundingClientRect().height, needed, width);
    }
    assert.equal(findAll(history, 'table')[0], table);
  });

  it('speaks French', async () => {
    document.documentElement.lang = 'fr';
    const history = await ready(show(backend().adapter));
    expect(textOf(history)).to.contain('Toutes les factures').and.to.contain('Irrécouvrable');
  });

  it('is accessible', async function () {
    this.timeout(10_000);
    const history = await ready(show(backend().adapter, 'status="paid"'));
    await expect(history).to.be.accessible();
  });
});

describe('the history as files', () => {
  const documents = (more: Partial<NonNullable<BillingAdapter['documents']>> = {}) => ({
    invoicePdf: () => Promise.resolve(new Blob(['pdf'])),
    creditNotePdf: () => Promise.resolve(new Blob(['pdf'])),
    invoicesCsv: () => Promise.resolve(new Blob(['csv'])),
    ...more,
  });
  /** What the browser was told to save. */
  let saved: string[] = [];
  const click_ = HTMLAnchorElement.prototype.click;
  beforeEach(() => {
    saved = [];
    HTMLAnchorElement.prototype.click = function (this: HTMLAnchorElement) {
      saved.push(`${this.download} ${this.href.slice(0, 5)}`);
    };
  });
  afterEach(() => {
    HTMLAnchorElement.prototype.click = click_;
    clear();
  });

  it('INV-3: saves an entry’s document under its number', async () => {
    const asked: string[] = [];
    const { adapter } = backend({
      documents: documents({
        invoicePdf: (id) => (asked.push(id), Promise.resolve(new Blob())),
        creditNotePdf: (id) => (asked.push(id), Promise.resolve(new Blob())),
      }),
    });
    const history = await ready(show(adapter));
    await click(control(history, 'PDF CN-204'));
    await reads(history, 'CN-204.pdf has been saved');
    await click(control(history, 'PDF INV-10683'));
    await reads(history, 'INV-10683.pdf has been saved');
    assert.deepEqual(asked, ['cn_1', 'inv_3']);
    assert.deepEqual(saved, ['CN-204.pdf blob:', 'INV-10683.pdf blob:']);
  });

  it('exports what is shown, once however often it is clicked, under a name that says from when', async () => {
    const asked: (InvoiceFilter | undefined)[] = [];
    const slow = deferred<Blob>();
    const { adapter } = backend({
      documents: documents({ invoicesCsv: (filter) => (asked.push(filter), slow.promise) }),
    });
    const history = await ready(show(adapter, 'status="paid" query="106" from="2026-01-01"'));
    const button = control(history, 'Invoices as CSV');
    await click(button);
    await reads(history, 'Fetching invoices_2026-01-01.csv');
    assert.equal(button.ariaDisabled, 'true');
    await click(button);
    slow.resolve(new Blob(['csv']));
    await reads(history, 'invoices_2026-01-01.csv has been saved');
    assert.lengthOf(asked, 1);
    assert.equal(JSON.stringify(asked[0]), '{"status":"paid","query":"106","from":"2026-01-01"}');
    assert.deepEqual(saved, ['invoices_2026-01-01.csv blob:']);
  });

  it('says what could not be fetched, and tries again', async () => {
    let works = false;
    const { adapter } = backend({
      documents: documents({
        invoicesCsv: () =>
          works ? Promise.resolve(new Blob()) : Promise.reject(new BillingError('network', 'lost')),
      }),
    });
    const history = await ready(show(adapter));
    await click(control(history, 'Invoices as CSV'));
    await reads(history, 'invoices.csv could not be fetched There was no answer.');
    assert.lengthOf(saved, 0);
    works = true;
    await click(control(history, 'Try again'));
    await reads(history, 'invoices.csv has been saved');
    assert.lengthOf(findAll(history, '[role=alert]'), 0);
  });

  it('saves nothing once the history is gone', async () => {
    const slow = deferred<Blob>();
    let asked = false;
    let aborted = false;
    const { adapter } = backend({
      documents: documents({
        invoicesCsv: (_, options) => {
          asked = true;
          options?.signal?.addEventListener('abort', () => (aborted = true));
          return slow.promise;
        },
      }),
    });
    const history = await ready(show(adapter));
    await click(control(history, 'Invoices as CSV'));
    await eventually(() => asked, 'asked');
    history.remove();
    slow.resolve(new Blob());
    await slow.promise;
    await new Promise((resolve) => setTimeout(resolve));
    assert.isTrue(aborted);
    assert.lengthOf(saved, 0);
  });

  it('offers no table of invoices where credit notes are shown, and no files where the backend has none', async () => {
    const { adapter } = backend({ documents: documents() });
    const notes = await ready(show(adapter, 'type="credit_note"'));
    await reads(notes, 'PDF');
    expect(textOf(notes)).not.to.contain('CSV');
    const without = await ready(show(backend().adapter));
    expect(textOf(without)).not.to.contain('CSV').and.not.to.contain('PDF');
  });
});
