import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { apart } from './direction.ts';
import { facesOf, pieces } from './typeface.ts';

const inOrder = (text: string) => pieces(text).map((piece) => piece.text);

describe('a line of text on paper', () => {
  it('is drawn by the typefaces that have its letters', () => {
    assert.deepEqual(pieces('Łódź, Αθήνα'), [
      { face: 'latinExtended', text: 'Ł' },
      { face: 'latin', text: 'ód' },
      { face: 'latinExtended', text: 'ź' },
      { face: 'latin', text: ', ' },
      { face: 'greek', text: 'Αθήνα' },
    ]);
  });

  it('needs the Japanese typeface only where there is Japanese', () => {
    assert.deepEqual([...facesOf('Tandem')], ['latin']);
    assert.deepEqual([...facesOf('株式会社')], ['japanese']);
  });

  it('takes an accent that was typed apart for the letter that has it', () => {
    assert.deepEqual(inOrder('Ine\u0300s'), ['Inès']);
  });

  it('leaves out marks that cannot be seen, and breaks no line at a control character', () => {
    assert.deepEqual(inOrder('Ta\u202en\u200bdem\u0007'), ['Tandem ']);
  });

  it('keeps the words around a name from right to left where they are', () => {
    assert.deepEqual(inOrder(`${apart('דנה כהן')} added`), ['דנה כהן', ' ', 'added']);
  });

  it('puts the parts of such a name from right to left, its figures and foreign words as they are', () => {
    assert.deepEqual(inOrder(apart('דנה (Studio 12) כהן')), ['כהן', ' (', 'Studio 12', ') ', 'דנה']);
  });

  it('sets no other name apart', () => {
    assert.equal(apart('Inès Moreau'), 'Inès Moreau');
  });
});
