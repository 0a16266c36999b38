import type { Instance } from '../instance.ts';

/** A file that somebody asked for. It is made of what the backend was then, whatever becomes of the backend. */
export interface FileAnswer {
  name: string;
  render: () => Promise<string | Uint8Array<ArrayBuffer>>;
}

/** An answer. A server writes it as it stands, a page gets it as a `Response`. */
export interface Reply {
  status: number;
  headers: Readonly<Record<string, string>>;
  /** `null`: nothing. */
  body: string | Uint8Array<ArrayBuffer> | null;
}

/** The backend after a request, and what it answers. */
export interface Answered {
  instance: Instance;
  /** Of a file without its content. `null` is no answer at all, as over a line that is broken. */
  reply: Reply | null;
  /** The answer's content, to be rendered after all was decided: that takes time, and the backend waits for nothing. */
  file?: FileAnswer;
}

/** The whole answer: a file is rendered now. */
export async function completed({ reply, file }: Answered): Promise<Reply | null> {
  return reply && file ? { ...reply, body: await file.render() } : reply;
}

/** An answer as `fetch` has it: a network error (`Response.error()`) is none. */
export function toResponse(reply: Reply | null): Response {
  return reply
    ? new Response(reply.body, { status: reply.status, headers: reply.headers })
    : Response.error();
}
