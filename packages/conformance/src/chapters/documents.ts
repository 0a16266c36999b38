import { isMeasured, type History, type HistoryEntry, type Invoice, type Line } from '@billfold/contract';
import type { Backend } from '../backend.ts';
import { expectEqual, expectThat, NotCovered, present, type Chapter } from '../check.ts';
import type { Session } from '../session.ts';
import {
  accountOf,
  ADA,
  adding,
  amounts,
  BEN,
  FULL,
  measured,
  planChange,
  removing,
  taxes,
  units,
} from './accounts.ts';

/** Invoices of the account, at most this many: an account may have thousands. */
const MANY = 20;
/** So many pages are gone back. */
const SOME = 5;

async function someInvoices(session: Session): Promise<Invoice[]> {
  const { data } = await session.get<{ data: Invoice[] }>(`/invoices?limit=${MANY}`);
  if (data.length === 0) throw new NotCovered('this account has no invoices');
  return data;
}

async function someHistory(session: Session): Promise<HistoryEntry[]> {
  const entries = await session.history();
  if (entries.length === 0) throw new NotCovered('this account has no documents');
  return entries;
}

function sumOf(figures: readonly number[]): number {
  return figures.reduce((sum, figure) => sum + figure, 0);
}

/** For units of units, quantity times price is the amount, to half a minor unit for each seat; credits net to use. */
function explains(line: Line): boolean {
  // Of one that does not say which part of its period it is about, nothing more can be told.
  if (!isMeasured(line)) return true;
  const { units: used, unitsInPeriod, unitAmount, quantity, amount, kind } = line;
  if (amount.amount < 0 || kind === 'plan_left') return used <= unitsInPeriod;
  const [exact, said] = [
    BigInt(unitAmount.amount) * BigInt(quantity * used),
    BigInt(amount.amount) * BigInt(unitsInPeriod),
  ];
  const apart = exact > said ? exact - said : said - exact;
  return apart <= BigInt(quantity) * BigInt(unitsInPeriod);
}

/** Invoices, credit notes and the history. */
export const documents: Chapter<Backend> = {
  name: 'documents',
  title: 'Documents',
  checks: [
    {
      rules: ['INV-1', 'CRED-3'],
      title:
        'of every invoice: lines make the total, net and tax too, and due is what is left of it, never negative',
      needs: [],
      async run(backend) {
        for (const invoice of await someInvoices(await backend.visit())) {
          const {
            number,
            lines,
            net,
            tax,
            total,
            credited,
            balanceApplied,
            amountPaid,
            amountDue,
            creditNotes,
          } = invoice;
          expectEqual(sumOf(amounts(lines)), units(total), `${number}: the lines`);
          expectEqual(units(net) + taxes(tax), units(total), `${number}: net and tax`);
          expectThat(units(amountDue) >= 0, `${number}: due must not be negative`);
          expectThat(
            sumOf(creditNotes.map((note) => units(note.total))) >= units(credited),
            `${number}: the credit notes must cover what was credited`,
          );
          if (invoice.status === 'void') continue;
          expectEqual(
            units(total) - units(credited) - units(balanceApplied) - units(amountPaid),
            units(amountDue),
            `${number}: due`,
          );
        }
      },
    },
    {
      rules: ['INV-1'],
      title: 'numbers run without gaps in the order of finalisation',
      needs: [],
      async run(backend) {
        const session = await backend.visit();
        const numbers = (await someHistory(session))
          .filter(({ type }) => type === 'invoice')
          .map(({ number }) => Number(/\d+$/.exec(number)?.[0]));
        if (numbers.length < 2) throw new NotCovered('this account has fewer than two invoices');
        const [last = 0] = numbers;
        expectEqual(
          numbers,
          numbers.map((_, index) => last - index),
          'the numbers, newest first',
        );
      },
    },
    {
      rules: ['INV-1'],
      title: 'a finalised invoice’s lines and totals stay as they are, whatever happens after',
      needs: ['fresh account', 'clock', 'money'],
      async run(backend) {
        const session = await backend.begin(accountOf(1));
        await session.moveTo('2026-04-16');
        const { change } = await session.make(adding(ADA));
        const fixed = ({ number, lines, net, tax, total, billTo, contact, issuedAt }: Invoice) => ({
          number,
          lines,
          net,
          tax,
          total,
          billTo,
          contact,
          issuedAt,
        });
        const before = fixed(await session.invoice(change.invoiceId));
        await session.moveTo('2026-04-24');
        await session.make(await removing(session, ADA));
        await session.make(await planChange(session, 'higher'));
        await session.moveTo('2026-05-02');
        expectEqual(fixed(await session.invoice(change.invoiceId)), before, 'the invoice');
      },
    },
    {
      rules: ['INV-2'],
      title: 'a card invoice is due when it is finalised, and paid by its card at once',
      needs: ['fresh account'],
      async run(backend) {
        const { status, overdue, issuedOn, dueOn, amountPaid } = await (
          await backend.begin(accountOf(1))
        ).latestInvoice();
        expectEqual([status, overdue, units(amountPaid)], ['paid', false, 2400], 'the invoice');
        expectEqual(dueOn, issuedOn, 'its due day');
      },
    },
    {
      rules: ['INV-3'],
      title: 'the history is newest first, and its pages neither repeat nor miss an entry',
      needs: [],
      async run(backend) {
        const session = await backend.visit();
        const entries = await someHistory(session);
        const days = entries.map(({ issuedOn }) => issuedOn);
        expectEqual(days, days.toSorted().reverse(), 'the days, newest first');
        if (entries.length < 2) throw new NotCovered('this account has fewer than two documents');
        const first = await session.get<{ data: HistoryEntry[]; nextCursor: string | null }>(
          '/history?limit=1',
        );
        expectEqual(
          first.data.map(({ id }) => id),
          [entries[0]?.id],
          'a page of one',
        );
        const second = await session.get<{ data: HistoryEntry[] }>(
          `/history?limit=1&cursor=${encodeURIComponent(present(first.nextCursor, 'the next cursor'))}`,
        );
        expectEqual(
          second.data.map(({ id }) => id),
          [entries[1]?.id],
          'the page after it',
        );
      },
    },
    {
      rules: ['INV-3'],
      title: 'where the history says how many entries there are, it has so many',
      needs: [],
      async run(backend) {
        const session = await backend.visit();
        const { total } = await session.get<History>('/history?limit=1');
        if (typeof total !== 'number') throw new NotCovered('this backend does not count its documents');
        expectEqual(total, (await session.history()).length, 'the number of entries on all pages');
      },
    },
    {
      rules: ['INV-3'],
      title:
        'where there is a way to the last page, it holds the oldest entries, and one can go back from it',
      needs: [],
      async run(backend) {
        const session = await backend.visit();
        const entries = await someHistory(session);
        const list = `/history?limit=${Math.min(100, Math.ceil(entries.length / 4))}`;
        const first = await session.get<History>(list);
        if (first.lastCursor === undefined) throw new NotCovered('this backend only goes on');
        const limit = first.data.length;
        if (limit === entries.length) throw new NotCovered('this account has a single page of documents');
        let begin = entries.length - 1 - ((entries.length - 1) % limit);
        let cursor: string | null | undefined = first.lastCursor;
        for (let pages = 0; pages < SOME && begin >= 0; pages += 1, begin -= limit) {
          const which = `the page of the entries from ${begin} on`;
          const { data, offset, previousCursor }: History = await session.get<History>(
            `${list}&cursor=${encodeURIComponent(present(cursor, `a cursor to ${which}`))}`,
          );
          expectEqual(
            [data.map(({ id }) => id), offset],
            [entries.slice(begin, begin + limit).map(({ id }) => id), begin],
            which,
          );
          cursor = previousCursor;
        }
        if (begin < 0) expectEqual(cursor, null, 'what is before the first page');
      },
    },
    {
      rules: ['INV-3'],
      title: 'the history can be narrowed down by type, status, number and day',
      needs: [],
      async run(backend) {
        const session = await backend.visit();
        const entries = await someHistory(session);
        const narrowed = async (query: string, fits: (entry: HistoryEntry) => boolean) => {
          const found = await session.all<HistoryEntry>(`/history?${query}`);
          expectEqual(
            found.map(({ id }) => id),
            entries.filter(fits).map(({ id }) => id),
            `what ${query} finds`,
          );
        };
        const newest = present(entries[0], 'an entry');
        const oldest = present(entries.at(-1), 'an entry');
        await narrowed('type=credit_note', ({ type }) => type === 'credit_note');
        await narrowed('status=paid', ({ status }) => status === 'paid');
        await narrowed(`query=${encodeURIComponent(newest.number)}`, ({ number }) =>
          number.includes(newest.number),
        );
        await narrowed('query=no-such-number', () => false);
        await narrowed(`from=${newest.issuedOn}`, ({ issuedOn }) => issuedOn >= newest.issuedOn);
        await narrowed(`to=${oldest.issuedOn}`, ({ issuedOn }) => issuedOn <= oldest.issuedOn);
      },
    },
    {
      rules: ['INV-3'],
      title: 'every document of the history can be read, and says there what it says here',
      needs: [],
      async run(backend) {
        const session = await backend.visit();
        for (const entry of (await someHistory(session)).slice(0, MANY)) {
          const { number, total } =
            entry.type === 'invoice' ? await session.invoice(entry.id) : await session.creditNote(entry.id);
          expectEqual(
            [number, units(total)],
            [entry.number, Math.abs(units(entry.total))],
            `the document ${entry.number}`,
          );
        }
      },
    },
    {
      rules: ['INV-3'],
      title: 'an invoice downloads as a real PDF',
      needs: [],
      async run(backend) {
        const session = await backend.visit();
        const [invoice] = await someInvoices(session);
        const pdf = await session.get<Uint8Array>(`/invoices/${present(invoice, 'an invoice').id}/pdf`);
        const text = new TextDecoder('latin1').decode(pdf);
        expectThat(
          text.startsWith('%PDF-') && text.trimEnd().endsWith('%%EOF'),
          'It must begin and end as a PDF does',
        );
      },
    },
    {
      rules: ['INV-3'],
      title: 'the table for spreadsheets has a row for each invoice, and no cell that is a formula',
      needs: [],
      async run(backend) {
        const session = await backend.visit();
        const invoices = await session.all<Invoice>('/invoices');
        if (invoices.length === 0) throw new NotCovered('this account has no invoices');
        const csv = new TextDecoder().decode(await session.get<Uint8Array>('/invoices.csv'));
        for (const { number } of invoices) expectThat(csv.includes(number), `The table must have ${number}`);
        expectThat(!/(^|[,;\n])"?[=+@]/.test(csv), 'A cell must not begin as a formula does');
      },
    },
    {
      rules: ['INV-4'],
      title: 'there is an estimate of the next renewal that adds up, or a reason why there is none',
      needs: [],
      async run(backend) {
        const { estimate, none } = await (await backend.visit()).upcoming();
        expectThat(
          (estimate === null) !== (none === null),
          'There must be an estimate or a reason, and not both',
        );
        if (!estimate) return;
        expectEqual(sumOf(amounts(estimate.lines)), units(estimate.total), 'the lines');
        expectEqual(units(estimate.net) + taxes(estimate.tax), units(estimate.total), 'net and tax');
        expectEqual(units(estimate.total) - units(estimate.balanceApplied), units(estimate.amountDue), 'due');
      },
    },
    {
      rules: ['INV-4'],
      title: 'if nothing changes, the renewal is what was estimated',
      needs: ['fresh account', 'clock', 'money'],
      async run(backend) {
        const session = await backend.begin(accountOf(3));
        await session.moveTo('2026-04-16');
        await session.make(adding(ADA, BEN));
        await session.make(await removing(session, FULL));
        const estimate = present((await session.upcoming()).estimate, 'the estimate');
        await session.moveTo('2026-05-01');
        const invoice = await session.latestInvoice();
        // Owner, two who stay and two who came: 60.00, less the 6.00 that came back.
        expectEqual(
          [units(estimate.total), units(estimate.balanceApplied), units(estimate.amountDue)],
          [6000, 600, 5400],
          'the estimate',
        );
        expectEqual(
          [invoice.issuedOn, units(invoice.total), units(invoice.balanceApplied), units(invoice.amountPaid)],
          [estimate.renewsOn, 6000, 600, 5400],
          'the renewal',
        );
      },
    },
    {
      rules: ['INV-6'],
      title: 'every line says units of units, price and quantity, and its amount follows from them',
      needs: [],
      async run(backend) {
        for (const { number, lines } of await someInvoices(await backend.visit())) {
          for (const line of lines) {
            expectThat(
              explains(line),
              `${number}: ${line.amount.amount} does not follow from ${line.quantity} × ${line.unitAmount.amount} × ${line.units ?? '?'} ÷ ${line.unitsInPeriod ?? '?'}`,
            );
            expectThat(
              line.period.start < line.period.end,
              `${number}: a line's period must end after it begins`,
            );
          }
        }
      },
    },
    {
      rules: ['INV-6'],
      title: 'a line of an invitation says who, from when, and 15 of 30 units',
      needs: ['fresh account', 'clock', 'money'],
      async run(backend) {
        const session = await backend.begin(accountOf(1));
        await session.moveTo('2026-04-16');
        const { change } = await session.make(adding(ADA));
        const [line] = (await session.invoice(change.invoiceId)).lines;
        const { kind, period, quantity, unitAmount, members } = present(line, 'the line');
        expectEqual(
          [kind, period.start, period.end, quantity, units(unitAmount), members],
          ['member_added', '2026-04-16', '2026-05-01', 1, 1200, 1],
          'the line',
        );
        expectEqual(measured(line).units * 2, measured(line).unitsInPeriod, 'the units, twice');
        expectThat(JSON.stringify(line?.params).includes(ADA), 'The line must say whom it is about');
      },
    },
    {
      rules: ['INV-5'],
      title: 'an invoice keeps the company as it was, after the settings have changed',
      needs: ['fresh account', 'money'],
      async run(backend) {
        const session = await backend.begin(accountOf(0));
        const before = await session.latestInvoice();
        const { version } = await session.get<{ version: string }>('/settings');
        await session.edit('PATCH', '/settings', version, { companyName: 'Another Name' });
        expectEqual(
          (await session.invoice(before.id)).billTo,
          before.billTo,
          'the company on the old invoice',
        );
        const { change } = await session.make(adding(ADA));
        expectEqual(
          (await session.invoice(change.invoiceId)).billTo.name,
          'Another Name',
          'the company on the new one',
        );
      },
    },
    {
      rules: ['PRICE-1'],
      title: 'the price of a seat is the same for who was there and who comes',
      needs: ['fresh account', 'clock', 'money'],
      async run(backend) {
        const session = await backend.begin(accountOf(1, { price: 1234 }));
        const { unitAmount } = await session.subscription();
        const [line] = (await session.quote(adding(ADA))).lines;
        expectEqual(
          [units(unitAmount), line?.unitAmount.amount, line?.amount.amount],
          [1234, 1234, 1234],
          'the price',
        );
      },
    },
    {
      rules: ['TAX-4'],
      title: 'every amount is in the account’s currency',
      needs: [],
      async run(backend) {
        const session = await backend.visit();
        const { currency } = await session.account();
        for (const invoice of await someInvoices(session)) {
          const found = [...JSON.stringify(invoice).matchAll(/"currency":"([A-Z]{3})"/g)].map(
            ([, code]) => code,
          );
          expectEqual([...new Set(found)], [currency], `${invoice.number}: the currencies`);
        }
      },
    },
  ],
};
