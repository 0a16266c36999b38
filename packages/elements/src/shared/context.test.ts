import { assert } from '@open-wc/testing';
import '../define/billing-history.ts';

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
  const markup =
    '<billing-provider endpoint="https://billing.example"><billing-history></billing-history></billing-provider>';

  it('names the module that the page forgot', async function () {
    this.timeout(10_000);
    document.body.innerHTML = markup;
    await wait();
    assert.equal(warned.length, 1);
    assert.match(warned[0] ?? '', /<billing-provider> is not defined.*define\/billing-provider/);
  });

  it('says that its provider has no backend, or that there is none around it', async function () {
    this.timeout(10_000);
    await import('../define/billing-provider.ts');
    document.body.innerHTML = markup.replace(/ endpoint="[^"]*"/, '');
    await wait();
    assert.equal(warned.length, 1);
    assert.match(warned[0] ?? '', /has no <billing-provider> with an endpoint or adapter/);
  });
});
