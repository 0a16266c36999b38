import type { CreditNote } from '@billfold/contract';
import { columns, paperParty, paperRow, taxFacts, taxNotes, type Writing } from './lines.ts';
import { codePoint } from './formats.ts';
import type { Fact, Paper } from './paper.ts';

/** What a credit note says. Its lines are shown as what is credited, positive like its total (CRED-1). */
export function creditNotePaper(note: CreditNote, writing: Writing): Paper {
  const { words, formats } = writing;
  const sentences = taxNotes(note.tax, writing);
  return {
    language: formats.language,
    title: words.creditNote,
    number: note.number,
    author: note.seller.name,
    issuedAt: note.issuedAt,
    facts: [
      { label: words.issued, value: formats.day(note.issuedOn) },
      { label: words.onInvoice, value: note.invoiceNumber },
    ],
    from: paperParty(words.from, note.seller, writing),
    billedTo: paperParty(words.billedTo, note.billTo, writing),
    columns: columns(note.tax, words),
    rows: note.lines.map((line) => paperRow(line, writing, note.lines, -1)),
    totals: taxFacts(note.net, note.tax, writing),
    sum: { label: words.totalCredited, value: formats.money(note.total) },
    notes: [
      ...(sentences.length > 0 ? [{ heading: null, sentences, facts: [] }] : []),
      { heading: null, sentences: [], facts: whereItWent(note, writing) },
    ],
    page: (page, pages) => words.page(formats.number(page), formats.number(pages)),
    undrawn: (letters) => words.undrawn(letters.map(codePoint).join(', ')),
  };
}

function whereItWent(
  { toInvoice, toBalance, invoiceNumber }: CreditNote,
  { words, formats }: Writing,
): Fact[] {
  return [
    { label: words.toInvoice(invoiceNumber), part: toInvoice },
    { label: words.toBalance, part: toBalance },
  ]
    .filter(({ part }) => part.amount !== 0)
    .map(({ label, part }) => ({ label, value: formats.money(part) }));
}
