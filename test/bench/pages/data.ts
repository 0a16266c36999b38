/** The invoices behind a page, made before anything is timed: `?count=` says how many. */
import type { HistoryEntry } from '@billfold/contract';

const REASONS = ['renewal', 'members_added', 'members_removed', 'plan_changed'] as const;
const A_DAY = 86_400_000;
const NEWEST = Date.UTC(2026, 3, 16);

const count = Number(new URLSearchParams(location.search).get('count'));

/** Newest first, forty on a day, one in fifty overdue. */
function entry(place: number): HistoryEntry {
  const amount = 600 + ((place * 7919) % 90_000);
  const overdue = place % 50 === 1;
  return {
    type: 'invoice',
    id: `inv_${place}`,
    number: `INV-${1_000_000 - place}`,
    reason: REASONS[place % REASONS.length] ?? 'renewal',
    issuedOn: new Date(NEWEST - Math.floor(place / 40) * A_DAY).toISOString().slice(0, 10),
    total: { amount, currency: 'EUR' },
    amountDue: { amount: overdue ? amount : 0, currency: 'EUR' },
    status: overdue ? 'open' : 'paid',
    overdue,
  };
}

globalThis.benchEntries = Array.from({ length: count }, (_, place) => entry(place));
