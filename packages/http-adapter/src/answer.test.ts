import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { BillingError } from '@billfold/contract';
import { createHttpAdapter } from './adapter.ts';
import { body, json, problem, startBackend, type Reply } from './testing/backend.ts';
import { samples } from '@billfold/contract/testing';

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

// Files

const pdf = (content: string, headers = {}) =>
  body(content, 200, { 'Content-Type': 'application/pdf', ...headers });

test('a file is known by its media type, with parameters and in any case', async (t) => {
  const reply = body('number;total', 200, { 'Content-Type': 'Text/CSV; charset=utf-8; header=present' });
  const { endpoint } = await startBackend(t, reply);
  const file = await createHttpAdapter({ endpoint }).documents.invoicesCsv();
  assert.equal(await file.text(), 'number;total');
});

test('a file comes byte by byte as it is', async (t) => {
  const bytes = Buffer.from([0x25, 0x50, 0x44, 0x46, 0x00, 0xff, 0xfe, 0x0a]);
  const { endpoint } = await startBackend(t, (response) =>
    response.writeHead(200, { 'Content-Type': 'application/pdf' }).end(bytes),
  );
  const file = await createHttpAdapter({ endpoint }).documents.invoicePdf('inv_1');
  assert.deepEqual(Buffer.from(await file.arrayBuffer()), bytes);
});

test('something else where a file was asked for is unexpected', async (t) => {
  for (const type of ['text/html', 'application/json', 'application/pdfx', 'text/csv']) {
    const { endpoint } = await startBackend(t, body('{}', 200, { 'Content-Type': type }));
    const { documents } = createHttpAdapter({ endpoint });
    await assert.rejects(documents.invoicePdf('inv_1'), { code: 'unexpected', status: 200 }, type);
  }
});

test('a file where data was asked for is unexpected', async (t) => {
  assert.equal((await errorOf(t, pdf('%PDF'))).code, 'unexpected');
});

test('a file that is refused is a refusal like any other', async (t) => {
  const { endpoint } = await startBackend(
    t,
    problem(404, 'not_found'),
    body('x', 500, { 'Content-Type': 'application/pdf' }),
  );
  const { documents } = createHttpAdapter({ endpoint, tries: 1 });
  await assert.rejects(documents.invoicePdf('inv_9'), { code: 'not_found', status: 404 });
  await assert.rejects(documents.invoicePdf('inv_9'), { code: 'unexpected', status: 500 });
});

test('a file that breaks off is asked for again, as a whole', async (t) => {
  const half: Reply = (response) => {
    response.writeHead(200, { 'Content-Type': 'application/pdf', 'Content-Length': '9' });
    response.write('%PDF', () => response.destroy());
  };
  const { endpoint, received } = await startBackend(t, half, pdf('%PDF-full'));
  const billing = createHttpAdapter({ endpoint, wait: () => Promise.resolve() });
  assert.equal(await (await billing.documents.creditNotePdf('cn_1')).text(), '%PDF-full');
  assert.equal(received.length, 2);
});

test('a quote in a refusal is held against its shape', async (t) => {
  const { endpoint } = await startBackend(t, problem(409, 'quote_stale', { quote: { id: 'quo_2' } }));
  await assert.rejects(createHttpAdapter({ endpoint }).quotes.accept('quo_1'), (error) => {
    assert.ok(error instanceof BillingError);
    assert.match(String(error.cause), /Problem at \/quote\/change/);
    return error.code === 'unexpected' && error.status === 409;
  });
});
