import { BillingError, type BillingAdapter, type History } from '@billfold/contract';
import { assert, expect } from '@open-wc/testing';
import '../define/billing-history.ts';
import '../define/billing-provider.ts';
import { ActionController } from '../shared/action.ts';
import { define } from '../shared/define.ts';
import { BillingElement } from '../shared/element.ts';
import { entry, fixtureAdapter, upcoming } from '../shared/testing/fixtures.ts';
import { clear, deferred, eventually, only, provide, reads, textOf } from '../shared/testing/page.ts';
import { BillingProvider } from './billing-provider.ts';

const tick = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 50));

/** A backend that counts how often its history is read, and answers with a number that can be changed. */
function counting(): BillingAdapter & { count: number; number: string } {
  const adapter = {
    ...fixtureAdapter(),
    count: 0,
    number: 'INV-1',
    history: {
      list: (): Promise<History> => {
        adapter.count += 1;
        const data = [entry({ number: adapter.number })];
        return Promise.resolve({ data, nextCursor: null, total: 1, asOf: new Date().toISOString() });
      },
    },
  };
  return adapter;
}

describe('billing-provider', () => {
  afterEach(clear);

  describe('reading', () => {
    it('asks once for what two elements ask', async () => {
      const adapter = counting();
      const provider = provide(
        adapter,
        '<billing-history></billing-history><billing-history></billing-history>',
      );
      await eventually(() => textOf(provider).split('INV-1').length === 3);
      assert.equal(adapter.count, 1);
    });

    it('serves an element that was there before it', async () => {
      const history = document.createElement('billing-history');
      const place = provide({}, '').parentElement;
      place?.replaceChildren(history);
      await tick();
      const provider = document.createElement('billing-provider');
      provider.adapter = counting();
      place?.append(provider);
      provider.append(history);
      await reads(history, 'INV-1');
    });

    it('serves an element whose provider is upgraded later', async () => {
      const place = provide({}, '').parentElement;
      if (!place) throw new Error('No place');
      place.innerHTML = '<late-provider><billing-history></billing-history></late-provider>';
      const history = only(place, 'billing-history');
      await tick();
      customElements.define('late-provider', class extends BillingProvider {});
      const late = place.querySelector<BillingProvider>('late-provider');
      if (!late) throw new Error('No provider');
      late.adapter = counting();
      await reads(history, 'INV-1');
    });

    it('gives an element with an adapter of its own that one', async () => {
      const provider = provide(counting(), '<billing-history></billing-history>');
      const own = counting();
      own.number = 'OWN-1';
      only(provider, 'billing-history').adapter = own;
      await reads(provider, 'OWN-1');
    });
  });

  describe('reading again', () => {
    it('renders nothing when the answer is the same but for its time', async () => {
      const adapter = counting();
      const provider = provide(adapter, '<billing-history></billing-history>');
      const history = only(provider, 'billing-history');
      await reads(history, 'INV-1');
      let renders = 0;
      history.addController({ hostUpdated: () => (renders += 1) });
      // What comes later is there, too: filters and balance, and the room of the estimate is measured.
      await eventually(() => history.renderRoot.querySelector('billing-history-filters'));
      await reads(history, 'Your credit');
      do {
        renders = 0;
        await tick();
      } while (renders > 0);
      provider.refresh();
      await eventually(() => adapter.count === 2);
      await tick();
      assert.equal(renders, 0);
    });

    it('happens when the page says that billing changed', async () => {
      const adapter = counting();
      const provider = provide(adapter, '<billing-history></billing-history>');
      await reads(provider, 'INV-1');
      adapter.number = 'INV-2';
      provider.refresh();
      await reads(provider, 'INV-2');
    });

    it('happens when another tab, or anyone, says so on the channel', async () => {
      const adapter = counting();
      const provider = provide(adapter, '<billing-history></billing-history>');
      await reads(provider, 'INV-1');
      adapter.number = 'INV-2';
      const channel = new BroadcastChannel('billfold');
      channel.postMessage('changed');
      await reads(provider, 'INV-2');
      channel.close();
    });

    it('happens when somebody comes back to the page', async () => {
      const adapter = counting();
      const provider = provide(adapter, '<billing-history></billing-history>');
      await reads(provider, 'INV-1');
      adapter.number = 'INV-2';
      window.dispatchEvent(new Event('focus'));
      await reads(provider, 'INV-2');
    });

    it('does not show an answer from before the change', async () => {
      const answers: { resolve: (number: string) => void; signal: AbortSignal | undefined }[] = [];
      const adapter = fixtureAdapter({
        history: {
          list: (_query, options) => {
            const { promise, resolve } = deferred<string>();
            answers.push({ resolve, signal: options?.signal });
            return promise.then((number) => ({
              data: [entry({ number })],
              nextCursor: null,
              total: 1,
              asOf: upcoming.asOf,
            }));
          },
        },
      });
      const provider = provide(adapter, '<billing-history></billing-history>');
      await eventually(() => answers.length === 1);
      provider.refresh();
      assert.equal(answers[0]?.signal?.aborted, true);
      await eventually(() => answers.length === 2);
      answers[1]?.resolve('INV-NEW');
      answers[0]?.resolve('INV-OLD');
      await reads(provider, 'INV-NEW');
      expect(textOf(provider)).not.to.contain('INV-OLD');
    });
  });

  describe('doing', () => {
    class DoingElement extends BillingElement {
      keys: (string | undefined)[] = [];
      answers: (() => Promise<string>)[] = [];
      readonly act = new ActionController(this, (_adapter, options, _what: string) => {
        this.keys.push(options.idempotencyKey);
        return this.answers.shift()?.();
      });
    }
    define('doing-element', DoingElement);

    function doing(adapter = counting()): DoingElement {
      const element = provide(adapter, '<doing-element></doing-element>').querySelector('doing-element');
      if (!(element instanceof DoingElement)) throw new Error('No element');
      return element;
    }

    it('is done once when it is asked for twice at a time', async () => {
      const element = doing();
      await element.updateComplete;
      element.answers = [() => Promise.resolve('done')];
      const [a, b] = await Promise.all([element.act.run('x'), element.act.run('x')]);
      assert.deepEqual([a, b], ['done', 'done']);
      assert.equal(element.keys.length, 1);
    });

    it('keeps its key after a lost answer, and takes a new one after an answer', async () => {
      const element = doing();
      await element.updateComplete;
      element.answers = [
        () => Promise.reject(new BillingError('network', 'lost')),
        () => Promise.reject(new BillingError('quote_stale', 'no', { status: 409 })),
        () => Promise.resolve('done'),
        () => Promise.resolve('done again'),
      ];
      assert.equal(await element.act.run('x'), undefined);
      assert.equal(element.act.error?.code, 'network');
      await element.act.run('x');
      assert.equal(element.act.error?.code, 'quote_stale');
      assert.equal(await element.act.run('x'), 'done');
      assert.equal(await element.act.run('x'), 'done again');
      const [first, second, third, fourth] = element.keys;
      assert.equal(first, second);
      assert.equal(new Set([second, third, fourth]).size, 3);
    });

    it('reads all that is shown again, whether or not it worked', async () => {
      const adapter = counting();
      const provider = provide(adapter, '<billing-history></billing-history><doing-element></doing-element>');
      await reads(provider, 'INV-1');
      const element = provider.querySelector('doing-element');
      if (!(element instanceof DoingElement)) throw new Error('No element');
      element.answers = [() => Promise.reject(new BillingError('network', 'lost'))];
      adapter.number = 'INV-2';
      await element.act.run('x');
      await reads(provider, 'INV-2');
    });
  });

  describe('who asks', () => {
    const made: { account: string | undefined; token: Promise<string | null> | string | null | undefined }[] =
      [];
    const { adapterFor } = BillingProvider;

    beforeEach(() => {
      made.length = 0;
      BillingProvider.adapterFor = ({ account, getToken }) => {
        const adapter = counting();
        adapter.number = `INV-${account ?? 'x'}-${made.length}`;
        const list = adapter.history?.list.bind(adapter.history);
        made.push({ account, token: undefined });
        return {
          ...adapter,
          history: {
            list: async () => {
              const token = await getToken?.();
              const history = await list?.();
              if (!history) throw new Error('No history');
              return { ...history, data: [entry({ number: `${adapter.number}-${token ?? 'cookie'}` })] };
            },
          },
        };
      };
    });

    afterEach(() => {
      BillingProvider.adapterFor = adapterFor;
    });

    function withEndpoint(): BillingProvider {
      const provider = provide({}, '<billing-history></billing-history>');
      provider.adapter = undefined;
      provider.endpoint = 'https://billing.example/api';
      return provider;
    }

    it('is another client for another account', async () => {
      const provider = withEndpoint();
      provider.account = 'a';
      await reads(provider, 'INV-a-0-cookie');
      provider.setAttribute('account', 'b');
      await reads(provider, 'INV-b-1-cookie');
      expect(textOf(provider)).not.to.contain('INV-a');
    });

    it('is the same client while a new function gives the same token', async () => {
      const provider = withEndpoint();
      provider.getToken = () => 'one';
      await reads(provider, 'INV-x-0-one');
      provider.getToken = () => 'one';
      await tick();
      assert.equal(made.length, 1);
    });

    it('is another client when the token is another', async () => {
      const provider = withEndpoint();
      provider.getToken = () => 'one';
      await reads(provider, 'INV-x-0-one');
      provider.getToken = () => 'two';
      await reads(provider, 'INV-x-1-two');
    });
  });
});
