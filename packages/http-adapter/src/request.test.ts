import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { test } from 'node:test';
import { BillingError, type RequestedChange } from '@billfold/contract';
import { createHttpAdapter } from './adapter.ts';
import { json, lost, problem, silent, startBackend, type Reply } from './testing/backend.ts';
import { deferred } from './testing/deferred.ts';
import { samples } from '@billfold/contract/testing';

const account = json(samples.Account);
const quote = json(samples.Quote, 201);
const change: RequestedChange = { type: 'add_members', emails: ['ines@example.com'] };
const inFlight = problem(409, 'key_in_flight');

/** Waits for nothing, and notes for how long it should have. */
function noWait() {
  const delays: number[] = [];
  const wait = (milliseconds: number) => {
    delays.push(milliseconds);
    return Promise.resolve();
  };
  return { delays, wait };
}

test('a read sends no key and no body', async (t) => {
  const { endpoint, received } = await startBackend(t, account);
  await createHttpAdapter({ endpoint }).account.read();
  const [request] = received;
  assert.equal(request?.headers['idempotency-key'], undefined);
  assert.equal(request?.headers['content-type'], undefined);
  assert.equal(request?.headers.accept, 'application/json, application/problem+json');
  assert.equal(request.body, '');
});

test('a write sends its body as JSON', async (t) => {
  const { endpoint, received } = await startBackend(t, quote);
  await createHttpAdapter({ endpoint }).quotes.create(change);
  const sent = received.map(({ headers, body }) => [headers['content-type'], JSON.parse(body) as unknown]);
  assert.deepEqual(sent, [['application/json', { change }]]);
});

test('a change sends its patch as a merge patch, from the version that was read', async (t) => {
  const { endpoint, received } = await startBackend(t, json(samples.Settings));
  const patch = { address: { line2: null }, taxId: null };
  await createHttpAdapter({ endpoint }).settings.update(patch, { version: '12' });
  const [request] = received;
  assert.equal(request?.headers['if-match'], '"12"');
  assert.equal(request.headers['content-type'], 'application/merge-patch+json');
  assert.deepEqual(JSON.parse(request.body), patch);
});

test('a version is sent as it is, whatever an entity tag may hold', async (t) => {
  const { endpoint, received } = await startBackend(t, json(samples.Contact));
  const { contacts } = createHttpAdapter({ endpoint });
  const versions = ["W/a,b;c=d*!#$%&'()+-./:<>?@[]^_`{|}~\\", '2026-04-16T09:00:00+02:00', '0'];
  for (const version of versions) await contacts.remove('con_1', { version });
  assert.deepEqual(
    received.map(({ headers }) => headers['if-match']),
    versions.map((version) => `"${version}"`),
  );
});

test('a version or a token that no header can bear breaks no header, and is nobody’s', async (t) => {
  const { endpoint, received } = await startBackend(t, problem(412, 'version_stale'), problem(404, 'x'));
  const { contacts, confirmations } = createHttpAdapter({ endpoint });
  const odd = 'a"b c\r\nX-Evil: é😀\ud800';
  await assert.rejects(contacts.remove('con_1', { version: odd }), { code: 'version_stale' });
  await assert.rejects(confirmations.read(odd), { status: 404 });
  assert.equal(received[0]?.headers['if-match'], '"a?b?c??X-Evil:????"');
  assert.equal(received[1]?.headers['billfold-confirmation'], 'a?b?c??X-Evil:????');
});

test('the token of a mailed link is never part of an address', async (t) => {
  const { endpoint, received } = await startBackend(t, json(samples.Confirmation), json(samples.Confirmed));
  const { confirmations } = createHttpAdapter({ endpoint });
  await confirmations.read('secret');
  await confirmations.confirm({ token: 'secret' });
  assert.deepEqual(
    received.map(({ url }) => url),
    ['/confirmations/current', '/confirmations'],
  );
});

test('REQ-2 a change of what somebody else has changed, and one of no version, are told apart', async (t) => {
  const { endpoint, received } = await startBackend(
    t,
    problem(412, 'version_stale'),
    problem(428, 'version_missing'),
  );
  const { settings } = createHttpAdapter({ endpoint });
  await assert.rejects(settings.update({}, { version: '1' }), { code: 'version_stale', status: 412 });
  await assert.rejects(settings.update({}, {} as { version: string }), {
    code: 'version_missing',
    status: 428,
  });
  assert.deepEqual(
    received.map(({ headers }) => headers['if-match']),
    ['"1"', undefined],
  );
});

test('the account is named in a header when there is one', async (t) => {
  const { endpoint, received } = await startBackend(t, account);
  await createHttpAdapter({ endpoint }).account.read();
  await createHttpAdapter({ endpoint, account: 'acc_2' }).account.read();
  assert.deepEqual(
    received.map(({ headers }) => headers['billfold-account']),
    [undefined, 'acc_2'],
  );
});

test('cookies go along unless a token says who asks', async (t) => {
  const { endpoint, received } = await startBackend(t, account);
  const modes: (RequestCredentials | undefined)[] = [];
  const spy: typeof fetch = (input, init) => {
    modes.push(init?.credentials);
    return fetch(input, init);
  };
  await createHttpAdapter({ endpoint, fetch: spy }).account.read();
  await createHttpAdapter({ endpoint, fetch: spy, getToken: () => 'abc' }).account.read();
  assert.deepEqual(modes, ['include', 'omit']);
  assert.deepEqual(
    received.map(({ headers }) => headers.authorization),
    [undefined, 'Bearer abc'],
  );
});

test('a fetch that is replaced later, as a mock does, is the one that is used', async (t) => {
  const billing = createHttpAdapter({ endpoint: 'https://x.test' });
  t.mock.method(globalThis, 'fetch', () => Promise.resolve(Response.json(samples.Account)));
  assert.deepEqual(await billing.account.read(), samples.Account);
});

// Keys

test('a write keeps its key and its body across all tries', async (t) => {
  const { endpoint, received } = await startBackend(t, lost, problem(503, 'unavailable'), quote);
  const { wait } = noWait();
  assert.deepEqual(await createHttpAdapter({ endpoint, wait }).quotes.create(change), samples.Quote);
  const keys = new Set(received.map(({ headers }) => String(headers['idempotency-key'])));
  assert.equal(received.length, 3);
  assert.equal(keys.size, 1);
  assert.match([...keys].join(), /^\d+-\d+-\d+-\d+$/);
  assert.equal(new Set(received.map(({ body }) => body)).size, 1);
});

test('REQ-1 a change and a removal keep key, version and body across all tries, too', async (t) => {
  const { wait } = noWait();
  const version = '3';
  const patched = await startBackend(t, lost, problem(503, 'unavailable'), json(samples.Contact));
  const removed = await startBackend(t, lost, inFlight, json(samples.Contact));
  await createHttpAdapter({ endpoint: patched.endpoint, wait }).contacts.update(
    'con_1',
    { firstName: 'Lea' },
    { version },
  );
  await createHttpAdapter({ endpoint: removed.endpoint, wait }).contacts.remove('con_1', {
    version,
    idempotencyKey: 'mine',
  });
  for (const { received } of [patched, removed]) {
    const sent = received.map(({ method, headers, body }) =>
      [method, headers['idempotency-key'], headers['if-match'], headers['content-type'], body].join(),
    );
    assert.equal(sent.length, 3);
    assert.equal(new Set(sent).size, 1);
  }
  assert.match(String(patched.received[0]?.headers['idempotency-key']), /^\d+-\d+-\d+-\d+$/);
  assert.equal(removed.received[0]?.headers['idempotency-key'], 'mine');
});

test('another intent has another key, and the caller may choose it', async (t) => {
  const { endpoint, received } = await startBackend(t, quote);
  const { quotes } = createHttpAdapter({ endpoint });
  await quotes.create(change);
  await quotes.create(change);
  await quotes.create(change, { idempotencyKey: 'mine' });
  const keys = received.map(({ headers }) => headers['idempotency-key']);
  assert.equal(new Set(keys).size, 3);
  assert.equal(keys[2], 'mine');
});

test('a try that meets its own lost one still at work waits for that answer', async (t) => {
  const { endpoint, received } = await startBackend(t, lost, inFlight, json(samples.Change));
  const { delays, wait } = noWait();
  assert.deepEqual(await createHttpAdapter({ endpoint, wait }).quotes.accept('quo_1'), samples.Change);
  assert.equal(new Set(received.map(({ headers }) => headers['idempotency-key'])).size, 1);
  assert.equal(delays.length, 2);
});

test('a key that stays in flight is told to the caller, who may come back with it', async (t) => {
  const { endpoint, received } = await startBackend(t, inFlight);
  const { wait } = noWait();
  const { quotes } = createHttpAdapter({ endpoint, wait });
  await assert.rejects(quotes.accept('quo_1', { idempotencyKey: 'k' }), {
    code: 'key_in_flight',
    status: 409,
  });
  assert.equal(received.length, 3);
});

// Tries

test('lost answers are tried again, a bounded number of times', async (t) => {
  const { endpoint, received } = await startBackend(t, lost);
  const { delays, wait } = noWait();
  const error: unknown = await createHttpAdapter({ endpoint, wait })
    .account.read()
    .catch((error: unknown) => error);
  assert.ok(error instanceof BillingError);
  assert.deepEqual([error.code, error.status], ['network', 0]);
  assert.ok(error.cause instanceof TypeError);
  assert.equal(received.length, 3);
  assert.equal(delays.length, 2);
});

test('an answer that breaks off in the middle is a lost one', async (t) => {
  const halfway: Reply = (response) => {
    response.writeHead(200, { 'Content-Type': 'application/json' });
    response.write('{"id": "acc_1", ', () => response.destroy());
  };
  const { endpoint, received } = await startBackend(t, halfway, account);
  const { wait } = noWait();
  assert.deepEqual(await createHttpAdapter({ endpoint, wait }).account.read(), samples.Account);
  assert.equal(received.length, 2);
});

test('an answer that does not come in time is a lost one', async (t) => {
  const { endpoint, received } = await startBackend(t, silent, account);
  const { wait } = noWait();
  assert.deepEqual(await createHttpAdapter({ endpoint, wait, timeout: 100 }).account.read(), samples.Account);
  assert.equal(received.length, 2);
});

test('an answer that is slow, but in time, is waited for', async (t) => {
  const slow: Reply = async (response, request) => {
    await sleep(100);
    return account(response, request);
  };
  const { endpoint, received } = await startBackend(t, slow);
  await createHttpAdapter({ endpoint, timeout: 5000 }).account.read();
  assert.equal(received.length, 1);
});

test('a backend that cannot be reached is a network error', async () => {
  const { wait } = noWait();
  const { account } = createHttpAdapter({ endpoint: 'http://127.0.0.1:1', wait });
  await assert.rejects(account.read(), { name: 'BillingError', code: 'network' });
});

test('a 5xx that passes is not noticed', async (t) => {
  const { endpoint, received } = await startBackend(t, problem(500, 'internal'), problem(502, 'x'), account);
  const { wait } = noWait();
  assert.deepEqual(await createHttpAdapter({ endpoint, wait }).account.read(), samples.Account);
  assert.equal(received.length, 3);
});

test('a 5xx that stays is told with its own code', async (t) => {
  const { endpoint } = await startBackend(t, problem(500, 'internal'));
  const { wait } = noWait();
  await assert.rejects(createHttpAdapter({ endpoint, wait }).account.read(), {
    code: 'internal',
    status: 500,
  });
});

test('a 429 is tried again after as long as the backend says', async (t) => {
  const busy = problem(429, 'too_many_requests', {}, { 'Retry-After': '3' });
  const { endpoint, received } = await startBackend(t, busy, account);
  const { delays, wait } = noWait();
  await createHttpAdapter({ endpoint, wait }).account.read();
  assert.deepEqual(delays, [3000]);
  assert.equal(received.length, 2);
});

test('a backend that wants to be left alone for long is asked once', async (t) => {
  const { endpoint, received } = await startBackend(t, problem(503, 'down', {}, { 'Retry-After': '600' }));
  const { account } = createHttpAdapter({ endpoint });
  await assert.rejects(account.read(), { code: 'down', retryAfter: 600_000 });
  assert.equal(received.length, 1);
});

test('a refusal is never tried again', async (t) => {
  const { wait, delays } = noWait();
  for (const status of [400, 401, 403, 404, 409, 412, 422, 428]) {
    const { endpoint, received } = await startBackend(t, problem(status, 'refused'));
    await assert.rejects(createHttpAdapter({ endpoint, wait }).quotes.accept('quo_1'), { status });
    assert.equal(received.length, 1, `${status}`);
  }
  assert.deepEqual(delays, []);
});

test('an answer that the contract does not know is not asked for again', async (t) => {
  const { endpoint, received } = await startBackend(t, json({}));
  await assert.rejects(createHttpAdapter({ endpoint }).quotes.accept('quo_1'), { code: 'invalid_answer' });
  assert.equal(received.length, 1);
});

test('the real wait between two tries lasts a moment', async (t) => {
  const { endpoint } = await startBackend(t, lost, account);
  const start = performance.now();
  await createHttpAdapter({ endpoint }).account.read();
  assert.ok(performance.now() - start >= 240);
});

// Tokens

/** Refuses every token but one. */
const onlyFor =
  (token: string): Reply =>
  (response, request) =>
    (request.headers.authorization === `Bearer ${token}` ? account : problem(401, 'unauthenticated'))(
      response,
      request,
    );

test('on 401 the token is asked for once more, and the request repeated with the same key', async (t) => {
  const accept: Reply = (response, request) =>
    (request.headers.authorization === 'Bearer new' ? quote : problem(401, 'unauthenticated'))(
      response,
      request,
    );
  const { endpoint, received } = await startBackend(t, accept);
  const getToken = t.mock.fn((rejected?: string) => Promise.resolve(rejected ? 'new' : 'old'));
  assert.deepEqual(await createHttpAdapter({ endpoint, getToken }).quotes.create(change), samples.Quote);
  assert.deepEqual(
    getToken.mock.calls.map((call) => call.arguments),
    [[undefined], ['old']],
  );
  assert.deepEqual(
    received.map(({ headers }) => headers.authorization),
    ['Bearer old', 'Bearer new'],
  );
  assert.equal(new Set(received.map(({ headers }) => headers['idempotency-key'])).size, 1);
});

test('a second 401 is an ended session, and nothing is asked for again', async (t) => {
  const { endpoint, received } = await startBackend(t, problem(401, 'unauthenticated'));
  const getToken = t.mock.fn(() => 'old');
  await assert.rejects(createHttpAdapter({ endpoint, getToken }).account.read(), {
    code: 'session_expired',
    status: 401,
  });
  assert.equal(received.length, 2);
  assert.equal(getToken.mock.callCount(), 2);
});

test('requests that start together, and are rejected together, ask for a token once each time', async (t) => {
  const { endpoint, received } = await startBackend(t, onlyFor('new'));
  const getToken = t.mock.fn(async (rejected?: string) => {
    await sleep(20);
    return rejected ? 'new' : 'old';
  });
  const { account } = createHttpAdapter({ endpoint, getToken });
  await Promise.all(Array.from({ length: 8 }, () => account.read()));
  assert.equal(getToken.mock.callCount(), 2);
  assert.equal(received.length, 16);
});

test('nobody signed in is an ended session without a request', async (t) => {
  const { endpoint, received } = await startBackend(t, account);
  const { account: facet } = createHttpAdapter({ endpoint, getToken: () => null });
  await assert.rejects(facet.read(), { code: 'session_expired' });
  assert.equal(received.length, 0);
});

// Aborting

test('a signal that is aborted already rejects with its reason, and nothing is sent', async (t) => {
  const { endpoint, received } = await startBackend(t, account);
  const reason = new Error('Not any more');
  const getToken = t.mock.fn(() => 'token');
  const { account: facet } = createHttpAdapter({ endpoint, getToken });
  await assert.rejects(facet.read({ signal: AbortSignal.abort(reason) }), (error) => error === reason);
  assert.equal(received.length, 0);
  assert.equal(getToken.mock.callCount(), 0);
});

test('aborting in mid-flight rejects with the reason, and closes the connection', async (t) => {
  const controller = new AbortController();
  const reason = new Error('Gone elsewhere');
  const closed = deferred<undefined>();
  const { endpoint, received } = await startBackend(t, (response) => {
    response.on('close', () => closed.resolve(undefined));
    controller.abort(reason);
  });
  const { account } = createHttpAdapter({ endpoint });
  await assert.rejects(account.read({ signal: controller.signal }), (error) => error === reason);
  await closed.promise;
  assert.equal(received.length, 1);
});

test('aborting in the middle of the answer rejects with the reason', async (t) => {
  const controller = new AbortController();
  const reason = new Error('Gone elsewhere');
  const { endpoint, received } = await startBackend(t, (response) => {
    response.writeHead(200, { 'Content-Type': 'application/json' });
    response.write('{"id": ', () => setTimeout(() => controller.abort(reason), 50));
  });
  const { account } = createHttpAdapter({ endpoint });
  await assert.rejects(account.read({ signal: controller.signal }), (error) => error === reason);
  assert.equal(received.length, 1);
});

test('aborting between two tries rejects with the reason at once, and nothing more is sent', async (t) => {
  const { endpoint, received } = await startBackend(t, problem(503, 'down', {}, { 'Retry-After': '9' }));
  const controller = new AbortController();
  const reason = new Error('Gone elsewhere');
  const start = performance.now();
  setTimeout(() => controller.abort(reason), 100);
  const { account } = createHttpAdapter({ endpoint });
  await assert.rejects(account.read({ signal: controller.signal }), (error) => error === reason);
  assert.ok(performance.now() - start < 2000);
  assert.equal(received.length, 1);
});

test('aborting while the host page looks for a token rejects only the one who aborts', async (t) => {
  const { endpoint, received } = await startBackend(t, account);
  const token = deferred<string>();
  const { account: facet } = createHttpAdapter({ endpoint, getToken: () => token.promise });
  const controller = new AbortController();
  const reason = new Error('Gone elsewhere');
  const aborted = facet.read({ signal: controller.signal });
  const other = facet.read();
  controller.abort(reason);
  await assert.rejects(aborted, (error) => error === reason);
  token.resolve('token');
  assert.deepEqual(await other, samples.Account);
  assert.equal(received.length, 1);
});

test('aborting works with a fetch that knows no signals', async () => {
  const deaf = () => deferred<Response>().promise;
  const { account } = createHttpAdapter({ endpoint: 'https://x.test', fetch: deaf });
  const reason = new Error('Gone elsewhere');
  const controller = new AbortController();
  const read = account.read({ signal: controller.signal });
  setTimeout(() => controller.abort(reason), 10);
  await assert.rejects(read, (error) => error === reason);
});
