import { assert } from '@open-wc/testing';
import { createInstance, randomId, respond, tokensOf, type Call, type Instance } from '../index.ts';
import { indexedStore, type SharedStore } from '../browser.ts';

let database = '';

function call(method: string, path: string, token = '', body = ''): Call {
  const headers = new Headers({
    Authorization: `Bearer ${token}`,
    'Content-Type': 'application/json',
    'Idempotency-Key': crypto.randomUUID(),
  });
  return { method, path, query: new URLSearchParams(), headers, body };
}

/** As a tab has it: what another one remembers, it does not. */
const tab = (): SharedStore => indexedStore(database);

async function answered(store: SharedStore, id: string, asked: Call): Promise<unknown> {
  const answer = await store.update(id, (instance) => respond(instance, asked));
  const body = answer?.reply?.body;
  return typeof body === 'string' ? JSON.parse(body) : undefined;
}

describe('instances in IndexedDB', () => {
  let made: Instance;
  let owner = '';

  beforeEach(async () => {
    database = `test-${randomId()}`;
    made = createInstance();
    owner = tokensOf(made).owner ?? '';
    await tab().readOrMake(made.id, () => made);
  });

  afterEach(() => {
    indexedDB.deleteDatabase(database);
  });

  it('are there after a reload as they became', async () => {
    await answered(tab(), made.id, call('POST', '/__mock__/clock', owner, '{"to":"2026-05-01"}'));
    const clock = await answered(tab(), made.id, call('GET', '/__mock__/clock'));
    assert.equal((clock as { today: string }).today, '2026-05-01');
    const again = await tab().readOrMake(made.id, (known) => known ?? createInstance());
    assert.equal(again.account.invoices.size, 11);
    assert.equal(tokensOf(again).owner, owner);
  });

  it('are one for two tabs: each sees what the other did', async () => {
    const [one, other] = [tab(), tab()];
    await answered(other, made.id, call('GET', '/__mock__/clock'));
    await answered(one, made.id, call('POST', '/__mock__/clock', owner, '{"advance":"P1D"}'));
    await answered(other, made.id, call('POST', '/__mock__/clock', owner, '{"advance":"P1D"}'));
    const clock = await answered(one, made.id, call('GET', '/__mock__/clock'));
    assert.equal((clock as { today: string }).today, '2026-04-18');
  });

  it('lose nothing when two tabs write at once', async () => {
    const tabs = [tab(), tab()];
    const days = Array.from({ length: 10 }, () =>
      call('POST', '/__mock__/clock', owner, '{"advance":"P1D"}'),
    );
    await Promise.all(days.flatMap((day) => tabs.map((store) => answered(store, made.id, day))));
    const clock = await answered(tab(), made.id, call('GET', '/__mock__/clock'));
    assert.equal((clock as { today: string }).today, '2026-05-06');
  });

  it('are made once, when two tabs open an address at the same time', async () => {
    let count = 0;
    const make = (known: Instance | undefined) => {
      if (known) return known;
      count += 1;
      return createInstance({}, 'same');
    };
    const both = await Promise.all([tab().readOrMake('same', make), tab().readOrMake('same', make)]);
    assert.equal(count, 1);
    assert.deepEqual(tokensOf(both[0]), tokensOf(both[1]));
  });

  it('are not written when a request has changed nothing', async () => {
    const store = tab();
    let before: Instance | undefined;
    await store.update(made.id, (instance) => {
      before = instance;
      return respond(instance, call('GET', '/account', owner));
    });
    await store.update(made.id, (instance) => {
      assert.equal(instance, before);
      return respond(instance, call('GET', '/account', owner));
    });
  });

  it('does not know an instance that nobody made', async () => {
    assert.equal(
      await tab().update('none', (instance) => respond(instance, call('GET', '/account'))),
      undefined,
    );
  });
});
