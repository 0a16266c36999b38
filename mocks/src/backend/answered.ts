import type { Instance } from '../instance.ts';

/** The backend after a request, and what it answers. A network error (`Response.error()`) is no answer at all. */
export interface Answered {
  instance: Instance;
  response: Response;
}
