import type { HistoryMessages } from '../billing-history/billing-history.messages.ts';
import type { InvoiceMessages } from '../billing-invoice/billing-invoice.messages.ts';
import type { MembersMessages } from '../billing-members/billing-members.messages.ts';
import type { PayMessages } from '../pay-invoice/pay-invoice.messages.ts';
import type { DocumentMessages } from './document.messages.ts';
import type { QuoteMessages } from './quote.messages.ts';
import type { SharedMessages } from './shared.messages.ts';

/**
 * Everything that is said in one language. English stands beside what says it; the other languages are whole catalogues
 * in `locales/`, loaded when they are needed. A language that lacks a message, or has one too many, fails the typecheck.
 */
export interface Catalogue {
  shared: SharedMessages;
  document: DocumentMessages;
  history: HistoryMessages;
  invoice: InvoiceMessages;
  quote: QuoteMessages;
  pay: PayMessages;
  members: MembersMessages;
}

/** A page's own wording of some messages. Whatever is left out keeps the kit's. */
export type CatalogueOverrides = { readonly [S in keyof Catalogue]?: DeepPartial<Catalogue[S]> };

type DeepPartial<T> = {
  readonly [K in keyof T]?: T[K] extends object
    ? T[K] extends (...args: never[]) => unknown
      ? T[K]
      : DeepPartial<T[K]>
    : T[K];
};
