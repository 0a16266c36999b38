import {
  advance,
  appended,
  memberById,
  Refusal,
  requirePermission,
  valueOf,
  withValue,
  type MemberState,
} from '@billfold/rules';
import type { Operation } from '@billfold/contract/schemas';
import * as z from 'zod/mini';
import type { Instance, Remembered } from '../instance.ts';
import { jsonBody, type Call } from './call.ts';
import { bearer, entryOf, isNoted } from './journal.ts';
import type { Answered, FileAnswer, Reply } from './answered.ts';
import { control } from './control.ts';
import type { Effect } from './handlers/asked.ts';
import { handlers } from './handlers/index.ts';
import { HttpRefusal, invalid, json, problemReply } from './problems.ts';
import { isFresh } from './remembered.ts';
import { cachedReply } from './reply-cache.ts';
import { findRoute, type Route } from './routes.ts';
import { queryPointer, read } from './validation.ts';
import { worldOf } from './world.ts';

const LONGEST_KEY = 255;
const LONGEST_TOKEN = 200;
const nothing = z.strictObject({});

/**
 * Answers a request to one account: a function of the backend as it is and of what is asked. A refusal leaves the backend
 * as it was. It decides at once, so whoever stores the result before the next call has no two requests at work together.
 */
export function respond(instance: Instance, call: Call): Answered {
  try {
    return noted(instance, call, decide(instance, call));
  } catch (error) {
    if (error instanceof Refusal) return { instance, reply: problemReply(error, call.path) };
    throw error;
  }
}

function decide(instance: Instance, call: Call): Answered {
  if (call.path.startsWith('/__mock__/')) return control(instance, call);
  return simulated(instance) ?? heard(api(instance, call), call);
}

/** Whether whoever asked hears of it: an answer may get lost after all was done. */
function heard(answered: Answered, { method }: Call): Answered {
  const { instance } = answered;
  const { faults } = instance;
  if (method === 'GET' || faults.loseAnswers === 0) return answered;
  const loseAnswers = faults.loseAnswers - 1;
  return { instance: { ...instance, faults: { ...faults, loseAnswers } }, reply: null };
}

/** Whatever changed the backend is noted down, so that its past can be told again (TIME-2). */
function noted(before: Instance, call: Call, answered: Answered): Answered {
  const { instance } = answered;
  const startedAgain = instance.journal !== before.journal;
  if (instance === before || startedAgain || !isNoted(call)) return answered;
  return { ...answered, instance: { ...instance, journal: appended(before.journal, entryOf(before, call)) } };
}

/** What has been made to go wrong. */
function simulated(instance: Instance): Answered | undefined {
  const { faults } = instance;
  if (faults.offline) return { instance, reply: null };
  if (!faults.failNext) return undefined;
  const { status, count } = faults.failNext;
  const failNext = count > 1 ? { status, count: count - 1 } : null;
  const headers = status === 429 || status === 503 ? { 'Retry-After': '1' } : {};
  const failure = new HttpRefusal(status, 'simulated_failure', 'The mock was told to answer so', { headers });
  return {
    instance: { ...instance, faults: { ...faults, failNext } },
    reply: problemReply(failure, ''),
  };
}

function api(instance: Instance, call: Call): Answered {
  const route = findRoute(call.method, call.path);
  const viewer = viewerOf(instance, call);
  const { permission, method } = route.operation;
  if (permission) requirePermission(instance.account, viewer.id, permission);
  return method === 'GET'
    ? answerRead(instance, call, route, viewer)
    : answerWrite(instance, call, route, viewer);
}

/** Who asks: a token names account and member (REQ-5). */
function viewerOf({ tokens, account }: Instance, { headers }: Call): MemberState {
  const token = bearer(headers);
  const known = tokens.find((candidate) => candidate.token === token);
  const viewer = known && memberById(account, known.memberId);
  if (!viewer) {
    throw new HttpRefusal(401, 'unauthenticated', 'The session has ended, or there was none', {
      headers: { 'WWW-Authenticate': 'Bearer' },
    });
  }
  const asked = headers.get('Billfold-Account');
  if (asked !== null && asked !== account.id)
    throw new HttpRefusal(404, 'not_found', 'There is no such account');
  return viewer;
}

function answerRead(instance: Instance, call: Call, route: Route, viewer: MemberState): Answered {
  const { account, vault } = instance;
  const { media, status, confirmation } = route.operation;
  const view = (): unknown => {
    const asked = { ...readInput(call, route), account, viewer, world: worldOf(instance), vault };
    // One type for all: a union of handlers takes nothing that anybody could give.
    return (handlers[route.id] as (asked: unknown) => unknown)(asked);
  };
  if (media) return { instance, ...fileAnswer(media, view() as FileAnswer) };
  const make = (): Reply => answered(view(), status);
  // What a header asks for is not in the address.
  if (confirmation) return { instance, reply: make() };
  const question = JSON.stringify([viewer.id, call.path, call.query.toString(), call.body]);
  return { instance, reply: cachedReply(instance, question, make) };
}

function answerWrite(instance: Instance, call: Call, route: Route, viewer: MemberState): Answered {
  const slot = `${viewer.id} ${keyOf(call)}`;
  const before = valueOf(instance.remembered, slot);
  if (before && isFresh(before, instance)) return { instance, reply: replay(before, call, route) };

  const input = readInput(call, route);
  const world = worldOf(instance);
  const account = advance(instance.account, instance.account.now, world);
  const handler = handlers[route.id] as (asked: unknown) => Effect<unknown>;
  const effect = handler({ ...input, account, viewer, world, vault: instance.vault });
  const next = world.leaves(effect.account);
  if (effect.refusal) return { instance: next, reply: problemReply(effect.refusal, call.path) };

  const { status } = route.operation;
  const { answer } = effect;
  const reply = { asked: textOf(call, input.body), at: account.now, status, answer };
  const remembered = withValue(next.remembered, slot, reply);
  return { instance: { ...next, remembered }, reply: answered(answer, status) };
}

/** An answer; of what can be changed, with the version that a change has to bear (REQ-2). */
function answered(answer: unknown, status: number, headers: Record<string, string> = {}): Reply {
  const { version } = answer as { version?: string };
  return json(answer, status, { ...(version !== undefined && { ETag: `"${version}"` }), ...headers });
}

function fileAnswer(media: string, file: FileAnswer): Pick<Answered, 'reply' | 'file'> {
  const reply = {
    status: 200,
    headers: {
      'Content-Type': media === 'text/csv' ? 'text/csv; charset=utf-8' : media,
      'Content-Disposition': `attachment; filename="${file.name}"`,
      'Cache-Control': 'no-store',
    },
    body: null,
  };
  return { reply, file };
}

function readInput(call: Call, { operation, params }: Route) {
  const { query, headers } = call;
  for (const name of query.keys()) {
    if (query.getAll(name).length > 1)
      throw invalid([{ pointer: `?${name}`, code: 'duplicate', detail: 'It stands there twice' }]);
  }
  return {
    params,
    query: read(operation.query ?? nothing, Object.fromEntries(query), queryPointer),
    body: readBody(call, operation),
    version: operation.versioned && versionOf(headers),
    confirmation: operation.confirmation && confirmationOf(headers),
  };
}

function readBody(call: Call, { body }: Operation): unknown {
  if (body) return read(body, jsonBody(call));
  return call.body === '' ? undefined : read(nothing, jsonBody(call));
}

/** What was read, as its `ETag` had it (REQ-2). */
function versionOf(headers: Call['headers']): string {
  const tag = headers.get('If-Match')?.trim();
  if (!tag) {
    throw new HttpRefusal(428, 'version_missing', 'This request must have the header If-Match');
  }
  const version = /^"([^"]{1,64})"$/.exec(tag)?.[1];
  if (version !== undefined) return version;
  throw invalid([
    { pointer: 'If-Match', code: 'invalid_value', detail: 'It must be one version, in quotation marks' },
  ]);
}

function confirmationOf(headers: Call['headers']): string {
  const pointer = 'Billfold-Confirmation';
  const token = headers.get(pointer)?.trim();
  if (!token) throw invalid([{ pointer, code: 'required', detail: 'It is missing' }]);
  if (token.length <= LONGEST_TOKEN) return token;
  throw invalid([{ pointer, code: 'too_long', detail: `It may have at most ${LONGEST_TOKEN} characters` }]);
}

function keyOf({ headers }: Call): string {
  const key = headers.get('Idempotency-Key')?.trim();
  if (!key)
    throw new HttpRefusal(
      428,
      'idempotency_key_missing',
      'This request must have the header Idempotency-Key',
    );
  if (key.length <= LONGEST_KEY) return key;
  throw invalid([
    { pointer: 'Idempotency-Key', code: 'too_long', detail: `It may have at most ${LONGEST_KEY} characters` },
  ]);
}

/** The first answer once more, or a refusal for another question (REQ-1). */
function replay(before: Remembered, call: Call, route: Route): Reply {
  if (asksTheSame(before, call, route))
    return answered(before.answer, before.status, { 'Idempotent-Replayed': 'true' });
  throw new HttpRefusal(422, 'idempotency_key_reused', 'This Idempotency-Key was used for another request');
}

/** Only what could be read has been answered. So what cannot be read is another question. */
function asksTheSame(before: Remembered, call: Call, { operation }: Route): boolean {
  try {
    return textOf(call, readBody(call, operation)) === before.asked;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}

function textOf({ method, path }: Call, body: unknown): string {
  return JSON.stringify([method, path, body]);
}
