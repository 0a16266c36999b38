import assert from 'node:assert/strict';
import { mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { pathToFileURL } from 'node:url';
import { build } from 'rolldown';
import type * as adapter from './index.ts';
import { json, startBackend } from './testing/backend.ts';
import { samples } from '@billfold/contract/testing';

/** Bundles the adapter as a page would, and tells where it lies. */
async function bundle(t: TestContext) {
  const dir = await mkdtemp(join(tmpdir(), 'billfold-'));
  t.after(() => rm(dir, { recursive: true }));
  const { output } = await build({
    input: { adapter: join(import.meta.dirname, 'index.ts') },
    resolve: { conditionNames: ['@billfold/source', 'production', 'import', 'default'] },
    output: { dir, format: 'es', entryFileNames: '[name].mjs', chunkFileNames: '[name].mjs', minify: true },
  });
  const chunks = output.filter((file) => file.type === 'chunk');
  const load = async () => (await import(pathToFileURL(join(dir, 'adapter.mjs')).href)) as typeof adapter;
  return { dir, chunks, load };
}

test('bundled, the adapter loads beside itself what the billing history does without', async (t) => {
  const { chunks, load } = await bundle(t);
  const [entry, ...others] = chunks;
  assert.deepEqual(
    others.map(({ fileName }) => fileName),
    ['later.mjs'],
  );
  // A path from one module to the other: a page whose script-src is 'self' loads it, wherever the files lie.
  assert.match(entry?.code ?? '', /import\(([`'"])\.\/later\.mjs\1\)/);
  assert.deepEqual(entry?.imports, []);

  const { endpoint } = await startBackend(t, json(samples.History), json(samples.Settings));
  const billing = (await load()).createHttpAdapter({ endpoint });
  assert.deepEqual(await billing.history.list(), samples.History);
  assert.deepEqual(await billing.settings.read(), samples.Settings);
});

test('the billing history is read without the module that is loaded later', async (t) => {
  const { dir, load } = await bundle(t);
  await rm(join(dir, 'later.mjs'));
  const { endpoint } = await startBackend(t, json(samples.History));
  const billing = (await load()).createHttpAdapter({ endpoint });
  assert.deepEqual(await billing.history.list(), samples.History);
});

test('nothing is done while the answer to it could not be read for want of that module', async (t) => {
  const { dir, load } = await bundle(t);
  await rm(join(dir, 'later.mjs'));
  const { endpoint, received } = await startBackend(t, json(samples.Member));
  const billing = (await load()).createHttpAdapter({ endpoint, wait: () => Promise.resolve() });
  await assert.rejects(billing.members.accept('mem_1'), { code: 'network' });
  assert.equal(received.length, 0);
});

test('a module that does not come is a network error, and is asked for again the next time', async (t) => {
  const { dir, load } = await bundle(t);
  const file = join(dir, 'later.mjs');
  await rename(file, `${file}.away`);
  const { endpoint, received } = await startBackend(t, json(samples.Settings));
  const billing = (await load()).createHttpAdapter({ endpoint, tries: 1 });
  await assert.rejects(billing.settings.read(), { name: 'BillingError', code: 'network' });
  assert.equal(received.length, 0);
  await assert.rejects(billing.account.read(), { name: 'BillingError', code: 'network' });
  await rename(`${file}.away`, file);
  assert.deepEqual(await billing.settings.read(), samples.Settings);
});
