import type {
  CreditNote,
  HistoryEntry,
  Invoice,
  Line,
  Money,
  RenewalEstimate,
  Tax,
  TextParams,
} from '@billfold/contract';
import { css, html, nothing, type TemplateResult } from 'lit';
import { documentMessages } from './document.messages.ts';
import { wording, type L10n } from './l10n.ts';
import { money } from './money.ts';
import { bar } from './skeleton.ts';

type Param = TextParams[string] | undefined;

const isMoney = (param: Param): param is Money => typeof param === 'object' && param !== null;

/** A name as it was given, whatever is in it: its direction stays its own. */
export const name = (text: unknown): unknown => html`<bdi>${text}</bdi>`;

/** Short facts beside each other, as many as there are; lines break between them. */
export const facts = (...all: readonly unknown[]): TemplateResult =>
  html`<p class="small muted facts">${all.map((fact) => (fact ? html`<span>${fact}</span> ` : nothing))}</p>`;

/** How it stands with an invoice; what is overdue comes first. */
export function invoiceStatus(
  l: L10n,
  { status, overdue }: Pick<HistoryEntry, 'status' | 'overdue'>,
): unknown {
  const t = l.words('document', documentMessages);
  return overdue ? html`<strong class="critical">${t.overdue}</strong>` : wording(t.status, status);
}

/** What a line is for. */
export function lineTitle(l: L10n, { kind, params }: Pick<Line, 'kind' | 'params'>): unknown {
  const t = l.words('document', documentMessages);
  const known = (param: Param): unknown => (typeof param === 'string' && param ? name(param) : undefined);
  const words = wording<string | ((subject: unknown) => unknown)>(t.lines, kind);
  if (typeof words === 'string') return words;
  return words(
    kind.startsWith('member_') ? (known(params.name) ?? t.someone) : (known(params.planName) ?? nothing),
  );
}

/** How a line's amount came about: `3 members × 15 of 30 days × €12.00`. Empty where the amount says it all. */
export function lineReason(l: L10n, line: Line): string {
  const t = l.words('document', documentMessages);
  const { charged, used, unitsUsed, name: named } = line.params;
  const share = line.unit === 'second' ? t.seconds : t.days;
  if (isMoney(charged) && isMoney(used) && typeof unitsUsed === 'number') {
    return t.givenBack(l.money(charged), l.money(used), share(unitsUsed, line.unitsInPeriod));
  }
  const factors = [
    ...(line.quantity > 1 || (line.members && !named) ? [t.members(line.quantity)] : []),
    ...(line.units !== line.unitsInPeriod ? [share(line.units, line.unitsInPeriod)] : []),
  ];
  return factors.length ? [...factors, l.money(line.unitAmount)].join(t.times) : '';
}

/** Lines, each explaining itself (INV-6). `members` renders the way to the members whom a line is about. */
export function documentLines(l: L10n, lines: readonly Line[], members?: (line: Line) => unknown): unknown {
  return html`<ul class="lines">
    ${lines.map(
      (line) =>
        html`<li class="spread">
          <div>
            <p>${lineTitle(l, line)}</p>
            ${facts(lineReason(l, line), l.period(line.period))}
          </div>
          ${money(l, line.amount)} ${line.members > 1 ? members?.(line) : nothing}
        </li>`,
    )}
  </ul>`;
}

export interface Total {
  label: unknown;
  amount: Money;
  /** Taken off. */
  given?: boolean;
  strong?: boolean;
}

/** Amounts under each other. */
export function totals(l: L10n, rows: readonly (Total | false)[]): unknown {
  return html`<dl class="totals">
    ${rows.map((row) =>
      row
        ? html`<div class="spread ${row.strong ? 'sum' : ''}">
            <dt>${row.label}</dt>
            <dd>${money(l, row.amount, row.given)}</dd>
          </div>`
        : nothing,
    )}
  </dl>`;
}

/** A row for each rate of tax. */
export function taxes(l: L10n, tax: readonly Tax[]): Total[] {
  const t = l.words('document', documentMessages).tax;
  return tax.map(({ category, rate, amount }) => ({
    label:
      category === 'reverse_charge' || category === 'outside_scope'
        ? t[category]
        : t.standard(l.percent(rate)),
    amount,
  }));
}

/** From net to what is due. Whatever is zero is left out. */
export function invoiceTotals(l: L10n, document: Invoice | RenewalEstimate): unknown {
  const t = l.words('document', documentMessages);
  const { net, tax, total, balanceApplied, amountDue } = document;
  const invoice = 'number' in document ? document : undefined;
  return totals(l, [
    tax.length > 0 && { label: t.net, amount: net },
    ...taxes(l, tax),
    { label: t.total, amount: total, strong: true },
    ...(invoice?.creditNotes ?? []).map((note) => ({
      label: t.creditNote(name(note.number)),
      amount: note.total,
      given: true,
    })),
    balanceApplied.amount !== 0 && { label: t.balanceApplied, amount: balanceApplied, given: true },
    !!invoice?.amountPaid.amount && { label: t.paid, amount: invoice.amountPaid, given: true },
    amountDue.amount !== total.amount && { label: t.due, amount: amountDue, strong: amountDue.amount !== 0 },
  ]);
}

/** What is given back, and where it went (CRED-1). */
export function creditNoteTotals(l: L10n, note: CreditNote): unknown {
  const t = l.words('document', documentMessages);
  return totals(l, [
    note.tax.length > 0 && { label: t.net, amount: note.net },
    ...taxes(l, note.tax),
    { label: t.givenBackTotal, amount: note.total, strong: true },
    note.toInvoice.amount !== 0 && { label: t.toInvoice(name(note.invoiceNumber)), amount: note.toInvoice },
    note.toBalance.amount !== 0 && { label: t.toBalance, amount: note.toBalance },
  ]);
}

/** A line and its totals that are on their way. */
export const documentPlaceholder = (): TemplateResult =>
  html`<ul class="lines">
      <li class="spread">
        <div>
          <p>${bar()}</p>
          <p class="small">${bar(24)}</p>
        </div>
        ${bar(6)}
      </li>
    </ul>
    <div class="totals">
      ${[3, 5, 4].map(
        (letters) =>
          html`<div class="spread">
            <p>${bar(letters)}</p>
            ${bar(6)}
          </div>`,
      )}
    </div>`;

export const documentStyles = css`
  .lines > li {
    border-block-end: 1px solid var(--_line);
    padding-block: 8px;
  }
  .lines > li > :nth-child(3) {
    flex-basis: 100%;
  }
  .totals {
    inline-size: min(100%, 22rem);
    margin-inline-start: auto;
  }
  .totals > div {
    padding-block: 2px;
  }
  .totals > :not(.sum) {
    color: var(--_muted);
  }
  .sum {
    font-weight: 600;
  }
`;
