import type { CreditNote, Invoice } from '@billfold/contract';
import { creditNotePaper } from './credit-note-paper.ts';
import { Formats } from './formats.ts';
import { invoicePaper } from './invoice-paper.ts';
import type { Writing } from './lines.ts';
import { typeset } from './typeset.ts';
import { wordsFor, type DocumentWords } from './words.ts';

/** How a document is to be written. */
export interface PdfOptions {
  /** BCP 47 tag. Languages other than French are written in English, with that locale's figures and days. */
  locale: string;
  /** A product's own words instead of the kit's. */
  words?: DocumentWords;
}

/**
 * An invoice as a PDF (INV-3), with the company's details as they were (INV-5) and lines that explain themselves
 * (INV-6). The same invoice gives the same bytes.
 */
export async function invoicePdf(invoice: Invoice, options: PdfOptions): Promise<Uint8Array> {
  return typeset(invoicePaper(invoice, writing(options)));
}

/** A credit note as a PDF (INV-3, CRED-1). The same note gives the same bytes. */
export async function creditNotePdf(note: CreditNote, options: PdfOptions): Promise<Uint8Array> {
  return typeset(creditNotePaper(note, writing(options)));
}

function writing({ locale, words = wordsFor(locale) }: PdfOptions): Writing {
  return { words, formats: new Formats(locale) };
}
