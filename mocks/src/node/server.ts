import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dayOf } from '@billfold/rules';
import { MAX_BODY, type Incoming } from '../backend/call.ts';
import { HttpRefusal, problemReply } from '../backend/problems.ts';
import { Host, memoryStore } from '../host.ts';
import { createInstance, tokensOf, type Viewer } from '../instance.ts';
import type { RecipeInput } from '../recipe.ts';

export interface MockServerOptions {
  /** 0, the default, takes a free one. */
  port?: number;
  /** Which of the machine's addresses is listened on. Default: only itself. */
  host?: string;
  /** What the first instance is made from. More are made by `POST {url}/__mock__/instances`. */
  recipe?: RecipeInput;
}

export interface MockServer {
  /** The server's own address. */
  url: string;
  /** The first instance's: the `endpoint` of a provider. */
  baseUrl: string;
  tokens: Partial<Record<Viewer, string>>;
  scenario: string;
  /** What its clock shows: the day or the instant that was asked for. */
  at: string;
  /** Ends the requests at work and stops listening. */
  close: () => Promise<void>;
}

/** Long enough for an answer at work, short enough for whoever waits. */
const PATIENCE = 1000;

/** So long a line is kept open for the next request. A line closed too soon may close just as somebody asks. */
const IDLE = 60_000;

const NOTHING = Buffer.alloc(0);

/** What the API is asked by. */
const METHODS = 'GET, POST, PATCH, DELETE';

/**
 * Serves the mock over HTTP. Any page may ask it: whoever asks says who they are by a token, never by a cookie.
 * @throws HttpRefusal when the recipe is wrong
 * @throws Error when the port is taken
 */
export async function startMockServer(options: MockServerOptions = {}): Promise<MockServer> {
  const { port = 0, host = '127.0.0.1', recipe = {} } = options;
  const instance = createInstance(recipe);
  const server = createServer();
  server.keepAliveTimeout = IDLE;
  const url = await listen(server, port, host);
  const store = memoryStore();
  const accounts = new Host(url, store, loadOpenapi);
  await store.add(instance);
  server.on('request', (incoming, outgoing) => {
    serve(accounts, url, incoming, outgoing).catch((error: unknown) => {
      // A client that went away, most of the time. Nobody is left to be answered.
      if (!incoming.destroyed) console.error(error);
      outgoing.destroy();
    });
  });
  const { account } = instance;
  return {
    url,
    scenario: instance.recipe.scenario,
    at: instance.recipe.at ?? dayOf(account.now, account.timeZone),
    baseUrl: accounts.addressOf(instance.id),
    tokens: tokensOf(instance),
    close: () => close(server),
  };
}

async function loadOpenapi(): Promise<unknown> {
  const { default: openapi } = await import('@billfold/contract/openapi.json', { with: { type: 'json' } });
  return openapi;
}

async function listen(server: Server, port: number, host: string): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
  const { port: taken } = server.address() as AddressInfo;
  return `http://${host.includes(':') ? `[${host}]` : host}:${taken}`;
}

function close(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => server.closeAllConnections(), PATIENCE);
    server.close((error) => {
      clearTimeout(late);
      if (error) reject(error);
      else resolve();
    });
    server.closeIdleConnections();
  });
}

async function serve(
  accounts: Host,
  url: string,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const cors = corsFor(incoming);
  if (incoming.method === 'OPTIONS') {
    outgoing.writeHead(204, { ...cors, Allow: METHODS }).end();
    return;
  }
  const refusal = unreadable(url, incoming);
  const reply = refusal ? problemReply(refusal, '') : await accounts.answer(toRequest(url, incoming));
  if (!reply) {
    outgoing.destroy();
    return;
  }
  const body = reply.body ?? '';
  outgoing.writeHead(reply.status, {
    ...reply.headers,
    ...cors,
    'Content-Length': Buffer.byteLength(body),
  });
  outgoing.end(body);
}

/** What is no request to the API: another method, or an address that cannot be read. */
function unreadable(url: string, { method = 'GET', url: target = '/' }: IncomingMessage): HttpRefusal | null {
  if (!target.startsWith('/') || !URL.canParse(url + target))
    return new HttpRefusal(400, 'malformed_address', 'The address cannot be read');
  if (/^(GET|HEAD|POST|PUT|PATCH|DELETE)$/.test(method)) return null;
  return new HttpRefusal(405, 'method_not_allowed', `Allowed is ${METHODS}`, { headers: { Allow: METHODS } });
}

function toRequest(url: string, incoming: IncomingMessage): Incoming {
  const { method = 'GET', url: target = '/', headers } = incoming;
  return {
    method,
    url: url + target,
    headers: {
      get(name) {
        const value = headers[name.toLowerCase()];
        return (Array.isArray(value) ? value.join(', ') : value) ?? null;
      },
    },
    arrayBuffer: () => bodyOf(incoming),
  };
}

/** All of it, or enough to see that it is too large: the rest is let go, so that the client hears the answer. */
async function bodyOf(incoming: IncomingMessage): Promise<Buffer<ArrayBuffer>> {
  const { method, headers } = incoming;
  const isEmpty = headers['content-length'] === undefined && headers['transfer-encoding'] === undefined;
  if (isEmpty || method === 'GET' || method === 'HEAD') return NOTHING;
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    if (size <= MAX_BODY) chunks.push(chunk);
    size += chunk.byteLength;
  }
  return Buffer.concat(chunks);
}

/** Lets pages of any http or https origin in. Their answers bear no secret that the page did not have. */
function corsFor({ headers }: IncomingMessage): Record<string, string> {
  const { origin } = headers;
  if (!origin || !/^https?:\/\//.test(origin)) return { Vary: 'Origin' };
  return {
    Vary: 'Origin',
    'Access-Control-Allow-Origin': origin,
    'Access-Control-Allow-Credentials': 'true',
    'Access-Control-Allow-Methods': METHODS,
    'Access-Control-Allow-Headers':
      'Authorization, Content-Type, Idempotency-Key, If-Match, Billfold-Account, Billfold-Confirmation',
    'Access-Control-Allow-Private-Network': 'true',
    'Access-Control-Expose-Headers':
      'Allow, Content-Disposition, ETag, Idempotent-Replayed, Retry-After, WWW-Authenticate',
    'Access-Control-Max-Age': '600',
  };
}
