import { pluralFor } from '../shared/plural.ts';

/** What is said about finding something in the history. */
export interface FiltersMessages {
  /** Names the whole for those who can't see it. */
  label: string;
  search: string;
  show: string;
  /** What can be shown. */
  all: string;
  invoices: string;
  allInvoices: string;
  creditNotes: string;
  from: string;
  to: string;
  /** The last day is before the first. */
  reversed: string;
  /** Opens them where there is little room. `used`: how many are in use. */
  more: (used: number) => string;
  found: (count: number) => string;
  /** Opens what has no room of the next renewal's estimate. */
  details: string;
  /** Nothing is as the filters say. */
  none: { title: string; text: string; clear: string };
}

const plural = pluralFor('en');

export const filtersMessages: FiltersMessages = {
  label: 'Find an entry',
  search: 'Number',
  show: 'Show',
  all: 'Everything',
  invoices: 'Invoices',
  allInvoices: 'All invoices',
  creditNotes: 'Credit notes',
  from: 'From',
  to: 'To',
  reversed: 'This is before the first day.',
  more: (used) => (used ? `Filters (${used})` : 'Filters'),
  found: (count) => plural(count, { one: '# entry found', other: '# entries found' }),
  details: 'All details',
  none: {
    title: 'No entries match',
    text: 'Nothing in the history is like this.',
    clear: 'Clear filters',
  },
};
