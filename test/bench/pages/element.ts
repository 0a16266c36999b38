/** The history as a host has it: a provider, the element, and a backend that answers in a microtask. */
import type { History, HistoryEntry, HistoryQuery } from '@billfold/contract';
import '@billfold/elements/define/billing-history';
import '@billfold/elements/define/billing-provider';
import {
  credits,
  eur,
  fixtureAdapter,
  upcoming,
} from '../../../packages/elements/src/shared/testing/fixtures.ts';
import { startClock } from './clock.ts';

const PAGE = 10;

/** Numbers are indexed, as a backend's would be. */
const places = new Map(benchEntries.map(({ number }, place) => [number, place]));

function matching({ query }: HistoryQuery): readonly HistoryEntry[] {
  if (!query) return benchEntries;
  const entry = benchEntries[places.get(query) ?? -1];
  return entry ? [entry] : [];
}

function list(asked: HistoryQuery = {}): Promise<History> {
  const all = matching(asked);
  const { cursor, limit = PAGE } = asked;
  const begin = Number(cursor ?? 0);
  const end = begin + limit;
  return Promise.resolve({
    data: all.slice(begin, end),
    nextCursor: end < all.length ? String(end) : null,
    total: all.length,
    asOf: upcoming.asOf,
  });
}

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
  page: () => numberIn(rows()[0]),
  parts: { next: () => button('Next'), last: () => button('Last'), search },
});

provider.adapter = fixtureAdapter({
  history: { list },
  credits: { read: () => Promise.resolve(credits(eur(0))) },
});
