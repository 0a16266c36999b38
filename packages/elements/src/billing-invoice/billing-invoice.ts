import type { Account, CreditNote, Invoice, Party } from '@billfold/contract';
import { html, nothing, type CSSResultGroup } from 'lit';
import { LineMembers } from '../line-members/line-members.ts';
import { PayInvoice } from '../pay-invoice/pay-invoice.ts';
import { payMessages } from '../pay-invoice/pay-invoice.messages.ts';
import { date } from '../shared/date.ts';
import { property } from '../shared/decorators.ts';
import {
  creditNoteTotals,
  documentLines,
  documentPlaceholder,
  documentStyles,
  facts,
  invoiceStatus,
  invoiceTotals,
  name,
} from '../shared/document.ts';
import { BillingElement } from '../shared/element.ts';
import type { NavigateDetail } from '../shared/events.ts';
import { wording, type L10n } from '../shared/l10n.ts';
import { money } from '../shared/money.ts';
import { QueryController } from '../shared/query.ts';
import { readAccount, readCreditNote, readInvoice } from '../shared/reads.ts';
import { region, regionStyles } from '../shared/region.ts';
import { bar } from '../shared/skeleton.ts';
import { invoiceMessages, type InvoiceMessages } from './billing-invoice.messages.ts';
import { invoiceStyles } from './billing-invoice.styles.ts';
import { addressLines } from './party.ts';

/**
 * One invoice or credit note, whole: who, to whom, for what, and what was paid; with the way to pay what is due.
 *
 * @tag billing-invoice
 * @summary One invoice or credit note, with the way to pay it.
 * @attr {string} item-id - Its id. Without one, nothing is shown.
 * @attr {"invoice" | "credit_note"} view - What the id is of. `invoice` by default.
 * @fires billing-change - A payment was tried; `payment` says what became of it.
 * @fires billing-error - Something could not be read. It is shown already.
 * @fires billing-session-expired - The viewer has to sign in again.
 * @csspart base - The wrapper of everything.
 */
export class BillingInvoice extends BillingElement {
  static override readonly uses = { 'billing-line-members': LineMembers, 'billing-pay-invoice': PayInvoice };
  static override styles: CSSResultGroup = [
    BillingElement.styles,
    regionStyles,
    documentStyles,
    invoiceStyles,
  ];

  @property({ reflect: true, attribute: 'item-id' }) itemId = '';
  @property({ reflect: true }) view: NavigateDetail['view'] = 'invoice';

  private readonly account = new QueryController(this, readAccount);
  private readonly document = new QueryController<Invoice | CreditNote>(this, () => {
    if (!this.itemId) return undefined;
    return this.view === 'credit_note' ? readCreditNote(this.itemId) : readInvoice(this.itemId);
  });

  protected override render(): unknown {
    return this.frame((l) => {
      const t = l.words('invoice', invoiceMessages);
      return region(
        l,
        this.document,
        () => this.placeholder(),
        (document) =>
          html`<article class="stack wide">
            ${'toBalance' in document ? this.creditNote(l, t, document) : this.invoice(l, t, document)}
          </article>`,
      );
    });
  }

  private invoice(l: L10n, t: InvoiceMessages, invoice: Invoice): unknown {
    const { number, issuedOn, dueOn, total, amountDue, contact } = invoice;
    const asks = amountDue.amount > 0;
    return html`<header class="spread">
        <div>
          <h2>${t.title(name(number))}</h2>
          <p>${invoiceStatus(l, invoice)}</p>
          ${facts([t.issued, ' ', date(l, issuedOn)], asks && [t.due, ' ', date(l, dueOn)])}
        </div>
        <p class="hero">${money(l, asks ? amountDue : total)}</p>
      </header>
      ${this.pay(invoice)} ${this.parties(l, t, invoice, contact)}
      <section class="stack">
        <h3>${t.lines}</h3>
        ${documentLines(l, invoice.lines, (line) => this.members(invoice, line.id, line.members))}
        ${invoiceTotals(l, invoice)}
      </section>
      ${this.attempts(l, t, invoice)}`;
  }

  private creditNote(l: L10n, t: InvoiceMessages, note: CreditNote): unknown {
    return html`<header class="spread">
        <div>
          <h2>${t.creditNote(name(note.number))}</h2>
          <p>${t.reverses(name(note.invoiceNumber))}</p>
          ${facts([t.issued, ' ', date(l, note.issuedOn)])}
        </div>
        <p class="hero">${money(l, note.total, true)}</p>
      </header>
      ${this.parties(l, t, note)}
      <section class="stack">
        <h3>${t.lines}</h3>
        ${documentLines(l, note.lines)} ${creditNoteTotals(l, note)}
      </section>`;
  }

  /** Only for who may, and only while something is due. */
  private pay({ id, number, status, amountDue }: Invoice): unknown {
    const account: Account | undefined = this.account.data;
    const may = account?.viewer.permissions.includes('invoices.pay');
    return may && status === 'open' && amountDue.amount > 0
      ? html`<billing-pay-invoice
          .adapter=${this.adapter}
          .invoiceId=${id}
          .number=${number}
          .amountDue=${amountDue}
        ></billing-pay-invoice>`
      : nothing;
  }

  private parties(
    l: L10n,
    t: InvoiceMessages,
    { seller, billTo }: { seller: Party; billTo: Party },
    contact?: Invoice['contact'],
  ): unknown {
    return html`<dl class="parties">
      ${this.party(l, t, t.from, seller)} ${this.party(l, t, t.billedTo, billTo)}
      ${
        contact
          ? html`<div>
              <dt class="small muted">${t.sentTo}</dt>
              <dd>
                ${contact.name ? html`<p>${name(contact.name)}</p>` : nothing}
                <p class="small muted">${name(contact.email)}</p>
              </dd>
            </div>`
          : nothing
      }
    </dl>`;
  }

  private party(l: L10n, t: InvoiceMessages, label: string, party: Party): unknown {
    return html`<div>
      <dt class="small muted">${label}</dt>
      <dd>
        <p>${name(party.name)}</p>
        <address class="small muted">
          ${addressLines(party, l).map((line) => html`<p>${name(line)}</p>`)}
        </address>
        ${party.taxId ? html`<p class="small muted">${t.taxId(name(party.taxId))}</p>` : nothing}
      </dd>
    </div>`;
  }

  private members(invoice: Invoice, lineId: string, count: number): unknown {
    return html`<billing-line-members
      .adapter=${this.adapter}
      .invoiceId=${invoice.id}
      .lineId=${lineId}
      .count=${count}
    ></billing-line-members>`;
  }

  private attempts(l: L10n, t: InvoiceMessages, { attempts }: Invoice): unknown {
    if (attempts.length === 0) return nothing;
    const reasons = l.words('pay', payMessages).reasons;
    return html`<section class="stack">
      <h3>${t.attempts}</h3>
      <ul class="lines">
        ${attempts.map(
          ({ at, status, declineCode, amount }) =>
            html`<li class="spread">
              <div>
                <p>${wording(t.attempt, status)}</p>
                ${facts(date(l, at.slice(0, 10)), status === 'failed' && wording(reasons, declineCode))}
              </div>
              ${money(l, amount)}
            </li>`,
        )}
      </ul>
    </section>`;
  }

  private placeholder(): unknown {
    return html`<div class="stack wide" aria-hidden="true">
      <div class="spread">
        <div>
          <h2>${bar(12)}</h2>
          <p>${bar(6)}</p>
          <p class="small">${bar(18)}</p>
        </div>
        <p class="hero">${bar(6)}</p>
      </div>
      <div class="parties">
        ${[0, 1, 2].map(
          () =>
            html`<div>
              <p class="small">${bar(6)}</p>
              <p>${bar(12)}</p>
              <p>${bar(14)}</p>
            </div>`,
        )}
      </div>
      <div>${documentPlaceholder()}</div>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'billing-invoice': BillingInvoice;
  }
}
