import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { BillingError } from '@billfold/contract';
import { createHttpAdapter } from './adapter.ts';
import { body, json, problem, startBackend, type Reply } from './testing/backend.ts';
import { samples } from './testing/samples.ts';

/** Reads the account from a backend that gives this one reply. */
async function readAccount(t: TestContext, reply: Reply) {
  const { endpoint } = await startBackend(t, reply);
  return createHttpAdapter({ endpoint, tries: 1 }).account.read();
}

/** The error that reading the account ends with. */
async function errorOf(t: TestContext, reply: Reply): Promise<BillingError> {
  const error: unknown = await readAccount(t, reply).then(
    () => assert.fail('It was answered'),
    (error: unknown) => error,
  );
  assert.ok(error instanceof BillingError);
  return error;
}

test('an answer is given as it came, with fields and enum values that are not known', async (t) => {
  const account = { ...samples.Account, status: 'dormant', mascot: { animal: 'owl' } };
  assert.deepEqual(await readAccount(t, json(account)), account);
});

test('JSON is known by its media type, with parameters and suffixes', async (t) => {
  for (const type of [
    'application/json; charset=utf-8',
    'application/vnd.billfold+json',
    'Application/JSON',
  ]) {
    const reply = body(JSON.stringify(samples.Account), 200, { 'Content-Type': type });
    assert.deepEqual(await readAccount(t, reply), samples.Account);
  }
});

test('a problem document becomes an error with all that it says', async (t) => {
  const { errors, requiredPermission, remedy, quote } = samples.Problem;
  const error = await errorOf(t, problem(409, 'quote_stale', { errors, requiredPermission, remedy, quote }));
  assert.equal(error.code, 'quote_stale');
  assert.equal(error.status, 409);
  assert.equal(error.message, 'No: quote_stale');
  assert.deepEqual(error.errors, errors);
  assert.equal(error.requiredPermission, requiredPermission);
  assert.deepEqual(error.remedy, remedy);
  assert.deepEqual(error.quote, quote);
});

test('a problem document needs no more than a code, and its status is that of the answer', async (t) => {
  const reply = body('{"code": "odd", "status": 200}', 403, { 'Content-Type': 'application/problem+json' });
  const error = await errorOf(t, reply);
  assert.deepEqual([error.code, error.status], ['odd', 403]);
});

test('a problem document whose remedy is wrong-typed is not passed on', async (t) => {
  const error = await errorOf(t, problem(409, 'odd', { remedy: { kind: 7 } }));
  assert.deepEqual([error.code, error.status], ['unexpected', 409]);
  assert.match(String(error.cause), /Problem at \/remedy\/kind/);
});

test('Retry-After is given in milliseconds', async (t) => {
  const problemError = await errorOf(t, problem(429, 'too_many_requests', {}, { 'Retry-After': '2' }));
  assert.equal(problemError.retryAfter, 2000);
  const pageError = await errorOf(
    t,
    body('Busy', 503, { 'Content-Type': 'text/html', 'Retry-After': '120' }),
  );
  assert.equal(pageError.retryAfter, 120_000);
});

test('an error page in HTML is unexpected', async (t) => {
  const error = await errorOf(t, body('<h1>Bad gateway</h1>', 502, { 'Content-Type': 'text/html' }));
  assert.deepEqual([error.code, error.status], ['unexpected', 502]);
  assert.equal(error.retryAfter, undefined);
});

test('an empty refusal, and a JSON one that is no problem document, are unexpected', async (t) => {
  for (const content of ['', 'null', '"no"', '[]', '{"code": 7}', '{"error": "no"}', '{"code":']) {
    const error = await errorOf(t, body(content, 400, { 'Content-Type': 'application/json' }));
    assert.deepEqual([error.code, error.status], ['unexpected', 400], content);
  }
});

test('a page where data was asked for is unexpected, even with status 200', async (t) => {
  for (const type of ['text/html', 'text/json-like', 'application/jsonp']) {
    const error = await errorOf(t, body(JSON.stringify(samples.Account), 200, { 'Content-Type': type }));
    assert.deepEqual([error.code, error.status], ['unexpected', 200], type);
  }
  assert.equal((await errorOf(t, (response) => response.writeHead(204).end())).code, 'unexpected');
});

test('truncated JSON is an invalid answer', async (t) => {
  const half = JSON.stringify(samples.Account).slice(0, 100);
  const error = await errorOf(t, body(half, 200, { 'Content-Type': 'application/json' }));
  assert.equal(error.code, 'invalid_answer');
  assert.equal(error.message, 'Account: malformed JSON');
  assert.ok(error.cause instanceof SyntaxError);
});

test('a wrong-typed field is an invalid answer that names the place', async (t) => {
  const [invoice] = samples.InvoiceList.data;
  const total = { amount: '6.00', currency: 'EUR' };
  const { endpoint } = await startBackend(t, json({ ...samples.InvoiceList, data: [{ ...invoice, total }] }));
  await assert.rejects(createHttpAdapter({ endpoint }).invoices.list(), (error) => {
    assert.ok(error instanceof BillingError);
    assert.equal(error.errors[0]?.pointer, '/data/0/total/amount');
    return error.code === 'invalid_answer';
  });
});

test('a 401 is an ended session, with or without a problem document', async (t) => {
  const refused = await errorOf(t, problem(401, 'unauthenticated'));
  assert.deepEqual([refused.code, refused.status], ['session_expired', 401]);
  assert.ok(refused.cause instanceof BillingError && refused.cause.code === 'unauthenticated');
  const page = await errorOf(t, body('Please sign in', 401, { 'Content-Type': 'text/html' }));
  assert.deepEqual([page.code, page.status], ['session_expired', 401]);
});

test('a 403 is a refusal, not an ended session', async (t) => {
  const error = await errorOf(t, problem(403, 'forbidden', { requiredPermission: 'invoices.read' }));
  assert.deepEqual([error.code, error.requiredPermission], ['forbidden', 'invoices.read']);
});
