import type { FieldError } from '@billfold/contract';
import { pointerTo } from '@billfold/contract/schemas';
import * as z from 'zod/mini';
import { invalid } from './problems.ts';

type Issue = z.core.$ZodIssue;
type Place = readonly PropertyKey[];

/**
 * Reads what came from outside by its schema.
 * @param pointer how a place within the value is named in the answer
 * @throws HttpRefusal `invalid_request`, naming each field that is wrong
 */
export function read<S extends z.ZodMiniType>(
  schema: S,
  value: unknown,
  pointer: (place: Place) => string = pointerTo,
): z.output<S> {
  const result = schema.safeParse(value, { error: detailOf });
  if (result.success) return result.data;
  const issues = result.error.issues.flatMap((issue) => simplest(issue, []));
  throw invalid(issues.flatMap((issue) => fieldErrors(issue, value, pointer)));
}

/** `?limit`. */
export function queryPointer(place: Place): string {
  return `?${place.map(String).join('.')}`;
}

/** Of the alternatives of a union, the one that came closest: its issues say more than "none fits". */
function simplest(issue: Issue, above: Place): Issue[] {
  const path = [...above, ...issue.path];
  if (issue.code !== 'invalid_union' || issue.errors.length === 0) return [{ ...issue, path }];
  const depth = (issues: Issue[]) => Math.max(...issues.map((each) => each.path.length));
  const [closest = []] = issue.errors.toSorted((a, b) => depth(b) - depth(a) || a.length - b.length);
  return closest.flatMap((inner) => simplest(inner, path));
}

function fieldErrors(issue: Issue, value: unknown, pointer: (place: Place) => string): FieldError[] {
  const { path, message: detail } = issue;
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({ pointer: pointer([...path, key]), code: 'unknown_field', detail }));
  if (valueAt(value, path) === undefined)
    return [{ pointer: pointer(path), code: 'required', detail: 'It is missing' }];
  return [{ pointer: pointer(path), code: codeOf(issue), detail }];
}

function codeOf(issue: Issue): string {
  const isText = 'origin' in issue && (issue.origin === 'array' || issue.origin === 'string');
  if (issue.code === 'invalid_type') return 'invalid_type';
  if (isText && issue.code === 'too_small') return 'too_short';
  if (isText && issue.code === 'too_big') return 'too_long';
  return 'invalid_value';
}

/** What a value must be, in words, where its schema has no words of its own. */
function detailOf(issue: z.core.$ZodRawIssue): string {
  switch (issue.code) {
    case 'unrecognized_keys':
      return `There is no such field${fieldsOf(issue.inst)}`;
    case 'invalid_type':
      return `It must be of the type ${issue.expected}`;
    case 'too_small':
      return `It must ${has(issue.origin)} at least ${String(issue.minimum)}`;
    case 'too_big':
      return `It may ${has(issue.origin)} at most ${String(issue.maximum)}`;
    case 'invalid_value':
      return `It must be one of ${issue.values.map(String).join(', ')}`;
    case 'invalid_format':
      return `It must be of the form ${issue.pattern ?? issue.format}`;
    default:
      return 'It is none of what it may be';
  }
}

const has = (origin: string): string => (origin === 'array' || origin === 'string' ? 'have' : 'be');

const fieldsOf = (schema: unknown): string =>
  schema instanceof z.core.$ZodObject ? `: there are ${Object.keys(schema._zod.def.shape).join(', ')}` : '';

function valueAt(value: unknown, place: Place): unknown {
  return place.reduce<unknown>(
    (inner, part) =>
      typeof inner === 'object' && inner !== null && Object.hasOwn(inner, part)
        ? (inner as Record<PropertyKey, unknown>)[part]
        : undefined,
    value,
  );
}

/** Without the fields that were left out. */
export function given<T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const kept = Object.entries(fields).filter(([, value]) => value !== undefined);
  return Object.fromEntries(kept) as { [K in keyof T]?: Exclude<T[K], undefined> };
}
