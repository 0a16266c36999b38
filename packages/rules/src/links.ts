import { addLocalDays, formatInstant } from './calendar.ts';
import { knownRow, newId } from './ids.ts';
import { memberById, ownerOf } from './members.ts';
import { planName } from './prices.ts';
import { notFound, Refusal } from './refusal.ts';
import type { AccountState, ChangeState, ConfirmationState } from './state.ts';
import { append, newestFirst } from './table.ts';
import type { Work } from './work.ts';

/** So long a mailed link works (CONF-1). */
const DAYS = 7;

/** Mails the owner, or whoever asked, the link that confirms a change of plan; an earlier one is void (CONF-1). */
export function mailPlanLink(work: Work, memberId: string, change: ChangeState): void {
  const { account } = work;
  if (change.requested.type !== 'change_plan') throw new Error('Only a change of plan is confirmed');
  voidLinks(account, (link) => link.changeId === change.id);
  const link = newLink(work, { kind: 'change_plan', changeId: change.id, memberId });
  change.confirmationId = link.id;
  mailLink(work, link, 'confirm_plan_change', {
    changeId: change.id,
    planName: planName(account, change.requested.planId),
  });
}

/** Mails the link that closes the account; an earlier one is void (CONF-1, CLO-1). */
export function mailClosingLink(work: Work, memberId: string): void {
  voidLinks(work.account, ({ kind }) => kind === 'close_account');
  const link = newLink(work, { kind: 'close_account', changeId: null, memberId });
  work.account.closingConfirmationId = link.id;
  mailLink(work, link, 'confirm_closing', {});
}

function newLink(
  { account, at }: Work,
  about: Pick<ConfirmationState, 'kind' | 'changeId' | 'memberId'>,
): ConfirmationState {
  const recipient = memberById(account, about.memberId) ?? ownerOf(account);
  const link: ConfirmationState = {
    id: newId(account, 'conf'),
    ...about,
    sentTo: recipient.email,
    sentAt: at,
    expiresAt: addLocalDays(at, DAYS, account.timeZone),
    status: 'sent',
  };
  append(account.confirmations, link);
  return link;
}

function mailLink(
  { account, at, happened }: Work,
  link: ConfirmationState,
  kind: 'confirm_plan_change' | 'confirm_closing',
  params: Record<string, string>,
): void {
  happened.push({
    type: 'mail',
    kind,
    to: { person: { name: memberById(account, link.memberId)?.name ?? null, email: link.sentTo } },
    params: {
      ...params,
      token: linkToken(account, link),
      expiresAt: formatInstant(link.expiresAt, account.timeZone),
    },
    at,
  });
}

/**
 * What a link bears: its id, and a digest of it with what the backend alone knows, so that nobody guesses one from
 * another. FNV-1a is enough for a mock; an engine of one's own gives out random tokens and keeps their hashes.
 */
export function linkToken({ secret }: AccountState, { id }: Pick<ConfirmationState, 'id'>): string {
  let digest = 14_695_981_039_346_656_037n;
  for (const character of `${secret} ${id}`) {
    digest = BigInt.asUintN(64, (digest ^ BigInt(character.codePointAt(0) ?? 0)) * 1_099_511_628_211n);
  }
  return `${id}.${digest.toString(36)}`;
}

/**
 * The link that bears this token, if it still works.
 * @throws Refusal `not_found`, `confirmation_used`, `confirmation_void`, `confirmation_lapsed`
 */
export function openLink(account: AccountState, token: string): ConfirmationState {
  const link = [...newestFirst(account.confirmations)].find((each) => linkToken(account, each) === token);
  if (!link) throw notFound('link');
  const remedy =
    link.changeId === null
      ? {}
      : { remedy: { kind: 'resend_confirmation', params: { changeId: link.changeId } } };
  if (link.status === 'used') throw new Refusal('confirmation_used', 'This link has done its work already');
  if (link.status === 'void') throw new Refusal('confirmation_void', 'This link was withdrawn or replaced');
  if (account.now >= link.expiresAt) throw new Refusal('confirmation_lapsed', 'This link is too old', remedy);
  return link;
}

/** A link that was mailed works no more. */
export function voidLinks(account: AccountState, which: (link: ConfirmationState) => boolean): void {
  for (const link of newestFirst(account.confirmations)) {
    if (link.status === 'sent' && which(link)) link.status = 'void';
  }
}

/** The last link about something. */
export function linkById({ confirmations }: AccountState, id: string): ConfirmationState {
  return knownRow(confirmations, id);
}
