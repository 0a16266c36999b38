import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createMockFetch } from './mock-fetch.ts';

describe('telling a mock in memory', () => {
  const today = async ({ control }: ReturnType<typeof createMockFetch>) =>
    ((await control('clock')) as { today: string }).today;

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
    await assert.rejects(control('clok', {}), /refused clok: There is no such/);
  });
});
