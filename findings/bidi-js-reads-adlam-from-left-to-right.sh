#!/usr/bin/env bash
# bidi-js computes the Unicode Bidirectional Algorithm, knows that Adlam (U+1E900 and after) runs from right to left, and
# still lays it out from left to right: getEmbeddingLevels and getReorderedString look at one UTF-16 unit at a time, and
# half of a surrogate pair has no entry in the table, so it counts as L. A good guess would be that it is right, since the
# README says that all of Unicode's conformance tests pass. The class of a letter, asked for by itself
# (getBidiCharTypeName), is right, too. Hebrew and Arabic, in one unit each, are turned around; Adlam and Hanifi Rohingya
# are not. What helps is one stand-in unit of the same class for each such letter before the levels are computed.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund bidi-js@1.1.0
cat > levels.mjs <<'JS'
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
console.log('bidi-js', require('bidi-js/package.json').version);
const bidi = require('bidi-js')();

for (const [script, text, type, levels] of [
  ['Hebrew', '\u05d0\u05d1', 'R', [1, 1]],
  ['Arabic', '\u0627\u0628', 'AL', [1, 1]],
  ['Adlam', '\u{1e900}\u{1e901}', 'R', [0, 0, 0, 0]],
  ['Hanifi Rohingya', '\u{10d00}\u{10d01}', 'AL', [0, 0, 0, 0]],
]) {
  const found = bidi.getEmbeddingLevels(text, 'ltr');
  const names = Array.from(text, (letter) => bidi.getBidiCharTypeName(letter));
  const unchanged = bidi.getReorderedString(text, found) === text;
  console.log(`${script}: classes ${names}, levels ${[...found.levels]}, ${unchanged ? 'left as it was' : 'turned around'}`);
  assert.deepEqual(names, [type, type]);
  assert.deepEqual([...found.levels], levels);
  assert.equal(unchanged, levels[0] === 0);
}
JS
node levels.mjs
