import type { BillingError, CreditDestination, Money, Quote, RenewalAmount } from '@billfold/contract';
import { html, nothing, type TemplateResult } from 'lit';
import { figure } from '../amount-reason/ask-why.ts';
import { button } from './button.ts';
import { date } from './date.ts';
import { documentLines } from './document-lines.ts';
import { documentPlaceholder } from './document.ts';
import { failure } from './failure.ts';
import { wording, type L10n } from './l10n.ts';
import { name } from './name.ts';
import { money } from './money.ts';
import { notice } from './notice.ts';
import { quoteMessages, type QuoteMessages } from './quote.messages.ts';
import type { QuoteFlow } from './quote-flow.ts';
import { linkRemedy } from './remedy.ts';
import { time } from './time.ts';
import { taxes, totals, unsigned, type Total } from './totals.ts';
import { figures } from './figures.ts';

export { unsigned };

/** More lines than this are folded away. */
const SHOWN = 4;

const words = (l: L10n): QuoteMessages => l.words('quote', quoteMessages);

/** The one figure that a quote is about: what is charged, now or later, or what is given back. */
export function quoteFigure(l: L10n, quote: Quote): Total {
  const t = words(l);
  const { creditTo, dueNow, dueAtRenewal, total } = quote;
  const [first, second] = creditTo;
  if (first && !second) return credited(t, first);
  if (first) return { of: 'total', label: t.givenBack, amount: unsigned(total) };
  return dueNow.amount === 0 && dueAtRenewal.amount > 0
    ? { of: 'dueAtRenewal', label: t.dueAtRenewal, amount: dueAtRenewal }
    : { of: 'dueNow', label: t.dueNow, amount: dueNow };
}

/** What is given back, and where that goes. */
function credited(t: QuoteMessages, creditTo: CreditDestination): Total {
  const { to, invoiceNumber, amount } = creditTo;
  const label = to === 'invoice' ? t.creditTo.invoice(name(invoiceNumber)) : wording(t.creditTo, to);
  return { of: 'creditTo', creditTo, label, amount };
}

/** What something costs or gives back, line by line, and what it changes later (QUO-1, SEAT-9). */
export function quoteSummary(l: L10n, quote: Quote): TemplateResult {
  const t = words(l);
  const { lines, tax, total, creditApplied, dueNow, dueAtRenewal, creditTo, expiresAt } = quote;
  const main = quoteFigure(l, quote);
  return html`${lines.length ? documentLines(l, lines.slice(0, SHOWN)) : nothing}
    ${
      lines.length > SHOWN
        ? html`<details>
            <summary class="small">${figures(t.more(l.number(lines.length - SHOWN)))}</summary>
            ${documentLines(l, lines.slice(SHOWN))}
          </details>`
        : nothing
    }
    ${amounts(l, quote, [
      (lines.length > 1 || (lines.length > 0 && creditApplied.amount !== 0)) && {
        of: 'total',
        label: t.total,
        amount: total,
      },
      ...taxes(l, tax).map((row) => ({ ...row, label: t.includes(row.label) })),
      creditApplied.amount !== 0 && {
        of: 'creditApplied',
        label: t.creditApplied,
        amount: creditApplied,
        given: true,
      },
      ...(creditTo.length > 1 ? creditTo : []).map((part) => credited(t, part)),
      dueNow.amount !== 0 &&
        dueAtRenewal.amount > 0 && { of: 'dueAtRenewal', label: t.dueAtRenewal, amount: dueAtRenewal },
    ])}
    <div class="spread main">
      <p>${figures(main.label)}</p>
      ${figure(l, { ...main, document: quote }, html`<span class="hero">${money(l, main.amount)}</span>`)}
    </div>
    ${main.of === 'dueAtRenewal' ? html`<p class="small muted">${t.nothingNow}</p>` : nothing}
    ${renewal(l, quote)}
    <p class="small muted">${figures(t.holds(time(l, expiresAt)))}</p>`;
}

/** Amounts under each other, where there are any. */
const amounts = (l: L10n, quote: Quote, rows: readonly (Total | false)[]): unknown =>
  rows.some(Boolean) ? totals(l, quote, rows) : nothing;

/** What the next renewal will be, and what it would have been. */
function renewal(l: L10n, quote: Quote): unknown {
  const t = words(l);
  const { before, after } = quote.nextRenewal;
  const same = sameRenewal(before, after);
  if (same && !quote.lines.length) return nothing;
  if (!after) return before ? html`<p class="small muted">${t.noRenewal}</p>` : nothing;
  return html`<div class="spread">
    <p class="small">${t.nextRenewal(date(l, after.renewsOn))}</p>
    ${figure(
      l,
      { of: 'nextRenewal', document: quote },
      html`<span class="small">
        <strong>${money(l, after.amountDue)}</strong>
        ${
          before && !same
            ? html`<span class="muted">${t.insteadOf(money(l, before.amountDue))}</span>`
            : nothing
        }
      </span>`,
    )}
  </div>`;
}

const sameRenewal = (a: RenewalAmount | null, b: RenewalAmount | null): boolean =>
  a?.amountDue.amount === b?.amountDue.amount && a?.renewsOn === b?.renewsOn;

export interface QuoteStep {
  /** What is about to be done. */
  title?: unknown;
  /** Names what is done, with the amount. */
  confirm: (quote: Quote) => unknown;
  danger?: boolean;
  onConfirm: () => void;
  /** The way out. */
  back?: string;
  onBack: () => void;
  /** The way to a card, for whoever may add one, where that is what is missing. */
  addCard?: unknown;
}

/** The buttons under a quote. Without one, only the way out. */
export function quoteActions(l: L10n, flow: QuoteFlow, step: QuoteStep): TemplateResult {
  const { quote } = flow;
  return html`${
    quote
      ? button({
          label: step.confirm(quote),
          kind: step.danger ? 'danger' : 'primary',
          busy: flow.accepting,
          onClick: step.onConfirm,
        })
      : nothing
  }
  ${button({ label: step.back ?? words(l).back, disabled: flow.accepting, onClick: step.onBack })}
  ${flow.slow.render(l, (quote?.dueNow.amount ?? 0) > 0)}`;
}

/** A quote on its way, then what it says, and what went wrong. */
export function quoteBody(l: L10n, flow: QuoteFlow, addCard?: unknown): unknown {
  const { quote } = flow;
  if (!quote) return flow.error ? quoteFailure(l, flow, addCard) : waiting(l);
  return html`<div class="stack quote">
    ${flow.stale && !flow.error ? staleNotice(l, flow.stale, quote) : nothing} ${quoteSummary(l, quote)}
    ${quoteFailure(l, flow, addCard)}
  </div>`;
}

/** A quote in place: its title takes the focus, so that whoever pressed a key twice has not accepted it. */
export function quoteStep(l: L10n, flow: QuoteFlow, step: QuoteStep): TemplateResult {
  return html`<div class="stack">
    <h3 tabindex="-1">${figures(step.title)}</h3>
    ${quoteBody(l, flow, step.addCard)}
    <div class="actions">${quoteActions(l, flow, step)}</div>
  </div>`;
}

const waiting = (l: L10n): TemplateResult =>
  html`<div class="stack" aria-busy="true">
    <span class="hidden" role="status">${words(l).loading}</span>${documentPlaceholder()}
  </div>`;

/** All that a quote says of amounts. */
const said = ({
  lines,
  tax,
  total,
  creditApplied,
  dueNow,
  dueAtRenewal,
  creditTo,
  nextRenewal,
}: Quote): string =>
  JSON.stringify([
    lines.map(({ amount }) => amount),
    [tax, total, creditApplied, dueNow, dueAtRenewal, creditTo, nextRenewal],
  ]);

/** What somebody saw, beside what it is now. */
function staleNotice(l: L10n, stale: Quote, quote: Quote): TemplateResult {
  const t = words(l);
  const before = quoteFigure(l, stale);
  const now = quoteFigure(l, quote);
  const rows: [unknown, Money | undefined, Money | undefined][] = [
    [now.label, before.amount, now.amount],
    [
      quote.nextRenewal.after ? t.nextRenewal(date(l, quote.nextRenewal.after.renewsOn)) : t.noRenewal,
      stale.nextRenewal.after?.amountDue,
      quote.nextRenewal.after?.amountDue,
    ],
  ];
  if (said(stale) === said(quote)) return notice({ ...t.stale.same, live: true });
  return notice({
    title: t.stale.title,
    text: html`${t.stale.text}`,
    actions: html`<dl class="changed">
      ${rows.map(
        ([label, old, latest]) =>
          html`<div class="spread">
            <dt>${label}</dt>
            <dd>
              ${
                old && old.amount !== latest?.amount
                  ? html`<del><span class="hidden">${t.stale.before}</span>${money(l, old)}</del>`
                  : nothing
              }
              ${
                latest
                  ? html`<ins><span class="hidden">${t.stale.now}</span>${money(l, latest)}</ins>`
                  : nothing
              }
            </dd>
          </div>`,
      )}
    </dl>`,
    live: true,
  });
}

/**
 * Why there is no quote, or why it was not accepted.
 * @param addCard The way to a card, for whoever may add one, where that is what is missing.
 */
export function quoteFailure(l: L10n, { error, quote, unknown }: QuoteFlow, addCard?: unknown): unknown {
  const { noMethod, notQuoted } = words(l);
  const known = {
    payment_method_required: {
      title: noMethod.title,
      text: addCard ? noMethod.text : noMethod.ask,
      actions: addCard,
    },
  };
  if (!error || quote || unknown || isDecided(error, known)) return failure(l, error, known);
  const { title, network, other } = notQuoted;
  return notice({
    title,
    text: error.code === 'network' ? network : other,
    actions: linkRemedy(l, error.remedy),
    critical: true,
    live: true,
  });
}

/** Whether it would not go otherwise next time. */
const isDecided = ({ code, status }: BillingError, known: object): boolean =>
  status === 401 || status === 403 || Object.hasOwn(known, code);
