import type { CreditNote, HistoryEntry as Entry, Invoice } from '@billfold/contract';
import { html, type CSSResultGroup } from 'lit';
import { property } from '../shared/decorators.ts';
import { LineMembers, lineMembers } from '../line-members/line-members.ts';
import { documentLines } from '../shared/document-lines.ts';
import { documentPlaceholder, documentStyles } from '../shared/document.ts';
import { creditNoteTotals, invoiceTotals } from '../shared/invoice-totals.ts';
import { BillingElement } from '../shared/element.ts';
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
        'toBalance' in document
          ? html`${documentLines(l, document.lines)} ${creditNoteTotals(l, document)}`
          : html`${documentLines(l, document.lines, lineMembers(this, this.itemId))}
            ${invoiceTotals(l, document)}`,
      ),
    );
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'billing-history-entry': HistoryEntry;
  }
}
