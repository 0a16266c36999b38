// Requests as fast-check makes them up from the description: right ones, and wrong ones of every kind.
import fc, { type Arbitrary } from 'fast-check';
import type { Viewer } from '@billfold/mocks';
import { described, schemaNamed, type Described, type Schema } from './description.ts';

/** A place in one of the lists of ids that there are when the request is sent. */
export interface Pick {
  from: string;
  place: number;
}

/** What goes out as a body. */
export type Body =
  | { kind: 'none' }
  | { kind: 'value'; value: unknown }
  | { kind: 'text'; text: string }
  | { kind: 'bytes'; bytes: Uint8Array<ArrayBuffer> };

/** A request, before it is known what it will meet. */
export interface MadeUp {
  operation: Described;
  method: string;
  viewer: Viewer | 'nobody' | 'stranger';
  params: Record<string, Pick | string>;
  query: [string, string][];
  body: Body;
  contentType: string | null;
  key: string | null;
  /** What `If-Match` bears; `current`: the version that the thing has. */
  version: string | null;
  confirmation: Pick | string | null;
}

const HOSTILE = [
  '',
  ' ',
  '\u0000',
  'a\u0000b',
  '\ud800',
  '\u202eevil\u202c',
  '__proto__',
  'constructor',
  'toString',
  '../../etc/passwd',
  '%00',
  '%E0%A4%A',
  "' OR 1=1 --",
  '<script>alert(1)</script>',
  '=1+1',
  '{{7*7}}',
  '-1',
  '1e999',
  'ａ',
  'İ',
  'x'.repeat(300),
  'x'.repeat(5000),
  '𝔘𝔫𝔦',
];
const hostile = fc.constantFrom(...HOSTILE);

const WEIRD: unknown[] = [
  null,
  true,
  0,
  -1,
  1.5,
  1e300,
  Number.MAX_SAFE_INTEGER + 1,
  [],
  {},
  [[[[]]]],
  'text',
  '\ud800',
  { toString: 1 },
  Array.from({ length: 200 }, () => 'x'),
];
const weird = fc.constantFrom(...WEIRD);

const NESTED = '['.repeat(50_000);
const BROKEN_TEXTS = [
  '{',
  'null',
  '"',
  '{"a":1,}',
  NESTED,
  `${NESTED}${']'.repeat(50_000)}`,
  `{"change":${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}}`,
  '{"__proto__":{"admin":true}}',
  '{"constructor":{"prototype":{"admin":true}}}',
  '{"a":"\\ud800\\u0000"}',
  '\ufeff{}',
  'a=b&c=d',
];
const BROKEN_BYTES = [
  new Uint8Array([0x7b, 0xff, 0xfe, 0x7d]),
  new Uint8Array([0x22, 0xed, 0xa0, 0x80, 0x22]),
  new Uint8Array(1024 * 1024 + 1).fill(0x20),
];

/** Fields whose values mean something: what a person would put there. */
const MEANINGFUL: Record<string, Arbitrary<unknown>> = {
  email: fc.constantFrom('a@a.example', 'b@b.example', 'C@c.example', 'not an address', 'é@é.example'),
  country: fc.constantFrom('FR', 'DE', 'NL', 'US', 'JP', 'ZZ'),
  companyName: fc.constantFrom('Société', 'A', 'شركة', ' '),
  value: fc.constantFrom('FR06404833766', 'FR71404833238', 'DE136695072', 'nonsense'),
  from: fc.constantFrom('2026-01-01', '2026-02-31', '2026-04-16'),
  to: fc.constantFrom('2026-01-01', '2026-12-31'),
  cursor: fc.constantFrom('WyJoaXN0b3J5IiwieCIsM10', 'x'),
};
const EMAILS = fc.integer({ min: 0, max: 400 }).map((number) => `person${number}@generated.example`);
const IDS = new Set(['memberId', 'invoiceId', 'paymentMethodId', 'quoteId', 'planId', 'token', 'changeId']);

const pickFrom = (from: string): Arbitrary<Pick> =>
  fc.record({ from: fc.constant(from), place: fc.oneof(fc.nat(1), fc.nat(500)) });

/** A value that a schema allows, most of the time; ids are picks. */
function valueOf(schema: Schema, name = ''): Arbitrary<unknown> {
  if (IDS.has(name))
    return fc.oneof({ weight: 6, arbitrary: pickFrom(name) }, { weight: 1, arbitrary: hostile });
  if (name === 'memberIds') return fc.array(pickFrom('memberId'), { minLength: 1, maxLength: 2 });
  if (name === 'emails') return fc.array(EMAILS, { minLength: 1, maxLength: 3 });
  if (MEANINGFUL[name])
    return fc.oneof({ weight: 4, arbitrary: MEANINGFUL[name] }, { weight: 1, arbitrary: hostile });
  if (schema.$ref) return valueOf(schemaNamed(schema.$ref), name);
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  const alternatives = schema.anyOf ?? schema.oneOf;
  if (alternatives) return fc.oneof(...alternatives.map((each) => valueOf(each)));
  switch (schema.type) {
    case 'object':
      return objectOf(schema);
    case 'array':
      return fc.array(valueOf(schema.items ?? {}), { maxLength: 3 });
    case 'integer':
    case 'number':
      return fc.integer({ min: schema.minimum ?? 0, max: schema.maximum ?? 3000 });
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    default:
      return fc.oneof(fc.string({ maxLength: 20 }), hostile);
  }
}

function objectOf({ properties = {}, required = [] }: Schema): Arbitrary<object> {
  const values = Object.fromEntries(
    Object.entries(properties).map(([name, schema]) => [name, valueOf(schema, name)]),
  );
  return fc.record(values, { requiredKeys: required });
}

/** One thing wrong with a body, somewhere. */
const breakages: Arbitrary<(value: unknown, place: number) => unknown> = fc.oneof(
  weird.map((odd) => () => odd),
  weird.map((odd) => (value: unknown, place: number) => changed(value, place, () => odd)),
  hostile.map((text) => (value: unknown, place: number) => changed(value, place, () => text)),
  fc.constant((value: unknown, place: number) => changed(value, place, () => undefined)),
  hostile.map((name) => (value: unknown) => (isObject(value) ? { ...value, [name]: 1 } : value)),
);

/** The same with another value at one of its places, or without it. */
function changed(value: unknown, place: number, change: () => unknown): unknown {
  if (!isObject(value) || 'place' in value) return change();
  const names = Object.keys(value);
  const name = names[place % Math.max(names.length, 1)];
  if (name === undefined) return change();
  const inner = (value as Record<string, unknown>)[name];
  const deeper = place % 3 === 0 ? change() : changed(inner, place >> 1, change);
  if (Array.isArray(value)) return value.with(Number(name), deeper);
  return { ...value, [name]: deeper };
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function bodyFor({ body }: Described): Arbitrary<Body> {
  const none: Arbitrary<Body> = fc.constant({ kind: 'none' });
  const text = fc.constantFrom(...BROKEN_TEXTS).map((text): Body => ({ kind: 'text', text }));
  const bytes = fc.constantFrom(...BROKEN_BYTES).map((bytes): Body => ({ kind: 'bytes', bytes }));
  if (!body) {
    return fc.oneof(
      { weight: 40, arbitrary: none },
      { weight: 3, arbitrary: text },
      { weight: 1, arbitrary: weird.map((value): Body => ({ kind: 'value', value })) },
    );
  }
  const right = valueOf(body.schema);
  const wrong = fc
    .tuple(right, breakages, fc.nat(100))
    .map(([value, breakIt, place]): Body => ({ kind: 'value', value: breakIt(value, place) }));
  return fc.oneof(
    { weight: 30, arbitrary: right.map((value): Body => ({ kind: 'value', value })) },
    { weight: 12, arbitrary: wrong },
    { weight: 3, arbitrary: text },
    { weight: 1, arbitrary: bytes },
    { weight: 1, arbitrary: none },
  );
}

function queryFor({ parameters }: Described): Arbitrary<[string, string][]> {
  const known = parameters.filter((parameter) => parameter.in === 'query');
  const right = known.map(({ name, schema }) =>
    fc.option(
      valueOf(schema, name).map((value): [string, string] => [name, String(value)]),
      { freq: 3, nil: null },
    ),
  );
  const wrong = fc.tuple(hostile, hostile);
  const none: Arbitrary<null> = fc.constant(null);
  const odd = fc.oneof({ weight: 15, arbitrary: none }, { weight: 1, arbitrary: wrong });
  return fc.tuple(...right, odd).map((pairs) => pairs.filter((pair) => pair !== null));
}

const idOr = (name: string): Arbitrary<Pick | string> =>
  fc.oneof(
    { weight: 12, arbitrary: pickFrom(name) },
    { weight: 2, arbitrary: pickFrom('foreign') },
    { weight: 2, arbitrary: hostile },
  );

function isOwnInvitation({ id }: Described): boolean {
  return id === 'acceptInvitation' || id === 'declineInvitation';
}

function requestFor(operation: Described): Arbitrary<MadeUp> {
  const inPath = operation.parameters.filter((parameter) => parameter.in === 'path');
  const headers = operation.parameters.filter((parameter) => parameter.in === 'header');
  const bears = (name: string) => headers.some((header) => header.name === name);
  const usually = <T>(arbitrary: Arbitrary<T>, otherwise: Arbitrary<T>) =>
    fc.oneof({ weight: 12, arbitrary }, { weight: 1, arbitrary: otherwise });
  return fc.record<MadeUp>({
    operation: fc.constant(operation),
    method: usually(
      fc.constant(operation.method),
      fc.constantFrom('GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD'),
    ),
    viewer: fc.oneof(
      { weight: 16, arbitrary: fc.constant<Viewer>(isOwnInvitation(operation) ? 'invited' : 'owner') },
      { weight: 4, arbitrary: fc.constantFrom<Viewer>('manager', 'member', 'invited') },
      { weight: 1, arbitrary: fc.constantFrom<'nobody' | 'stranger'>('nobody', 'stranger') },
    ),
    params: fc.record(Object.fromEntries(inPath.map(({ name }) => [name, idOr(name)]))),
    query: queryFor(operation),
    body: bodyFor(operation),
    contentType: usually<string | null>(
      fc.constant(operation.body?.type ?? 'application/json'),
      fc.constantFrom('text/plain', 'application/json; charset=utf-16', 'multipart/form-data', null),
    ),
    key: usually<string | null>(
      fc.nat(1e9).map((number) => `key ${number}`),
      fc.constantFrom(null, '', 'key 1', 'k'.repeat(256)),
    ),
    version: bears('If-Match')
      ? usually<string | null>(
          fc.constant('current'),
          fc.constantFrom(null, '"0"', '*', 'W/"1"', '"1", "2"', '"'),
        )
      : fc.constant(null),
    confirmation: bears('Billfold-Confirmation')
      ? fc.oneof<Arbitrary<Pick | string | null>[]>(
          pickFrom('token'),
          fc.constantFrom('x', 'x'.repeat(300)),
          fc.constant(null),
        )
      : fc.constant(null),
  });
}

/** Any request to any operation. Those that need much luck to be granted come more often, what takes long less often. */
export const anyRequest: Arbitrary<MadeUp> = fc.oneof(
  ...described.map((operation) => ({ weight: weightOf(operation), arbitrary: requestFor(operation) })),
);

function weightOf({ id, media }: Described): number {
  // After closing there is little left to ask.
  if (media === 'application/pdf' || id === 'closeAccount') return 1;
  return id === 'confirm' || id === 'acceptQuote' ? 16 : 4;
}
