import type { CreditNote, HistoryEntry as Entry, Invoice } from '@billfold/contract';
import { html, type CSSResultGroup } from 'lit';
import { property } from '../shared/decorators.ts';
import { LineMembers } from '../line-members/line-members.ts';
import {
  creditNoteTotals,
  documentLines,
  documentPlaceholder,
  documentStyles,
  invoiceTotals,
} from '../shared/document.ts';
import { BillingElement } from '../shared/element.ts';
import type { L10n } from '../shared/l10n.ts';
import { QueryController } from '../shared/query.ts';
import { readCreditNote, readInvoice } from '../shared/reads.ts';
import { region, regionStyles } from '../shared/region.ts';

/**
 * What stands beneath an opened row of the history.
 *
 * @tag billing-history-entry
 * @summary The lines and totals of one invoice or credit note.
 */
export class HistoryEntry extends BillingElement {
  static override readonly uses = { 'billing-line-members': LineMembers };
  static override styles: CSSResultGroup = [BillingElement.styles, regionStyles, documentStyles];

  @property({ attribute: false }) type: Entry['type'] = 'invoice';
  @property({ attribute: false }) itemId = '';

  private readonly document = new QueryController<Invoice | CreditNote>(this, () =>
    this.type === 'invoice' ? readInvoice(this.itemId) : readCreditNote(this.itemId),
  );

  protected override render(): unknown {
    return this.frame((l) =>
      region(l, this.document, documentPlaceholder, (document) =>
        'toBalance' in document ? this.creditNote(l, document) : this.invoice(l, document),
      ),
    );
  }

  private invoice(l: L10n, invoice: Invoice): unknown {
    return html`${documentLines(
      l,
      invoice.lines,
      (line) =>
        html`<billing-line-members
          .adapter=${this.adapter}
          .invoiceId=${invoice.id}
          .lineId=${line.id}
          .count=${line.members}
        ></billing-line-members>`,
    )}
    ${invoiceTotals(l, invoice)}`;
  }

  private creditNote(l: L10n, note: CreditNote): unknown {
    return html`${documentLines(l, note.lines)} ${creditNoteTotals(l, note)}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'billing-history-entry': HistoryEntry;
  }
}
