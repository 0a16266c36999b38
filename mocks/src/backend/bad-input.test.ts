import { describe, it } from 'node:test';
import assert from 'node:assert/strict';
import type { MemberList, Problem, Quote } from '@billfold/contract';
import { Problem as ProblemSchema } from '@billfold/contract/schemas';
import { TestBackend, type Ask } from '../testing/backend.ts';

interface Bad {
  what: string;
  ask: (backend: TestBackend) => Promise<{ status: number; headers: Headers; body: Problem }>;
  status: number;
  code: string;
  errors?: [pointer: string, code: string][];
}

const quote = (what: string, body: unknown, errors: Bad['errors'], more: Partial<Bad> = {}): Bad => ({
  what,
  ask: (backend) => backend.post('/quotes', body),
  status: 422,
  code: 'invalid_request',
  ...(errors && { errors }),
  ...more,
});

const add = (...emails: unknown[]) => ({ change: { type: 'add_members', emails } });

const send = (
  what: string,
  [method, path]: [string, string],
  ask: Ask,
  status: number,
  code: string,
  errors?: Bad['errors'],
): Bad => ({
  what,
  ask: (backend) => backend.send(method, path, ask),
  status,
  code,
  ...(errors && { errors }),
});

const cases: Bad[] = [
  quote('no change', {}, [['/change', 'required']]),
  quote('an unknown kind of change', { change: { type: 'fly' } }, [['/change/type', 'invalid_value']]),
  quote('no kind of change', { change: {} }, [['/change/type', 'required']]),
  quote('no addresses', add(), [['/change/emails', 'too_short']]),
  quote('3,000 addresses', add(...Array.from({ length: 3000 }, (_, n) => `${n}@a.example`)), [
    ['/change/emails', 'too_long'],
  ]),
  quote('10,000 addresses', add(...Array.from({ length: 10_000 }, (_, n) => `person${n}@a.example`)), [
    ['/change/emails', 'too_long'],
  ]),
  quote('addresses of a wrong type', add('a@b.example', 7, null), [
    ['/change/emails/1', 'invalid_type'],
    ['/change/emails/2', 'invalid_type'],
  ]),
  quote('one address for the list', { change: { type: 'add_members', emails: 'a@b.example' } }, [
    ['/change/emails', 'invalid_type'],
  ]),
  quote(
    'unknown fields',
    { change: { type: 'add_members', emails: ['a@b.example'], price: 0 }, dryRun: true },
    [
      ['/change/price', 'unknown_field'],
      ['/dryRun', 'unknown_field'],
    ],
  ),
  quote('a field with a pointer to escape', { ...add('a@b.example'), 'a/b~c': 1 }, [
    ['/a~1b~0c', 'unknown_field'],
  ]),
  quote('a prototype', '{"change":{"type":"add_members","emails":["a@b.example"],"__proto__":{}}}', [
    ['/change/__proto__', 'unknown_field'],
  ]),
  quote('an array', [], [['', 'invalid_type']]),
  quote('the same address twice, in another case', add('new@a.example', 'NEW@A.example'), [
    ['/change/emails/1', 'duplicate'],
  ]),
  quote('an address that has a seat, in another case', add('INES@atelier-moreau.example'), [
    ['/change/emails/0', 'already_member'],
  ]),
  quote('markup and direction marks for addresses', add('<b>@a.example', '\u202ea@b.example', ' '), [
    ['/change/emails/0', 'invalid_email'],
    ['/change/emails/1', 'invalid_email'],
    ['/change/emails/2', 'required'],
  ]),
  quote('an endless address', add(`${'a'.repeat(1001)}@a.example`), [['/change/emails/0', 'too_long']]),
  quote('nobody to remove', { change: { type: 'remove_members', memberIds: [] } }, [
    ['/change/memberIds', 'too_short'],
  ]),
  quote(
    'members who are inherited',
    { change: { type: 'remove_members', memberIds: ['__proto__', 'toString'] } },
    [
      ['/change/memberIds/0', 'not_found'],
      ['/change/memberIds/1', 'not_found'],
    ],
  ),
  quote('a plan that there is not', { change: { type: 'change_plan', planId: 'gold', interval: 'month' } }, [
    ['/change/planId', 'not_found'],
  ]),
  quote(
    'an interval that there is not',
    { change: { type: 'change_plan', planId: 'plus', interval: 'week' } },
    [['/change/interval', 'invalid_value']],
  ),
  quote('an invoice that there is not', { change: { type: 'pay_invoice', invoiceId: 'in_1' } }, undefined, {
    status: 404,
    code: 'not_found',
  }),
  quote('nesting that is deep and closed', `{"change":${'{"a":'.repeat(90_000)}1${'}'.repeat(90_000)}}`, [
    ['/change/type', 'required'],
  ]),
  quote(
    'half a character and a NUL',
    '{"change":{"type":"add_members","emails":["\\ud800@a.example","a\\u0000@a.example"]}}',
    [
      ['/change/emails/0', 'invalid_email'],
      ['/change/emails/1', 'invalid_email'],
    ],
  ),
  quote('no JSON', '{"change":', undefined, { status: 400, code: 'malformed_body' }),
  quote('nesting without end', '['.repeat(60_000), undefined, { status: 400, code: 'malformed_body' }),

  send('no body', ['POST', '/quotes'], {}, 422, 'invalid_request', [['', 'required']]),
  send(
    'another type of body',
    ['POST', '/quotes'],
    { body: JSON.stringify(add('a@b.example')), headers: { 'Content-Type': 'text/plain' } },
    415,
    'not_json',
  ),
  send(
    'a body where there is none',
    ['POST', '/members/x/resend'],
    { body: { a: 1 } },
    422,
    'invalid_request',
    [['/a', 'unknown_field']],
  ),
  send(
    'no key',
    ['POST', '/quotes'],
    { key: null, body: add('a@b.example') },
    428,
    'idempotency_key_missing',
  ),
  send('an endless key', ['POST', '/quotes'], { key: 'k'.repeat(256), body: {} }, 422, 'invalid_request', [
    ['Idempotency-Key', 'too_long'],
  ]),
  send('a quote that there is not', ['POST', '/quotes/quo_1/accept'], {}, 404, 'not_found'),
  send('a quote that is inherited', ['POST', '/quotes/__proto__/accept'], {}, 404, 'not_found'),
  send('a member that is inherited', ['POST', '/members/constructor/accept'], {}, 404, 'not_found'),

  send('a page of a wrong type', ['GET', '/history?limit=many'], {}, 422, 'invalid_request', [
    ['?limit', 'invalid_type'],
  ]),
  send('a page that is too large', ['GET', '/history?limit=101'], {}, 422, 'invalid_request', [
    ['?limit', 'invalid_value'],
  ]),
  send('a status that there is not', ['GET', '/history?status=lost'], {}, 422, 'invalid_request', [
    ['?status', 'invalid_value'],
  ]),
  send('a day that is none', ['GET', '/history?from=today'], {}, 422, 'invalid_request', [
    ['?from', 'invalid_value'],
  ]),
  send('a day that there is not', ['GET', '/history?to=2026-02-31'], {}, 422, 'invalid_request', [
    ['?to', 'invalid_value'],
  ]),
  send('a month that there is not', ['GET', '/history?from=2026-13-01'], {}, 422, 'invalid_request', [
    ['?from', 'invalid_value'],
  ]),
  send('a prototype for a filter', ['GET', '/account?__proto__=1'], {}, 422, 'invalid_request', [
    ['?__proto__', 'unknown_field'],
  ]),
  send(
    "another list's cursor",
    ['GET', '/members?cursor=WyJoaXN0b3J5IiwieCIsM10'],
    {},
    422,
    'invalid_request',
    [['?cursor', 'invalid_value']],
  ),
  send('an unknown filter', ['GET', '/history?colour=red'], {}, 422, 'invalid_request', [
    ['?colour', 'unknown_field'],
  ]),
  send('a filter twice', ['GET', '/history?limit=1&limit=2'], {}, 422, 'invalid_request', [
    ['?limit', 'duplicate'],
  ]),
  send('a filter where there is none', ['GET', '/account?as=owner'], {}, 422, 'invalid_request', [
    ['?as', 'unknown_field'],
  ]),

  send('an invoice that there is not', ['GET', '/invoices/in_1'], {}, 404, 'not_found'),
  send('an invoice of a hostile name', ['GET', '/invoices/..%2F..%2Fsecret'], {}, 404, 'not_found'),
  send('an address that is not encoded', ['GET', '/invoices/%E0%A4%A'], {}, 404, 'not_found'),
  send('a resource that there is not', ['GET', '/money'], {}, 404, 'not_found'),
  send('another method', ['DELETE', '/account'], {}, 405, 'method_not_allowed'),
  send('nobody', ['GET', '/account'], { as: null }, 401, 'unauthenticated'),
  send(
    'an unknown token',
    ['GET', '/account'],
    { as: null, headers: { Authorization: 'Bearer of-bad-news' } },
    401,
    'unauthenticated',
  ),
  send(
    'another account',
    ['GET', '/account'],
    { headers: { 'Billfold-Account': 'other' } },
    404,
    'not_found',
  ),

  send(
    'a clock that goes back',
    ['POST', '/__mock__/clock'],
    { body: { to: '2026-04-15' } },
    409,
    'clock_backwards',
  ),
  send(
    'a clock that goes back by days',
    ['POST', '/__mock__/clock'],
    { body: { advance: '-P1D' } },
    409,
    'clock_backwards',
  ),
  send(
    'a span that is none',
    ['POST', '/__mock__/clock'],
    { body: { advance: 'soon' } },
    422,
    'invalid_request',
    [['/advance', 'invalid_value']],
  ),
  send(
    'a day that there is not',
    ['POST', '/__mock__/clock'],
    { body: { to: '2027-02-29' } },
    422,
    'invalid_request',
    [['/to', 'invalid_value']],
  ),
  send(
    'the end of time',
    ['POST', '/__mock__/clock'],
    { body: { advance: 'P1000Y' } },
    422,
    'invalid_request',
    [['/advance', 'invalid_value']],
  ),
  send(
    'a fault that there is not',
    ['POST', '/__mock__/faults'],
    { body: { rain: true } },
    422,
    'invalid_request',
    [['/rain', 'unknown_field']],
  ),
  send('a control that there is not', ['GET', '/__mock__/toString'], {}, 404, 'not_found'),
];

describe('bad input', () => {
  for (const { what, ask, status, code, errors } of cases) {
    it(`refuses ${what} with ${status} ${code}, and leaves the state as it was`, async () => {
      const backend = new TestBackend();
      const before = backend.bytes;
      const answer = await ask(backend);
      assert.deepEqual(
        [answer.status, answer.body.code, answer.body.errors?.map((error) => [error.pointer, error.code])],
        [status, code, errors],
      );
      assert.equal(answer.headers.get('Content-Type'), 'application/problem+json');
      assert.deepEqual(ProblemSchema.safeParse(answer.body).error?.issues, undefined);
      assert.equal(backend.bytes, before);
    });
  }

  it("does not find another account's documents, members and quotes", async () => {
    const backend = new TestBackend();
    const other = new TestBackend();
    const { body: quote } = await other.post<Quote>('/quotes', add('a@b.example'));
    const { body: members } = await other.get<MemberList>('/members');
    const before = backend.bytes;
    for (const answer of [
      await backend.get(`/invoices/in_${other.instance.id}_1`),
      await backend.get(`/payments/pay_${other.instance.id}_1`),
      await backend.post(`/quotes/${quote.id}/accept`),
      await backend.post(`/members/${members.data[3]?.id}/resend`),
    ])
      assert.equal(answer.status, 404);
    assert.equal(backend.bytes, before);
  });

  it('says which methods are allowed, and who could be signed in', async () => {
    const backend = new TestBackend();
    assert.equal((await backend.send('PUT', '/quotes', {})).headers.get('Allow'), 'POST');
    assert.equal((await backend.get('/account', { as: null })).headers.get('WWW-Authenticate'), 'Bearer');
  });

  it('shows names with markup and direction marks as they are', async () => {
    const name = '<img src=x onerror=alert(1)> \u202eSenèI';
    const backend = new TestBackend({ overrides: { members: [{ name, email: 'odd@a.example' }] } });
    const { body } = await backend.get<MemberList>('/members');
    assert.equal(body.data[1]?.name, name);
  });
});
