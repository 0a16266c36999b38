import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createMockFetch } from './mock-fetch.ts';

describe('telling a mock in memory', () => {
  const today = async ({ control }: ReturnType<typeof createMockFetch>) => (await control('clock')).today;

  it('begins again without a body', async () => {
    const mock = createMockFetch({ at: '2026-04-16' });
    await mock.control('clock', { to: '2026-05-02' });
    await mock.control('reset');
    assert.equal(await today(mock), '2026-04-16');
  });

  it('says why it was refused', async () => {
    const { control } = createMockFetch({ at: '2026-04-16' });
    await assert.rejects(control('clock', { to: '2026-04-01' }), /refused clock: /);
    await assert.rejects(control('faults', { latencyMs: -1 }), /refused faults: .*\/latencyMs: /);
  });

  it('says a reason once', async () => {
    const { control } = createMockFetch();
    await assert.rejects(control('faults', { latencyMs: -1 }), {
      message: 'The mock refused faults: /latencyMs: It must be at least 0',
    });
    await assert.rejects(control('vault/tokens', { number: '1', expMonth: 1, expYear: 2030 }), {
      message: 'The mock refused vault/tokens: /number: This is no card number',
    });
  });

  it('names the controls, the faults and the values that there are to whoever has another one', async () => {
    const { control } = createMockFetch();
    // As JavaScript calls it: TypeScript refuses most of these names and values itself.
    const refusal = async (name: string, body: object): Promise<string> => {
      const error: unknown = await (control as (name: string, body: object) => Promise<unknown>)(
        name,
        body,
      ).then(
        () => assert.fail(`${name} was done`),
        (reason: unknown) => reason,
      );
      assert.ok(error instanceof Error);
      return error.message.replace(`The mock refused ${name}: `, '');
    };
    assert.match(
      await refusal('clok', {}),
      /^There is no such control: there are clock, outbox, .*, instances$/,
    );
    assert.equal(
      await refusal('faults', { charge: null }),
      '/charge: There is no such field: there are charges, latencyMs, failNext, offline, loseAnswers, registry',
    );
    assert.equal(
      await refusal('faults', { charges: 'declined' }),
      '/charges: It must be one of card_declined, insufficient_funds, lost_card, stolen_card, account_closed, ' +
        'expired_card, requires_action',
    );
    assert.equal(
      await refusal('faults', { registry: 'down' }),
      '/registry: It must be one of available, unavailable',
    );
    assert.equal(
      await refusal('clock', { to: 'next_renewl' }),
      '/to: It must be next_renewal, a day such as 2026-05-01, or an instant such as 2026-05-01T09:00:00Z',
    );
    assert.equal(
      await refusal('clock', { advance: '1 day' }),
      '/advance: It must be a span such as P1D or PT90M, or { "days": 1 }, of at most ten years',
    );
    assert.equal(await refusal('clock', {}), 'It must say either advance or to');
    assert.match(
      await refusal('clock', { by: 'P1D' }),
      /^\/by: There is no such field: there are advance, to/,
    );
  });

  it('is typed by name', async () => {
    const { control } = createMockFetch({ at: '2026-04-16' });
    const { nextRenewalOn } = await control('clock', { advance: 'P1D' });
    assert.equal(nextRenewalOn?.slice(0, 7), '2026-05');
    const { data } = await control('outbox');
    assert.deepEqual(
      data.map(({ subject }) => subject),
      [],
    );
    const { payments } = await control('transfers', { amount: 100 });
    assert.deepEqual(
      payments.map(({ status }) => status),
      [],
    );
    // @ts-expect-error There is no such control.
    await assert.rejects(control('clok'));
    // @ts-expect-error No bank says so.
    await assert.rejects(control('faults', { charges: 'declined' }));
    // @ts-expect-error The clock moves in one way at once.
    await assert.rejects(control('clock', {}));
  });
});
