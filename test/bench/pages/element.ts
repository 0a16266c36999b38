/** The history as a host has it: a provider, the element, and a backend that answers in a microtask. */
import type { History, HistoryEntry, HistoryQuery } from '@billfold/contract';
import '@billfold/elements/define/billing-provider';
import '@billfold/elements/define/billing-history';
import {
  credits,
  eur,
  fixtureAdapter,
  historyPage,
  upcoming,
} from '../../../packages/elements/src/shared/testing/fixtures.ts';
import { startClock } from './clock.ts';

/** Numbers are indexed, as a backend's would be. */
const places = new Map(benchEntries.map(({ number }, place) => [number, place]));

function matching({ query }: HistoryQuery): readonly HistoryEntry[] {
  if (!query) return benchEntries;
  const entry = benchEntries[places.get(query) ?? -1];
  return entry ? [entry] : [];
}

const list = (asked: HistoryQuery = {}): Promise<History> =>
  Promise.resolve(historyPage(matching(asked), asked));

const provider = document.querySelector('billing-provider');
const element = document.querySelector('billing-history');
if (!provider || !element) throw new Error('The page has no history');

const inside = (): ParentNode => element.shadowRoot ?? element;
const rows = (): NodeListOf<Element> => inside().querySelectorAll('tbody > tr');
const numberIn = (row: Element | undefined): string => row?.querySelector('bdi')?.textContent ?? '';
const button = (label: string): HTMLElement | undefined =>
  [...inside().querySelectorAll<HTMLElement>('.pages button')].find(
    ({ textContent, ariaDisabled }) => textContent.trim() === label && ariaDisabled !== 'true',
  );
const search = (): HTMLElement | undefined =>
  inside().querySelector('billing-history-filters')?.shadowRoot?.querySelector('input') ?? undefined;

startClock({
  isShown: () => numberIn(rows()[0]) === benchEntries[0]?.number,
  isReady: () => !!search() && !!button('Next'),
  isAtEnd: () => numberIn([...rows()].at(-1)) === benchEntries.at(-1)?.number,
  isAlone: ({ number }) => rows().length === 1 && numberIn(rows()[0]) === number,
  parts: { next: () => button('Next'), last: () => button('Last'), search },
});

/** Every row has a button for its document; nobody presses one. */
const file = (): Promise<Blob> => Promise.resolve(new Blob());

provider.adapter = fixtureAdapter({
  history: { list },
  // What is compared is the list: nothing is estimated above it.
  invoices: {
    ...fixtureAdapter().invoices,
    upcoming: () => Promise.resolve({ ...upcoming, estimate: null, none: { kind: 'closing', params: {} } }),
  },
  credits: { read: () => Promise.resolve(credits(eur(0))) },
  documents: { invoicePdf: file, creditNotePdf: file, invoicesCsv: file },
});
