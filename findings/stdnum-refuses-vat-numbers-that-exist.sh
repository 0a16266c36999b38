#!/usr/bin/env bash
# stdnum 1.12.0 says that it ports python-stdnum, and its VAT checks are the usual choice in JavaScript. A good guess is that
# a check digit is arithmetic, and that two ports of it agree. For three countries they do not:
# - Bulgaria: only numbers that begin with 0, 1, 2, 3 or 9 have "the form", so BG831144533 does not, and no birth number of
#   somebody born in the 1940s to 1980s (BG8032056031). Ten-digit numbers that are neither a birth number nor a foreigner's
#   are compared with !== where === is meant, so that the right check digit is the wrong one.
# - Slovakia: the first digit must be 2, 3, 4, 7, 8 or 9, which is the rule for the third (SK1025529197).
# - Latvia: a personal code must hold a date of birth; since July 2017 codes begin with 32 and hold none.
# The tests of jsvat publish the first five numbers, the first four as valid and BG1234567894 as invalid; those of
# python-stdnum publish the last three as valid.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init --yes >/dev/null
npm install --no-audit --no-fund --silent stdnum@1.12.0 jsvat@2.5.4
cat >check.cjs <<'JS'
const { euVat } = require('stdnum');
const { checkVAT, bulgaria, slovakiaRepublic } = require('jsvat');
console.log('stdnum', require('stdnum/package.json').version, 'jsvat', require('jsvat/package.json').version);
const numbers = ['BG831144533', 'BG825312229', 'BG0000100153', 'SK1025529197', 'BG1234567894'];
const more = ['BG8032056031', 'SK1078449064', 'LV32867300679'];
const seen = {};
for (const number of [...numbers, ...more]) {
  const read = euVat[number.slice(0, 2)][0].validate(number);
  const stdnum = read.isValid ? 'valid' : read.error.name;
  const jsvat = checkVAT(number, [bulgaria, slovakiaRepublic]).isValid ? 'valid' : 'invalid';
  seen[number] = stdnum;
  console.log(number.padEnd(14), 'stdnum:', stdnum.padEnd(17), number.startsWith('LV') ? '' : `jsvat: ${jsvat}`);
}
const expected = {
  BG831144533: 'InvalidFormat',
  BG825312229: 'InvalidFormat',
  BG0000100153: 'InvalidChecksum',
  BG1234567894: 'valid',
  SK1025529197: 'InvalidComponent',
  BG8032056031: 'InvalidFormat',
  SK1078449064: 'InvalidComponent',
  LV32867300679: 'InvalidComponent',
};
const changed = Object.keys(expected).filter((number) => seen[number] !== expected[number]);
if (changed.length > 0) throw new Error(`no longer so: ${changed.join(', ')}`);
JS
node check.cjs
# Output seen:
# stdnum 1.12.0 jsvat 2.5.4
# BG831144533    stdnum: InvalidFormat     jsvat: valid
# BG825312229    stdnum: InvalidFormat     jsvat: valid
# BG0000100153   stdnum: InvalidChecksum   jsvat: valid
# SK1025529197   stdnum: InvalidComponent  jsvat: valid
# BG1234567894   stdnum: valid             jsvat: invalid
# BG8032056031   stdnum: InvalidFormat     jsvat: valid
# SK1078449064   stdnum: InvalidComponent  jsvat: valid
# LV32867300679  stdnum: InvalidComponent
