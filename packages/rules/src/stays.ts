import { unitsBetween, type DatedInstant } from './calendar.ts';
import { newId } from './ids.ts';
import { issueCreditNote } from './invoices.ts';
import { dated, periodEnd, periodStart } from './local-days.ts';
import { seated, stayOf } from './members.ts';
import { money, prorate } from './money.ts';
import { planName } from './prices.ts';
import type {
  AccountState,
  CreditNoteState,
  CutPeriod,
  LineState,
  MemberState,
  Stay,
  SubscriptionState,
} from './state.ts';
import { treatmentAt, unitPrice } from './tax.ts';
import type { Work } from './work.ts';

/** A period's length in the account's units. */
export function unitsIn(period: CutPeriod, { policy }: AccountState): number {
  return unitsBetween(periodStart(period), periodEnd(period), policy.prorationUnit);
}

/**
 * Where in a period a stay begins that opens now. Where the account has moved westward, the period's first day may not
 * have begun there yet (CAL-1).
 */
export function openingIn(period: CutPeriod, { account, at }: Work): DatedInstant {
  return at > period.startsAt ? dated(account, at) : periodStart(period);
}

/** A member as a document remembers it. */
function snapshot({ id, name, email }: MemberState): LineState['members'][number] {
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
 * Opens a stay of each: charged price × units left ÷ units in the period, the first day included (SEAT-1). What that comes to
 * is the same for all, and reckoned once.
 * @param members `null`: it is the plan's own, where seats cost nothing
 * @param terms the subscription whose price and period apply
 */
export function openStays<Holder extends MemberState | null>(
  work: Work,
  members: readonly Holder[],
  terms: SubscriptionState,
  kind: 'member_added' | 'plan_joined',
): (OpenedStay & { member: Holder })[] {
  const { account, at } = work;
  const { prorationUnit: unit } = account.policy;
  const treatment = treatmentAt(account, at);
  const unitAmount = unitPrice(account, terms.price, treatment, at);
  const opening = openingIn(terms.period, work);
  const units = unitsBetween(opening, periodEnd(terms.period), unit);
  const unitsInPeriod = unitsIn(terms.period, account);
  const charged = prorate(unitAmount, units, unitsInPeriod);
  const name = planName(account, terms.planId);
  const { end } = terms.period;
  return members.map((member) => {
    const { params, members: whom } = about(member);
    const line: LineState = {
      id: newId(account, 'line'),
      kind,
      params: { ...params, planName: name },
      period: { start: opening.on, end },
      units,
      unitsInPeriod,
      unit,
      unitAmount,
      quantity: 1,
      amount: charged,
      treatment,
      members: whom,
      everybody: null,
    };
    const stay = { openedAt: opening.at, openedOn: opening.on, unitAmount, charged, treatment };
    return { member, stay, line };
  });
}

/**
 * What closing a stay now gives back: what it was charged − round(price × units used ÷ units in the period), at the
 * price that was charged (SEAT-2, SEAT-4). The line's amount is negative.
 */
export function closingLine(
  { account, at }: Work,
  member: MemberState | null,
  stay: Stay,
  kind: 'member_removed' | 'plan_left',
): LineState {
  const { currency, subscription, policy } = account;
  const { prorationUnit: unit } = policy;
  const opening = { at: stay.openedAt, on: stay.openedOn };
  const closing = later(opening, dated(account, at));
  const { params, members } = about(member);
  const used = unitsBetween(opening, closing, unit);
  const unitsInPeriod = unitsIn(subscription.period, account);
  const usedAmount = prorate(stay.unitAmount, used, unitsInPeriod);
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
    period: { start: closing.on, end: subscription.period.end },
    units: unitsBetween(closing, periodEnd(subscription.period), unit),
    unitsInPeriod,
    unit,
    unitAmount: stay.unitAmount,
    quantity: 1,
    amount: usedAmount - stay.charged,
    treatment: stay.treatment,
    members,
    everybody: null,
  };
}

/** The later instant with the later day: newer zone rules may put an instant onto the day before (CAL-1). */
function later(a: DatedInstant, b: DatedInstant): DatedInstant {
  return { at: Math.max(a.at, b.at), on: a.on > b.on ? a.on : b.on };
}

/** What closing every stay now gives back, plan's own included; nothing once the period is over. */
export function unusedLines(work: Work): LineState[] {
  const { account, at } = work;
  if (at >= account.subscription.period.endsAt) return [];
  const members = seated(account).flatMap((member) => {
    const stay = stayOf(account, member);
    return stay ? [closingLine(work, member, stay, 'plan_left')] : [];
  });
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

/** Closes the stays of members who go and credits each: one credit note for each invoice that they were charged on. */
export function closeStays(work: Work, members: readonly MemberState[]): Closing {
  const lines: LineState[] = [];
  const byInvoice = new Map<string, LineState[]>();
  let pendingLowered = 0;
  const isOver = work.at >= work.account.subscription.period.endsAt;
  for (const member of members) {
    const stay = stayOf(work.account, member);
    // The period has ended, and none has begun: nothing is unused (DUN-3).
    if (!stay || isOver) continue;
    const line = closingLine(work, member, stay, 'member_removed');
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
