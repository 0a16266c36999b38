import type { UpcomingInvoice } from '@billfold/contract';
import { date } from '../shared/date.ts';
import { wording, type L10n } from '../shared/l10n.ts';
import { textParam } from '../shared/remedy.ts';
import { historyMessages } from './billing-history.messages.ts';
import { noRenewalMessages } from './no-renewal.messages.ts';

/** Why no renewal is ahead, with the day on which that changes, where it is known (INV-4). */
export function noRenewal(l: L10n, { kind, params }: NonNullable<UpcomingInvoice['none']>): unknown {
  const t = l.words('noRenewal', noRenewalMessages);
  const on = (day: string | undefined): unknown => day && date(l, day);
  switch (kind) {
    case 'trialing':
      return t.trialing(on(textParam(params.trialEndsOn)));
    case 'paused':
      return t.paused(on(textParam(params.resumesOn)));
    default:
      return wording(l.words('history', historyMessages).upcoming.none, kind);
  }
}
