import { addDays, type Instant } from './calendar.ts';
import { newId, placeOf } from './ids.ts';
import { firstInstant, localDay } from './local-days.ts';
import { memberById } from './members.ts';
import { addPerson } from './people.ts';
import { planHoldingSeats } from './plan-change.ts';
import { notFound, Refusal } from './refusal.ts';
import type { AccountState, MemberState } from './state.ts';
import { append, emptyTable, rows } from './table.ts';
import type { Work } from './work.ts';

/** Gives somebody a seat that they have not accepted yet, and mails them (SEAT-12). */
export function invite(work: Work, email: string): MemberState {
  const { account, at } = work;
  const id = newId(account, 'mem');
  addPerson(account.members, {
    id,
    name: null,
    email,
    role: 'member',
    status: 'invited',
    invitedOn: localDay(account, at),
    joinedOn: null,
    lapsesOn: null,
    stay: null,
  });
  return send(work, id);
}

/** Accepts one's own invitation. It moves no money and works while overdue (SEAT-12). */
export function acceptInvitation({ account, at }: Work, memberId: string, name: string | null): void {
  const member = memberById(account, memberId);
  if (!member) throw notFound('member');
  if (member.status === 'active') return;
  member.status = 'active';
  member.name = name ?? member.name;
  member.joinedOn = localDay(account, at);
  forgetLapse(account, member);
  member.lapsesOn = null;
}

/** Mails an invitation once more; whoever gets it has the whole time again (SEAT-12). */
export function resendInvitation(work: Work, memberId: string): void {
  const member = memberById(work.account, memberId);
  if (!member) throw notFound('member');
  if (member.status !== 'invited') throw alreadyAccepted();
  send(work, memberId);
}

/** Only who has not accepted yet can decline, or be invited once more (SEAT-12). */
export function alreadyAccepted(): Refusal {
  return new Refusal('not_invited', 'This member has accepted the invitation already');
}

function send(work: Work, memberId: string): MemberState {
  const { account, at, happened } = work;
  const member = memberById(account, memberId);
  if (!member) throw notFound('member');
  setLapse(work, member);
  const { email, lapsesOn } = member;
  happened.push({
    type: 'mail',
    kind: 'invitation',
    to: { person: { name: null, email } },
    params: { account: account.name, lapsesOn },
    at,
  });
  return member;
}

/** An invitation that is sent now lapses so many days from now, where policy says how many (SEAT-12). */
export function setLapse({ account, at }: Pick<Work, 'account' | 'at'>, member: MemberState): void {
  const { invitationDays } = account.policy;
  const day = invitationDays === null ? null : addDays(localDay(account, at), invitationDays);
  if (day === member.lapsesOn) return;
  forgetLapse(account, member);
  member.lapsesOn = day;
  if (day === null) return;
  const lapse = (account.lapses[day] ??= { count: 0, memberIds: emptyTable() });
  lapse.count += 1;
  append(lapse.memberIds, member.id);
}

/** It lapses no more: accepted, sent once more, or the seat was taken away. */
export function forgetLapse({ lapses }: AccountState, { lapsesOn }: MemberState): void {
  const lapse = lapsesOn === null ? undefined : lapses[lapsesOn];
  if (!lapse || lapsesOn === null) return;
  lapse.count -= 1;
  if (lapse.count === 0) Reflect.deleteProperty(lapses, lapsesOn);
}

/** The day on which invitations lapse next, and its first instant; `null` when none does (SEAT-12). */
export function nextLapse(account: AccountState): { at: Instant; day: string } | null {
  // While a change of plan is being paid, the seats that it was reckoned for stay (PLAN-6).
  if (planHoldingSeats(account)) return null;
  const days = Object.keys(account.lapses);
  const first = days.reduce<string | null>((least, day) => (least && least < day ? least : day), null);
  return first === null ? null : { at: firstInstant(account, first), day: first };
}

/** Whose invitations lapse on a day, in the order in which they came. */
export function lapsingOn(account: AccountState, day: string): string[] {
  const lapse = account.lapses[day];
  if (!lapse) return [];
  // Who has accepted, has gone or was sent it once more still stands in that day's list.
  const ids = [...new Set(rows(lapse.memberIds))].filter((id) => memberById(account, id)?.lapsesOn === day);
  return ids.sort((a, b) => placeOf(a) - placeOf(b));
}
