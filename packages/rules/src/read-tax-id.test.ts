import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readTaxId, taxIdProblem } from './read-tax-id.ts';
import { VAT_FORMS } from './vat-numbers.ts';
import { isInEu } from './vat-territory.ts';

/** For each country a number that tax authorities or check-digit references publish, and one with a wrong digit. */
const NUMBERS: [country: string, wellFormed: string, illFormed: string][] = [
  ['AT', 'ATU13585627', 'ATU13585626'],
  ['BE', 'BE0411905847', 'BE0411905848'],
  ['BG', 'BG175074752', 'BG175074751'],
  ['CY', 'CY10259033P', 'CY10259033Z'],
  ['CZ', 'CZ25123891', 'CZ25123892'],
  ['DE', 'DE136695976', 'DE136695978'],
  ['DK', 'DK13585628', 'DK13585627'],
  ['EE', 'EE100931558', 'EE100931557'],
  ['ES', 'ESX2482300W', 'ESX2482300A'],
  ['FI', 'FI20774740', 'FI20774741'],
  ['FR', 'FR40303265045', 'FR40303265046'],
  ['GR', 'EL094259216', 'EL094259217'],
  ['HR', 'HR33392005961', 'HR33392005962'],
  ['HU', 'HU12892312', 'HU12892313'],
  ['IE', 'IE6433435F', 'IE6433435E'],
  ['IT', 'IT00743110157', 'IT00743110158'],
  ['LT', 'LT119511515', 'LT119511516'],
  ['LU', 'LU15027442', 'LU15027443'],
  ['LV', 'LV40003521600', 'LV40003521601'],
  ['MT', 'MT11679112', 'MT11679113'],
  ['NL', 'NL004495445B01', 'NL004495446B01'],
  ['PL', 'PL8567346215', 'PL8567346216'],
  ['PT', 'PT501964843', 'PT501964844'],
  ['RO', 'RO18547290', 'RO18547291'],
  ['SE', 'SE556012579001', 'SE556012578001'],
  ['SI', 'SI50223054', 'SI50223055'],
  ['SK', 'SK2022749619', 'SK2022749618'],
];

describe('TAX-3: a VAT number is checked for its country’s form, with its check digits', () => {
  for (const [country, wellFormed, illFormed] of NUMBERS) {
    it(`${country}: ${wellFormed} is well-formed, ${illFormed} is not`, () => {
      assert.deepEqual(readTaxId(wellFormed, country), { error: null, value: wellFormed, type: 'eu_vat' });
      assert.deepEqual(readTaxId(illFormed, country), { error: 'invalid_check_digits' });
    });
  }

  const otherForms: [country: string, number: string][] = [
    ['BE', 'BE1000000021'],
    ['CZ', 'CZ7103192745'],
    ['CZ', 'CZ640903926'],
    ['CZ', 'CZ682127228'],
    ['CZ', 'CZ699000899'],
    ['ES', 'ESB58378431'],
    ['ES', 'ES54362315K'],
    ['FR', 'FRK7399859412'],
    ['IE', 'IE3206488LH'],
    ['IE', 'IE8F52100V'],
    ['LT', 'LT100001919017'],
    ['NL', 'NL000099998B57'],
    ['RO', 'RO361757'],
  ];
  for (const [country, number] of otherForms) {
    it(`${country}: ${number}, of another form that the country has`, () => {
      assert.deepEqual(readTaxId(number, country), { error: null, value: number, type: 'eu_vat' });
    });
  }
  it('Czech numbers without a birth number have a check digit of their own', () => {
    assert.deepEqual(readTaxId('CZ640903927', 'CZ'), { error: 'invalid_check_digits' });
  });
  it('where libraries do not agree on check digits, the form alone decides', () => {
    for (const [country, number] of [
      ['FR', 'FRK7399859412'],
      ['FR', 'FRK7399859413'],
      ['CZ', 'CZ590312123'],
      ['LV', 'LV32867300679'],
      ['LV', 'LV32867300671'],
      ['LV', 'LV16117519990'],
    ] as const)
      assert.deepEqual(readTaxId(number, country), { error: null, value: number, type: 'eu_vat' });
  });
  it('every member state has its forms, and nobody else', () => {
    assert.equal(Object.keys(VAT_FORMS).length, 27);
    assert.deepEqual(
      Object.keys(VAT_FORMS),
      NUMBERS.map(([country]) => country),
    );
    assert.ok(Object.keys(VAT_FORMS).every(isInEu));
  });
  it('blanks, dots, dashes and letter case do not count, and the country’s letters may be left out', () => {
    for (const typed of [
      'fr 40 303 265 045',
      'FR40.303.265.045',
      '40 303 265 045',
      'ＦＲ４０３０３２６５０４５',
      'FR–40303265045',
    ])
      assert.deepEqual(readTaxId(typed, 'FR'), { error: null, value: 'FR40303265045', type: 'eu_vat' });
  });
  it('a zero that is often left out in front is put there', () => {
    assert.deepEqual(readTaxId('BE 411.905.847', 'BE'), {
      error: null,
      value: 'BE0411905847',
      type: 'eu_vat',
    });
  });
  it('Greece writes EL', () => {
    assert.deepEqual(readTaxId('094259216', 'GR'), { error: null, value: 'EL094259216', type: 'eu_vat' });
    assert.deepEqual(readTaxId('GR094259216', 'GR'), { error: null, value: 'EL094259216', type: 'eu_vat' });
  });
  it('companies in Monaco and in Réunion have French numbers, those in Åland Finnish ones', () => {
    for (const country of ['MC', 'RE', 'GP', 'MQ'])
      assert.deepEqual(readTaxId('FR53000004605', country), {
        error: null,
        value: 'FR53000004605',
        type: 'eu_vat',
      });
    assert.deepEqual(readTaxId('20774740', 'AX'), { error: null, value: 'FI20774740', type: 'eu_vat' });
  });
  it('the number is of the address’s country', () => {
    const anothers = { error: 'tax_id_of_another_country' };
    assert.deepEqual(readTaxId('DE136695976', 'FR'), anothers);
    assert.deepEqual(readTaxId('EL094259216', 'CY'), anothers);
    assert.deepEqual(readTaxId('FR40303265045', 'US'), anothers);
    assert.deepEqual(readTaxId('VAT No. DE136695976', 'FR'), anothers);
  });
  it('letters of another country are not the letters that a French number may begin with', () => {
    assert.deepEqual(readTaxId('GB980780684', 'FR'), { error: 'tax_id_of_another_country' });
    assert.deepEqual(readTaxId('DE136695978', 'FR'), { error: 'tax_id_of_another_country' });
    assert.deepEqual(readTaxId('FRGB980780684', 'FR'), {
      error: null,
      value: 'FRGB980780684',
      type: 'eu_vat',
    });
  });
  it('a number whose form is right and whose check digits are not is told from one without the form', () => {
    assert.deepEqual(readTaxId('FR40303265046', 'FR'), { error: 'invalid_check_digits' });
    assert.deepEqual(readTaxId('TVA 40 303 265 046', 'FR'), { error: 'invalid_check_digits' });
    assert.deepEqual(readTaxId('FR4030326504', 'FR'), { error: 'invalid_tax_id' });
    assert.match(taxIdProblem('/taxId/value', 'invalid_check_digits').detail, /check digits/);
    assert.match(taxIdProblem('/taxId/value', 'invalid_tax_id').detail, /form/);
  });
  it('what is no number at all is refused', () => {
    for (const typed of ['FR', '<b>', 'FR40303265045\u0000', 'x'.repeat(40), '__proto__'])
      assert.deepEqual(readTaxId(typed, 'FR'), { error: 'invalid_tax_id' });
  });
});

describe('TAX-3: numbers of countries outside the EU are printed and decide nothing', () => {
  it('they keep their dashes and lose their blanks', () => {
    assert.deepEqual(readTaxId('12-3456789', 'US'), { error: null, value: '12-3456789', type: 'other' });
    assert.deepEqual(readTaxId('che-123.456.788 mwst', 'CH'), {
      error: null,
      value: 'CHE-123.456.788MWST',
      type: 'other',
    });
  });
  it('with the characters that they have there', () => {
    for (const [typed, kept] of [
      ['NO 974 760 673 MVA', 'NO974760673MVA'],
      ['CHE–116.281.710', 'CHE-116.281.710'],
      ['EIN: 12-3456789', 'EIN:12-3456789'],
      ['２２AAAAA0000A1Z5', '22AAAAA0000A1Z5'],
    ] as const)
      assert.deepEqual(readTaxId(typed, 'NO'), { error: null, value: kept, type: 'other' });
  });
  it('Northern Ireland’s count for goods alone', () => {
    assert.deepEqual(readTaxId('XI123456789', 'GB'), { error: null, value: 'XI123456789', type: 'other' });
  });
  it('what is no number is refused', () => {
    assert.deepEqual(readTaxId('<script>', 'US'), { error: 'invalid_tax_id' });
    assert.deepEqual(readTaxId('-', 'US'), { error: 'invalid_tax_id' });
    assert.deepEqual(readTaxId('1'.repeat(41), 'US'), { error: 'invalid_tax_id' });
  });
});

describe('TAX-3: a number is read as people copy it', () => {
  const copied: [country: string, typed: string, number: string][] = [
    ['AT', 'UID-Nr.: ATU 135 856 27', 'ATU13585627'],
    ['AT', 'AT U13585627', 'ATU13585627'],
    ['AT', 'U13585627', 'ATU13585627'],
    ['BE', 'BE (0)468.561.072', 'BE0468561072'],
    ['BE', 'BE 444.503.092', 'BE0444503092'],
    ['BE', 'TVA BE 0411.905.847', 'BE0411905847'],
    ['BE', 'BTW-nr. 0411.905.847', 'BE0411905847'],
    ['BG', 'ДДС № BG 831919536', 'BG831919536'],
    ['CY', 'CY-10259033P', 'CY10259033P'],
    ['CZ', 'DIČ: CZ25123891', 'CZ25123891'],
    ['CZ', 'CZ 640229/4448', 'CZ6402294448'],
    ['DE', 'VAT No. DE136695976', 'DE136695976'],
    ['DE', 'USt-IdNr.: DE 136 695 976', 'DE136695976'],
    ['DE', 'Umsatzsteuer-Identifikationsnummer: DE 136 695 976', 'DE136695976'],
    ['DE', 'DE\u00a0136\u2009695\u202f976', 'DE136695976'],
    ['DE', '\u200eDE136695976\u200b', 'DE136695976'],
    ['DE', 'ＤＥ１３６６９５９７６', 'DE136695976'],
    ['DK', 'DK: 21599336', 'DK21599336'],
    ['DK', 'CVR-nr. 21 59 93 36', 'DK21599336'],
    ['EE', 'KMKR nr EE100931558', 'EE100931558'],
    ['ES', 'CIF: B-58378431', 'ESB58378431'],
    ['ES', 'N.I.F. ESB58378431', 'ESB58378431'],
    ['ES', 'NIF 54362315-K', 'ES54362315K'],
    ['FI', 'Y-tunnus 2077474-0', 'FI20774740'],
    ['FI', 'ALV-nro FI20774740', 'FI20774740'],
    ['FR', 'TVA : FR 83 404 833 048', 'FR83404833048'],
    ['FR', 'N° TVA FR83404833048', 'FR83404833048'],
    ['FR', 'Numéro de TVA intracommunautaire : FR 83 404 833 048', 'FR83404833048'],
    ['GR', 'EL: 094279805', 'EL094279805'],
    ['GR', 'ΑΦΜ: 094279805', 'EL094279805'],
    ['GR', 'EL 94051189', 'EL094051189'],
    ['HR', 'OIB: 33392005961', 'HR33392005961'],
    ['HU', '12892312-2-42', 'HU12892312'],
    ['HU', 'Adószám: 12892312-2-42', 'HU12892312'],
    ['HU', 'Közösségi adószám: HU12892312', 'HU12892312'],
    ['IE', 'VAT Reg. No. IE 6433435F', 'IE6433435F'],
    ['IT', 'P.IVA 00743110157', 'IT00743110157'],
    ['IT', 'Partita IVA: IT 00743110157', 'IT00743110157'],
    ['IT', 'C.F./P.IVA 00743110157', 'IT00743110157'],
    ['LT', 'PVM mokėtojo kodas LT119511515', 'LT119511515'],
    ['LU', 'LU.248.70.640', 'LU24870640'],
    ['LV', 'PVN reģ. Nr. LV40003521600', 'LV40003521600'],
    ['MT', 'MT 1167-9112', 'MT11679112'],
    ['NL', 'NL.8143.26.584.B.01', 'NL814326584B01'],
    ['NL', 'btw-id NL4495445B01', 'NL004495445B01'],
    ['PL', 'NIP 856-734-62-15', 'PL8567346215'],
    ['PT', 'NIF PT 501 964 843', 'PT501964843'],
    ['RO', 'C.U.I. RO 18547290', 'RO18547290'],
    ['SE', 'Momsreg.nr SE 556012-5790 01', 'SE556012579001'],
    ['SE', 'Org.nr 556012-5790', 'SE556012579001'],
    ['SI', 'ID za DDV: SI50223054', 'SI50223054'],
    ['SK', 'IČ DPH: SK2022749619', 'SK2022749619'],
    ['AT', 'Österreich: ATU13585627', 'ATU13585627'],
    ['BE', 'Numéro d’entreprise : 0411.905.847', 'BE0411905847'],
    ['BE', 'BCE/KBO 0411.905.847', 'BE0411905847'],
    ['BG', 'БУЛСТАТ 175074752', 'BG175074752'],
    ['CY', 'Αρ. ΦΠΑ CY10259033P', 'CY10259033P'],
    ['CZ', 'IČO 25123891', 'CZ25123891'],
    ['DE', 'Umsatzsteuer-Identifikationsnummer gemäß § 27 a UStG: DE136695976', 'DE136695976'],
    ['DE', '„DE136695976“', 'DE136695976'],
    ['EE', 'Käibemaksukohustuslase number: EE100931558', 'EE100931558'],
    ['ES', 'DNI 54362315-K', 'ES54362315K'],
    ['ES', 'NIE X-2482300-W', 'ESX2482300W'],
    ['FI', 'Business ID 2077474-0', 'FI20774740'],
    ['FI', 'FO-nummer 2077474-0', 'FI20774740'],
    ['FR', 'France : FR 40 303 265 045 (TVA)', 'FR40303265045'],
    ['FR', 'Identifiant TVA FR40303265045', 'FR40303265045'],
    ['GR', 'Greece EL094259216', 'EL094259216'],
    ['HR', 'PDV identifikacijski broj HR33392005961', 'HR33392005961'],
    ['HU', 'EU adószám HU12892312', 'HU12892312'],
    ['IT', 'C.F. e P.IVA 00743110157', 'IT00743110157'],
    ['IT', 'Codice Fiscale e Partita IVA 00743110157', 'IT00743110157'],
    ['IT', 'P.I. 00743110157', 'IT00743110157'],
    ['LT', 'Įmonės kodas 119511515', 'LT119511515'],
    ['LU', 'N° d’identification TVA : LU15027442', 'LU15027442'],
    ['LV', 'PVN maksātāja Nr. LV40003521600', 'LV40003521600'],
    ['NL', 'BTW-identificatienummer NL004495445B01', 'NL004495445B01'],
    ['PL', 'NIP UE: PL 8567346215', 'PL8567346215'],
    ['PT', 'N.º de contribuinte: 501 964 843', 'PT501964843'],
    ['RO', 'Cod de înregistrare fiscală RO18547290', 'RO18547290'],
    ['SE', 'Organisationsnummer 556012-5790', 'SE556012579001'],
    ['SI', 'Davčna številka: 50223054', 'SI50223054'],
  ];
  for (const [country, typed, number] of copied)
    it(`${country}: ${typed}`, () =>
      assert.deepEqual(readTaxId(typed, country), { error: null, value: number, type: 'eu_vat' }));
  it('words around a number hide neither another country nor wrong check digits', () => {
    assert.deepEqual(readTaxId('Germany DE136695976', 'FR'), { error: 'tax_id_of_another_country' });
    assert.deepEqual(readTaxId('Estonia: EE100931558', 'DE'), { error: 'tax_id_of_another_country' });
    assert.deepEqual(readTaxId('Identifiant TVA FR40303265046', 'FR'), { error: 'invalid_check_digits' });
    assert.deepEqual(readTaxId('Cod fiscal RO 18 547 291', 'RO'), { error: 'invalid_check_digits' });
    // Without its first two digits it would be right.
    assert.deepEqual(readTaxId('CUI RO 57 361757', 'RO'), { error: 'invalid_check_digits' });
  });
  it('quotes do not count, in no country', () => {
    assert.deepEqual(readTaxId('“980780684”', 'GB'), { error: null, value: '980780684', type: 'other' });
  });
  it('letters that are no label stay, and are refused', () => {
    for (const typed of ['AB DE136695976', 'DE DE136695976', 'NO 136695976', 'VAT', 'VAT: <b>'])
      assert.deepEqual(readTaxId(typed, 'DE'), { error: 'invalid_tax_id' });
  });
});
