/** What stands in a row of the plain tables: the words and formats of the element's English. */
import { currencyFormat, type HistoryEntry } from '@billfold/contract';
import { documentMessages } from '../../../packages/elements/src/shared/document.messages.ts';
import { filtersMessages } from '../../../packages/elements/src/billing-history/filters.messages.ts';
import { historyMessages } from '../../../packages/elements/src/billing-history/billing-history.messages.ts';

const days = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeZone: 'UTC' });
const euros = new Intl.NumberFormat('en', currencyFormat('EUR'));

export const day = ({ issuedOn }: HistoryEntry): string => days.format(Date.parse(`${issuedOn}T00:00Z`));
export const amount = ({ total }: HistoryEntry): string => euros.format(`${total.amount}E-2` as `${number}`);
export const reason = (entry: HistoryEntry): string =>
  historyMessages.reasons[entry.reason as keyof typeof historyMessages.reasons];
export const status = (entry: HistoryEntry): string =>
  entry.overdue ? documentMessages.overdue : documentMessages.status[entry.status ?? 'other'];
export const { columns, title } = historyMessages;
export const { search: label } = filtersMessages;
