// A backend that is the mock's, behind a hand that changes what goes in and what comes out.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

/** Plain data, as it travels. */
export type Json = null | boolean | number | string | Json[] | { [name: string]: Json };
export type Fields = Record<string, Json>;

/** What was asked. */
export interface Asked {
  method: string;
  /** The account's place, such as `/i/abc`; empty for what is about no account. */
  account: string;
  /** Below the account, without the query. */
  path: string;
  query: URLSearchParams;
  headers: Record<string, string>;
  /** Read, when it is JSON. */
  body: Json | undefined;
}

/** What is answered. */
export interface Said {
  status: number;
  headers: Record<string, string>;
  /** Read, when it is JSON. */
  body: Json | undefined;
}

/** What a backend does otherwise than the mock. */
export interface Hand {
  /** Changes what is asked before the mock hears of it. */
  asks?: (asked: Asked, forward: Forward) => void | Promise<void>;
  /** Changes what the mock has answered. */
  says?: (said: Said, asked: Asked, forward: Forward) => void | Promise<void>;
  /** Under which path all of it stands. */
  base?: string;
}

/** Asks the mock itself. */
export type Forward = (asked: Asked) => Promise<Said>;

export interface Proxy {
  url: string;
  close: () => Promise<void>;
}

/** Starts a backend that answers as the mock at `url` does, save for what the hand changes. */
export async function startProxy(url: string, { asks, says, base = '' }: Hand): Promise<Proxy> {
  let own = '';
  const forward: Forward = (asked) => ask(url, asked);
  const serve = async (incoming: IncomingMessage, outgoing: ServerResponse) => {
    const { asked, bytes } = await read(incoming, base);
    await asks?.(asked, forward);
    const raw = asked.body === undefined ? bytes : Buffer.from(JSON.stringify(asked.body));
    const response = await fetch(url + target(asked), init(asked, raw));
    const answer = Buffer.from(await response.arrayBuffer());
    const said = parse(response, answer, (text) => text.replaceAll(url, own));
    await says?.(said, asked, forward);
    outgoing.writeHead(said.status, said.headers);
    outgoing.end(said.body === undefined ? answer : JSON.stringify(said.body));
  };
  const server = createServer((incoming, outgoing) => {
    serve(incoming, outgoing).catch((error: unknown) => outgoing.destroy(error as Error));
  });
  // A line that is closed after five idle seconds may close just as somebody asks, on a machine that is busy.
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  own = `http://127.0.0.1:${(server.address() as AddressInfo).port}${base}`;
  return { url: own, close: () => close(server) };
}

async function read(incoming: IncomingMessage, base: string): Promise<{ asked: Asked; bytes: Buffer }> {
  const bytes = await buffer(incoming);
  const { pathname, searchParams } = new URL(incoming.url ?? '/', 'http://proxy.test');
  const below = pathname.startsWith(`${base}/`) ? pathname.slice(base.length) : '/elsewhere';
  const [account = ''] = /^\/i\/[^/]+(\/at\/[^/]+)?/.exec(below) ?? [];
  const { host: _host, connection: _connection, 'content-length': _length, ...headers } = incoming.headers;
  const asked: Asked = {
    method: incoming.method ?? 'GET',
    account,
    path: below.slice(account.length),
    query: searchParams,
    headers: headers as Record<string, string>,
    body: json(headers['content-type'] ?? '', bytes.toString()),
  };
  return { asked, bytes };
}

async function ask(url: string, asked: Asked): Promise<Said> {
  const raw = asked.body === undefined ? Buffer.alloc(0) : Buffer.from(JSON.stringify(asked.body));
  const response = await fetch(url + target(asked), init(asked, raw));
  return parse(response, Buffer.from(await response.arrayBuffer()), (text) => text);
}

function target({ account, path, query }: Asked): string {
  return `${account}${path}${query.size > 0 ? `?${query.toString()}` : ''}`;
}

function init({ method, headers }: Asked, bytes: Buffer): RequestInit {
  return {
    method,
    headers,
    ...(bytes.byteLength > 0 && method !== 'GET' && { body: new Uint8Array(bytes) }),
  };
}

function parse(response: Response, bytes: Buffer, rewrite: (text: string) => string): Said {
  const kept = ['content-type', 'etag', 'allow', 'www-authenticate', 'retry-after', 'idempotent-replayed'];
  const headers = Object.fromEntries([...response.headers].filter(([name]) => kept.includes(name)));
  return {
    status: response.status,
    headers,
    body: json(headers['content-type'] ?? '', rewrite(bytes.toString())),
  };
}

/** `undefined` for what is no JSON: it goes through as it is. */
function json(type: string, text: string): Json | undefined {
  if (!/\bjson\b/.test(type) || text.length > 1_000_000) return undefined;
  try {
    return JSON.parse(text) as Json;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function close(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.close((error) => {
      if (error) reject(error);
      else resolve();
    });
    server.closeAllConnections();
  });
}

/** Every object within a value, at any depth, the outermost first. */
export function* objectsIn(value: Json | undefined): Generator<Fields> {
  if (Array.isArray(value)) {
    for (const inner of value) yield* objectsIn(inner);
  } else if (typeof value === 'object' && value !== null) {
    yield value;
    for (const inner of Object.values(value)) yield* objectsIn(inner);
  }
}

/** The answer's outermost object; an empty one that goes nowhere where there is none. */
export function fields(body: Json | undefined): Fields {
  return typeof body === 'object' && body !== null && !Array.isArray(body) ? body : {};
}

/** The entries of a list's answer. */
export function entries(body: Json | undefined): Fields[] {
  const { data } = fields(body);
  return Array.isArray(data) ? data.map(fields) : [];
}
