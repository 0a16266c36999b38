import type { Invoice } from '@billfold/contract';
import { html, nothing } from 'lit';
import { button } from '../shared/button.ts';
import { date } from '../shared/date.ts';
import type { BillingElement } from '../shared/element.ts';
import type { L10n } from '../shared/l10n.ts';
import { money } from '../shared/money.ts';
import { name } from '../shared/name.ts';
import { invoiceMessages, type InvoiceMessages } from './billing-invoice.messages.ts';

/** One thing that has to be on a transfer. */
interface Detail {
  readonly label: string;
  readonly value: string;
  /** As it is read more easily. */
  readonly shown?: string;
}

/** How an invoice is paid by bank transfer, and what becomes of one that is short or late (INV-7). */
export class Transfer {
  readonly #host: BillingElement;
  /** What became of the last try to copy something. */
  #copied = '';

  constructor(host: BillingElement) {
    this.#host = host;
  }

  /** Another document is shown: nothing of this one is said any more. */
  reset(): void {
    this.#copied = '';
  }

  render(l: L10n, invoice: Invoice): unknown {
    if (!invoice.paymentInstructions) return nothing;
    const t = l.words('invoice', invoiceMessages).transfer;
    const late = invoice.overdue || invoice.status === 'uncollectible';
    return html`<section class="stack">
      <h3>${t.title}</h3>
      <p>${t.text}</p>
      <dl class="transfer">
        <div>
          <dt>${t.amount}</dt>
          <dd><strong>${money(l, invoice.amountDue)}</strong></dd>
        </div>
        <div>
          <dt>${late ? t.wasDue : t.due}</dt>
          <dd>${date(l, invoice.dueOn)}</dd>
        </div>
        ${details(t, invoice).map((detail) => this.#detail(t, detail))}
      </dl>
      <p class="small copied screen" role="status">${this.#copied}</p>
      <p class="small muted">${t.shortOrLate}</p>
    </section>`;
  }

  #detail(t: InvoiceMessages['transfer'], { label, value, shown = value }: Detail): unknown {
    return html`<div>
      <dt>${label}</dt>
      <dd>
        ${name(shown)}
        ${button({
          label: html`${t.copy} <span class="hidden">${label}</span>`,
          kind: 'plain',
          onClick: () => void this.#copy(t, label, value),
        })}
      </dd>
    </div>`;
  }

  async #copy(t: InvoiceMessages['transfer'], label: string, value: string): Promise<void> {
    try {
      await navigator.clipboard.writeText(value);
      this.#copied = t.copied(label);
    } catch {
      // Not allowed, or a page without https: there is another way, and it is said.
      this.#copied = t.notCopied(label);
    }
    this.#host.requestUpdate();
  }
}

function details(t: InvoiceMessages['transfer'], { paymentInstructions }: Invoice): Detail[] {
  if (!paymentInstructions) return [];
  const { accountHolder, iban, bic, reference } = paymentInstructions;
  return [
    { label: t.accountHolder, value: accountHolder },
    { label: t.iban, value: iban.replaceAll(' ', ''), shown: inFours(iban) },
    { label: t.bic, value: bic },
    { label: t.reference, value: reference },
  ];
}

/** `BE71 0961 2345 6769`, as it stands on a bank's paper. */
export const inFours = (iban: string): string => iban.replaceAll(' ', '').replace(/.{4}(?=.)/g, '$& ');
