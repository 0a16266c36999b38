import type { HistoryQuery } from '@billfold/contract';
import { warnOnce } from '../shared/warn.ts';

/** Which entries of the history are wanted. Days are those of issue, both included. */
export type HistoryFilter = Pick<HistoryQuery, 'type' | 'status' | 'query' | 'from' | 'to'>;

/** Whether the last day is before the first: no entry can be between them. */
export const isReversed = ({ from, to }: HistoryFilter): boolean => !!from && !!to && to < from;

const known: Record<keyof HistoryFilter, RegExp> = {
  type: /^(invoice|credit_note)$/,
  status: /^(draft|open|overdue|paid|uncollectible|void)$/,
  query: /^.{1,200}$/,
  from: /^\d{4}-\d\d-\d\d$/,
  to: /^\d{4}-\d\d-\d\d$/,
};

/** Tells the page's author what he wrote that no backend can answer. */
export function warnOf(filter: HistoryFilter): void {
  for (const [key, text] of Object.entries(filter)) {
    if (!text || known[key as keyof HistoryFilter].test(text)) continue;
    warnOnce(`<billing-history> has no ${key} “${text}”.`);
  }
}

declare module '../shared/events.ts' {
  interface BillingEventMap {
    /** Somebody chose which entries of the history to see. */
    'billing-filter': CustomEvent<HistoryFilter>;
  }
}
