// An account that is real, on a backend that does whatever it is told: whatever is tried on it, nothing arrives that
// could do harm. What may arrive stands here once more, written by hand.
import { adapterTarget, httpTarget, runConformance, type Sent } from '@billfold/conformance';
import type { BillingAdapter } from '@billfold/contract';
import { createHttpAdapter } from '@billfold/http-adapter';
import { startMockServer, type MockServer } from '@billfold/mocks/node';
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { connect, type Backend } from '../packages/conformance/src/backend.ts';
import { chapters } from '../packages/conformance/src/chapters/index.ts';
import type { Chapter } from '../packages/conformance/src/check.ts';
import { needs, type Need } from '../packages/conformance/src/needs.ts';
import type { Session } from '../packages/conformance/src/session.ts';
import { targetOf } from '../packages/conformance/src/target.ts';
import { startObedient, type Arrived, type Obedient, type ObedientOptions } from './conformance/obedient.ts';

const TOKEN = 'the-owner';
const ID = '[\\w-]+';
/** With a token. */
const READS = new RegExp(
  `^GET (/(account|members|plans|subscription|payment-methods|settings|contacts|closure|history|invoices|invoices\\.csv|invoices/upcoming|credit-notes|spending|credits|money)` +
    `|/(changes|payments)/${ID}|/invoices/${ID}(/pdf|/lines/${ID}/members)?|/credit-notes/${ID}(/pdf)?)$`,
);
/** Without one: about what there is not. */
const NOTHING =
  /^(POST \/(members\/conformance-none\/(accept|resend|decline)|quotes\/conformance-none\/accept|changes\/conformance-none\/resend|payments\/conformance-none\/cancel|payment-methods\/conformance-none\/default|invoices\/conformance-none\/send)|DELETE \/(changes|payment-methods|contacts)\/conformance-none|PATCH \/(payment-methods|contacts)\/conformance-none)$/;
const PARAMETERS = ['cursor', 'limit', 'query', 'status', 'from', 'to', 'type', 'months', 'colour'];

let mock: MockServer;
before(async () => {
  mock = await startMockServer();
});
after(() => mock.close());

const readMock = (path: string) =>
  fetch(mock.baseUrl + path, { headers: { authorization: `Bearer ${mock.tokens.owner ?? ''}` } });

/** What could have done harm. */
function harmful(arrived: readonly Arrived[]): string[] {
  return arrived
    .filter(({ method, path, authorization, body }) => {
      const [plain = '', query = ''] = path.split('?');
      const named = [...new URLSearchParams(query).keys()].every((name) => PARAMETERS.includes(name));
      if (READS.test(`${method} ${plain}`)) return body !== '' || !named;
      const signed = authorization !== undefined && authorization !== 'Bearer conformance-wrong';
      return signed || !NOTHING.test(`${method} ${path}`) || !['', '{}'].includes(body);
    })
    .map(({ method, path, authorization }) => `${method} ${path} ${authorization ?? ''}`);
}

async function obedient(options: Partial<ObedientOptions> = {}): Promise<Obedient> {
  return startObedient({ token: TOKEN, reads: readMock, ...options });
}

/** An account that seems to offer all that any check needs, and is the real one each time. */
async function offeringAll(url: string): Promise<Backend> {
  const backend = await connect({ url, tokens: { owner: TOKEN, manager: TOKEN } });
  const offers = new Set(Object.keys(needs) as Need[]);
  return { offers, begin: () => backend.visit(), visit: () => backend.visit(), sent: () => backend.sent() };
}

const KINDS: [what: string, options: Partial<ObedientOptions>][] = [
  ['answers {} to everything', { reads: () => Promise.resolve(new Response(null, { status: 404 })) }],
  ['reads as it should, and does all else that it is told by anybody', {}],
  ['asks whoever reads for a token, and does all else that it is told', { refuses: 'readers' }],
  ['asks strangers for a token, and does all that its owner says', { refuses: 'strangers' }],
];

describe('with a token, a backend that obeys', () => {
  for (const [what, options] of KINDS) {
    it(`and ${what} is sent nothing that could do harm`, async () => {
      const backend = await obedient(options);
      const target = await httpTarget({ url: backend.url, tokens: { owner: TOKEN, manager: TOKEN } });
      await runConformance({ target });
      await backend.close();
      assert.deepEqual(harmful(backend.arrived), []);
      assert.ok(backend.arrived.length > 20, String(backend.arrived.length));
    });

    it(`and ${what} is sent nothing either by checks that are not made for it`, async () => {
      const backend = await obedient(options);
      const target = targetOf(backend.url, await offeringAll(backend.url), chapters);
      const results = await runConformance({ target, concurrency: 8 });
      await backend.close();
      assert.deepEqual(harmful(backend.arrived), []);
      // They were tried, and kept from it one by one.
      assert.ok(
        results.filter(({ message }) => message?.includes('could do harm to an account that is real'))
          .length > 20,
      );
    });
  }

  it('has no control of a test environment asked, not even the one that begins accounts', async () => {
    const backend = await obedient();
    await runConformance({ target: await httpTarget({ url: backend.url, tokens: { owner: TOKEN } }) });
    await backend.close();
    assert.deepEqual(
      backend.arrived.filter(({ path }) => path.includes('__mock__')),
      [],
    );
  });

  it('is sent nothing by a check that tries all that a session can do', async () => {
    const attempts: ((session: Session) => Promise<unknown>)[] = [
      (session) => session.post('/closure'),
      (session) => session.edit('DELETE', '/contacts/co_1', 'v1'),
      (session) => session.ask({ method: 'DELETE', path: '/account' }),
      (session) => session.quote({ type: 'pay_invoice', invoiceId: 'in_1' }),
      (session) => session.refusal({ type: 'add_members', emails: ['ada@example.com'] }),
      (session) => session.must({ method: 'GET', path: '/invoices/../closure' }),
      (session) => session.all('/history?_method=DELETE'),
      (session) => session.invoice('../closure'),
      (session) => session.moveTo('2030-01-01'),
      (session) => session.decline('lost_card'),
      (session) => session.outbox(),
      (session) => session.addCard('4242424242424242'),
      (session) => session.tryControl('reset', {}),
      (session) => session.at('http://127.0.0.1:9').account(),
      (session) => session.as('manager').post('/quotes', {}),
      (session) => session.as('manager').at(`${session.url}/at/2026-01-01`).account(),
    ];
    const hostile: Chapter<Backend> = {
      name: 'hostile',
      title: 'Hostile',
      checks: attempts.map((attempt, index) => ({
        rules: ['REQ-5'],
        title: `attempt ${index}`,
        needs: [],
        async run(on) {
          await attempt(await on.visit());
        },
      })),
    };
    const backend = await obedient();
    const results = await runConformance({
      target: targetOf(backend.url, await offeringAll(backend.url), [hostile]),
    });
    await backend.close();
    assert.deepEqual(
      backend.arrived.map(({ method, path }) => `${method} ${path}`),
      ['GET /account'],
      'only whether the account is there',
    );
    assert.deepEqual(
      results.filter(({ outcome }) => outcome !== 'not covered'),
      [],
    );
  });

  it('cannot send the token elsewhere: a redirect is an answer, and is not followed', async () => {
    const reached: string[] = [];
    const elsewhere = createServer(({ url = '', headers }, outgoing) => {
      reached.push(`${url} ${headers.authorization ?? ''}`);
      outgoing.end('{}');
    });
    const redirecting = createServer(({ url = '' }, outgoing) => {
      const to = url.endsWith('/account') ? {} : { location: `${addressOf(elsewhere)}${url}` };
      outgoing.writeHead(url.endsWith('/account') ? 200 : 307, { 'content-type': 'application/json', ...to });
      outgoing.end('{}');
    });
    for (const server of [elsewhere, redirecting]) {
      server.listen(0, '127.0.0.1');
      await once(server, 'listening');
    }
    const target = await httpTarget({ url: addressOf(redirecting), tokens: { owner: TOKEN } });
    const results = await runConformance({ target });
    for (const server of [elsewhere, redirecting]) server.close();
    assert.deepEqual(reached, []);
    assert.ok(results.some(({ message }) => message?.includes('answered 307')));
  });

  it('is told apart by its token from one that begins accounts: none is begun where there is a token', async () => {
    await assert.rejects(
      httpTarget({ url: mock.url, tokens: { owner: mock.tokens.owner ?? '' } }),
      /^NothingToTry: GET .* answered 404; is this the account’s own address\?$/,
    );
    // As of a variable that is not set.
    await assert.rejects(httpTarget({ url: mock.url, tokens: { owner: '' } }), /is a --token needed\?$/);
  });

  it('is asked by no address behind which a path would mean something else', async () => {
    for (const url of [
      `${mock.baseUrl}?account=1`,
      `${mock.baseUrl}#`,
      'billing.example',
      'ftp://billing.example',
    ])
      await assert.rejects(
        httpTarget({ url, tokens: { owner: TOKEN } }),
        /must be an http: or https: address/,
      );
  });
});

describe('the report says what was sent', () => {
  it('by the command, too: as many requests as arrived, in its text and in its files', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'conformance-'));
    const backend = await obedient({ refuses: 'strangers' });
    const files = { json: join(folder, 'report.json'), junit: join(folder, 'report.xml') };
    const command = spawn(process.execPath, [
      '--conditions=@billfold/source',
      join(import.meta.dirname, '../packages/conformance/src/bin.ts'),
      ...[backend.url, '--token', TOKEN, '--json', files.json, '--junit', files.junit],
    ]);
    const said: Buffer[] = [];
    command.stdout.on('data', (part: Buffer) => said.push(part));
    await once(command, 'close');
    await backend.close();
    const { sent } = JSON.parse(readFileSync(files.json, 'utf8')) as { sent: Sent[] };
    const xml = readFileSync(files.junit, 'utf8');
    rmSync(folder, { recursive: true });
    assert.deepEqual(harmful(backend.arrived), []);
    assert.equal(
      sent.reduce((sum, { times }) => sum + times, 0),
      backend.arrived.length,
    );
    const signed = backend.arrived.filter(({ authorization }) => authorization === `Bearer ${TOKEN}`);
    assert.equal(
      sent.reduce((sum, { withToken }) => sum + withToken, 0),
      signed.length,
    );
    const history = backend.arrived.filter(
      ({ method, path }) => method === 'GET' && path.startsWith('/history'),
    );
    assert.match(
      Buffer.concat(said).toString(),
      new RegExp(`^  GET /history  ${history.length} \\(2 without`, 'm'),
    );
    assert.match(xml, new RegExp(`<property name="GET /history" value="${history.length}"/>`));
  });

  it('of an adapter: which methods were called, and none but those that read', async () => {
    const called: string[] = [];
    const adapter = createHttpAdapter({ endpoint: mock.baseUrl, getToken: () => mock.tokens.owner ?? '' });
    const facets = Object.entries(adapter) as [string, object][];
    const recorded = facets.map(([facet, methods]) => [facet, recording(facet, methods, called)]);
    const target = adapterTarget(Object.fromEntries(recorded) as BillingAdapter);
    await runConformance({ target });
    const READ_METHODS = /^(read|list|upcoming|lineMembers|invoicePdf|creditNotePdf|invoicesCsv) /;
    assert.deepEqual(
      called.filter((call) => !READ_METHODS.test(call)),
      [],
    );
    assert.ok(called.length > 60, String(called.length));
    const counted = target
      .sent()
      .flatMap(({ method, path, times }) => Array<string>(times).fill(`${method} ${path}`));
    assert.deepEqual(counted.sort(), called.sort());
  });
});

/** The same facet, which remembers what was called. */
function recording(facet: string, methods: object, called: string[]): object {
  return new Proxy(methods, {
    get(of, name) {
      called.push(`${String(name)} ${facet}`);
      return Reflect.get(of, name) as unknown;
    },
  });
}

function addressOf(server: ReturnType<typeof createServer>): string {
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
