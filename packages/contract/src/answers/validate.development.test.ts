import assert from 'node:assert/strict';
import { test } from 'node:test';
import { samples } from './testing/samples.ts';
import { validate } from './validate.development.ts';

test('unknown fields pass without a word', (t) => {
  const warn = t.mock.method(console, 'warn', () => undefined);
  validate('Member', { ...samples.Member, shoeSize: 44 });
  validate('Quote', { ...samples.Quote, change: { ...samples.Quote.change, note: 'Hello' } });
  assert.equal(warn.mock.callCount(), 0);
});

test('an unknown enum value passes and warns once, wherever in a list it stands', (t) => {
  const warn = t.mock.method(console, 'warn', () => undefined);
  const member = { ...samples.Member, role: 'auditor' };
  const list = { ...samples.MemberList, data: [samples.Member, member, member] };
  validate('MemberList', list);
  validate('MemberList', list);
  assert.deepEqual(
    warn.mock.calls.map((call) => call.arguments),
    [['Billfold: MemberList has the unknown value "auditor" at /data/*/role']],
  );
});

test('an unknown kind of change passes and warns', (t) => {
  const warn = t.mock.method(console, 'warn', () => undefined);
  validate('Quote', { ...samples.Quote, change: { type: 'pause' } });
  assert.deepEqual(
    warn.mock.calls.map((call) => call.arguments),
    [['Billfold: Quote has the unknown value "pause" at /change/type']],
  );
});

test('a wrong field is an error even behind an unknown enum value', (t) => {
  t.mock.method(console, 'warn', () => undefined);
  assert.throws(() => validate('Member', { ...samples.Member, role: 'accountant', status: 7 }), {
    code: 'invalid_answer',
    message: 'Member at /status: "invited", "active" or "removed", not 7',
  });
});

test('what only the schema knows is an error, too', () => {
  const change = { type: 'add_members', emails: [] };
  assert.throws(() => validate('Quote', { ...samples.Quote, change }), { code: 'invalid_answer' });
});

test('a payment method of any type passes without a word, with a label or without one', (t) => {
  const warn = t.mock.method(console, 'warn', () => undefined);
  for (const more of [{}, { label: null }, { label: 'PayPal (ada@example.com)' }]) {
    validate('PaymentMethod', { ...samples.PaymentMethod, type: 'paypal', ...more });
    validate('Payment', { ...samples.Payment, method: { type: 'link', brand: null, last4: null, ...more } });
  }
  assert.equal(warn.mock.callCount(), 0);
  assert.throws(() => validate('PaymentMethod', { ...samples.PaymentMethod, label: 7 }), {
    code: 'invalid_answer',
  });
});

test('a line of usage may be of nothing, and never of less', () => {
  const [line] = samples.Invoice.lines;
  validate('Line', { ...line, kind: 'usage', params: { name: 'API', unitName: 'calls' }, quantity: 0 });
  assert.throws(() => validate('Line', { ...line, quantity: -1 }), { code: 'invalid_answer' });
});
