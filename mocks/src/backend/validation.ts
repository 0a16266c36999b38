import type { FieldError } from '@billfold/contract';
import type * as z from 'zod/mini';
import { invalid } from './problems.ts';

type Issue = z.core.$ZodIssue;
type Place = readonly PropertyKey[];

/**
 * Reads what came from outside by its schema.
 * @param pointerTo how a place within the value is named in the answer
 * @throws HttpRefusal `invalid_request`, naming each field that is wrong
 */
export function read<S extends z.ZodMiniType>(
  schema: S,
  value: unknown,
  pointerTo: (place: Place) => string = jsonPointer,
): z.output<S> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const issues = result.error.issues.flatMap((issue) => simplest(issue, []));
  throw invalid(issues.flatMap((issue) => fieldErrors(issue, value, pointerTo)));
}

/** `/change/emails/2` (RFC 6901). */
export function jsonPointer(place: Place): string {
  return place.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
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
  const [closest = []] = issue.errors.toSorted((a, b) => depth(b) - depth(a));
  return closest.flatMap((inner) => simplest(inner, path));
}

function fieldErrors(issue: Issue, value: unknown, pointerTo: (place: Place) => string): FieldError[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      pointer: pointerTo([...issue.path, key]),
      code: 'unknown_field',
      detail: 'There is no such field',
    }));
  }
  const missing = valueAt(value, issue.path) === undefined;
  const error = missing ? { code: 'required', detail: 'It is missing' } : describe(issue);
  return [{ pointer: pointerTo(issue.path), ...error }];
}

function describe(issue: Issue): Pick<FieldError, 'code' | 'detail'> {
  switch (issue.code) {
    case 'invalid_type':
      return { code: 'invalid_type', detail: `It must be of the type ${issue.expected}` };
    case 'too_small':
      return issue.origin === 'array' || issue.origin === 'string'
        ? { code: 'too_short', detail: `It must have at least ${String(issue.minimum)}` }
        : { code: 'invalid_value', detail: `It must be at least ${String(issue.minimum)}` };
    case 'too_big':
      return issue.origin === 'array' || issue.origin === 'string'
        ? { code: 'too_long', detail: `It may have at most ${String(issue.maximum)}` }
        : { code: 'invalid_value', detail: `It may be at most ${String(issue.maximum)}` };
    case 'invalid_value':
      return { code: 'invalid_value', detail: `It must be one of ${issue.values.map(String).join(', ')}` };
    case 'invalid_union':
      return { code: 'invalid_value', detail: 'It is none of what it may be' };
    default:
      return { code: 'invalid_value', detail: issue.message };
  }
}

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
