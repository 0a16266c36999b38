import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BillingError } from '../errors.ts';
import { laterShapes } from './shapes.later.ts';
import { shapes } from './shapes.ts';
import { samples } from './testing/samples.ts';
import { validate as validateFully } from './validate.development.ts';
import { validate as validateByShapes } from './validate.ts';

type Name = keyof typeof samples;
const names = Object.keys(samples) as Name[];

/** Holds an answer against all shapes that there are. */
function validate(name: Name, answer: unknown): void {
  validateByShapes(name, answer, { ...shapes, ...laterShapes });
}

/** Where an answer is wrong, or `undefined` when nothing is. */
function wrongPlace(check: typeof validate, name: Name, answer: unknown) {
  try {
    check(name, answer);
    return undefined;
  } catch (error) {
    assert.ok(error instanceof BillingError);
    assert.equal(error.code, 'invalid_answer');
    return error.errors[0]?.pointer;
  }
}

/** A copy of a sample in which one place has another value, or none. */
function changed(name: Name, path: readonly string[], value: unknown): unknown {
  const copy = structuredClone<unknown>(samples[name]);
  let parent = copy as Record<string, unknown>;
  for (const key of path.slice(0, -1)) parent = parent[key] as Record<string, unknown>;
  const last = path.at(-1) ?? '';
  if (value === undefined) Reflect.deleteProperty(parent, last);
  else parent[last] = value;
  return copy;
}

/** The paths to everything in a value. */
function placesIn(value: unknown): string[][] {
  if (!(value instanceof Object)) return [];
  return Object.entries(value).flatMap(([key, inner]) => [
    [key],
    ...placesIn(inner).map((rest) => [key, ...rest]),
  ]);
}

test('what a backend may not know may be left out, or be null, in development and in production', () => {
  const unknown: readonly [Name, ...string[]][] = [
    ['History', 'total'],
    ['MemberList', 'total'],
    ['ContactList', 'total'],
    ['Settings', 'emailFrequency'],
    ['Account', 'policy', 'retryDays'],
    ['Account', 'viewer', 'memberId'],
    ['Credits', 'data', '0', 'remaining'],
    ['Invoice', 'lines', '0', 'units'],
    ['Invoice', 'lines', '0', 'unitsInPeriod'],
    ['Invoice', 'lines', '0', 'unit'],
  ];
  for (const [name, ...path] of unknown) {
    assert.ok(
      placesIn(samples[name]).some((place) => place.join() === path.join()),
      `${name} has it: ${path.join()}`,
    );
    for (const value of [undefined, null])
      for (const check of [validate, validateFully])
        assert.equal(
          wrongPlace(check, name, changed(name, path, value)),
          undefined,
          `${name} ${path.join()}`,
        );
  }
});

for (const name of names) {
  test(`${name}: a valid answer passes`, () => {
    assert.equal(wrongPlace(validate, name, samples[name]), undefined);
    assert.equal(wrongPlace(validateFully, name, samples[name]), undefined);
  });

  test(`${name}: fields that are missing or wrong are refused as the schema refuses them, at the same place`, () => {
    for (const path of placesIn(samples[name])) {
      const inList = Number.isInteger(Number(path.at(-1)));
      // Strings are not among them: in place of an enum's value they pass, which is tested below.
      for (const value of [undefined, null, 7.5, true, [], {}, ['x'], [null]]) {
        if (value === undefined && inList) continue;
        // A field of a list that is always null, and an absent part of a problem: null or not, readers take them.
        if (path.join() === 'nextCursor' && ['PlanList', 'PaymentMethodList'].includes(name)) continue;
        if (name === 'Problem' && path.length === 1 && value === null) continue;
        // Nor does it matter whether a backend that counts no places says so by null.
        if (path.join() === 'offset' && value === null) continue;
        // That a list is too short for the schema breaks no element.
        if (path.at(-1) === 'emails' && Array.isArray(value)) continue;
        const answer = changed(name, path, value);
        const place = wrongPlace(validate, name, answer);
        const expected = wrongPlace(validateFully, name, answer);
        const what = `/${path.join('/')} = ${JSON.stringify(value)}: at ${place}, the schema says ${expected}`;
        assert.equal(place === undefined, expected === undefined, what);
        // The schema cannot look into a param, which may be of several types.
        if (!path.includes('params')) assert.equal(place, expected, what);
      }
    }
  });
}

test('what the history needs at once needs none of the shapes that are loaded later', () => {
  const ofHistory = ['History', 'UpcomingInvoice'] as const;
  for (const name of ofHistory) validateByShapes(name, samples[name], shapes);
  validateByShapes('Problem', samples.Problem, shapes);
});

test('an answer that is no object is refused as a whole', () => {
  for (const answer of [null, 'text', 7, [], true]) assert.equal(wrongPlace(validate, 'Account', answer), '');
});

test('unknown fields pass', () => {
  validate('Member', { ...samples.Member, shoeSize: 44 });
});

test('unknown enum values pass', () => {
  validate('Member', { ...samples.Member, role: 'auditor', status: 'on_leave' });
  validate('Quote', { ...samples.Quote, change: { type: 'pause', until: '2026-06-01' } });
});

test('a known kind of change must have its fields', () => {
  const answer = { ...samples.Quote, change: { type: 'add_members', emails: 'ines@example.com' } };
  assert.equal(wrongPlace(validate, 'Quote', answer), '/change/emails');
});

test('a text that no formatter could read passes: it is shown as it came', () => {
  const wrong: [Name, string[], string][] = [
    ['Account', ['currency'], 'euro'],
    ['Account', ['country'], 'France'],
    ['Account', ['asOf'], 'yesterday'],
    ['Account', ['asOf'], '2026-04-16'],
    ['Invoice', ['dueOn'], '2026-04-16T00:00:00Z'],
    ['Invoice', ['tax', '0', 'rate'], '20 %'],
    ['Invoice', ['total', 'currency'], ''],
  ];
  for (const [name, path, value] of wrong) {
    validate(name, changed(name, path, value));
  }
});

test('an amount with a fraction, or one too large to be exact, is refused', () => {
  for (const amount of [0.5, Number.MAX_SAFE_INTEGER + 1]) {
    const answer = changed('Invoice', ['total', 'amount'], amount);
    assert.equal(wrongPlace(validate, 'Invoice', answer), '/total/amount');
  }
});

test('the error says what was asked for, where it is wrong, and what was expected', () => {
  const answer = changed('InvoiceList', ['data', '0', 'total', 'amount'], '12.00');
  assert.throws(() => validate('InvoiceList', answer), {
    code: 'invalid_answer',
    message: 'InvoiceList at /data/0/total/amount: expected integer, not string 12.00',
  });
  assert.throws(() => validate('Member', {}), {
    message: 'Member at /id: expected string, not undefined undefined',
  });
});

test('a pointer escapes what a key may not contain', () => {
  const answer = changed('Account', ['notices', '0', 'params'], { 'a/b~c': {} });
  assert.equal(wrongPlace(validate, 'Account', answer), '/notices/0/params/a~1b~0c/amount');
});
