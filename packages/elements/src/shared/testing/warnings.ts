import { assert } from '@open-wc/testing';

/**
 * Holds all tests of a file to it that no element notices only after it was rendered what it could have known before, and
 * renders again. Lit says so where it is run for development, once for each element.
 */
export function rendersOnce(): void {
  const { warn } = console;
  const said: string[] = [];
  before(() => {
    console.warn = (...texts: unknown[]) => {
      const text = texts.map(String).join(' ');
      if (text.includes('change-in-update')) said.push(text);
      warn.apply(console, texts);
    };
  });
  after(() => {
    console.warn = warn;
    assert.deepEqual(said, []);
  });
}

/** All that page authors were told while the tests of a file ran, each once. */
export function warnings(): readonly string[] {
  const { warn } = console;
  const said: string[] = [];
  before(() => {
    console.warn = (...texts: unknown[]) => said.push(texts.map(String).join(' '));
  });
  after(() => {
    console.warn = warn;
  });
  return said;
}
