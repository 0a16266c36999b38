import type { $ZodIssue, $ZodType } from 'zod/v4/core';
import { pointerTo } from '../json-pointer.ts';

/** One thing that is wrong with a value, in words for developers. */
export interface Fault {
  /** Where, as a JSON pointer (RFC 6901): `/data/0/total/amount`. Empty for the whole. */
  readonly pointer: string;
  /** What was expected and what came: `a whole number, not 1.5`. */
  readonly detail: string;
}

/** What a value lacks for a schema, place by place; empty when it is as the schema says. */
export function faultsIn(schema: $ZodType, value: unknown): Fault[] {
  const result = (
    schema as $ZodType & { safeParse: (value: unknown) => { error?: { issues: $ZodIssue[] } } }
  ).safeParse(value);
  return (result.error?.issues ?? []).map((issue) => faultOf(issue, value));
}

/** An issue of the schema library in words. Schemas come without wordings, to be small. */
export function faultOf(issue: $ZodIssue, root: unknown): Fault {
  const { place, expected } = closest(issue);
  return { pointer: pointerTo(place), detail: `${expected}${cameOf(valueAt(root, place), expected)}` };
}

/** What stands at a place; `undefined` where there is no such place. */
export function valueAt(root: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce((value, key) => (value as Record<PropertyKey, unknown> | undefined)?.[key], root);
}

interface Expectation {
  readonly place: readonly PropertyKey[];
  readonly expected: string;
}

/** Of several options, the one that fits further in, such as an amount whose currency is wrong; else all of them. */
function closest(issue: $ZodIssue): Expectation {
  if (issue.code !== 'invalid_union' || issue.errors.length === 0)
    return { place: issue.path, expected: expectedBy(issue) };
  const firsts = issue.errors.flatMap(([first]) => (first ? [closest(first)] : []));
  const within = firsts.find(({ place }) => place.length > 0);
  if (within) return { place: [...issue.path, ...within.place], expected: within.expected };
  return { place: issue.path, expected: listed(firsts.map(({ expected }) => expected)) };
}

function expectedBy(issue: $ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return types[issue.expected] ?? issue.expected;
    case 'invalid_value':
      return listed(issue.values.map((value) => JSON.stringify(value)));
    case 'invalid_union':
      // Where none of the options is chosen, they are named; where several are, there is nothing to name.
      return listed('options' in issue ? issue.options.map((option) => JSON.stringify(option)) : []);
    case 'invalid_format':
      return formatted(issue.format, issue.pattern);
    case 'too_small':
      return bounded('at least', issue.origin, issue.minimum);
    case 'too_big':
      return bounded('at most', issue.origin, issue.maximum);
    case 'unrecognized_keys':
      return `an object without ${issue.keys.join(', ')}`;
    default:
      return issue.message;
  }
}

const types: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  null: 'null',
  object: 'an object',
  record: 'an object',
  array: 'a list',
};

const listed = (all: readonly string[]): string =>
  all.length > 1 ? `${all.slice(0, -1).join(', ')} or ${all.at(-1) ?? ''}` : (all[0] ?? 'something else');

/** One of each form that the contract knows. */
const examples = ['EUR', 'FR', '2026-04-16', '2026-04-16T09:00:00+02:00', '0.21', '2026-04', '2026'];

function formatted(format: string, pattern: string | undefined): string {
  const [, source, flags] = /^\/(.*)\/(\w*)$/s.exec(pattern ?? '') ?? [];
  const example = source && examples.find((each) => new RegExp(source, flags).test(each));
  return example ? `a text such as ${example}` : `a text of the form ${pattern ?? format}`;
}

function bounded(bound: string, origin: string, limit: number | bigint): string {
  if (origin === 'string') return `a text of ${bound} ${limit} characters`;
  if (origin === 'array') return `a list of ${bound} ${limit}`;
  return `${bound} ${limit}`;
}

/** Shown whole as long as it is short. */
const LONGEST = 60;

function cameOf(value: unknown, expected: string): string {
  if (expected.startsWith('an object without')) return '';
  return value === undefined ? ', and it is missing' : `, not ${shown(value)}`;
}

function shown(value: unknown): string {
  if (Array.isArray(value)) return value.length > 0 ? `a list of ${value.length}` : 'an empty list';
  if (typeof value === 'object' && value !== null) {
    const keys = Object.keys(value).join(', ');
    return keys ? `an object with ${cut(keys)}` : 'an empty object';
  }
  return cut(typeof value === 'string' ? JSON.stringify(value) : String(value));
}

const cut = (text: string): string => (text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text);
