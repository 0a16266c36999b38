import type { Invoice } from '@billfold/contract';
import { html, type TemplateResult } from 'lit';
import { kept } from '../shared/kept.ts';
import type { L10n } from '../shared/l10n.ts';
import { bar } from '../shared/skeleton.ts';
import { bankQuestion } from './bank-question.ts';
import { told } from './outcome.ts';
import { payMessages } from './pay-invoice.messages.ts';
import { isUnderWay } from './payment.ts';

/** What is known of paying an invoice before the way to it is there. */
export interface Coming {
  readonly invoice?: Invoice | undefined;
  /** A payment that waits for the bank. */
  readonly paymentId?: string | undefined;
}

/** Any instant that is long to say. */
const SOMETIME = '2028-09-28T20:00:00+02:00';

/**
 * The way to pay, while it is on its way: as high as it will be, by what is known of it: a button, the bank's question, or
 * that the bank is at it.
 * @param canAsk Whether the page can ask the bank.
 */
export function payComing(l: L10n, { invoice, paymentId }: Coming, canAsk: boolean): TemplateResult {
  const waits = invoice?.attempts.findLast(({ status }) => isUnderWay(status));
  if (!waits && !paymentId) return html`<p class="pay-place">${bar(18)}</p>`;
  if (waits && waits.status !== 'requires_action')
    return kept(told(l.words('pay', payMessages).processing), html`<p>${bar(18)}</p>`);
  return kept(
    shape(l, invoice?.reason === 'plan_changed', waits?.at ?? SOMETIME, canAsk),
    html`<p>${bar(30)}</p>
      <p class="small">${bar(24)}</p>
      <p class="pay-place">${bar(18)}</p>`,
  );
}

/** As it will be, with another day. */
function shape(l: L10n, isPlanChange: boolean, expiresAt: string, available: boolean): TemplateResult {
  const nothing = (): undefined => undefined;
  return bankQuestion(
    l,
    { id: '', nextAction: { expiresAt } },
    {
      bank: { available, asked: nothing },
      giving: { pending: undefined, error: undefined },
      isPlanChange,
      canGiveUp: true,
    },
    { support: undefined, onAsk: nothing, onGiveUp: nothing },
  );
}
