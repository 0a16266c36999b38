#!/usr/bin/env bash
# sales-tax holds past rates with the instant until which each applies. Romania's standard rate became 21 % on 1 August
# 2025; sales-tax 2.23.0 still says 19 % for all of that day. A good guess would be that a table of instants is exact to
# the hour: its neighbour Estonia changes at Tallinn's midnight. Romania's instant is the evening of the first day instead
# of the evening before (2025-08-01T21:00Z for 2025-07-31T21:00Z), and Germany's at the end of 2020 is an hour early
# (22:00Z, which is 23:00 in Berlin). So a history of rates wants days and a time zone, not instants.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund sales-tax@2.23.0
cat > rates.mjs <<'JS'
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { mock } from 'node:test';

const require = createRequire(import.meta.url);
const { version } = require('sales-tax/package.json');
const salesTax = require('sales-tax');

async function rateAt(country, instant) {
  mock.timers.enable({ apis: ['Date'], now: Date.parse(instant) });
  try {
    return (await salesTax.getSalesTax(country)).rate;
  } finally {
    mock.timers.reset();
  }
}

const seen = [];
for (const [country, local, law] of [
  ['EE', '2025-06-30T23:30:00+03:00', 0.22],
  ['EE', '2025-07-01T00:30:00+03:00', 0.24],
  ['RO', '2025-07-31T23:30:00+03:00', 0.19],
  ['RO', '2025-08-01T12:00:00+03:00', 0.21],
  ['RO', '2025-08-02T00:30:00+03:00', 0.21],
  ['DE', '2020-12-31T22:30:00+01:00', 0.16],
  ['DE', '2020-12-31T23:30:00+01:00', 0.16],
])
  seen.push({ country, local, law, 'sales-tax': await rateAt(country, local) });

console.log(`sales-tax ${version}`);
console.table(seen);
assert.deepEqual(
  seen.filter((each) => each.law !== each['sales-tax']).map(({ country, local }) => `${country} ${local}`),
  ['RO 2025-08-01T12:00:00+03:00', 'DE 2020-12-31T23:30:00+01:00'],
);
JS
node rates.mjs
