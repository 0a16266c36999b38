import { methodName, type Invoice } from '@billfold/contract';
import { codePoint } from './formats.ts';
import { columns, paperParty, paperRow, signed, taxFacts, taxNotes, type Writing } from './lines.ts';
import type { Fact, Paper, PaperNote } from './paper.ts';
import { apart } from './direction.ts';
import type { DocumentWords } from './words.ts';

/** What an invoice says. */
export function invoicePaper(invoice: Invoice, writing: Writing): Paper {
  const { words, formats } = writing;
  const { number, seller, billTo, contact, issuedAt, tax } = invoice;
  return {
    language: formats.language,
    title: words.invoice,
    number,
    author: seller.name,
    issuedAt,
    facts: [
      { label: words.issued, value: formats.day(invoice.issuedOn) },
      { label: words.due, value: formats.day(invoice.dueOn) },
      { label: words.status, value: invoice.overdue ? words.overdue : statusIn(words, invoice) },
      { label: words.contact, value: [apart(contact.name ?? ''), contact.email].filter(Boolean).join('\n') },
    ],
    from: paperParty(words.from, seller, writing),
    billedTo: paperParty(words.billedTo, billTo, writing),
    columns: columns(tax, words),
    rows: invoice.lines.map((line) => paperRow(line, writing, invoice.lines)),
    totals: totals(invoice, writing),
    sum: { label: words.amountDue, value: formats.money(invoice.amountDue) },
    notes: [...remarks(invoice, writing), ...payments(invoice, writing), ...howToPay(invoice, writing)],
    page: (page, pages) => words.page(formats.number(page), formats.number(pages)),
    undrawn: (letters) => words.undrawn(letters.map(codePoint).join(', ')),
  };
}

/** A state that is newer than the words is not guessed at. */
function statusIn({ statuses }: DocumentWords, { status }: Invoice): string {
  return statuses[Object.hasOwn(statuses, status) ? status : 'other'];
}

/** From net to what is due. What is zero is left out. */
function totals(invoice: Invoice, writing: Writing): Fact[] {
  const { words, formats } = writing;
  const { credited, balanceApplied, amountPaid } = invoice;
  const numbers = invoice.creditNotes.map(({ number }) => number);
  const deductions = [
    { label: words.creditNotes(numbers), off: credited },
    { label: balanceApplied.amount < 0 ? words.addedToBalance : words.balanceApplied, off: balanceApplied },
    { label: words.paid, off: amountPaid },
  ];
  return [
    ...taxFacts(invoice.net, invoice.tax, writing),
    { label: words.total, value: formats.money(invoice.total), strong: true },
    ...deductions
      .filter(({ off }) => off.amount !== 0)
      .map(({ label, off }) => ({ label, value: formats.money(signed(off, -1)) })),
  ];
}

/** The tax's treatment, and the credit notes that were issued later. */
function remarks({ tax, creditNotes }: Invoice, writing: Writing): PaperNote[] {
  const { words, formats } = writing;
  const sentences = [
    ...taxNotes(tax, writing),
    ...creditNotes.map(({ number, total }) => words.noteIssued(number, formats.money(total))),
  ];
  return sentences.length > 0 ? [{ heading: null, sentences, facts: [] }] : [];
}

function payments({ attempts }: Invoice, { words, formats }: Writing): PaperNote[] {
  const sentences = attempts
    .filter(({ status }) => status === 'succeeded')
    .map(({ at, amount, method }) => {
      // The instant bears its offset, so its first ten letters are the account's own day.
      const [money, day] = [formats.money(amount), formats.day(at.slice(0, 10))];
      if (method.type === 'bank_transfer') return words.paidByTransfer(money, day);
      const numbered = method.type === 'card' ? words.card : words.numbered;
      return words.paidWith(money, day, apart(methodName(method, words.methodTypes, numbered)));
    });
  return sentences.length > 0 ? [{ heading: words.payments, sentences, facts: [] }] : [];
}

/** Where a bank transfer goes, as long as it is waited for (INV-7). */
function howToPay(invoice: Invoice, { words, formats }: Writing): PaperNote[] {
  const { paymentInstructions, amountDue, dueOn } = invoice;
  if (!paymentInstructions || amountDue.amount === 0) return [];
  const { accountHolder, iban, bic, reference } = paymentInstructions;
  const facts = [
    { label: words.accountHolder, value: apart(accountHolder) },
    { label: 'IBAN', value: inFours(iban) },
    { label: 'BIC', value: bic },
    { label: words.reference, value: inFours(reference) },
  ];
  const sentences = [words.transferBy(formats.money(amountDue), formats.day(dueOn))];
  return [{ heading: words.payByTransfer, sentences, facts }];
}

/** As they are printed, to be typed without mistakes (ISO 13616, ISO 11649). */
function inFours(code: string): string {
  return code.replaceAll(' ', '').replaceAll(/(.{4})(?=.)/g, '$1 ');
}
