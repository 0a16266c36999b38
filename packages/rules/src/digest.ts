import type { EmailFrequency, TextParams } from '@billfold/contract';
import { current } from 'immer';
import { Temporal } from 'temporal-polyfill';
import { addDays, dayOf, firstInstantOf, startOfDay, type Instant } from './calendar.ts';
import { billingRecipients } from './recipients.ts';
import type { AccountState, BillingChange } from './state.ts';
import type { Work } from './work.ts';

/** At this local time a digest is mailed. */
const MAILED_AT = '08:00';

/**
 * Notes that something about billing was changed: it is mailed at once, waits for the digest, or is not mailed, as the
 * settings have it (SET-2).
 * @param kind what was changed: `settings_changed`, `contact_added`, …
 */
export function noteBillingChange(work: Work, kind: string, params: TextParams): void {
  const { account, at } = work;
  const change = { kind, params, at };
  switch (account.settings.emailFrequency) {
    case 'never':
      return;
    case 'each_change':
      mailChanges(work, [change]);
      return;
    case 'daily':
    case 'weekly':
    case 'monthly':
      account.digest.push(change);
  }
}

/** Mails all the changes that wait, together. An empty digest is not sent (SET-2). */
export function sendDigest(work: Work): void {
  const { account } = work;
  if (account.digest.length === 0) return;
  mailChanges(work, current(account.digest));
  account.digest = [];
}

function mailChanges({ account, at, happened }: Work, changes: BillingChange[]): void {
  happened.push({
    type: 'mail',
    kind: 'billing_changed',
    to: billingRecipients(account),
    params: {},
    changes,
    at,
  });
}

/** Chooses how often changes are mailed. Those that wait go by it, at once or never too (SET-2). */
export function setEmailFrequency(work: Work, frequency: EmailFrequency): void {
  const { account } = work;
  account.settings.emailFrequency = frequency;
  if (frequency === 'never') account.digest = [];
  if (frequency === 'each_change') sendDigest(work);
}

/**
 * When the changes that wait are mailed: at eight in the morning after the day, the week (from Monday) or the month of
 * the oldest one is over. Should that be past, since the time zone or the frequency has changed, at the next such
 * morning. `null` when nothing waits.
 */
export function nextDigest({ digest, settings, timeZone, now }: AccountState): Instant | null {
  const [oldest] = digest;
  if (!oldest) return null;
  const nextDay = startOfDay(addDays(dayOf(oldest.at, timeZone), 1), timeZone);
  return morningFrom(Math.max(nextDay, now), settings.emailFrequency, timeZone);
}

/** The first instant at which a digest of this frequency is mailed, not before `from`. */
function morningFrom(from: Instant, frequency: EmailFrequency, timeZone: string): Instant {
  const morningOf = (day: string) =>
    firstInstantOf(mailingDayFrom(day, frequency).toPlainDateTime(MAILED_AT), timeZone);
  const today = dayOf(from, timeZone);
  const first = morningOf(today);
  return first < from ? morningOf(addDays(today, 1)) : first;
}

/** The first day on which a digest of this frequency is mailed, not before `day`. */
function mailingDayFrom(day: string, frequency: EmailFrequency): Temporal.PlainDate {
  const date = Temporal.PlainDate.from(day);
  if (frequency === 'weekly') return date.add({ days: (8 - date.dayOfWeek) % 7 });
  if (frequency === 'monthly' && date.day > 1) return date.with({ day: 1 }).add({ months: 1 });
  return date;
}
