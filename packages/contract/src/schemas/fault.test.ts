import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { $ZodType } from 'zod/v4/core';
import { samples } from '../answers/testing/samples.ts';
import { faultsIn, History, Member, Money, RequestedChange, SettingsPatch, Spending, Text } from './index.ts';

const asOf = '2026-04-16T09:00:00+02:00';
const page = { ...samples.History, asOf };
const withAmount = (amount: unknown): unknown => ({
  ...page,
  data: page.data.map((entry) => ({ ...entry, total: { amount, currency: 'EUR' } })),
});

/** Each value, the schema that it is held against, and what is said of the first place that is wrong. */
const cases: readonly [what: string, schema: $ZodType, value: unknown, says: string][] = [
  ['a fraction', History, withAmount(1.5), '/data/0/total/amount: a whole number, not 1.5'],
  ['an amount as a text', History, withAmount('12'), '/data/0/total/amount: a number, not "12"'],
  ['no number', History, withAmount(NaN), '/data/0/total/amount: a number, not NaN'],
  ['a missing amount', Money, { currency: 'EUR' }, '/amount: a number, and it is missing'],
  ['null', Money, { amount: 1, currency: null }, '/currency: a text, not null'],
  ['no currency', Money, { amount: 1, currency: 'Euro' }, '/currency: a text such as EUR, not "Euro"'],
  ['no answer', History, undefined, ': an object, and it is missing'],
  ['a list instead of an object', History, page.data, ': an object, not a list of 1'],
  ['an object instead of a list', History, { ...page, data: {} }, '/data: a list, not an empty object'],
  [
    'what is no day',
    Member,
    { ...samples.Member, invitedOn: 'May 1st' },
    '/invitedOn: a text such as 2026-04-16, not "May 1st"',
  ],
  [
    'what is no instant',
    Spending,
    { ...samples.Spending, asOf: '2026-04-16' },
    '/asOf: a text such as 2026-04-16T09:00:00+02:00, not "2026-04-16"',
  ],
  [
    'none of an enum',
    Member,
    { ...samples.Member, status: 7 },
    '/status: "invited", "active" or "removed", not 7',
  ],
  [
    'too short a list',
    RequestedChange,
    { type: 'add_members', emails: [] },
    '/emails: a list of at least 1, not an empty list',
  ],
  [
    'an amount among the params of a text',
    Text,
    { kind: 'a', params: { 'a/b': { amount: 0.5, currency: 'EUR' } } },
    '/params/a~1b/amount: a whole number, not 0.5',
  ],
  [
    'something else among the params of a text',
    Text,
    { kind: 'a', params: { x: [] } },
    '/params/x: a text, a number, true or false, null or an object, not an empty list',
  ],
  [
    'no option of a union',
    RequestedChange,
    { type: 'pause' },
    '/type: "add_members", "remove_members", "change_plan", "pay_invoice" or "invoice_pending_charges", not "pause"',
  ],
  ['a field that there is not', SettingsPatch, { mascot: 'owl' }, ': an object without mascot'],
];

describe('what is wrong with a value is said by place: what was expected, and what came', () => {
  for (const [what, schema, value, says] of cases) {
    it(what, () => {
      const [first] = faultsIn(schema, value);
      assert.equal(first && `${first.pointer}: ${first.detail}`, says);
    });
  }

  it('nothing is said of what is as the schema says', () => {
    assert.deepEqual(faultsIn(History, page), []);
  });

  it('a long text is cut', () => {
    const [fault] = faultsIn(Money, { amount: 'x'.repeat(500), currency: 'EUR' });
    assert.ok((fault?.detail.length ?? 0) < 90, fault?.detail);
  });
});
