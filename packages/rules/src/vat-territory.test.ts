import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { isInEu, taxOfficeOf, vatCountryOf } from './vat-territory.ts';

const at = (country: string, postalCode: string | null, city = 'Town') =>
  vatCountryOf({ country, postalCode, city });

const MEMBERS = 'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK'.split(' ');

describe('TAX-2: where the VAT of the European Union is due', () => {
  it('TAX-2: in the 27 member states, whatever is not known of the address', () => {
    assert.equal(MEMBERS.length, 27);
    for (const country of MEMBERS)
      assert.deepEqual([isInEu(country), at(country, null), at(country, '')], [true, country, country]);
  });

  it('TAX-2: Monaco is France, with its own code and with France’s', () => {
    assert.equal(isInEu('MC'), false);
    for (const [country, postalCode] of [
      ['MC', null],
      ['MC', '98000'],
      ['MC', 'MC-98000'],
      ['FR', '98000'],
      ['FR', '98000 Monaco'],
      ['FR', '98099'],
    ] as const)
      assert.equal(at(country, postalCode), 'FR', `${country} ${String(postalCode)}`);
  });

  it('TAX-2: not in countries that are no members, nor in parts of members that have their own ISO code', () => {
    const parts =
      'AX GP MQ GF RE YT MF BL PM NC PF WF TF SJ FO GL AW CW SX BQ IC EA GI GG JE IM GB SM VA AD LI CH NO IS XK TR US';
    for (const country of parts.split(' ')) assert.equal(at(country, null), null, country);
    // Åland's code with its own ISO code, Northern Ireland's, a base of British forces.
    assert.deepEqual([at('AX', 'AX-22100'), at('GB', 'BT1 1AA'), at('GB', 'BFPO 57')], [null, null, null]);
  });
});

/** Each place by itself: codes at its borders and what lies beside them, by hand from the posts' lists. */
const PLACES: [place: string, country: string, outside: string[], inside: string[]][] = [
  ['the Canary Islands', 'ES', ['35001', '35660', '38001', '38911'], ['34001', '36001', '37001', '39001']],
  ['Ceuta', 'ES', ['51001', '51005', '51080'], ['50001', '15001']],
  ['Melilla', 'ES', ['52001', '52006', '52080'], ['53001', '25200']],
  ['Büsingen', 'DE', ['78266'], ['78265', '78267', '78262']],
  ['Heligoland', 'DE', ['27498'], ['27497', '27499', '27476']],
  ['Livigno', 'IT', ['23041'], ['23040', '23042', '23030', '23032', '23038']],
  ['Campione d’Italia', 'IT', ['22061'], ['22060', '22062', '22063']],
  ['Mount Athos', 'GR', ['63086', '63087'], ['63085', '63088', '63075', '63100']],
  ['Åland', 'FI', ['22100', '22270', '22950'], ['21999', '21660', '23000', '23100']],
  ['Guadeloupe', 'FR', ['97001', '97100', '97190'], ['96999', '95710']],
  ['Saint Barthélemy', 'FR', ['97133', '97700'], []],
  ['Saint Martin', 'FR', ['97150', '97800'], []],
  ['Martinique', 'FR', ['97200', '97290'], ['72000']],
  ['French Guiana', 'FR', ['97300', '97354'], ['73000']],
  ['Réunion', 'FR', ['97400', '97490', '97899'], ['74000']],
  ['Saint Pierre and Miquelon', 'FR', ['97500'], ['75001']],
  ['Mayotte', 'FR', ['97600', '97680'], ['76000']],
  ['the Southern Territories', 'FR', ['98413'], ['98100']],
  ['Wallis and Futuna', 'FR', ['98600'], ['86000']],
  ['Polynesia and Clipperton', 'FR', ['98714', '98799'], ['87000']],
  ['New Caledonia', 'FR', ['98800', '98890'], ['88000', '20000', '06500']],
  ['Greenland', 'DK', ['3900', '3992'], ['3790', '4000', '3700']],
  ['the Faroe Islands, by their former code', 'DK', ['3800', '3899'], ['1000']],
  ['the north of Cyprus', 'CY', ['99010', '9999', '9300'], ['8999', '5330', '1010']],
];

describe('TAX-2: places in member states where the VAT Directive does not apply', () => {
  for (const [place, country, outside, inside] of PLACES)
    it(`TAX-2: ${place}`, () => {
      for (const code of outside) assert.equal(at(country, code), null, code);
      for (const code of inside) assert.equal(at(country, code), country, code);
    });

  it('TAX-2: the same digits in another country are another place', () => {
    for (const [country, code] of [
      ['FR', '35000'],
      ['DE', '35037'],
      ['IT', '38121'],
      ['ES', '22001'],
      ['DE', '22085'],
      ['FR', '22000'],
      ['GR', '22100'],
      ['DE', '97070'],
      ['ES', '27498'],
      ['FR', '51100'],
      ['EE', '51003'],
      ['BE', '3900'],
      ['AT', '9020'],
    ] as const)
      assert.equal(at(country, code), country, `${country} ${code}`);
  });

  it('TAX-2: a former code that other towns have too counts with the town’s name', () => {
    const excluded = [
      ['23030', 'Livigno'],
      ['I-23030', 'LIVIGNO (SO)'],
      ['23030', 'Trepalle'],
      ['22060', 'Campione d’Italia'],
      ['22060', 'CAMPIONE D ITALIA'],
    ] as const;
    for (const [code, city] of excluded) assert.equal(at('IT', code, city), null, city);
    const others = [
      ['23030', 'Valfurva'],
      ['22060', 'Carugo'],
      ['20121', 'Livigno'],
    ] as const;
    for (const [code, city] of others) assert.equal(at('IT', code, city), 'IT', city);
  });

  it('TAX-2: Jungholz and Mittelberg, the Azores, Madeira, Corsica and the Greek islands are inside', () => {
    for (const [country, code] of [
      ['AT', '6691'],
      ['AT', '6993'],
      ['PT', '9500-321'],
      ['PT', '9000-018'],
      ['FR', '20000'],
      ['GR', '85100'],
      ['ES', '07001'],
    ] as const)
      assert.equal(at(country, code), country, code);
  });

  it('TAX-2: however the code is written', () => {
    const written = fc
      .constantFrom(...PLACES.flatMap(([, country, outside]) => outside.map((code) => ({ country, code }))))
      .chain(({ country, code }) =>
        fc.record({
          country: fc.constant(country),
          typed: fc
            .tuple(
              fc.constantFrom(
                '',
                `${country}-`,
                `${country} `,
                `${country.slice(0, 1)}-`,
                ' ',
                country.toLowerCase(),
              ),
              fc.integer({ min: 1, max: code.length }),
              fc.constantFrom('', ' ', '\u00a0', '-', '.', '\u2009'),
              fc.constantFrom('', ' ', ' Town', ' CEDEX 1'),
              fc.boolean(),
            )
            .map(([before, cut, between, after, wide]) => {
              const spaced = code.slice(0, cut) + (cut < code.length ? between : '') + code.slice(cut);
              const digits = wide
                ? spaced.replace(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit)))
                : spaced;
              return before + digits + after;
            }),
        }),
      );
    fc.assert(
      fc.property(written, ({ country, typed }) => {
        assert.equal(at(country, typed), null, typed);
      }),
    );
  });

  it('TAX-2: every other code of five digits is inside', () => {
    const others = fc
      .tuple(fc.constantFrom('ES', 'DE', 'IT', 'GR', 'FI'), fc.integer({ min: 1000, max: 99_999 }))
      .map(([country, number]) => ({ country, code: String(number).padStart(5, '0') }))
      .filter(({ code }) => !/^(?:3[58]|5[12]|22)|^(?:78266|27498|23041|22061|63086|63087)$/.test(code));
    fc.assert(
      fc.property(others, ({ country, code }) => {
        assert.equal(at(country, code), country);
      }),
    );
  });
});

describe('TAX-3: whose numbers companies have', () => {
  it('TAX-3: Monaco’s and the overseas departments’ are France’s, Åland’s Finland’s, the Canary Islands’ Spain’s', () => {
    for (const country of ['MC', 'GP', 'MQ', 'GF', 'RE', 'YT', 'MF', 'BL'])
      assert.equal(taxOfficeOf(country), 'FR', country);
    assert.deepEqual(['AX', 'IC', 'EA', 'NL', 'CH'].map(taxOfficeOf), ['FI', 'ES', 'ES', 'NL', 'CH']);
  });
});
