// The mock, over real HTTP, held against the conformance suite; and a backend that is a cent off, which must not pass.
import { chapters, runConformance } from '@billfold/conformance';
import { startMockServer, type MockServer } from '@billfold/mocks/node';
import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { text } from 'node:stream/consumers';

let mock: MockServer;
before(async () => {
  mock = await startMockServer();
});
after(() => mock.close());

describe('the mock conforms, over HTTP', () => {
  for (const { title: chapter, checks } of chapters) {
    for (const { rules, title } of checks) {
      it(`${rules.join(' ')}: ${chapter}: ${title}`, async () => {
        const [result] = await runConformance({ url: mock.url, title });
        assert.ok(result);
        assert.equal(result.deviation, null);
      });
    }
  }
});

describe('the suite can fail', () => {
  it('catches a backend that charges a cent too much, by rule id', async () => {
    const off = await tamper((body) => body.replaceAll('"amount":600,', '"amount":601,'));
    const [result] = await runConformance({ url: off.url, rule: 'SEAT-1' });
    await off.close();
    assert.match(result?.deviation ?? '', /expected \[600\], was \[601\]/);
  });

  it('catches a backend whose answers are not what the contract says', async () => {
    const off = await tamper((body) => body.replaceAll('"dueNow"', '"dueLater"'));
    const [result] = await runConformance({ url: off.url, rule: 'SEAT-1' });
    await off.close();
    assert.match(result?.deviation ?? '', /dueNow/);
  });

  it('stops at once, and says why, where no account can be begun', async () => {
    const none = runConformance({ url: 'http://127.0.0.1:9' });
    await assert.rejects(
      none,
      /^NothingToTry: No answer came from http:\/\/127\.0\.0\.1:9\/__mock__\/instances$/,
    );

    const page = await tamper(() => '<!doctype html>');
    await assert.rejects(runConformance({ url: page.url }), /^NothingToTry: .* answered 201$/);
    await page.close();

    const elsewhere = runConformance({ url: `${mock.url}/elsewhere` });
    await assert.rejects(elsewhere, /^NothingToTry: .* answered 404$/);
  });
});

/** The mock behind a hand that changes its answers. */
async function tamper(
  change: (body: string) => string,
): Promise<{ url: string; close: () => Promise<void> }> {
  const server: Server = createServer((incoming, outgoing) => {
    void (async () => {
      const body = await text(incoming);
      const { host: _, connection: __, 'content-length': ___, ...headers } = incoming.headers;
      const response = await fetch(mock.url + (incoming.url ?? ''), {
        method: incoming.method ?? 'GET',
        headers: headers as Record<string, string>,
        ...(body && { body }),
      });
      const own = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
      outgoing.writeHead(response.status, { 'Content-Type': response.headers.get('content-type') ?? '' });
      outgoing.end(change((await response.text()).replaceAll(mock.url, own)));
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}
