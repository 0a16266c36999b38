import { Refusal } from '@billfold/rules';
import type { Answered } from './backend/answered.ts';
import { jsonBody, readCall } from './backend/call.ts';
import { HttpRefusal, json, notFound, problemResponse } from './backend/problems.ts';
import { respond } from './backend/respond.ts';
import { methodNotAllowed } from './backend/routes.ts';
import { createInstance, tokensOf, type Instance } from './instance.ts';

/** Keeps instances. */
export interface Store {
  add(instance: Instance): Promise<void> | void;
  /**
   * Lets one request at a time act on an instance, and keeps what it becomes.
   * @returns `undefined` when there is no such instance
   */
  update(
    id: string,
    act: (instance: Instance) => Answered,
  ): Promise<Answered | undefined> | Answered | undefined;
}

/** Instances in memory, gone with it. */
export function memoryStore(): Store {
  const instances = new Map<string, Instance>();
  return {
    add: (instance) => void instances.set(instance.id, instance),
    update(id, act) {
      const instance = instances.get(id);
      if (!instance) return undefined;
      const answered = act(instance);
      instances.set(id, answered.instance);
      return answered;
    },
  };
}

/**
 * Many accounts side by side, each at an address of its own.
 *
 * `{base}/i/{id}/…` is the API of one; `{base}/__mock__/instances` makes another; `{base}/openapi.json` describes them,
 * where there is a description at hand.
 */
export class Host {
  readonly #base: string;
  readonly #root: string;
  readonly #store: Store;
  readonly #openapi: (() => Promise<unknown>) | undefined;

  /**
   * @param base without a slash at its end
   * @param openapi loads the description of the API
   */
  constructor(base: string, store: Store, openapi?: () => Promise<unknown>) {
    this.#openapi = openapi;
    this.#base = base;
    this.#root = new URL(base).pathname.replace(/\/$/, '');
    this.#store = store;
  }

  /** Where the instance with this id answers. */
  addressOf(id: string): string {
    return `${this.#base}/i/${id}`;
  }

  /** Answers a request. A network error (`Response.error()`) stands for no answer. */
  async handle(request: Request): Promise<Response> {
    const path = new URL(request.url).pathname.slice(this.#root.length);
    const [, id, rest] = /^\/i\/([^/]+)(\/.*)$/.exec(path) ?? [];
    try {
      return (
        (await this.#common(request, rest ?? path)) ??
        (await this.#ask(request, id, rest)) ??
        problemResponse(notFound('resource'), path)
      );
    } catch (error) {
      if (error instanceof Refusal) return problemResponse(error, path);
      console.error(error);
      return problemResponse(
        new HttpRefusal(500, 'internal_error', 'The mock is at fault; see its log'),
        path,
      );
    }
  }

  /** What is the same whichever account is asked. */
  async #common(request: Request, path: string): Promise<Response | undefined> {
    if (path === '/openapi.json' && this.#openapi) {
      if (request.method !== 'GET') throw methodNotAllowed(['GET']);
      return json(await this.#openapi(), 200);
    }
    if (path !== '/__mock__/instances') return undefined;
    if (request.method !== 'POST') throw methodNotAllowed(['POST']);
    const recipe = jsonBody(await readCall(request, path)) ?? {};
    const instance = createInstance(recipe);
    await this.#store.add(instance);
    return json({ baseUrl: this.addressOf(instance.id), tokens: tokensOf(instance) }, 201);
  }

  async #ask(request: Request, id = '', path = ''): Promise<Response | undefined> {
    if (!id) return undefined;
    const call = await readCall(request, path);
    const answered = await this.#store.update(id, (instance) => respond(instance, call));
    if (!answered) return undefined;
    const { latencyMs } = answered.instance.faults;
    if (latencyMs > 0 && !path.startsWith('/__mock__/')) await pause(latencyMs);
    return answered.response;
  }
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
