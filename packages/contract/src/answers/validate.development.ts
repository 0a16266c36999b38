import { pointerTo } from '../json-pointer.ts';
import * as schemas from '../schemas/index.ts';
import type { SchemaName } from './index.ts';
import { invalidAnswer } from './invalid-answer.ts';

const warned = new Set<string>();

/**
 * Holds an answer against the whole schema of this name; stands in for `validate.ts` in development. Unknown fields
 * pass, and unknown enum values warn once on the console, since elements show both neutrally.
 * @throws BillingError `invalid_answer`, with the JSON pointer of the first place that is wrong.
 */
export function validate(name: SchemaName, answer: unknown): void {
  const { error } = schemas[name].safeParse(answer);
  for (const issue of error?.issues ?? []) {
    const value = schemas.valueAt(answer, issue.path);
    if (issue.code === 'unrecognized_keys') continue;
    if (!isChoice(issue) || typeof value !== 'string') {
      const { pointer, detail } = schemas.faultOf(issue, answer);
      throw invalidAnswer(name, pointer, detail, error);
    }
    warnOnce(`Billfold: ${name} has the unknown value "${value}" at ${pointerTo(issue.path, '*')}`);
  }
}

type Issue = NonNullable<ReturnType<(typeof schemas.Account)['safeParse']>['error']>['issues'][number];

/** A value that is none of an enum's, or that chooses none of a union's options. */
function isChoice(issue: Issue): boolean {
  return issue.code === 'invalid_value' || (issue.code === 'invalid_union' && 'discriminator' in issue);
}

function warnOnce(message: string): void {
  if (warned.has(message)) return;
  warned.add(message);
  console.warn(message);
}
