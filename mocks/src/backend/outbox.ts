import {
  appended,
  countRecipients,
  newestFirst,
  recipientsOf,
  rowAt,
  type AccountState,
  type Happening,
  type Table,
} from '@billfold/rules';
import * as z from 'zod/mini';
import type { Instance } from '../instance.ts';
import { portalOf } from '../scenarios/scenarios.ts';
import type { Answered } from './answered.ts';
import type { Call } from './call.ts';
import { writeMails, type Mail } from './mail.ts';
import type { MailedAccount } from './mail/facts.ts';
import { readNumber, writeCursor } from './paging.ts';
import { json } from './problems.ts';
import { queryPointer, read } from './validation.ts';

/** A mail that went out, kept once for all whom it went to. It is worded when somebody opens the outbox. */
export interface SentMail {
  /** Which mail, what it is filled with, and its recipients. */
  wanted: Extract<Happening, { type: 'mail' }>;
  /** What it says of the account, as that was. */
  account: MailedAccount;
  /** How many had gone out before it: each recipient gets one. */
  before: number;
}

/** The outbox once a mail has gone out. */
export function withMail(
  outbox: Table<SentMail>,
  wanted: SentMail['wanted'],
  account: AccountState,
): Table<SentMail> {
  const { name, locale, timeZone, seller, support, policy } = account;
  const about = { name, locale, timeZone, seller, support, policy };
  return appended(outbox, { wanted, account: about, before: countMails(outbox) });
}

/** How many mails went out. */
function countMails(outbox: Table<SentMail>): number {
  const last = rowAt(outbox, outbox.size - 1);
  return last ? last.before + countRecipients(last.wanted.to) : 0;
}

/**
 * The mails as their recipients read them, newest first. No more of them are worded than are asked for.
 * @param below of those that went out before the mail with this number, which is counted from 1
 */
export function mailsOf(
  { outbox, recipe }: Pick<Instance, 'outbox' | 'recipe'>,
  limit = Infinity,
  below = Infinity,
): Mail[] {
  const portal = portalOf(recipe);
  const mails: Mail[] = [];
  for (const { wanted, account, before } of newestFirst(outbox)) {
    if (mails.length === limit) break;
    if (before + 1 >= below) continue;
    const recipients = recipientsOf(wanted.to).slice(0, below - before - 1);
    const first = Math.max(0, recipients.length - (limit - mails.length));
    const written = writeMails(account, { ...wanted, to: recipients.slice(first) }, portal);
    mails.push(
      ...written.map((mail, place) => ({ id: `mail_${before + first + place + 1}`, ...mail })).reverse(),
    );
  }
  return mails;
}

const Query = z.strictObject({
  limit: z.optional(z.coerce.number().check(z.int(), z.gte(1), z.lte(1000))),
  cursor: z.optional(z.string().check(z.maxLength(200))),
});

/** A page of the outbox, or all of it where nobody says how much. */
export interface Outbox {
  data: Mail[];
  nextCursor: string | null;
  /** How many went out. */
  total: number;
}

/** Opens the outbox. */
export function openOutbox(instance: Instance, { query }: Call): Answered {
  const { limit, cursor } = read(Query, Object.fromEntries(query), queryPointer);
  const { account, outbox } = instance;
  const total = countMails(outbox);
  const below = readNumber(account, 'outbox', cursor) ?? total + 1;
  const data = mailsOf(instance, limit, below);
  const oldest = below - data.length;
  const nextCursor = oldest > 1 ? writeCursor(account, 'outbox', oldest) : null;
  return { instance, reply: json({ data, nextCursor, total } satisfies Outbox, 200) };
}
