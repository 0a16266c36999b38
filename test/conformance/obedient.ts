// A backend that does whatever it is told, whoever says so, and keeps a record of it.
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

/** What arrived. */
export interface Arrived {
  method: string;
  /** Below the account's address, with the query, as it was spelt. */
  path: string;
  authorization: string | undefined;
  body: string;
}

export interface Obedient {
  /** The account's own address. */
  url: string;
  arrived: Arrived[];
  close: () => Promise<void>;
}

export interface ObedientOptions {
  /** What a read answers, so that a check goes on after it. Without it everything is answered `{}`. */
  reads?: (path: string) => Promise<Response>;
  /** Of whom it asks a token: of nobody, of whoever reads, or of all. */
  refuses?: 'nobody' | 'readers' | 'strangers';
  token: string;
}

const ACCOUNT = '/accounts/real';
const KEPT = ['content-type', 'etag', 'www-authenticate'];

/** Starts one. It grants what it is asked for with 200, but for what it `refuses`. */
export async function startObedient({
  reads,
  refuses = 'nobody',
  token,
}: ObedientOptions): Promise<Obedient> {
  const arrived: Arrived[] = [];
  const answer = async (incoming: IncomingMessage): Promise<Response> => {
    const { method = '', url = '', headers } = incoming;
    const path = url.startsWith(ACCOUNT) ? url.slice(ACCOUNT.length) : url;
    const body = (await buffer(incoming)).toString();
    arrived.push({ method, path, authorization: headers.authorization, body });
    const stranger = headers.authorization !== `Bearer ${token}`;
    if (stranger && (refuses === 'strangers' || (refuses === 'readers' && method === 'GET')))
      return Response.json(UNAUTHENTICATED, {
        status: 401,
        headers: { 'content-type': 'application/problem+json', 'www-authenticate': 'Bearer' },
      });
    if (method === 'GET' && reads) {
      const read = await reads(path);
      if (read.ok) return read;
    }
    return Response.json({});
  };
  const server = createServer((incoming, outgoing) => {
    answer(incoming)
      .then(async (said) => {
        outgoing.writeHead(said.status, [...said.headers].filter(([name]) => KEPT.includes(name)).flat());
        outgoing.end(new Uint8Array(await said.arrayBuffer()));
      })
      .catch((error: unknown) => outgoing.destroy(error as Error));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}${ACCOUNT}`,
    arrived,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const UNAUTHENTICATED = {
  type: 'about:blank',
  title: 'Unauthenticated',
  status: 401,
  detail: 'Sign in',
  code: 'unauthenticated',
  instance: '/',
};
