import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BillingError } from '@billfold/contract';
import { delayAfter, readRetryAfter } from './retry.ts';

const refusal = (status: number, retryAfter?: number, code = 'x') =>
  new BillingError(code, 'No', { status, ...(retryAfter !== undefined && { retryAfter }) });

test('only lost answers, 429, 5xx and a key in flight are tried again', () => {
  for (const error of [
    new BillingError('network', ''),
    refusal(429),
    refusal(500),
    refusal(503),
    refusal(409, 0, 'key_in_flight'),
  ]) {
    assert.ok(delayAfter(error, 1), `${error.code} ${error.status}`);
  }
  for (const status of [400, 401, 403, 404, 409, 412, 422, 428, 501])
    assert.equal(delayAfter(refusal(status), 1), undefined);
  assert.equal(delayAfter(new BillingError('invalid_answer', ''), 1), undefined);
  assert.equal(delayAfter(new BillingError('unexpected', '', { status: 200 }), 1), undefined);
});

test('the delay doubles with each try, up to ten seconds, with up to half of it left off by chance', (t) => {
  const random = t.mock.method(Math, 'random', () => 0);
  assert.deepEqual(
    [1, 2, 3, 9].map((tries) => delayAfter(refusal(500), tries)),
    [500, 1000, 2000, 10_000],
  );
  random.mock.mockImplementation(() => 0.5);
  assert.deepEqual(
    [1, 2, 3, 9].map((tries) => delayAfter(refusal(500), tries)),
    [375, 750, 1500, 7500],
  );
});

test('the delay is never shorter than the backend wants', () => {
  assert.equal(delayAfter(refusal(429, 7000), 1), 7000);
  const delay = delayAfter(refusal(429, 0), 1) ?? 0;
  assert.ok(delay >= 250 && delay <= 500);
});

test('when the backend wants more than ten seconds, the caller decides', () => {
  assert.equal(delayAfter(refusal(503, 10_001), 1), undefined);
});

test('Retry-After is read as seconds or as a date, and left out when it is neither', (t) => {
  t.mock.timers.enable({ apis: ['Date'], now: Date.parse('2026-04-16T09:00:00Z') });
  assert.equal(readRetryAfter('3'), 3000);
  assert.equal(readRetryAfter('Thu, 16 Apr 2026 09:01:00 GMT'), 60_000);
  assert.equal(readRetryAfter('Thu, 16 Apr 2026 08:00:00 GMT'), 0);
  assert.equal(readRetryAfter('soon'), undefined);
  assert.equal(readRetryAfter(null), undefined);
});
