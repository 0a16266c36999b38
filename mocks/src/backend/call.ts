import { HttpRefusal } from './problems.ts';

/** A request, read: what is decided after this is decided at once, without waiting for anything. */
export interface Call {
  method: string;
  /** Below the instance's base address, with a leading slash, still encoded. */
  path: string;
  query: URLSearchParams;
  headers: Pick<Headers, 'get'>;
  /** Empty when there was none. */
  body: string;
}

/** Whoever sends too many of something shall hear of what, rather than that it was too long. */
export const MAX_BODY = 1024 * 1024;

/** As much of a request as is looked at: a `Request` has it, and so has what a server was asked. */
export type Incoming = Pick<Request, 'method' | 'url'> & {
  headers: Pick<Headers, 'get'>;
  arrayBuffer: () => Promise<ArrayBuffer | Uint8Array<ArrayBuffer>>;
};

const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * Reads a request.
 * @param path below the instance's base address
 * @throws HttpRefusal `body_too_large`, `malformed_body`
 */
export async function readCall(request: Incoming, path: string): Promise<Call> {
  const { method, headers, url } = request;
  return { method, path, headers, query: new URL(url).searchParams, body: await readText(request) };
}

async function readText(request: Incoming): Promise<string> {
  const bytes = await request.arrayBuffer();
  if (bytes.byteLength > MAX_BODY)
    throw new HttpRefusal(413, 'body_too_large', `The body may have at most ${MAX_BODY} bytes`);
  try {
    return bytes.byteLength === 0 ? '' : utf8.decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) throw malformed('The body is not UTF-8');
    throw error;
  }
}

function malformed(detail: string): HttpRefusal {
  return new HttpRefusal(400, 'malformed_body', detail);
}

/**
 * The body as a value; `undefined` when there is none.
 * @throws HttpRefusal `not_json`, `malformed_body`
 */
export function jsonBody({ headers, body }: Pick<Call, 'headers' | 'body'>): unknown {
  if (body === '') return undefined;
  const type = headers.get('Content-Type') ?? '';
  if (!/^application\/([\w.+-]+\+)?json\s*(;|$)/i.test(type)) {
    throw new HttpRefusal(415, 'not_json', 'The body must be of the type application/json');
  }
  try {
    return JSON.parse(body);
  } catch (error) {
    if (error instanceof SyntaxError) throw malformed('The body is not JSON');
    throw error;
  }
}
