import type { FieldError } from '@billfold/contract';
import { dayOf } from './calendar.ts';
import { newId } from './ids.ts';
import { finalizeInvoice, overdueInvoices, payRemedy } from './invoices.ts';
import { invalid, notFound, Refusal } from './refusal.ts';
import { closeStays, openStay, type Closing } from './stays.ts';
import type { AccountState, InvoiceState, LineState, MemberState } from './state.ts';
import { append } from './table.ts';
import type { Work } from './work.ts';

/** The form of an address as the HTML standard has it for `<input type=email>`, with a dot in the domain. */
const EMAIL =
  /^[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)+$/;
const LONGEST_EMAIL = 254;

/** Whether seats are charged at all: not where the plan has one price, and not on a free plan. */
export function seatsAreCharged(account: AccountState): boolean {
  return account.policy.seats === 'per_member' && account.subscription.price > 0;
}

/** Members who hold a seat: active and invited (SEAT-10). */
export function seated(account: AccountState): MemberState[] {
  return Object.values(account.members);
}

/** No member can be invited while an invoice is overdue (SEAT-7). */
function refuseWhileOverdue(account: AccountState): void {
  const [oldest] = overdueInvoices(account);
  if (!oldest) return;
  throw new Refusal('invitations_blocked', 'An overdue invoice must be paid before anyone can be invited', {
    remedy: payRemedy(account, oldest),
  });
}

/** One address, one seat, whatever the letter case, within a batch too (SEAT-11). */
function readEmails(account: AccountState, typed: readonly string[]): string[] {
  const errors: FieldError[] = [];
  const taken = new Set(seated(account).map(({ email }) => email.toLowerCase()));
  const seen = new Set<string>();
  const emails = typed.map((text) => text.trim());
  emails.forEach((email, index) => {
    const key = email.toLowerCase();
    const report = (code: string, detail: string) => {
      errors.push({ pointer: `/change/emails/${index}`, code, detail });
    };
    if (email === '') report('required', 'An address is missing');
    else if (email.length > LONGEST_EMAIL || !EMAIL.test(email))
      report('invalid_email', 'Not an e-mail address');
    else if (taken.has(key)) report('already_member', 'This address holds a seat already');
    else if (seen.has(key)) report('duplicate', 'This address stands in the list twice');
    seen.add(key);
  });
  if (errors.length > 0) throw invalid(errors);
  return emails;
}

/** What inviting people has done. */
export interface AddedMembers {
  members: MemberState[];
  lines: LineState[];
  /** `null` when the charges wait for the next invoice, or there are none. */
  invoice: InvoiceState | null;
}

/**
 * Invites people. A seat starts at the invitation (SEAT-12) and stands whether or not its payment succeeds (SEAT-6).
 * Members added in one action make one invoice, or wait for the next one (SEAT-5).
 */
export function addMembers(work: Work, typedEmails: readonly string[]): AddedMembers {
  const { account } = work;
  refuseWhileOverdue(account);
  const members = readEmails(account, typedEmails).map((email) => invite(work, email));
  if (!seatsAreCharged(account)) return { members, lines: [], invoice: null };

  const opened = members.map((member) => openStay(work, member, account.subscription, 'member_added'));
  const lines = opened.map(({ line }) => line);
  if (account.policy.seatInvoicing === 'next_invoice') {
    for (const { member, stay, line } of opened)
      member.stay = { ...stay, chargedOn: { pendingLineId: line.id } };
    account.pendingCharges.push(...lines);
    return { members, lines, invoice: null };
  }
  const invoice = finalizeInvoice(work, lines, 'members_added');
  for (const { member, stay } of opened) member.stay = { ...stay, chargedOn: { invoiceId: invoice.id } };
  return { members, lines, invoice };
}

function invite(work: Work, email: string): MemberState {
  const { account, at } = work;
  const id = newId(account, 'mem');
  account.members[id] = {
    id,
    name: null,
    email,
    role: 'member',
    status: 'invited',
    invitedOn: dayOf(at, account.timeZone),
    joinedOn: null,
    stay: null,
  };
  mailInvitation(work, email);
  return account.members[id];
}

function mailInvitation({ account, at, happened }: Work, email: string): void {
  happened.push({
    type: 'mail',
    kind: 'invitation',
    to: [{ name: null, email }],
    params: { account: account.name },
    at,
  });
}

/** Takes members' seats away, at any time, and credits what they have not used (SEAT-2, SEAT-7). */
export function removeMembers(work: Work, memberIds: readonly string[]): Closing {
  const { account } = work;
  const members = readMembers(account, memberIds);
  const closing = closeStays(work, members);
  for (const member of members) {
    member.status = 'removed';
    append(account.formerMembers, { ...member });
    Reflect.deleteProperty(account.members, member.id);
  }
  return closing;
}

function readMembers(account: AccountState, memberIds: readonly string[]): MemberState[] {
  const errors: FieldError[] = [];
  const members: MemberState[] = [];
  memberIds.forEach((id, index) => {
    const member = memberById(account, id);
    const report = (code: string, detail: string) => {
      errors.push({ pointer: `/change/memberIds/${index}`, code, detail });
    };
    if (!member) report('not_found', 'Nobody with this id holds a seat');
    else if (member.role === 'owner')
      report('owner_not_removable', 'The owner holds a seat and cannot be removed');
    else if (members.includes(member)) report('duplicate', 'This member stands in the list twice');
    else members.push(member);
  });
  if (errors.length > 0) throw invalid(errors);
  return members;
}

/** Accepts one's own invitation. It moves no money and works while overdue (SEAT-12). */
export function acceptInvitation({ account, at }: Work, memberId: string, name: string | null): void {
  const member = memberById(account, memberId);
  if (!member) throw notFound('member');
  if (member.status === 'active') return;
  member.status = 'active';
  member.name = name ?? member.name;
  member.joinedOn = dayOf(at, account.timeZone);
}

/** Mails an invitation once more (SEAT-12). */
export function resendInvitation(work: Work, memberId: string): void {
  const member = memberById(work.account, memberId);
  if (!member) throw notFound('member');
  if (member.status !== 'invited')
    throw new Refusal('not_invited', 'This member has accepted the invitation already');
  mailInvitation(work, member.email);
}

/** The member with a seat that has this id. Ids come from outside: an inherited name is none. */
export function memberById(account: AccountState, id: string): MemberState | undefined {
  return Object.hasOwn(account.members, id) ? account.members[id] : undefined;
}
