import type { ReasonsMessages } from '../amount-reason/amount-reason.messages.ts';
import type { HistoryMessages } from '../billing-history/billing-history.messages.ts';
import type { FiltersMessages } from '../billing-history/filters.messages.ts';
import type { NoRenewalMessages } from '../billing-history/no-renewal.messages.ts';
import type { InvoiceMessages } from '../billing-invoice/billing-invoice.messages.ts';
import type { MembersMessages } from '../billing-members/billing-members.messages.ts';
import type { SpendingMessages } from '../billing-spending/billing-spending.messages.ts';
import type { NoticeMessages } from '../billing-notice/billing-notice.messages.ts';
import type { PayMessages } from '../pay-invoice/pay-invoice.messages.ts';
import type { MethodsMessages } from '../payment-methods/payment-methods.messages.ts';
import type { TaxIdMessages } from '../tax-id-form/tax-id-form.messages.ts';
import type { LinesMessages } from './line-text.messages.ts';
import type { DocumentMessages } from './document.messages.ts';
import type { FilesMessages } from './files.messages.ts';
import type { PagesMessages } from './pages.messages.ts';
import type { QuoteMessages } from './quote.messages.ts';
import type { RemedyMessages } from './remedy.messages.ts';
import type { SharedMessages } from './shared.messages.ts';

/**
 * Everything that is said in one language. English stands beside what says it; the other languages are whole catalogues
 * in `locales/`, loaded when they are needed. A language that lacks a message, or has one too many, fails the typecheck.
 */
export interface Catalogue {
  shared: SharedMessages;
  pages: PagesMessages;
  document: DocumentMessages;
  lines: LinesMessages;
  reasons: ReasonsMessages;
  history: HistoryMessages;
  noRenewal: NoRenewalMessages;
  filters: FiltersMessages;
  files: FilesMessages;
  spending: SpendingMessages;
  invoice: InvoiceMessages;
  quote: QuoteMessages;
  pay: PayMessages;
  notices: NoticeMessages;
  remedy: RemedyMessages;
  members: MembersMessages;
  methods: MethodsMessages;
  taxId: TaxIdMessages;
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
