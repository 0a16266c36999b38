import { Id } from '@billfold/contract/schemas';
import { Refusal } from '@billfold/rules';
import * as z from 'zod/mini';
import { completed, toResponse, type Answered, type Reply } from './backend/answered.ts';
import { jsonBody, readCall, type Call, type Incoming } from './backend/call.ts';
import { HttpRefusal, invalid, json, notFound, problemReply } from './backend/problems.ts';
import { respond } from './backend/respond.ts';
import { decode, methodNotAllowed } from './backend/routes.ts';
import { read } from './backend/validation.ts';
import { createInstance, randomId, tokensOf, type Instance } from './instance.ts';
import { branch, lookBack } from './past.ts';
import { DayOrInstant, instantOf } from './recipe.ts';

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
 * `{base}/i/{id}/…` is the API of one, `{base}/i/{id}/at/{day or instant}/…` the same as it was then, for reading only;
 * `{base}/__mock__/instances` makes another, or goes on from there: `{from: id, at}`; `{base}/openapi.json` describes them,
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
    return toResponse(await this.answer(request));
  }

  /** The same for a server, which writes the answer as it stands; `null` is none. */
  async answer(request: Incoming): Promise<Reply | null> {
    const path = new URL(request.url).pathname.slice(this.#root.length);
    const [, id, at, rest] = /^\/i\/([^/]+)(?:\/at\/([^/]+))?(\/.*)$/.exec(path) ?? [];
    try {
      const common = await this.#common(request, rest ?? path);
      if (common) return common;
      const answered = await this.#ask(request, id, at, rest);
      return answered ? await completed(answered) : problemReply(notFound('resource'), path);
    } catch (error) {
      if (error instanceof Refusal) return problemReply(error, path);
      console.error(error);
      return problemReply(new HttpRefusal(500, 'internal_error', 'The mock is at fault; see its log'), path);
    }
  }

  /** What is the same whichever account is asked. */
  async #common(request: Incoming, path: string): Promise<Reply | undefined> {
    if (path === '/openapi.json' && this.#openapi) {
      if (request.method !== 'GET') throw methodNotAllowed(['GET']);
      return json(await this.#openapi(), 200);
    }
    if (path !== '/__mock__/instances') return undefined;
    if (request.method !== 'POST') throw methodNotAllowed(['POST']);
    const instance = await this.#make(jsonBody(await readCall(request, path)));
    await this.#store.add(instance);
    return json({ baseUrl: this.addressOf(instance.id), tokens: tokensOf(instance) }, 201);
  }

  /** A new account: from a recipe, or from another one's past. */
  async #make(input: unknown): Promise<Instance> {
    if (typeof input !== 'object' || input === null || !('from' in input)) return createInstance(input ?? {});
    const { from, at } = read(GoOn, input);
    let branched: Instance | undefined;
    await this.#store.update(from, (instance) => {
      branched = branch(instance, instantIn(instance, at, '/at'), randomId());
      return { instance, reply: null };
    });
    if (!branched) throw notFound('account');
    return branched;
  }

  async #ask(request: Incoming, id = '', at = '', path = ''): Promise<Answered | undefined> {
    if (!id) return undefined;
    const call = await readCall(request, path);
    const answered = await this.#store.update(id, (instance) =>
      at ? respondAsOf(instance, decode(at), call) : respond(instance, call),
    );
    if (!answered) return undefined;
    const { latencyMs } = answered.instance.faults;
    if (latencyMs > 0 && !path.startsWith('/__mock__/')) await pause(latencyMs);
    return answered;
  }
}

/** Where to go on from: an account, and a day or an instant of its past. */
const GoOn = z.strictObject({ from: Id, at: DayOrInstant });

/** The past can be read, and not changed (TIME-2). */
function respondAsOf(instance: Instance, at: string | undefined, call: Call): Answered {
  if (at === undefined) throw notFound('resource');
  if (call.method !== 'GET') {
    throw new Refusal('past_is_read_only', 'This is the past: go on from it as another account');
  }
  return { ...respond(lookBack(instance, instantIn(instance, at, '/at')), call), instance };
}

function instantIn({ account }: Instance, at: string, pointer: string): number {
  try {
    return instantOf(at, account.timeZone);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw invalid([{ pointer, code: 'invalid_value', detail: 'There is no such day or instant' }]);
  }
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
