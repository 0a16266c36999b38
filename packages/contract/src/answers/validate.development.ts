import * as schemas from '../schemas/index.ts';
import type { SchemaName } from './index.ts';
import { escapeKey, invalidAnswer } from './invalid-answer.ts';

const warned = new Set<string>();

/**
 * Holds an answer against the whole schema of this name; stands in for `validate.ts` in development. Unknown fields
 * pass, and unknown enum values warn once on the console, since elements show both neutrally.
 * @throws BillingError `invalid_answer`, with the JSON pointer of the first place that is wrong.
 */
export function validate(name: SchemaName, answer: unknown): void {
  const { error } = schemas[name].safeParse(answer);
  for (const issue of error?.issues ?? []) {
    const value = valueAt(answer, issue.path);
    if (issue.code === 'unrecognized_keys') continue;
    if (!isChoice(issue) || typeof value !== 'string') {
      throw invalidAnswer(name, toPointer(issue.path), detailOf(issue), error);
    }
    warnOnce(`Billfold: ${name} has the unknown value "${value}" at ${toPointer(issue.path, '*')}`);
  }
}

type Issue = NonNullable<ReturnType<(typeof schemas.Account)['safeParse']>['error']>['issues'][number];

/** A value that is none of an enum's, or that chooses none of a union's options. */
function isChoice(issue: Issue): boolean {
  return issue.code === 'invalid_value' || (issue.code === 'invalid_union' && 'discriminator' in issue);
}

/** Schemas come without wordings, to be small. */
function detailOf({ message: _message, path: _path, input: _input, ...rest }: Issue): string {
  return JSON.stringify(rest);
}

function valueAt(answer: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce((value, key) => (value as Record<PropertyKey, unknown> | undefined)?.[key], answer);
}

/** @param index Stands for each index of a list, if given. */
function toPointer(path: readonly PropertyKey[], index?: string): string {
  return path.map((key) => `/${typeof key === 'number' && index ? index : escapeKey(String(key))}`).join('');
}

function warnOnce(message: string): void {
  if (warned.has(message)) return;
  warned.add(message);
  console.warn(message);
}
