import fc from 'fast-check';
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { NotCovered } from './check.ts';
import { guarded } from './guard.ts';
import { NO_SUCH_ID, WRONG_TOKEN } from './harmless.ts';
import type { Asking } from './http.ts';

const BASE = 'https://billing.example/accounts/acc_1';
const REAL = { authorization: 'Bearer real' };
const WRONG = { authorization: `Bearer ${WRONG_TOKEN}` };
const NOBODY = { authorization: null };

/** A guard, and what it has let through. */
function guard(tokens: Record<string, string> = { owner: 'real', manager: 'other' }) {
  const passed: Asking[] = [];
  const send = guarded(BASE, tokens, (url, asking) => {
    assert.equal(url, BASE);
    passed.push(asking);
    return Promise.resolve(new Response('{}'));
  });
  return { passed, ask: (asking: Asking, url = BASE) => send(url, asking) };
}

const get = (path: string, rest: Partial<Asking> = {}): Asking => ({
  method: 'GET',
  path,
  headers: REAL,
  ...rest,
});
const act = (method: string, path: string, rest: Partial<Asking> = {}): Asking => ({
  method,
  path,
  headers: REAL,
  ...rest,
});

describe('an account that is real', () => {
  const sent: [what: string, Asking][] = [
    ['a read', get('/account')],
    ['a read of one thing', get('/invoices/in_1/lines/li_2/members?limit=3')],
    ['a read with a value that must be refused', get('/history?limit=101&from=2026-02-31&cursor=none')],
    ['a read by a filter that there is not', get('/history?colour=red')],
    ['a read of what there is not', get('/money')],
    [
      'a read with another token of the account',
      get('/plans', { headers: { authorization: 'Bearer other' } }),
    ],
    ['a read without a token', get('/account', { headers: NOBODY })],
    ['a read with a wrong token', get('/account', { headers: WRONG })],
    [
      'an action on nothing, without a token',
      act('DELETE', `/contacts/${NO_SUCH_ID}`, {
        headers: { ...NOBODY, 'if-match': '"x"', 'idempotency-key': 'k-1' },
      }),
    ],
    [
      'an action on nothing, with a wrong token',
      act('PATCH', `/payment-methods/${NO_SUCH_ID}`, { headers: WRONG, body: {} }),
    ],
  ];
  for (const [what, asking] of sent)
    it(`is sent ${what}`, async () => {
      const { ask, passed } = guard();
      await ask(asking);
      assert.deepEqual(
        passed.map(({ method, path }) => `${method} ${path}`),
        [`${asking.method} ${asking.path}`],
      );
    });

  const kept: [what: string, Asking, url?: string][] = [
    // With a token that is somebody's.
    ['DELETE /account', act('DELETE', '/account')],
    ['closing', act('POST', '/closure', { headers: { ...REAL, 'if-match': '"v1"' } })],
    [
      'a quote',
      act('POST', '/quotes', { body: { change: { type: 'add_members', emails: ['ada@example.com'] } } }),
    ],
    ['a quote that is no JSON', act('POST', '/quotes', { text: '{"change":' })],
    ['an edit without a version', act('PATCH', '/settings', { body: { companyName: 'As it is' } })],
    ['an action on what there is not', act('DELETE', `/contacts/${NO_SUCH_ID}`)],
    ['a card', act('POST', '/payment-methods', { body: { token: 'tok' } })],
    // Other methods.
    ['HEAD', act('HEAD', '/account')],
    ['OPTIONS', act('OPTIONS', '/account')],
    ['TRACE', act('TRACE', '/account')],
    ['PUT', act('PUT', '/settings')],
    ['a method in small letters', act('get', '/account')],
    ['a method that there is not', act('PURGE', '/account')],
    ['a method with blanks', act('GET ', '/account')],
    // Another method by the way.
    ['a method in a header', get('/account', { headers: { ...REAL, 'x-http-method-override': 'DELETE' } })],
    ['a method in another header', get('/account', { headers: { ...REAL, 'X-Method-Override': 'DELETE' } })],
    ['a method in the query', get('/account?_method=DELETE')],
    ['a method in the query, encoded', get('/history?%5Fmethod=DELETE')],
    ['a second parameter', get('/history?limit=1&_method=DELETE')],
    ['a read with a body', get('/account', { body: {} })],
    ['a read with a text', get('/account', { text: '' })],
    [
      'a read that announces a form',
      get('/account', { headers: { ...REAL, 'content-type': 'application/x-www-form-urlencoded' } }),
    ],
    ['a read with a cookie', get('/account', { headers: { ...REAL, cookie: 'session=1' } })],
    [
      'a read with a mailed link',
      get('/confirmations/current', { headers: { ...REAL, 'billfold-confirmation': 'x' } }),
    ],
    // Another spelling.
    ['an empty segment', get('//account')],
    ['an empty segment in the middle', get('/invoices//pdf')],
    ['a slash at the end', get('/account/')],
    ['a dot', get('/./account')],
    ['two dots', get('/invoices/../closure')],
    ['two dots at the end', get('/invoices/..')],
    ['two dots before the query', get('/invoices/..?limit=1')],
    ['encoded dots', get('/invoices/%2e%2e/closure')],
    ['an encoded slash', get('/invoices/..%2Fclosure')],
    ['an encoded letter', get('/%61ccount')],
    ['a backslash', get('/invoices\\..\\closure')],
    ['a fragment', get('/account#x')],
    ['a parameter of a segment', get('/invoices/in_1;method=DELETE')],
    ['a line break', get('/account\r\nX-Other: 1')],
    ['capitals', get('/Account')],
    ['another resource', get('/accounts')],
    ['what the contract only writes', get('/quotes')],
    ['what the contract only does', get('/members/m_1/accept')],
    // Another place.
    ['no slash', get('account')],
    ['an absolute address', get('https://elsewhere.example/account')],
    ['another host', get('//elsewhere.example/account')],
    ['a longer host', get('.elsewhere.example/account')],
    ['a user before the host', get('@elsewhere.example/account')],
    ['another address', get('/account'), 'https://elsewhere.example'],
    ['another account', get('/account'), 'https://billing.example/accounts/acc_2'],
    ['its past', get('/account'), `${BASE}/at/2026-04-10`],
    ['a control', act('POST', '/__mock__/clock', { body: { to: '2026-05-01' }, headers: {} })],
    ['a control that is read', get('/__mock__/outbox', { headers: {} })],
    ['a control that begins accounts', act('POST', '/__mock__/instances', { body: {}, headers: {} })],
    // Another token.
    ['a token of nobody knows whom', get('/account', { headers: { authorization: 'Bearer x' } })],
    ['a password', get('/account', { headers: { authorization: 'Basic b3duZXI6cmVhbA==' } })],
    [
      'two tokens',
      act('DELETE', `/contacts/${NO_SUCH_ID}`, { headers: { ...NOBODY, Authorization: 'Bearer real' } }),
    ],
    // Without one: what is about the account itself, or about something that there is.
    ['closing, without a token', act('POST', '/closure', { headers: NOBODY })],
    ['withdrawing, with a wrong token', act('DELETE', '/closure', { headers: WRONG })],
    ['passing it on, without a token', act('POST', '/account/owner', { headers: NOBODY, body: {} })],
    ['settings, without a token', act('PATCH', '/settings', { headers: NOBODY, body: {} })],
    ['a quote, without a token', act('POST', '/quotes', { headers: NOBODY, body: {} })],
    ['an action on something, without a token', act('DELETE', '/contacts/co_1', { headers: NOBODY })],
    [
      'an action that says something, without a token',
      act('PATCH', `/contacts/${NO_SUCH_ID}`, { headers: NOBODY, body: { email: 'a@example.com' } }),
    ],
    [
      'an action with a query, without a token',
      act('DELETE', `/contacts/${NO_SUCH_ID}?all=1`, { headers: NOBODY }),
    ],
    [
      'an action by another method, without a token',
      act('POST', `/contacts/${NO_SUCH_ID}`, { headers: { ...NOBODY, 'x-http-method-override': 'DELETE' } }),
    ],
    [
      'an action with another header, without a token',
      act('DELETE', `/contacts/${NO_SUCH_ID}`, { headers: { ...NOBODY, cookie: 'session=1' } }),
    ],
  ];
  for (const [what, asking, url] of kept)
    it(`is never sent ${what}`, async () => {
      const { ask, passed } = guard();
      await assert.rejects(ask(asking, url), NotCovered);
      assert.deepEqual(passed, []);
    });

  it('that is open without a token is sent reads alone: whoever asks may do everything', async () => {
    const { ask, passed } = guard({});
    await ask(get('/account', { headers: {} }));
    await assert.rejects(ask(act('DELETE', `/contacts/${NO_SUCH_ID}`, { headers: {} })), NotCovered);
    assert.equal(passed.length, 1);
  });

  it('whose token is the wrong one by chance is sent reads alone with it', async () => {
    const { ask, passed } = guard({ owner: WRONG_TOKEN });
    await ask(get('/account', { headers: WRONG }));
    await assert.rejects(ask(act('DELETE', `/contacts/${NO_SUCH_ID}`, { headers: WRONG })), NotCovered);
    assert.equal(passed.length, 1);
  });

  it('is sent what was looked at, and not what a request says when it is read once more', async () => {
    const { ask, passed } = guard();
    let reads = 0;
    await ask({
      get method() {
        return (reads += 1) === 1 ? 'GET' : 'DELETE';
      },
      path: '/account',
      headers: REAL,
    });
    assert.equal(passed[0]?.method, 'GET');
  });

  it('is sent with its token nothing but reads, however a request is put together', async () => {
    const part = fc.constantFrom(
      'account',
      'closure',
      'quotes',
      'invoices',
      'pdf',
      'in_1',
      NO_SUCH_ID,
      '..',
      '.',
      '',
      '%2e%2e',
      '__mock__',
      'clock',
    );
    const request = fc.record({
      method: fc.constantFrom('GET', 'POST', 'PATCH', 'DELETE', 'PUT', 'HEAD', 'get'),
      path: fc
        .tuple(
          fc.array(part, { maxLength: 4 }),
          fc.constantFrom('', '?', '?limit=1', '?_method=DELETE', '#x', '\\'),
        )
        .map(([parts, end]) => `/${parts.join('/')}${end}`),
      headers: fc.constantFrom(REAL, WRONG, NOBODY, {}, { ...REAL, 'x-http-method-override': 'DELETE' }),
      text: fc.constantFrom(undefined, '{}', '{"a":1}'),
    });
    await fc.assert(
      fc.asyncProperty(request, async ({ text, ...asking }) => {
        const { ask, passed } = guard();
        await ask({ ...asking, ...(text !== undefined && { text }) }).catch((error: unknown) => {
          assert.ok(error instanceof NotCovered, String(error));
        });
        for (const { method, path, headers = {}, text: body } of passed) {
          if (headers.authorization === 'Bearer real') {
            assert.match(
              `${method} ${path}`,
              /^GET \/(account|closure|invoices(\/[\w-]+(\/pdf)?)?)(\?limit=1)?$/,
            );
            assert.deepEqual([Object.keys(headers), body], [['authorization'], undefined]);
          } else if (method !== 'GET') assert.ok(path.includes(NO_SUCH_ID), `${method} ${path}`);
        }
      }),
      { numRuns: 2000 },
    );
  });
});
