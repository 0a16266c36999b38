import type { Spending } from '@billfold/contract';
import { Temporal } from 'temporal-polyfill';
import { formatInstant } from '../calendar.ts';
import { localDay } from '../local-days.ts';
import { money } from '../money.ts';
import type { AccountState } from '../state.ts';
import { newestFirst } from '../table.ts';

/**
 * What was invoiced in each of the last months less what was credited, tax included. Void invoices never were owed. It
 * looks no further back than it is asked to.
 * @param months how many, the current one included
 */
export function spendingView(account: AccountState, months: number): Spending {
  const { currency, now, timeZone } = account;
  const last = Temporal.PlainYearMonth.from(localDay(account, now).slice(0, 7));
  const totals = new Map(
    Array.from({ length: months }, (_, index): [string, number] => [
      last.subtract({ months: months - 1 - index }).toString(),
      0,
    ]),
  );
  const add = (issuedOn: string, amount: number) => {
    const month = issuedOn.slice(0, 7);
    const total = totals.get(month);
    if (total === undefined) return false;
    totals.set(month, total + amount);
    return true;
  };
  for (const { status, issuedOn, total } of newestFirst(account.invoices)) {
    if (!add(issuedOn, status === 'void' ? 0 : total)) break;
  }
  for (const { issuedOn, total } of newestFirst(account.creditNotes)) {
    if (!add(issuedOn, -total)) break;
  }
  const amounts = [...totals.values()];
  return {
    data: [...totals].map(([month, total]) => ({ month, total: money(total, currency) })),
    total: money(
      amounts.reduce((sum, amount) => sum + amount, 0),
      currency,
    ),
    highest: money(Math.max(0, ...amounts), currency),
    asOf: formatInstant(now, timeZone),
  };
}
