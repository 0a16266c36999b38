#!/usr/bin/env bash
# Finland and Poland cut a VAT number's last digit by weights and modulo 11. Where that comes to ten no digit fits, and such
# numbers are not issued: descriptions of the Y-tunnus say so of a remainder of 1 (the manual of the Perl module
# Algorithm::CheckDigits, M11_007, for one), those of the NIP of a remainder of 10. A good guess is that a number which jsvat calls valid has
# the check digit of the published algorithm, as with stdnum. jsvat 2.5.4 puts 0 where ten would stand: of 22,000 stems, it
# takes all; stdnum 1.12.0 refuses the eleventh part of them for which there is no digit. So half of the numbers in 0 that
# pass in jsvat can be nobody's, and only the register tells which.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init --yes >/dev/null
npm install --no-audit --no-fund --silent stdnum@1.12.0 jsvat@2.5.4
cat >check.cjs <<'JS'
const assert = require('node:assert/strict');
const { stdnum } = require('stdnum');
const { checkVAT, finland, poland } = require('jsvat');
console.log('stdnum', require('stdnum/package.json').version, 'jsvat', require('jsvat/package.json').version);

const kinds = [
  { country: 'FI', rules: finland, weights: [7, 9, 10, 5, 8, 4, 2], digit: (sum) => (11 - (sum % 11)) % 11, at: ['FI', 'alv'] },
  { country: 'PL', rules: poland, weights: [6, 5, 7, 2, 3, 4, 5, 6, 7], digit: (sum) => sum % 11, at: ['PL', 'nip'] },
];
for (const { country, rules, weights, digit, at } of kinds) {
  const said = { ten: [0, 0, 0], fits: [0, 0, 0] };
  for (let n = 0; n < 22_000; n += 1) {
    const stem = String((n * 7919 + 1_234_567) % 10 ** weights.length).padStart(weights.length, '0');
    const check = digit(weights.reduce((sum, weight, i) => sum + weight * Number(stem[i]), 0));
    const number = `${stem}${check === 10 ? 0 : check}`;
    const count = check === 10 ? said.ten : said.fits;
    count[0] += 1;
    if (checkVAT(country + number, [rules]).isValid) count[1] += 1;
    if (stdnum[at[0]][at[1]].validate(number).isValid) count[2] += 1;
  }
  console.log(country, 'check digit would be ten: tried, jsvat, stdnum', said.ten.join(', '), '; fits:', said.fits.join(', '));
  assert.equal(said.ten[1], said.ten[0], 'jsvat takes all for which there is no digit');
  assert.equal(said.ten[2], 0, 'stdnum takes none of them');
  assert.deepEqual(said.fits.slice(1), [said.fits[0], said.fits[0]], 'both take what fits');
}
JS
node check.cjs
