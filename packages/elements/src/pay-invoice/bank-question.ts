import type { NextAction } from '@billfold/contract';
import { html, nothing, type TemplateResult } from 'lit';
import type { ActionController } from '../shared/action.ts';
import type { Asked, Authentication } from '../shared/authentication.ts';
import { button } from '../shared/button.ts';
import { date } from '../shared/date.ts';
import type { L10n } from '../shared/l10n.ts';
import { time } from '../shared/time.ts';
import { payMessages, type PayMessages } from './pay-invoice.messages.ts';
import { figures } from '../shared/figures.ts';

/** A payment whose bank has a question. */
interface Waiting {
  readonly id: string;
  readonly nextAction: Pick<NextAction, 'expiresAt'> | null;
}

/** What is known of asking the bank about it, and of giving it up. */
interface Progress {
  readonly bank: Pick<Authentication, 'available' | 'asked'>;
  readonly giving: Pick<ActionController<[string], unknown>, 'pending' | 'error'>;
  readonly isPlanChange: boolean;
  readonly canGiveUp: boolean;
}

/** What can be done about a payment whose bank has a question. */
export interface BankQuestion {
  /** The way to a person, where this page can't ask the bank. */
  readonly support: unknown;
  readonly onAsk: () => void;
  /** To pay otherwise; a change of plan is given up with its payment (PLAN-6). */
  readonly onGiveUp: () => void;
}

/** The bank has a question: until when, what became of asking it, and the way to answer or to pay otherwise (PAY-4). */
export function bankQuestion(
  l: L10n,
  payment: Waiting,
  { bank, giving, isPlanChange, canGiveUp }: Progress,
  { support, onAsk, onGiveUp }: BankQuestion,
): TemplateResult {
  const t = l.words('pay', payMessages).bank;
  const asked = bank.asked(payment.id);
  const asking = asked === 'asking';
  const answered = asked === 'succeeded';
  const giveUp = {
    label: isPlanChange ? t.giveUp : t.another,
    busy: giving.pending !== undefined,
    disabled: asking,
    onClick: onGiveUp,
  };
  return html`<div class="stack">
    ${bank.available ? said(t, asked) : html`<p>${t.unavailable}</p>`}
    ${answered || !bank.available ? nothing : until(l, t, payment)}
    <div class="actions">
      ${
        bank.available && !answered
          ? button({ label: t.ask, kind: 'primary', busy: asking, onClick: onAsk })
          : nothing
      }
      ${answered || !canGiveUp ? nothing : button(giveUp)} ${bank.available ? nothing : support}
    </div>
    ${giving.error ? html`<p class="critical" role="alert">${t.notGivenUp}</p>` : nothing}
  </div>`;
}

function said(t: PayMessages['bank'], asked: Asked | undefined): TemplateResult {
  const said = {
    asking: t.asking,
    succeeded: t.answered,
    refused: t.refused,
    abandoned: t.abandoned,
    unknown: t.unknown,
  };
  return html`<p role="status" class=${asked === 'unknown' ? 'critical' : ''}>
    ${asked ? said[asked] : t.asks}
  </p>`;
}

function until(l: L10n, t: PayMessages['bank'], { nextAction }: Waiting): unknown {
  if (!nextAction) return nothing;
  const { expiresAt } = nextAction;
  return html`<p class="small muted">
    ${figures(t.until(date(l, expiresAt.slice(0, 10)), time(l, expiresAt)))}
  </p>`;
}
