import type { Account, CreditNote, Invoice } from '@billfold/contract';
import { html, nothing, type CSSResultGroup, type PropertyValues } from 'lit';
import { LineMembers, lineMembers } from '../line-members/line-members.ts';
import { payComing } from '../pay-invoice/pay-coming.ts';
import { PayInvoice } from '../pay-invoice/pay-invoice.ts';
import { payPlaceStyles } from '../pay-invoice/pay-place.styles.ts';
import { button } from '../shared/button.ts';
import { date } from '../shared/date.ts';
import { property } from '../shared/decorators.ts';
import { documentLines } from '../shared/document-lines.ts';
import { documentStyles, facts, invoiceStatus } from '../shared/document.ts';
import { name } from '../shared/name.ts';
import { creditNoteTotals, invoiceTotals } from '../shared/invoice-totals.ts';
import { BillingElement } from '../shared/element.ts';
import type { NavigateDetail } from '../shared/events.ts';
import { Files } from '../shared/files.ts';
import { filesMessages } from '../shared/files.messages.ts';
import { safeHref } from '../shared/href.ts';
import { kept, keptStyles } from '../shared/kept.ts';
import type { L10n } from '../shared/l10n.ts';
import { leftOut } from '../shared/left-out.ts';
import { money } from '../shared/money.ts';
import { notice } from '../shared/notice.ts';
import { FocusKept } from '../shared/focus-kept.ts';
import { QueryController } from '../shared/query.ts';
import { readAccount, readCreditNote, readInvoice } from '../shared/reads.ts';
import { region, regionStyles } from '../shared/region.ts';
import { invoiceMessages, type InvoiceMessages } from './billing-invoice.messages.ts';
import { invoiceStyles } from './billing-invoice.styles.ts';
import { attempts, meaning, parties, placeholder } from './parts.ts';
import { printAlone, printStyles } from './print.ts';
import { SendAgain } from './send-again.ts';
import { transferStyles } from './transfer.styles.ts';
import { Transfer } from './transfer.ts';

/** What is asked for a document. */
const facets = { invoice: 'invoices', credit_note: 'creditNotes' } as const;

/**
 * One invoice or credit note, whole: who, to whom, for what, and what was paid; with the way to pay what is due, and to
 * have it on paper, as a file or by mail.
 *
 * While it is read it takes the place of a usual document, and keeps at least that: what follows it stays where it is. A
 * longer one, as with several lines or instructions for a transfer, grows at its end; where what follows must not move
 * for that either, the page keeps the place, with a `min-block-size` on the element.
 *
 * @tag billing-invoice
 * @summary One invoice or credit note, with the way to pay it.
 * @attr {string} item-id - Its id. Without one, nothing is shown.
 * @attr {"invoice" | "credit_note"} view - What the id is of. `invoice` by default.
 * @fires billing-change - A payment was tried; `payment` says what became of it.
 * @fires {CustomEvent<NavigateDetail>} billing-navigate - Somebody chose the credit note of an invoice, or the invoice of a
 *   credit note. When it is not canceled, that one is shown in place or, with `hrefFor`, its link is followed.
 * @fires billing-error - Something could not be read or done. It is shown already.
 * @fires billing-session-expired - The viewer has to sign in again.
 * @csspart base - The wrapper of everything.
 */
export class BillingInvoice extends BillingElement {
  static override readonly uses = {
    'billing-line-members': LineMembers,
    'billing-pay-invoice': PayInvoice,
  };
  static override styles: CSSResultGroup = [
    BillingElement.styles,
    regionStyles,
    documentStyles,
    keptStyles,
    payPlaceStyles,
    invoiceStyles,
    transferStyles,
    printStyles,
  ];

  @property({ reflect: true, attribute: 'item-id' }) itemId = '';
  @property({ reflect: true }) view: 'invoice' | 'credit_note' = 'invoice';
  /** Makes real links of the numbers of other documents: the address of an invoice or a credit note. */
  @property({ attribute: false }) hrefFor: ((target: NavigateDetail) => string) | undefined;

  private readonly files = new Files(this);
  private readonly transfer = new Transfer(this);
  private readonly sending = new SendAgain(this, () => this.may('contacts.read'));
  private readonly account = new QueryController(this, readAccount);
  private readonly document = new QueryController<Invoice | CreditNote>(this, () => {
    if (!this.itemId) return undefined;
    return this.view === 'credit_note' ? readCreditNote(this.itemId) : readInvoice(this.itemId);
  });
  protected readonly focusKept = new FocusKept(this, this.document, this.account);
  /** Somebody went to another document in place, and is told so when it is there. */
  #arriving = false;

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    if (!changed.has('itemId') && !changed.has('view')) return;
    this.sending.reset();
    this.transfer.reset();
  }

  protected override updated(): void {
    if (!this.#arriving || !this.document.data) return;
    this.#arriving = false;
    this.renderRoot.querySelector<HTMLElement>('h2')?.focus();
  }

  protected override render(): unknown {
    const waiting = (): unknown => (this.itemId ? placeholder(this.view) : nothing);
    return this.frame((l) => {
      const t = l.words('invoice', invoiceMessages);
      if (this.document.state.status === 'unavailable') return leftOut(this, facets[this.view]);
      if (this.isMissing) return notice({ title: t.missing[this.view], text: t.missingText, live: true });
      return region(l, this.document, waiting, (document) =>
        kept(
          waiting(),
          html`<article class="stack wide">
            ${'toBalance' in document ? this.creditNote(l, t, document) : this.invoice(l, t, document)}
          </article>`,
        ),
      );
    });
  }

  private invoice(l: L10n, t: InvoiceMessages, invoice: Invoice): unknown {
    const { number, issuedOn, dueOn, total, amountDue, contact } = invoice;
    const asks = amountDue.amount > 0;
    return html`<header class="spread">
        <div>
          <h2 tabindex="-1">${t.title(name(number))}</h2>
          <p>${invoiceStatus(l, invoice)}</p>
          ${facts([t.issued, ' ', date(l, issuedOn)], asks && [t.due, ' ', date(l, dueOn)])}
        </div>
        <p class="hero">${money(l, asks ? amountDue : total)}</p>
      </header>
      ${this.tools(l, t, invoice)} ${meaning(l, invoice)} ${this.transfer.render(l, invoice)}
      ${this.pay(l, t, invoice)} ${parties(l, invoice, contact)}
      <section class="stack">
        <h3>${t.lines}</h3>
        ${documentLines(l, invoice.lines, lineMembers(this, invoice.id))} ${invoiceTotals(l, invoice)}
      </section>
      ${this.creditNotes(l, t, invoice)} ${attempts(l, invoice)}`;
  }

  private creditNote(l: L10n, t: InvoiceMessages, note: CreditNote): unknown {
    const { number, invoiceId, invoiceNumber, issuedOn, total } = note;
    return html`<header class="spread">
        <div>
          <h2 tabindex="-1">${t.creditNote(name(number))}</h2>
          <p>${t.reverses(this.link('invoice', invoiceId, invoiceNumber))}</p>
          ${facts([t.issued, ' ', date(l, issuedOn)])}
        </div>
        <p class="hero">${money(l, total, true)}</p>
      </header>
      ${this.tools(l, t, note)} ${parties(l, note)}
      <section class="stack">
        <h3>${t.lines}</h3>
        ${documentLines(l, note.lines)} ${creditNoteTotals(l, note)}
      </section>`;
  }

  /** The document as a file, on paper, and whatever else can be done with it. */
  private tools(l: L10n, t: InvoiceMessages, document: Invoice | CreditNote): unknown {
    const { id, number } = document;
    const invoice = 'toBalance' in document ? undefined : document;
    const print = (): void => this.print(number);
    return html`<div class="screen">
      <div class="actions held">
        ${
          this.files.can(this.view)
            ? this.files.pdf({ type: this.view, id, number }, l.words('files', filesMessages).download)
            : nothing
        }
        ${button({ label: t.print, kind: 'plain', onClick: print })}
        ${invoice && this.sending.button(l, invoice)}
      </div>
      ${this.files.outcome(l)} ${invoice && this.sending.outcome(l, invoice)}
    </div>`;
  }

  /**
   * Only while something is asked for, and only for who may; in a place that is there before it is known who that is, and
   * stays for whoever may not.
   */
  private pay(l: L10n, t: InvoiceMessages, invoice: Invoice): unknown {
    const { status, amountDue } = invoice;
    const asks = (status === 'open' || status === 'uncollectible') && amountDue.amount > 0;
    const { data, state } = this.account;
    if (!asks || !this.client?.can('quotes', 'create')) return nothing;
    if (state.status === 'unavailable' || state.status === 'refused') return nothing;
    if (data)
      return this.may('invoices.pay')
        ? this.way(invoice)
        : html`<p class="muted pay-place">${t.mayNotPay}</p>`;
    return region(
      l,
      this.account,
      () => payComing(l, { invoice }, this.processor !== undefined),
      () => nothing,
    );
  }

  private way({ id, number, amountDue }: Invoice): unknown {
    return html`<billing-pay-invoice
      .adapter=${this.adapter}
      .payments=${this.payments}
      .invoiceId=${id}
      .number=${number}
      .amountDue=${amountDue}
    ></billing-pay-invoice>`;
  }

  private creditNotes(l: L10n, t: InvoiceMessages, { creditNotes }: Invoice): unknown {
    if (!creditNotes.length) return nothing;
    return html`<section class="stack">
      <h3>${t.creditNotes}</h3>
      <ul class="lines">
        ${creditNotes.map(
          ({ id, number, total }) =>
            html`<li class="spread">
              <div>${this.link('credit_note', id, number)}</div>
              ${money(l, total, true)}
            </li>`,
        )}
      </ul>
    </section>`;
  }

  /** The number of another document, which leads to it. */
  private link(view: 'invoice' | 'credit_note', itemId: string, number: string): unknown {
    const href = safeHref(this.hrefFor?.({ view, itemId }));
    if (!href)
      return this.client?.can(facets[view], 'read')
        ? button({ label: name(number), kind: 'plain', onClick: () => this.go(view, itemId) })
        : name(number);
    const follow = (event: MouseEvent): void => {
      // In a new tab or window, the link is the browser's.
      if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
      if (!this.emit('billing-navigate', { view, itemId }, { cancelable: true })) event.preventDefault();
    };
    return html`<a href=${href} @click=${follow}>${name(number)}</a>`;
  }

  private go(view: 'invoice' | 'credit_note', itemId: string): void {
    if (!this.emit('billing-navigate', { view, itemId }, { cancelable: true })) return;
    Object.assign(this, { view, itemId });
    this.#arriving = true;
  }

  private print(number: string): void {
    const frame = this.renderRoot.querySelector<HTMLElement>('.frame');
    if (frame) printAlone(frame, (this.constructor as typeof BillingInvoice).elementStyles, number);
  }

  private get isMissing(): boolean {
    const { state } = this.document;
    return state.status === 'error' && state.error.status === 404;
  }

  private may(permission: Account['viewer']['permissions'][number]): boolean {
    return this.account.data?.viewer.permissions.includes(permission) ?? false;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'billing-invoice': BillingInvoice;
  }
}
