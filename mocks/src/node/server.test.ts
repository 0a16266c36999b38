import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import assert from 'node:assert/strict';
import type { Account, History, Problem, Quote } from '@billfold/contract';
import { startMockServer, type MockServer } from '../node.ts';
import type { Mail } from '../index.ts';

interface Made {
  baseUrl: string;
  tokens: Record<string, string>;
}

const json = { 'Content-Type': 'application/json' };

function post(url: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(url, { method: 'POST', headers: { ...json, ...headers }, body: JSON.stringify(body) });
}

interface Answer<Body> {
  status: number;
  body: Body;
}

async function read<Body>(url: string, token = ''): Promise<Answer<Body>> {
  const response = await fetch(url, { headers: { Authorization: `Bearer ${token}` } });
  return { status: response.status, body: (await response.json()) as Body };
}

describe('the mock over HTTP', () => {
  let server: MockServer;
  const owner = () => server.tokens.owner ?? '';
  const make = async (recipe: object = {}) =>
    (await (await post(`${server.url}/__mock__/instances`, recipe)).json()) as Made;

  before(async () => {
    server = await startMockServer();
  });
  after(() => server.close());

  it('answers whoever has a token', async () => {
    const { status, body } = await read<Account>(`${server.baseUrl}/account`, owner());
    assert.deepEqual([status, body.viewer.name], [200, 'Inès Moreau']);
    assert.equal((await read<Problem>(`${server.baseUrl}/account`)).body.code, 'unauthenticated');
  });

  it('makes more instances, each apart from the others', async () => {
    const [one, other] = [await make(), await make({ overrides: { price: 999 } })];
    const key = { Authorization: `Bearer ${one.tokens.owner}`, 'Idempotency-Key': 'k' };
    const change = { type: 'add_members', emails: ['a@a.example'] };
    const quote = (await (await post(`${one.baseUrl}/quotes`, { change }, key)).json()) as Quote;
    await fetch(`${one.baseUrl}/quotes/${quote.id}/accept`, {
      method: 'POST',
      headers: { ...key, 'Idempotency-Key': 'l' },
    });
    await post(`${one.baseUrl}/__mock__/clock`, { to: '2026-06-01' });

    const total = async ({ baseUrl, tokens }: Made) =>
      (await read<History>(`${baseUrl}/history`, tokens.owner)).body.total;
    assert.deepEqual([await total(one), await total(other)], [14, 11]);
    const { body: outbox } = await read<{ data: Mail[] }>(`${other.baseUrl}/__mock__/outbox`);
    assert.deepEqual(outbox.data, []);
  });

  it('lets a token of one instance open no other', async () => {
    const [one, other] = [await make(), await make()];
    for (const token of Object.values(one.tokens))
      assert.equal((await read(`${other.baseUrl}/account`, token)).status, 401);
  });

  it('makes instances from any address of its own, and says what is wrong with a recipe', async () => {
    assert.equal(
      (await post(`${server.baseUrl}/__mock__/instances`, { seed: 1, at: '2026-04-20' })).status,
      201,
    );
    const response = await post(`${server.url}/__mock__/instances`, { overrides: { price: '12.00' } });
    const problem = (await response.json()) as Problem;
    assert.deepEqual([response.status, problem.errors?.[0]?.pointer], [422, '/overrides/price']);
  });

  it('serves the description of its API', async () => {
    for (const address of [server.url, server.baseUrl]) {
      const { status, body } = await read<{ openapi: string }>(`${address}/openapi.json`);
      assert.deepEqual([status, body.openapi], [200, '3.1.0']);
    }
  });

  it('lets pages of other origins in, and lets them send who they are', async () => {
    const preflight = await fetch(`${server.baseUrl}/quotes`, {
      method: 'OPTIONS',
      headers: { Origin: 'https://host.example', 'Access-Control-Request-Method': 'POST' },
    });
    assert.equal(preflight.status, 204);
    assert.equal(preflight.headers.get('Access-Control-Allow-Origin'), 'https://host.example');
    assert.match(
      preflight.headers.get('Access-Control-Allow-Headers') ?? '',
      /Authorization.*Idempotency-Key/,
    );
    const refused = await fetch(`${server.baseUrl}/account`, {
      headers: { Origin: 'http://localhost:5173' },
    });
    assert.deepEqual(
      [refused.status, refused.headers.get('Access-Control-Allow-Origin')],
      [401, 'http://localhost:5173'],
    );
    const opaque = await fetch(`${server.baseUrl}/account`, { headers: { Origin: 'null' } });
    assert.equal(opaque.headers.get('Access-Control-Allow-Origin'), null);
  });

  it('refuses bodies that are too large, not UTF-8 or not JSON, and hears the client out', async () => {
    const { tokens, baseUrl } = server;
    const headers = { ...json, Authorization: `Bearer ${tokens.owner}`, 'Idempotency-Key': 'k' };
    const send = async (body: BodyInit) => {
      const response = await fetch(`${baseUrl}/quotes`, { method: 'POST', headers, body });
      return [response.status, ((await response.json()) as Problem).code];
    };
    const emails = Array.from({ length: 10_000 }, (_, index) => `${index}@a.example`);
    const change = JSON.stringify({ change: { type: 'add_members', emails } });
    assert.deepEqual(await send(change), [422, 'invalid_request']);
    assert.deepEqual(await send(new Uint8Array(20_000_000)), [413, 'body_too_large']);
    assert.deepEqual(await send(new Uint8Array([0x22, 0xff, 0x22])), [400, 'malformed_body']);
    assert.deepEqual(await send('{'), [400, 'malformed_body']);
  });

  it('answers what no browser would ask', async () => {
    const { port } = new URL(server.url);
    const ask = async (line: string) => {
      const socket = connect(Number(port), '127.0.0.1');
      socket.end(`${line} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n`);
      let answer = '';
      for await (const chunk of socket) answer += String(chunk);
      return answer.slice(9, 12);
    };
    assert.equal(await ask('GET //'), '404');
    assert.equal(await ask('GET http://other.example/account'), '400');
    assert.equal(await ask('TRACE /account'), '405');
    assert.equal(await ask('HEAD /account'), '404');
    assert.equal(await ask('GET /i/none/account'), '404');
    assert.equal(await ask('GET /i/%00/account'), '404');
  });

  it('lets an answer wait, and breaks the line when it is offline', async () => {
    const { baseUrl, tokens } = await make();
    await post(`${baseUrl}/__mock__/faults`, { latencyMs: 60 });
    const start = performance.now();
    await read(`${baseUrl}/account`, tokens.owner);
    assert.ok(performance.now() - start >= 55);
    await post(`${baseUrl}/__mock__/faults`, { latencyMs: 0, offline: true });
    await assert.rejects(read(`${baseUrl}/account`, tokens.owner), TypeError);
    await post(`${baseUrl}/__mock__/faults`, { offline: false });
    assert.equal((await read(`${baseUrl}/account`, tokens.owner)).status, 200);
  });

  it('does one thing at a time: of a hundred requests with one key, one is carried out', async () => {
    const { baseUrl, tokens } = await make();
    const headers = { Authorization: `Bearer ${tokens.owner}`, 'Idempotency-Key': 'once' };
    const change = { type: 'add_members', emails: ['a@a.example'] };
    const quotes = await Promise.all(
      Array.from(
        { length: 100 },
        async () => (await (await post(`${baseUrl}/quotes`, { change }, headers)).json()) as Quote,
      ),
    );
    assert.equal(new Set(quotes.map(({ id }) => id)).size, 1);
  });

  it('says that a port is taken', async () => {
    const { port } = new URL(server.url);
    await assert.rejects(startMockServer({ port: Number(port) }), /EADDRINUSE/);
  });
});

describe('npm run mock', () => {
  const main = join(import.meta.dirname, 'main.ts');
  const started: ChildProcess[] = [];

  function start(...options: string[]) {
    const child = spawn(process.execPath, ['--conditions=@billfold/source', main, ...options], {});
    started.push(child);
    const said = { out: '', error: '' };
    child.stdout.on('data', (chunk) => (said.out += String(chunk)));
    child.stderr.on('data', (chunk) => (said.error += String(chunk)));
    return { child, said };
  }

  after(() => {
    for (const child of started) child.kill('SIGKILL');
  });

  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    it(`prints one line of JSON when it listens, and stops cleanly on ${signal}`, async () => {
      const { child, said } = start('--port', '0', '--scenario', 'team', '--at', '2026-04-20');
      await once(child.stdout, 'data');
      const { baseUrl, tokens, scenario, at } = JSON.parse(said.out) as Made & {
        scenario: string;
        at: string;
      };
      assert.deepEqual([scenario, at], ['team', '2026-04-20']);
      assert.deepEqual(Object.keys(tokens), ['owner', 'manager', 'member', 'invited']);
      const { body } = await read<Account>(`${baseUrl}/account`, tokens.owner);
      assert.equal(body.asOf, '2026-04-20T00:00:00+02:00');

      child.kill(signal);
      const [code] = (await once(child, 'close')) as [number];
      assert.equal(code, 0);
      assert.equal(said.out.trimEnd().split('\n').length, 1);
      assert.equal(said.error, '');
    });
  }

  it('prints that line first in the repository, too, where npm is told to be silent', async () => {
    const root = join(import.meta.dirname, '../../..');
    const child = spawn('npm', ['run', '-s', 'mock', '--', '--port', '0'], { cwd: root });
    started.push(child);
    const [line] = (await once(child.stdout, 'data')) as [Buffer];
    const { baseUrl, tokens } = JSON.parse(String(line)) as Made;
    assert.equal((await read<Account>(`${baseUrl}/account`, tokens.owner)).status, 200);
    child.kill('SIGTERM');
    await once(child, 'close');
  });

  it('says what is wrong with its options, and fails', async () => {
    for (const [options, message] of [
      [['--port', 'high'], /--port high: no such port/],
      [['--colour', 'red'], /--colour/],
      [['--port', '0', '--scenario', 'circus'], /\/scenario: It must be one of workspace, program, team/],
      [['--port', '0', '--at', '2026-02-31'], /\/at: There is no such day/],
      [['--port', '0', '--overrides', '{'], /--overrides \{: not JSON/],
    ] as const) {
      const { child, said } = start(...options);
      const [code] = (await once(child, 'close')) as [number];
      assert.equal(code, 1);
      assert.match(said.error, message);
      assert.match(said.error, /npm run -s mock/);
      assert.equal(said.out, '');
    }
  });

  it('says how to use it when asked, and that is no failure', async () => {
    const { child, said } = start('--help');
    const [code] = (await once(child, 'close')) as [number];
    assert.deepEqual([code, said.error], [0, '']);
    assert.match(said.out, /--port 4010/);
  });

  it('says that a port is taken, and what to do', async () => {
    const taken = await startMockServer();
    const { child, said } = start('--port', new URL(taken.url).port);
    const [code] = (await once(child, 'close')) as [number];
    await taken.close();
    assert.equal(code, 1);
    assert.match(said.error, /is taken\. Choose another --port/);
    assert.doesNotMatch(said.error, /--scenario/);
  });
});
