import fc from 'fast-check';
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { comparablePostalCode, isPostalCode, readPostalCode } from './postal-codes.ts';
import { POSTAL_CODE_EXAMPLES } from './testing/postal-code-examples.ts';

/** Codes as people write them, with and without what separates their parts, their country's letters, and a label. */
const AS_WRITTEN: readonly [country: string, codes: string][] = [
  ['AD', 'AD500, 500'],
  ['AI', 'AI-2640, 2640'],
  ['AR', '1425, C1425CLA, B1636FDA'],
  ['AT', '1010, A-1010, AT-1010'],
  ['AX', '22100, AX-22100, FI-22100'],
  ['AZ', 'AZ1000, AZ 1000, 1000'],
  ['BA', '71000, BIH-71000'],
  ['BB', 'BB11000'],
  ['BD', '1000'],
  ['BM', 'HM 12, HM12, CR AA'],
  ['BN', 'BB3910, BB 3910'],
  ['BR', '01310-100, 01310100, 01310 100, 01.310-100, CEP 01310-100'],
  ['CA', 'K1A 0B1, K1A0B1, k1a-0b1, H0H 0H0'],
  ['CH', '8000, CH-8000'],
  ['CL', '8320000, 832 0000, 832-0000'],
  ['CN', '100000, 100 000'],
  ['CR', '10101, 1000'],
  ['CU', 'CP 10400, 10400'],
  ['CY', '1010, CY-1010, 99010'],
  ['CZ', '110 00, 11000, CZ-110 00'],
  ['DE', '10115, D-10115, DE-10115, D 10115, PLZ 10115'],
  ['DK', '1050, DK-1050'],
  ['EC', '170150, EC170150'],
  ['EE', '10111, EE-10111'],
  ['EG', '11511, 4450113'],
  ['ES', '28001, E-28001, C.P. 28001'],
  ['FI', '00100, FI-00100, FIN-00100'],
  ['FO', '100, FO-100'],
  ['FR', '75001, F-75001, FR-75001, 75 001, 75380 CEDEX 08, 75008 Cedex, F-33077 CEDEX, 75700-CEDEX-07'],
  ['GB', 'SW1A 1AA, SW1A1AA, sw1a 1aa, SW1A-1AA, BFPO 61, GIR 0AA'],
  ['GG', 'GY1 1AA'],
  ['GI', 'GX11 1AA'],
  ['GR', '104 31, 10431, GR 104 31, GR-10431, T.K. 104 31, Τ.Κ. 104 31'],
  ['HN', '11101, CM1102, FM1100'],
  ['HR', '10000, HR-10000'],
  ['HT', 'HT6110, HT-6110, HT 6110, 6110'],
  ['HU', '1051, H-1051, HU-1051'],
  ['IE', 'D02 AF30, D02AF30, d02-af30, Dublin 2, D6W XY00'],
  ['IL', '9614303, 96143'],
  ['IN', '110001, 110 001, 110-001, PIN 110001, Pin Code: 110001, ११०००१'],
  ['IR', '11936-12345, 1193612345, ۱۱۹۳۶-۱۲۳۴۵'],
  ['IS', '101, IS-101'],
  ['IT', '00144, I-00144, IT-00144'],
  ['JE', 'JE1 1AA'],
  ['JP', '100-0001, 1000001, 〒100-0001, １００－０００１, 100ー0001, 〒１００ー０００１'],
  ['KH', '12000, 120101'],
  ['KR', '03187, 110-110, 우03187, (우) 03187, 우편번호 03187'],
  ['KW', '13001, ١٣٠٠١'],
  ['KY', 'KY1-1234, KY1 1234, KY11234'],
  ['KZ', 'A05A1B2, Z05K7B0, 010000'],
  ['LB', '1107 2810, 11072810, 1107-2810, 1107'],
  ['LC', 'LC04 101, LC04  101'],
  ['LI', '9490, FL-9490, LI-9490'],
  ['LT', '01103, LT-01103'],
  ['LU', '1234, L-1234, LU-1234'],
  ['LV', 'LV-1010, LV1010, 1010'],
  ['MC', '98000, MC-98000, F-98000, 98020 CEDEX'],
  ['MD', 'MD-2001, MD2001, MD 2001, 2001'],
  ['ME', '81000, MNE-81000'],
  ['MK', '1000, MK-1000'],
  ['MN', '14200, 210646'],
  ['MT', 'VLT 1117, VLT1117, VLT-1117'],
  ['MX', '06000, C.P. 06000'],
  ['NG', '100001'],
  ['NL', '1012 AB, 1012AB, 1012ab, NL-1012 AB'],
  ['NO', '0150, N-0150, NO-0150'],
  ['OM', '112, PC 112, P.C. 112'],
  ['PE', '15001, LIMA 1, Lima 18, CALLAO 2'],
  ['PL', '00-950, 00950, 00 950, PL-00-950'],
  ['PT', '1000-205, 1000205, 1000 205, P-1000-205, 1000'],
  ['RO', '010011, RO-010011'],
  ['RS', '11000, 106314'],
  ['SA', '12345, 12345-6789, 123456789, 12345 6789, RRRD2929, ١٢٣٤٥-٦٧٨٩'],
  ['SE', '111 22, 11122, SE-111 22, S-111 22'],
  ['SG', '018956, S018956, S(018956), Singapore 018956'],
  ['SH', 'STHL 1ZZ, STHL1ZZ'],
  ['SI', '1000, SI-1000'],
  ['SK', '811 01, 81101, SK-811 01'],
  ['SO', 'JH 09010, BN 03040'],
  ['SV', 'CP 1101, 1101'],
  ['SZ', 'H100'],
  ['TH', '10200, ๑๐๒๐๐'],
  ['TW', '100, 10048, 100007, 100-007'],
  ['US', '94103, 94103-1234, 941031234, 94103 1234'],
  ['VA', '00120, SCV-00120, V-00120'],
  ['VC', 'VC0100'],
  ['VG', 'VG1110'],
  ['VN', '100000, 11022'],
  ['WS', 'WS1322'],
  ['XK', '10000'],
];

describe('SET-1: a postal code is taken as it is written there', () => {
  for (const [country, codes] of AS_WRITTEN) {
    it(`${country}: ${codes}`, () => {
      for (const code of codes.split(', ')) assert.ok(isPostalCode(code, country), code);
    });
  }
  it('a country without a known form, and a place without codes, take any', () => {
    for (const country of ['HK', 'AE', 'GH', 'JM', 'QQ']) assert.ok(isPostalCode('GA-120-9182', country));
  });
});

const MISTYPED: readonly [country: string, codes: string][] = [
  ['DE', 'ABC, 1011, 101155, L-1234, F-75001'],
  ['FR', '7500, 750011, SW1A 1AA, 75001-1, CEDEX 08'],
  ['CH', '80010, 800'],
  ['GB', '10115, SW1A, SW1A 1A, LONDON'],
  ['IE', '12345'],
  ['IN', '11000, 1100011'],
  ['JP', '100-001'],
  ['KZ', '05A1B2, A05A1B'],
  ['MD', 'MD-201, LV-2001'],
  ['NL', '1012, 1012 ABC, 101 AB'],
  ['PL', '00-95, 950'],
  ['PT', '10-205'],
  ['SA', '1234, 12345-678'],
  ['US', '9410, 94103-12'],
];

describe('SET-1: what is no postal code there is noticed', () => {
  for (const [country, codes] of MISTYPED) {
    it(`${country}: ${codes}`, () => {
      for (const code of codes.split(', ')) assert.ok(!isPostalCode(code, country), code);
    });
  }
});

/** Where letters in front are not told from the code: no form is known, or it begins with letters of its own. */
const LETTERS_COUNT = new Set('AG BF GH KN MS MW NR NU PE SO'.split(' '));

/** A code with other separators, letters and digits, and perhaps its country's letters. */
function spellings(code: string, country: string): fc.Arbitrary<string> {
  const bare = code.match(/[A-Z0-9]/g) ?? [];
  return fc
    .record({
      between: fc.array(fc.constantFrom('', '', ' ', '-', '\u00a0', '–', '.'), {
        minLength: bare.length,
        maxLength: bare.length,
      }),
      before: LETTERS_COUNT.has(country)
        ? fc.constant('')
        : fc.constantFrom('', ' ', `${country}-`, `${country} `, country.toLowerCase()),
      dressed: fc.constantFrom(asItIs, lowerCase, fullWidth, arabicIndic, persian),
    })
    .map(({ between, before, dressed }) =>
      dressed(before + bare.map((character, at) => character + (between[at] ?? '')).join('')),
    );
}

const asItIs = (text: string) => text;
const lowerCase = (text: string) => text.toLowerCase();
const shifted = (by: number, among: RegExp) => (text: string) =>
  text.replace(among, (character) => String.fromCodePoint(character.charCodeAt(0) + by));
const fullWidth = shifted(0xff01 - 0x21, /[A-Z0-9-]/g);
const arabicIndic = shifted(0x660 - 0x30, /\d/g);
const persian = shifted(0x6f0 - 0x30, /\d/g);

describe('SET-1: the codes that public data document', () => {
  for (const [country, codes] of POSTAL_CODE_EXAMPLES) {
    it(`${country}: taken, and the same, however they are separated and written`, () => {
      for (const code of codes.split(', ')) {
        const comparable = comparablePostalCode(code, country);
        assert.ok(isPostalCode(code, country), code);
        fc.assert(
          fc.property(spellings(code, country), (spelling) => {
            assert.ok(isPostalCode(spelling, country), spelling);
            assert.equal(comparablePostalCode(spelling, country), comparable);
          }),
          { numRuns: 20 },
        );
      }
    });
  }
});

describe('a postal code can be compared', () => {
  const comparable: [typed: string, country: string, code: string][] = [
    ['D-10115', 'DE', '10115'],
    ['lv-1010', 'LV', '1010'],
    ['1012 ab', 'NL', '1012AB'],
    ['sw1a 1aa', 'GB', 'SW1A1AA'],
    ['C.P. 35 001', 'ES', '35001'],
    ['97159 CEDEX', 'FR', '97159'],
    ['FIN-22100', 'FI', '22100'],
    ['nonsense', 'DE', 'NONSENSE'],
    ['GA-120-9182', 'GH', 'GA1209182'],
  ];
  for (const [typed, country, code] of comparable) {
    it(`${typed} in ${country} is ${code}`, () => assert.equal(comparablePostalCode(typed, country), code));
  }
});

describe('a postal code is kept as it was typed', () => {
  it('in capitals, with ASCII digits and hyphens, one blank between its parts', () => {
    assert.equal(readPostalCode('  1012\u00a0 ab '), '1012 AB');
    assert.equal(readPostalCode('d-10115'), 'D-10115');
    assert.equal(readPostalCode('〒１００－０００１'), '100-0001');
    assert.equal(readPostalCode('100ー0001'), '100-0001');
    assert.equal(readPostalCode('۱۱۹۳۶–۱۲۳۴۵'), '11936-12345');
    assert.equal(readPostalCode('\u200e١٣٠٠١'), '13001');
  });
});
