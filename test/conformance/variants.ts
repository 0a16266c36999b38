// Backends that are right, and yet not the mock: whoever holds them against the rules must find nothing.
import { setTimeout } from 'node:timers/promises';
import { fields, objectsIn, type Asked, type Fields, type Hand, type Json } from './proxy.ts';

export interface Variant extends Hand {
  /** What is different. */
  what: string;
  /** What it says of checks that cannot be tried on it for that. */
  lacks?: RegExp;
}

/** What may be left out of anything; what may be of some things alone is below. */
const LEAN = [
  'previousCursor',
  'lastCursor',
  'offset',
  'emailFrequency',
  'remaining',
  'units',
  'unitsInPeriod',
  'unit',
];

const PREFIX = 'zz-';

/** Whether a field holds an id. A tax number is none. */
function namesId(name: string): boolean {
  return /^id$|Ids?$|^upgradedBy$/.test(name) && name !== 'taxId';
}

function mapStrings(value: Json, map: (text: string, name: string) => string, name = ''): Json {
  if (typeof value === 'string') return map(value, name);
  if (Array.isArray(value)) return value.map((inner) => mapStrings(inner, map, name));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, mapStrings(inner, map, key)]));
}

function bare(text: string): string {
  return text.startsWith(PREFIX) ? text.slice(PREFIX.length) : text;
}

function withPolicy(change: Fields): NonNullable<Hand['asks']> {
  return (asked) => {
    if (asked.path !== '/__mock__/instances') return;
    const overrides = fields(fields(asked.body).overrides);
    asked.body = {
      ...fields(asked.body),
      overrides: { ...overrides, policy: { ...fields(overrides.policy), ...change } },
    };
  };
}

function isApi({ path }: Asked): boolean {
  return !path.startsWith('/__mock__/');
}

function turned(value: Json): Json {
  if (Array.isArray(value)) return value.map(turned);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([name, inner]) => [name, turned(inner)]),
  );
}

export const variants: readonly Variant[] = [
  {
    what: 'its ids are other ones',
    asks(asked) {
      asked.path = asked.path.split('/').map(bare).join('/');
      if (asked.body !== undefined) asked.body = mapStrings(asked.body, bare);
    },
    says(said, asked) {
      if (said.body === undefined || asked.path === '/__mock__/instances') return;
      const mapped = (text: string, name: string) => (namesId(name) ? PREFIX + text : text);
      said.body = mapStrings(said.body, mapped);
    },
  },
  {
    what: 'it says more than the contract knows, everywhere',
    says({ body }, asked) {
      if (!isApi(asked)) return;
      const closed = new Set(
        [...objectsIn(body)].flatMap(({ params, change }) => [
          ...objectsIn(params ?? null),
          ...objectsIn(change ?? null),
        ]),
      );
      for (const object of [...objectsIn(body)].filter((each) => !closed.has(each))) {
        object.mascot = { animal: 'owl' };
        object.internalNote = null;
      }
    },
  },
  {
    what: 'a page has seven entries at most, whatever is asked for',
    asks({ query }) {
      const limit = query.get('limit') ?? '100';
      if (/^\d+$/.test(limit) && Number(limit) <= 100 && query.has('limit'))
        query.set('limit', String(Math.min(7, Number(limit))));
    },
  },
  {
    what: 'its history only goes on, page by page',
    lacks: /this backend only goes on/,
    says({ body }, { path }) {
      if (path !== '/history') return;
      for (const page of objectsIn(body)) {
        delete page.previousCursor;
        delete page.lastCursor;
        delete page.offset;
      }
    },
  },
  {
    what: 'it tells what a lean engine can tell, and no more',
    lacks: /^this backend (only goes on|does not (count|say) .+)$|^the policy says of no retries$/,
    says({ body }) {
      for (const object of objectsIn(body)) {
        for (const name of [...LEAN, ...('nextCursor' in object ? ['total'] : [])])
          Reflect.deleteProperty(object, name);
        if (!('viewer' in object)) continue;
        delete object.features;
        delete fields(object.policy).retryDays;
        delete fields(object.viewer).memberId;
      }
    },
  },
  { what: 'it prorates by the second', asks: withPolicy({ prorationUnit: 'second' }) },
  { what: 'it tries again on days 2, 5, 9 and 20', asks: withPolicy({ retryDays: [2, 5, 9, 20] }) },
  {
    what: 'it has notices, features and kinds of lines that nobody knows',
    says({ body }, { path }) {
      if (path === '/account' && fields(body).notices) {
        const account = fields(body);
        const notice = { kind: 'mascot_birthday', params: {}, severity: 'info', remedy: null };
        account.notices = [...(account.notices as Json[]), notice];
        account.features = [...(account.features as Json[]), 'mascots'];
      }
    },
  },
  {
    what: 'its fields stand in another order',
    says(said) {
      if (said.body !== undefined) said.body = turned(said.body);
    },
  },
  {
    what: 'its refusals are worded otherwise',
    says({ status, body }) {
      if (status < 400) return;
      const problem = fields(body);
      Object.assign(problem, { title: 'Non', detail: 'Cela ne se peut pas', type: 'about:blank' });
      for (const error of objectsIn(problem.errors)) error.detail = 'Cela ne va pas';
    },
  },
  {
    what: 'it takes its time',
    async says() {
      await setTimeout(3);
    },
  },
  { what: 'it stands under another path', base: '/billing/v1' },
];
