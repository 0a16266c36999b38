import { assert } from '@open-wc/testing';
import { define } from './define.ts';

const elementOf = (version: string): typeof HTMLElement & { version: string } =>
  class extends HTMLElement {
    static readonly version = version;
  };

describe('defining an element', () => {
  const warned: string[] = [];
  const { warn } = console;
  beforeEach(() => {
    warned.length = 0;
    console.warn = (text: string) => warned.push(text);
  });
  afterEach(() => {
    console.warn = warn;
  });

  /** Whatever there is to warn of is said by now: its words are loaded when they are needed. */
  async function told(): Promise<void> {
    await import('./warnings.ts');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }

  it('is silent when the same version is there already', async () => {
    const first = elementOf('1');
    define('same-version', first);
    define('same-version', elementOf('1'));
    assert.equal(customElements.get('same-version'), first);
    await told();
    assert.deepEqual(warned, []);
  });

  it('warns once about another version, and leaves the first', async () => {
    const first = elementOf('1');
    define('other-version', first);
    define('other-version', elementOf('2'));
    define('other-version', elementOf('2'));
    assert.equal(customElements.get('other-version'), first);
    await told();
    assert.equal(warned.length, 1);
  });

  it('defines what the element uses', () => {
    const parent = Object.assign(elementOf('1'), { uses: { 'used-child': elementOf('1') } });
    define('using-parent', parent);
    assert.ok(customElements.get('used-child'));
  });
});
