import type { Invoice, Party, PaymentAttempt } from '@billfold/contract';
import { html, nothing, type TemplateResult } from 'lit';
import { nameOf } from '../pay-invoice/cards.ts';
import { payMessages } from '../pay-invoice/pay-invoice.messages.ts';
import { date } from '../shared/date.ts';
import { facts } from '../shared/document.ts';
import { name } from '../shared/name.ts';
import { wording, type L10n } from '../shared/l10n.ts';
import { money } from '../shared/money.ts';
import { notice } from '../shared/notice.ts';
import { bar } from '../shared/skeleton.ts';
import { time } from '../shared/time.ts';
import { invoiceMessages } from './billing-invoice.messages.ts';
import { addressLines } from './party.ts';
import { figures } from '../shared/figures.ts';

/** What an invoice's state means, where it does not say so by itself. */
export function meaning(l: L10n, { status }: Invoice): unknown {
  const { uncollectible, void: voided } = l.words('invoice', invoiceMessages).meaning;
  if (status === 'uncollectible') return notice({ ...uncollectible, critical: true });
  return status === 'void' ? notice(voided) : nothing;
}

/** Who bills whom, and who gets the mail. */
export function parties(
  l: L10n,
  { seller, billTo }: { seller: Party; billTo: Party },
  contact?: Invoice['contact'],
): unknown {
  const t = l.words('invoice', invoiceMessages);
  return html`<dl class="parties">
    ${party(l, t.from, seller)} ${party(l, t.billedTo, billTo)}
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

function party(l: L10n, label: string, party: Party): unknown {
  const { taxId } = l.words('invoice', invoiceMessages);
  return html`<div>
    <dt class="small muted">${label}</dt>
    <dd>
      <p>${name(party.name)}</p>
      <address class="small muted">
        ${addressLines(party, l).map((line) => html`<p>${name(line)}</p>`)}
      </address>
      ${party.taxId ? html`<p class="small muted">${taxId(name(party.taxId))}</p>` : nothing}
    </dd>
  </div>`;
}

/** Each try to charge it and each transfer that arrived, and when it is tried again (DUN-2). */
export function attempts(l: L10n, { attempts: all, nextAttemptAt }: Invoice): unknown {
  if (all.length === 0 && !nextAttemptAt) return nothing;
  const t = l.words('invoice', invoiceMessages);
  return html`<section class="stack">
    <h3>${t.attempts}</h3>
    ${
      all.length
        ? html`<ul class="lines">
            ${all.map((attempt) => tried(l, attempt))}
          </ul>`
        : nothing
    }
    ${
      nextAttemptAt
        ? html`<p>${figures(t.nextAttempt(l.day(nextAttemptAt.slice(0, 10)), time(l, nextAttemptAt)))}</p>`
        : nothing
    }
  </section>`;
}

function tried(l: L10n, { at, status, declineCode, amount, method }: PaymentAttempt): unknown {
  const t = l.words('invoice', invoiceMessages);
  const { reasons } = l.words('pay', payMessages);
  return html`<li class="spread">
    <div>
      <p>${wording(t.attempt, status)}</p>
      ${facts(date(l, at.slice(0, 10)), nameOf(l, method), status === 'failed' && wording(reasons, declineCode))}
    </div>
    ${money(l, amount)}
  </li>`;
}

/**
 * As high as the usual document: one line, one rate of tax, addresses with a tax number; of an invoice also whom a line is
 * about, what was taken off and paid, and one payment. One that is to be paid fits into it, too.
 */
export const placeholder = (view: 'invoice' | 'credit_note'): TemplateResult => {
  const isInvoice = view === 'invoice';
  return html`<div class="stack wide" aria-hidden="true">
    <div class="spread">
      <div>
        <h2>${bar(12)}</h2>
        <p class=${isInvoice ? nothing : 'held'}>${bar(6)}</p>
        <p class="small">${bar(18)}</p>
      </div>
      <p class="hero">${bar(6)}</p>
    </div>
    <p class="held tools">${bar(24)}</p>
    <div class="parties">${(isInvoice ? [5, 5, 2] : [5, 5]).map(partyPlaceholder)}</div>
    <section class="stack">
      <h3>${bar(6)}</h3>
      <ul class="lines">
        <li class="spread">${linePlaceholder(isInvoice ? html`<p class="held">${bar(8)}</p>` : nothing)}</li>
      </ul>
      <div class="totals">
        ${(isInvoice ? [3, 5, 4, 5, 4, 3] : [3, 5, 4, 8]).map(
          (letters) =>
            html`<div class="spread">
              <p>${bar(letters)}</p>
              ${bar(6)}
            </div>`,
        )}
      </div>
    </section>
    ${
      isInvoice
        ? html`<section class="stack">
            <h3>${bar(6)}</h3>
            <ul class="lines">
              <li class="spread">${linePlaceholder()}</li>
            </ul>
          </section>`
        : nothing
    }
    <div class="room"></div>
  </div>`;
};

const partyPlaceholder = (lines: number): TemplateResult =>
  html`<div>
    <p class="small">${bar(6)}</p>
    <p>${bar(12)}</p>
    ${Array.from({ length: lines - 1 }, () => html`<p class="small">${bar(14)}</p>`)}
  </div>`;

const linePlaceholder = (more: unknown = nothing): TemplateResult =>
  html`<div>
      <p>${bar()}</p>
      <p class="small">${bar(24)}</p>
    </div>
    ${bar(6)} ${more}`;
