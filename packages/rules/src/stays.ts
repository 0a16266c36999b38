import type { Period } from '@billfold/contract';
import { dayOf, startOfDay, unitsBetween, type Instant, type Measure } from './calendar.ts';
import { newId } from './ids.ts';
import { issueCreditNote } from './invoices.ts';
import { money, prorate } from './money.ts';
import { planName } from './prices.ts';
import type {
  AccountState,
  CreditNoteState,
  LineState,
  MemberState,
  Stay,
  SubscriptionState,
} from './state.ts';
import { treatmentAt, unitPrice } from './tax.ts';
import type { Work } from './work.ts';

function measureOf(account: AccountState): Measure {
  return { unit: account.policy.prorationUnit, timeZone: account.timeZone };
}

/** A period's first instant, the first instant after it, and its length in the account's units. */
export function periodBounds(
  account: AccountState,
  period: Period,
): { start: Instant; end: Instant; units: number } {
  const start = startOfDay(period.start, account.timeZone);
  const end = startOfDay(period.end, account.timeZone);
  return { start, end, units: unitsBetween(start, end, measureOf(account)) };
}

/** A member as a document remembers it. */
export function snapshot({ id, name, email }: MemberState): LineState['members'][number] {
  return { id, name, email };
}

/** Whom a line names and is about: one member, or nobody where the plan has one price. */
function about(member: MemberState | null): Pick<LineState, 'params' | 'members'> {
  return member
    ? { params: { name: member.name ?? member.email }, members: [snapshot(member)] }
    : { params: {}, members: [] };
}

/** A charge of one stay, before it stands on a document. */
export interface OpenedStay {
  stay: Omit<Stay, 'chargedOn'>;
  line: LineState;
}

/**
 * Opens a stay: charged price × units left ÷ units in the period, the first day included (SEAT-1).
 * @param member `null`: it is the plan's own, where seats cost nothing
 * @param terms the subscription whose price and period apply
 */
export function openStay(
  { account, at }: Work,
  member: MemberState | null,
  terms: SubscriptionState,
  kind: 'member_added' | 'plan_joined',
): OpenedStay {
  const treatment = treatmentAt(account, at);
  const unitAmount = unitPrice(account, terms.price, treatment, at);
  const bounds = periodBounds(account, terms.period);
  // Where the account has moved westward, its period's first day may not have begun there yet (CAL-1).
  const from = Math.max(at, bounds.start);
  const units = unitsBetween(from, bounds.end, measureOf(account));
  const charged = prorate(unitAmount, units, bounds.units);
  const { params, members } = about(member);
  const line: LineState = {
    id: newId(account, 'line'),
    kind,
    params: { ...params, planName: planName(account, terms.planId) },
    period: { start: dayOf(from, account.timeZone), end: terms.period.end },
    units,
    unitsInPeriod: bounds.units,
    unit: account.policy.prorationUnit,
    unitAmount,
    quantity: 1,
    amount: charged,
    treatment,
    members,
  };
  return { stay: { openedAt: from, unitAmount, charged, treatment }, line };
}

/**
 * What closing a stay now gives back: what it was charged − round(price × units used ÷ units in the period), at the
 * price that was charged (SEAT-2, SEAT-4). The line's amount is negative.
 */
export function closingLine(
  { account, at: now }: Work,
  member: MemberState | null,
  stay: Stay,
  kind: 'member_removed' | 'plan_left',
): LineState {
  const { currency, subscription } = account;
  const bounds = periodBounds(account, subscription.period);
  const measure = measureOf(account);
  const at = Math.max(now, stay.openedAt);
  const { params, members } = about(member);
  const used = unitsBetween(stay.openedAt, at, measure);
  const usedAmount = prorate(stay.unitAmount, used, bounds.units);
  return {
    id: newId(account, 'line'),
    kind,
    params: {
      ...params,
      planName: planName(account, subscription.planId),
      charged: money(stay.charged, currency),
      used: money(usedAmount, currency),
      unitsUsed: used,
    },
    period: { start: dayOf(at, account.timeZone), end: subscription.period.end },
    units: unitsBetween(at, bounds.end, measure),
    unitsInPeriod: bounds.units,
    unit: account.policy.prorationUnit,
    unitAmount: stay.unitAmount,
    quantity: 1,
    amount: usedAmount - stay.charged,
    treatment: stay.treatment,
    members,
  };
}

/** What closing every stay now gives back, plan's own included; nothing once the period is over. */
export function unusedLines(work: Work): LineState[] {
  const { account, at } = work;
  if (at >= periodBounds(account, account.subscription.period).end) return [];
  const members = Object.values(account.members).flatMap((member) =>
    member.stay ? [closingLine(work, member, member.stay, 'plan_left')] : [],
  );
  const plan = account.planStay ? [closingLine(work, null, account.planStay, 'plan_left')] : [];
  return [...plan, ...members].filter(({ amount }) => amount !== 0);
}

/** What closing stays has given back, and where. */
export interface Closing {
  lines: LineState[];
  creditNotes: CreditNoteState[];
  /** How much charges that still wait were lowered by (SEAT-5). */
  pendingLowered: number;
}

/** Closes the members' stays early and credits each: one credit note for each invoice that they were charged on. */
export function closeStays(work: Work, members: readonly MemberState[]): Closing {
  const lines: LineState[] = [];
  const byInvoice = new Map<string, LineState[]>();
  let pendingLowered = 0;
  const isOver = work.at >= periodBounds(work.account, work.account.subscription.period).end;
  for (const member of members) {
    const { stay } = member;
    if (!stay) continue;
    // The period has ended, and none has begun: nothing is unused (DUN-3).
    if (isOver) {
      member.stay = null;
      continue;
    }
    const line = closingLine(work, member, stay, 'member_removed');
    member.stay = null;
    lines.push(line);
    if ('pendingLineId' in stay.chargedOn) {
      lowerPendingLine(work, stay.chargedOn.pendingLineId, line);
      pendingLowered -= line.amount;
    } else if (line.amount !== 0) {
      const { invoiceId } = stay.chargedOn;
      byInvoice.set(invoiceId, [...(byInvoice.get(invoiceId) ?? []), line]);
    }
  }
  const creditNotes = [...byInvoice].map(([invoiceId, credits]) => issueCreditNote(work, invoiceId, credits));
  return { lines, creditNotes, pendingLowered };
}

/** A charge that waits is lowered to what was used; one that was not used at all disappears (SEAT-5). */
function lowerPendingLine({ account }: Work, lineId: string, closing: LineState): void {
  const line = account.pendingCharges.find((candidate) => candidate.id === lineId);
  if (!line) throw new Error(`The state names ${lineId}, which it does not hold`);
  line.units -= closing.units;
  line.period.end = closing.period.start;
  line.amount += closing.amount;
  if (line.units === 0) account.pendingCharges = account.pendingCharges.filter(({ id }) => id !== lineId);
}
