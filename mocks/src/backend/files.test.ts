import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { History, Invoice, InvoiceList, Spending } from '@billfold/contract';
import { createMockFetch } from '../mock-fetch.ts';
import { TestBackend } from '../testing/backend.ts';

const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

describe('files (INV-3)', () => {
  it('are PDFs that are saved under the number of the document', async () => {
    const backend = new TestBackend();
    for (const [path, name] of [
      [`/invoices/in_${backend.instance.id}_10/pdf`, 'INV-10682.pdf'],
      [`/credit-notes/cn_${backend.instance.id}_1/pdf`, 'CN-204.pdf'],
    ] as const) {
      const { status, headers, body } = await backend.get<Uint8Array>(path);
      assert.deepEqual(
        [status, headers.get('Content-Type'), headers.get('Content-Disposition')],
        [200, 'application/pdf', `attachment; filename="${name}"`],
      );
      assert.equal(text(body.slice(0, 5)), '%PDF-');
    }
  });

  it('are rendered as the document was when it was asked for, however late', async () => {
    const mock = createMockFetch();
    const get = (path: string) =>
      mock.fetch(mock.endpoint + path, { headers: { Authorization: `Bearer ${mock.tokens.owner ?? ''}` } });
    const [table] = await Promise.all([get('/invoices.csv'), mock.control('clock', { to: 'next_renewal' })]);
    assert.doesNotMatch(await table.text(), /INV-10683/);
  });

  it('are a table of all invoices that match', async () => {
    const backend = new TestBackend();
    const rows = async (query: string) => {
      const { headers, body } = await backend.get<Uint8Array>(`/invoices.csv${query}`);
      assert.equal(headers.get('Content-Type'), 'text/csv; charset=utf-8');
      return text(body).trim().split('\r\n').slice(1);
    };
    assert.equal((await rows('')).length, 10);
    const [first, ...more] = await rows('?from=2026-04-01');
    assert.match(first ?? '', /^INV-10682,2026-04-01,/);
    assert.deepEqual(more, []);
    assert.deepEqual(await rows('?status=open'), []);
  });

  it('are not there for who may not see invoices, nor of invoices that there are not', async () => {
    const backend = new TestBackend();
    const id = `in_${backend.instance.id}_1`;
    assert.equal((await backend.get(`/invoices/${id}/pdf`, { as: 'member' })).status, 403);
    assert.equal((await backend.get('/invoices/in_none/pdf')).status, 404);
    assert.equal((await backend.get('/invoices.csv?limit=1')).status, 422);
  });
});

describe('the list of invoices', () => {
  it('is filtered as the history is, on all pages', async () => {
    const backend = new TestBackend();
    const numbers = async (query: string) => {
      const { data, nextCursor } = (await backend.get<InvoiceList>(`/invoices?${query}`)).body;
      return [data.map(({ number }) => number), nextCursor] as const;
    };
    assert.deepEqual(await numbers('query=10681'), [['INV-10681'], null]);
    assert.deepEqual(await numbers('from=2026-03-01&to=2026-03-24'), [['INV-10681', 'INV-10680'], null]);
    const [first, cursor] = await numbers('to=2025-12-31&limit=2');
    assert.deepEqual(first, ['INV-10676', 'INV-10675']);
    assert.deepEqual(await numbers(`to=2025-12-31&limit=2&cursor=${cursor}`), [
      ['INV-10674', 'INV-10673'],
      null,
    ]);
    await backend.tell('faults', { charges: 'card_declined' });
    await backend.tell('clock', { to: 'next_renewal' });
    assert.deepEqual(await numbers('status=overdue'), [['INV-10683'], null]);
    const { data } = (await backend.get<History>('/history?status=overdue')).body;
    assert.deepEqual(
      data.map(({ number }) => number),
      ['INV-10683'],
    );
  });
});

describe('spending', () => {
  it('is what was invoiced less what was credited, month by month', async () => {
    const backend = new TestBackend();
    const { body } = await backend.get<Spending>('/spending?months=3');
    assert.deepEqual(
      body.data.map(({ month, total }) => [month, total.amount]),
      [
        ['2026-02', 7200 - 729],
        ['2026-03', 6000 + 310],
        ['2026-04', 7200],
      ],
    );
    assert.equal((await backend.get<Spending>('/spending')).body.data.length, 12);
    assert.equal((await backend.get('/spending?months=37')).status, 422);
  });
});

describe('an invoice', () => {
  it('of a company that pays by transfer says where to (INV-7)', async () => {
    const backend = new TestBackend({ scenario: 'program', at: '2026-03-02' });
    const { body } = await backend.get<Invoice>(`/invoices/in_${backend.instance.id}_10`);
    assert.equal(body.status, 'open');
    assert.deepEqual(body.paymentInstructions, {
      accountHolder: 'Lauréat',
      iban: 'BE71096123456769',
      bic: 'GKCCBEBB',
      reference: 'RF19INV10682',
    });
  });
});
