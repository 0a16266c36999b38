import { emailKey, extractEmail, type FieldError } from '@billfold/contract';
import { emailError } from './email.ts';
import { forgetLapse, invite } from './invitations.ts';
import {
  finalizeInvoice,
  openInvoices,
  paymentInProgress,
  payRemedy,
  unsettledInvoices,
} from './invoices.ts';
import { memberByEmail, memberById } from './members.ts';
import { defaultMethod } from './payments.ts';
import { letWait } from './pending-charges.ts';
import { removePerson } from './people.ts';
import { planHoldingSeats } from './plan-change.ts';
import { invalid, nothingToPayWith, Refusal } from './refusal.ts';
import { closeStays, openStays, type Closing } from './stays.ts';
import type { AccountState, InvoiceState, LineState, MemberState } from './state.ts';
import { append } from './table.ts';
import type { Work } from './work.ts';

/** Whether seats are charged at all: not where the plan has one price, and not on a free plan. */
export function seatsAreCharged(account: AccountState): boolean {
  return account.policy.seats === 'per_member' && account.subscription.price > 0;
}

/**
 * No member can be invited, on any path, while an invoice is overdue, given up, or waits for its bank's question to be
 * answered (SEAT-7).
 */
function refuseWhileUnsettled(account: AccountState): void {
  const [oldest] = [
    ...unsettledInvoices(account),
    ...openInvoices(account).filter(
      (invoice) => paymentInProgress(account, invoice)?.status === 'requires_action',
    ),
  ];
  if (!oldest) return;
  throw new Refusal('invitations_blocked', 'An invoice must be paid before anyone can be invited', {
    remedy: payRemedy(account, oldest),
  });
}

/** While a change of plan is being paid, the seats that it was reckoned for stay as they are (PLAN-6, PAY-6). */
export function refuseWhilePlanIsBeingPaid(account: AccountState): void {
  const invoice = planHoldingSeats(account);
  if (!invoice) return;
  throw new Refusal('change_in_progress', 'A change of plan is being paid; finish it or give it up first', {
    remedy: payRemedy(account, invoice),
  });
}

/** One address, one seat, however it is spelt, within a batch too (SEAT-11). */
function readEmails(account: AccountState, typed: readonly string[]): string[] {
  const errors: FieldError[] = [];
  const seen = new Set<string>();
  const emails = typed.map(extractEmail);
  emails.forEach((email, index) => {
    const pointer = `/change/emails/${index}`;
    const key = emailKey(email);
    const report = (code: string, detail: string) => {
      errors.push({ pointer, code, detail });
    };
    const error = emailError(pointer, email);
    if (error) errors.push(error);
    else if (memberByEmail(account, email)) report('already_member', 'This address holds a seat already');
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
  refuseWhileUnsettled(account);
  refuseWhilePlanIsBeingPaid(account);
  if (seatsAreCharged(account) && !defaultMethod(account)) throw nothingToPayWith();
  const members = readEmails(account, typedEmails).map((email) => invite(work, email));
  if (!seatsAreCharged(account)) return { members, lines: [], invoice: null };

  const opened = openStays(work, members, account.subscription, 'member_added');
  const lines = opened.map(({ line }) => line);
  const { round } = account.stays;
  if (account.policy.seatInvoicing === 'next_invoice') {
    for (const { member, stay, line } of opened)
      member.stay = { ...stay, round, chargedOn: { pendingLineId: line.id } };
    letWait(account, lines);
    return { members, lines, invoice: null };
  }
  const invoice = finalizeInvoice(work, lines, 'members_added');
  for (const { member, stay } of opened)
    member.stay = { ...stay, round, chargedOn: { invoiceId: invoice.id } };
  return { members, lines, invoice };
}

/** Takes members' seats away, at any time, and credits what they have not used (SEAT-2, SEAT-7). */
export function removeMembers(work: Work, memberIds: readonly string[]): Closing {
  const { account } = work;
  refuseWhilePlanIsBeingPaid(account);
  const members = readMembers(account, memberIds);
  const closing = closeStays(work, members);
  for (const member of members) {
    member.status = 'removed';
    forgetLapse(account, member);
    append(account.formerMembers, { ...member, stay: null });
    removePerson(account.members, member);
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
