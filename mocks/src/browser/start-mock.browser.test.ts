import { assert } from '@open-wc/testing';
import { randomId } from '../index.ts';
import { startMock, type StartedMock } from '../browser.ts';

/** An address that no other run has opened: what is made for it stays in this browser. */
const address = (more = '') => `/?scenario=team&at=2026-04-16&seed=${randomId()}${more}`;

interface Answer<Body> {
  status: number;
  body: Body;
}

async function read<Body>({ endpoint, token }: StartedMock, path: string): Promise<Answer<Body>> {
  const response = await fetch(endpoint + path, { headers: { Authorization: `Bearer ${token}` } });
  return { status: response.status, body: (await response.json()) as Body };
}

describe('startMock', () => {
  it('answers this page by its service worker', async () => {
    const mock = await startMock({ address: address() });
    const { status, body } = await read<{ asOf: string }>(mock, '/account');
    assert.equal(status, 200);
    assert.equal(body.asOf, '2026-04-16T00:00:00+02:00');
  });

  it('gives the same address the same instance, whoever looks at it, and another address another one', async () => {
    const here = address();
    const owner = await startMock({ address: here });
    const member = await startMock({ address: `${here}&viewer=member&theme=dark` });
    const elsewhere = await startMock({ address: address('&price=999') });
    assert.equal(member.endpoint, owner.endpoint);
    assert.notEqual(member.token, owner.token);
    assert.notEqual(elsewhere.endpoint, owner.endpoint);
    const { body } = await read<{ viewer: { role: string } }>(member, '/account');
    assert.equal(body.viewer.role, 'member');
    assert.equal((await read({ ...owner, endpoint: elsewhere.endpoint }, '/account')).status, 401);
  });

  it('writes in the language of the page from then on, to the same account', async () => {
    const here = address();
    const localeOf = async (options: { address: string; locale?: string }) => {
      const mock = await startMock(options);
      const { body } = await read<{ id: string; locale: string }>(mock, '/account');
      return [body.id, body.locale];
    };
    const [id, scenarios] = await localeOf({ address: here });
    assert.equal(scenarios, 'fr');
    assert.deepEqual(await localeOf({ address: here, locale: 'en' }), [id, 'en']);
    assert.deepEqual(await localeOf({ address: here, locale: 'fr' }), [id, 'fr']);
    // What the address says goes first.
    const [, asked] = await localeOf({ address: address('&locale=en'), locale: 'fr' });
    assert.equal(asked, 'en');
  });

  it('breaks the line when it is told to be offline', async () => {
    const mock = await startMock({ address: address() });
    const tell = (offline: boolean) =>
      fetch(`${mock.endpoint}/__mock__/faults`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ offline }),
      });
    await tell(true);
    const failure = await read(mock, '/account').catch((error: unknown) => error);
    assert.instanceOf(failure, TypeError);
    await tell(false);
    assert.equal((await read(mock, '/account')).status, 200);
  });

  it('says what is wrong with an address', async () => {
    const wrong = async (query: string) => {
      const failure = await startMock({ address: address(query) }).catch((error: unknown) => error);
      return (failure as Error).message;
    };
    assert.include(await wrong('&price=cheap'), '/overrides/price');
    assert.include(await wrong('&viewer=nobody'), 'owner, manager, member, invited');
  });
});
