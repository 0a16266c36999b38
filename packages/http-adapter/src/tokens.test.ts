import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deferred } from './testing/deferred.ts';
import { createTokens } from './tokens.ts';

test('those who ask together share one question, and later ones ask anew', async (t) => {
  let count = 0;
  const getToken = t.mock.fn(() => Promise.resolve(`token ${++count}`));
  const tokens = createTokens(getToken);
  assert.deepEqual(await Promise.all([tokens(), tokens(), tokens()]), ['token 1', 'token 1', 'token 1']);
  assert.equal(await tokens(), 'token 2');
  assert.equal(getToken.mock.callCount(), 2);
});

test('a rejected token is never shared with a question that was asked before the rejection', async () => {
  const asked: (string | undefined)[] = [];
  const answers = [deferred<string>(), deferred<string>()] as const;
  const tokens = createTokens((rejected) => {
    asked.push(rejected);
    return (rejected ? answers[1] : answers[0]).promise;
  });
  const before = tokens();
  const after = tokens('old');
  answers[0].resolve('old');
  answers[1].resolve('new');
  assert.deepEqual(await Promise.all([before, after]), ['old', 'new']);
  assert.deepEqual(asked, [undefined, 'old']);
});

test('whoever is rejected later with the same token gets the newer one without another question', async (t) => {
  const getToken = t.mock.fn((rejected?: string) => (rejected ? 'new' : 'old'));
  const tokens = createTokens(getToken);
  await tokens();
  assert.equal(await tokens('old'), 'new');
  assert.equal(await tokens('old'), 'new');
  assert.equal(getToken.mock.callCount(), 2);
});

test('a token may be given without a promise', async () => {
  assert.equal(await createTokens(() => 'plain')(), 'plain');
});

test('no token means that nobody is signed in', async () => {
  for (const none of [null, undefined, '']) {
    await assert.rejects(createTokens(() => none)(), { name: 'BillingError', code: 'session_expired' });
  }
});

test('a failure of the host page is told apart from an ended session, and the next request asks again', async () => {
  const cause = new Error('The identity service is down');
  const answers = [Promise.reject(cause), Promise.resolve('token')];
  const tokens = createTokens(() => answers.shift() ?? null);
  await assert.rejects(tokens(), { name: 'BillingError', code: 'unexpected', cause });
  assert.equal(await tokens(), 'token');
});
