// Part of the build. HarfBuzz as a bundler for pages takes it: without the import of Node's `module`, which no such
// bundler can resolve, and which no page comes to. It can go when harfbuzzjs has an export for browsers.
import assert from 'node:assert/strict';
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const from = dirname(fileURLToPath(import.meta.resolve('harfbuzzjs')));
const to = join(import.meta.dirname, '../dist/documents/harfbuzz');
const forNode = 'await import("module")';

mkdirSync(to, { recursive: true });
for (const file of ['index.mjs', 'harfbuzz.wasm', '../LICENSE'])
  copyFileSync(join(from, file), join(to, file.replace('../', '')));
const [before, after, ...more] = readFileSync(join(from, 'harfbuzz.js'), 'utf8').split(forNode);
assert.ok(before && after && more.length === 0, 'harfbuzzjs speaks with Node in another way than it did');
writeFileSync(join(to, 'harfbuzz.js'), `${before}{}${after}`);
