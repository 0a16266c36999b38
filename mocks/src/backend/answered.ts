import type { Instance } from '../instance.ts';

/** A file that somebody asked for. It is made of what the backend was then, whatever becomes of the backend. */
export interface FileAnswer {
  name: string;
  render: () => Promise<BodyInit>;
}

/** The backend after a request, and what it answers. A network error (`Response.error()`) is no answer at all. */
export interface Answered {
  instance: Instance;
  /** Of a file without its content. */
  response: Response;
  /** The answer's content, to be rendered after all was decided: that takes time, and the backend waits for nothing. */
  file?: FileAnswer;
}

/** The whole answer: a file is rendered now. */
export async function completed({ response, file }: Answered): Promise<Response> {
  if (!file) return response;
  const { status, headers } = response;
  return new Response(await file.render(), { status, headers });
}
