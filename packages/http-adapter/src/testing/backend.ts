import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TestContext } from 'node:test';
import { text } from 'node:stream/consumers';

/** A request as it came over the wire. */
export interface Received {
  method: string;
  /** Path and query. */
  url: string;
  headers: IncomingHttpHeaders;
  body: string;
}

/** What the backend does with a request. */
export type Reply = (response: ServerResponse, received: Received) => unknown;

export interface Backend {
  endpoint: string;
  received: Received[];
}

/** Starts an HTTP server that gives one reply after another, the last one for ever, and ends with the test. */
export async function startBackend(t: TestContext, ...replies: [Reply, ...Reply[]]): Promise<Backend> {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      const { method = '', url = '', headers } = request;
      const reply = replies[Math.min(received.length, replies.length - 1)] ?? replies[0];
      received.push({ method, url, headers, body });
      return reply(response, { method, url, headers, body });
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => {
    server.close();
    server.closeAllConnections();
  });
  return { endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, received };
}

/** Answers with a body as it stands. */
export function body(content: string, status: number, headers: Record<string, string>): Reply {
  return (response) => response.writeHead(status, headers).end(content);
}

/** Answers with JSON. */
export function json(value: unknown, status = 200): Reply {
  return body(JSON.stringify(value), status, { 'Content-Type': 'application/json' });
}

/** Refuses with a problem document. */
export function problem(status: number, code: string, more: object = {}, headers = {}): Reply {
  const document = {
    type: 'about:blank',
    title: 'No',
    status,
    detail: `No: ${code}`,
    code,
    instance: '/x',
    ...more,
  };
  return body(JSON.stringify(document), status, { 'Content-Type': 'application/problem+json', ...headers });
}

/** Takes the request, and goes away without a word. */
export const lost: Reply = (response) => response.socket?.destroy();

/** Takes the request, and never answers. */
export const silent: Reply = () => undefined;
