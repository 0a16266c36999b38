import { assert } from '@open-wc/testing';
import '../define/billing-history.ts';
import { eventually } from './testing/page.ts';

describe('an element that is given no backend', () => {
  const { warn } = console;
  let warned: string[];
  beforeEach(() => {
    warned = [];
    console.warn = (text: string) => {
      if (text.startsWith('Billfold')) warned.push(text);
    };
  });
  afterEach(() => {
    console.warn = warn;
    document.body.replaceChildren();
  });

  // Longer than an element waits for modules that come late.
  const wait = () => new Promise((resolve) => setTimeout(resolve, 3200));
  // The page loads the element, and forgets the provider's module.
  const markup =
    '<billing-provider endpoint="https://billing.example"><billing-history></billing-history></billing-provider>';

  it('says what its provider lacks: to be there, to be defined, or a backend', async function () {
    this.timeout(10_000);
    document.body.innerHTML = markup;
    await wait();
    await eventually(() => warned.length > 0, 'the warning, whose words are loaded');
    assert.deepEqual(warned, [
      'Billfold: <billing-history> has no <billing-provider> around it that is defined and has an endpoint or adapter.',
    ]);
  });
});
