#!/usr/bin/env bash
# postcode-validator 3.10.22 checks a postal code by a pattern for each country. A good guess is that letter case either counts
# or does not, and that a country's letters before the code are either taken or not: `sw1a 1aa` and `LV-1010` pass. It
# depends on the pattern. British and Canadian codes may be in small letters, those of Jersey, Ireland, the Netherlands and
# Argentina may not. LV-1010, LT-01103, SI-1000 and HR-10000 pass; MD-2001, AZ1000 and HT6110 do not, whose letters GeoNames'
# formats have as well. Sweden's and France's blanks pass; India's (110 001) does not, nor Poland's and Japan's codes without
# their hyphen, where Brazil's may lack it; nor Kazakhstan's codes with letters (A05A1B2), which Shopify's data know. So
# neither upper-casing nor taking out blanks before asking is right for every country.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init --yes >/dev/null
npm install --no-audit --no-fund --silent postcode-validator@3.10.22
cat >check.cjs <<'JS'
const { postcodeValidator } = require('postcode-validator');
console.log('postcode-validator', require('postcode-validator/package.json').version);
const groups = {
  'small letters': { true: 'GB sw1a 1aa|CA k1a 0b1', false: 'JE je2 3xp|IE d02 af30|NL 1012 ab|AR c1425cla' },
  'the country’s letters': {
    true: 'LV LV-1010|LT LT-01103|SI SI-1000|HR HR-10000',
    false: 'MD MD-2001|AZ AZ1000|HT HT6110',
  },
  'blanks and hyphens': { true: 'SE 111 22|FR 75 001|BR 01310100', false: 'IN 110 001|PL 00950|JP 1000001' },
  'newer codes': { true: 'IE D02 AF30', false: 'KZ A05A1B2|SA 12345-6789' },
};
const changed = [];
for (const [group, expected] of Object.entries(groups))
  for (const passes of [true, false])
    for (const each of expected[passes].split('|')) {
      const [country, code] = [each.slice(0, 2), each.slice(3)];
      const seen = postcodeValidator(code, country);
      console.log(`${group}: ${country} ${code}`.padEnd(40), seen);
      if (seen !== passes) changed.push(each);
    }
if (changed.length > 0) throw new Error(`no longer so: ${changed.join(', ')}`);
JS
node check.cjs
# Output seen: the line with the version, then one a code: those listed under `true` print true, the others false.
