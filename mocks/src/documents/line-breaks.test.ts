import fc from 'fast-check';
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { linesOf } from './line-breaks.ts';

/** Lines as they were if all letters were of one width. */
const broken = (text: string, width: number) => linesOf(text, { width, widthOf: (part) => part.length });

describe('lines that fit', () => {
  it('are broken at spaces', () => {
    assert.deepEqual(broken('rue de la Folie-Méricourt', 12), ['rue de la', 'Folie-', 'Méricourt']);
    assert.deepEqual(broken('one\ntwo', 12), ['one', 'two']);
  });

  it('break an e-mail address and a web address between their parts', () => {
    assert.deepEqual(broken('finances@fondation-horizon.example', 20), [
      'finances@fondation-',
      'horizon.example',
    ]);
    assert.deepEqual(broken('https://tandem.example/billing/invoices', 24), [
      'https://tandem.example/',
      'billing/invoices',
    ]);
  });

  it('break Thai, Khmer and Chinese between words', () => {
    // บริษัท (company), จำกัด (limited), ไทย (Thai), พาณิชย์ (commercial): a dictionary's words.
    assert.deepEqual(broken('บริษัทไทยพาณิชย์จำกัด', 10), ['บริษัทไทย', 'พาณิชย์', 'จำกัด']);
    assert.deepEqual(broken('华为技术有限公司', 5), ['华为技术', '有限公司']);
  });

  it('begin with no sign that belongs to the word before', () => {
    for (const line of broken('東京都、大阪府、京都府。', 4)) assert.doesNotMatch(line, /^[、。]/);
  });

  it('break a word that is too long by itself between letters, never between a letter and its marks', () => {
    assert.deepEqual(broken('Donaudampfschifffahrt', 8), ['Donaudam', 'pfschiff', 'fahrt']);
    assert.deepEqual(broken('कि'.repeat(4), 4), ['किकि', 'किकि']);
  });

  it('keep a name that was set apart so on each of them', () => {
    assert.deepEqual(broken('\u2068דנה כהן\u2069 added', 6), ['\u2068דנה\u2069', '\u2068כהן\u2069', 'added']);
  });

  it('lose nothing of any text, and fit', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 60 }),
        fc.integer({ min: 12, max: 40 }),
        (text, width) => {
          const lines = broken(text, width);
          const written = (all: string) => all.replaceAll(/[\s\u2068\u2069]/g, '');
          assert.equal(written(lines.join('')), written(text));
          for (const line of lines) assert.ok(written(line).length <= width, line);
        },
      ),
    );
  });
});
