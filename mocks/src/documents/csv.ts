import type { Invoice } from '@billfold/contract';
import { plainDecimal } from '../decimals.ts';

/** Excel takes a file for one in the machine's old code page unless this stands first: names would lose their accents. */
const BYTE_ORDER_MARK = '\ufeff';

const COLUMNS: readonly (readonly [string, (invoice: Invoice) => string])[] = [
  ['Number', ({ number }) => text(number)],
  ['Issued on', ({ issuedOn }) => issuedOn],
  ['Due on', ({ dueOn }) => dueOn],
  ['Status', ({ status }) => status],
  ['Reason', ({ reason }) => text(reason)],
  ['Currency', ({ total }) => total.currency],
  ['Net', ({ net }) => plainDecimal(net)],
  ['Tax', ({ total, net }) => plainDecimal({ ...total, amount: total.amount - net.amount })],
  ['Total', ({ total }) => plainDecimal(total)],
  ['Credited', ({ credited }) => plainDecimal(credited)],
  ['Balance applied', ({ balanceApplied }) => plainDecimal(balanceApplied)],
  ['Paid', ({ amountPaid }) => plainDecimal(amountPaid)],
  ['Due', ({ amountDue }) => plainDecimal(amountDue)],
  ['Bill to', ({ billTo }) => text(billTo.name)],
  ['Tax ID', ({ billTo }) => text(billTo.taxId ?? '')],
];

/**
 * Invoices as a table for spreadsheets and accounting: one row each, in the order given, under a row of names.
 * Comma-separated, lines ending in CR LF (RFC 4180), to be encoded as UTF-8; it begins with a byte order mark. Amounts
 * are plain decimals in the major unit, `-12.00`, with the currency in a column of its own; days are ISO 8601.
 */
export function invoicesCsv(invoices: Iterable<Invoice>): string {
  const rows = [COLUMNS.map(([name]) => name)];
  for (const invoice of invoices) rows.push(COLUMNS.map(([, read]) => read(invoice)));
  return BYTE_ORDER_MARK + rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

/** A cell as it is written: in quotation marks where it has to be. */
function cell(value: string): string {
  return /[",;\t\r\n]|^\s|\s$/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}

/**
 * What somebody has typed. A spreadsheet takes a cell that begins with one of these signs for a formula, and carries it
 * out: an apostrophe before it makes it text. So does a cell that begins within this one, for spreadsheets that divide
 * at semicolons or tabs, whatever the quotation marks. Amounts never pass here: `-12.00` stays a number, and what the
 * backend makes of an integer cannot be a formula.
 */
function text(value: string): string {
  return value.replaceAll(/(^|[;\t\r\n])(?= *[=+\-@＝＋－＠])|^(?=[\t\r])/g, "$1'");
}
