import { advance, memberById, Refusal, requirePermission, type MemberState } from '@billfold/rules';
import * as z from 'zod/mini';
import type { Instance, Remembered } from '../instance.ts';
import { jsonBody, type Call } from './call.ts';
import { bearer, entryOf } from './journal.ts';
import type { Answered } from './answered.ts';
import { control } from './control.ts';
import { handlers, type Effect } from './handlers.ts';
import type { Mail } from './mail.ts';
import { HttpRefusal, invalid, json, problemResponse } from './problems.ts';
import { findRoute, type Route } from './routes.ts';
import { queryPointer, read } from './validation.ts';
import { worldOf } from './world.ts';

const DAY = 86_400_000;
const LONGEST_KEY = 255;
const nothing = z.strictObject({});

/**
 * Answers a request to one account: a function of the backend as it is and of what is asked. A refusal leaves the backend
 * as it was. It decides at once, so whoever stores the result before the next call has no two requests at work together.
 */
export function respond(instance: Instance, call: Call): Answered {
  try {
    return noted(instance, call, decide(instance, call));
  } catch (error) {
    if (error instanceof Refusal) return { instance, response: problemResponse(error, call.path) };
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
  return { instance: { ...instance, faults: { ...faults, loseAnswers } }, response: Response.error() };
}

/** Whatever changed the backend is noted down, so that its past can be told again (TIME-2). */
function noted(before: Instance, call: Call, answered: Answered): Answered {
  const { instance, response } = answered;
  const startedAgain = instance.journal !== before.journal;
  if (instance === before || startedAgain) return answered;
  return { instance: { ...instance, journal: [...before.journal, entryOf(before, call)] }, response };
}

/** What has been made to go wrong. */
function simulated(instance: Instance): Answered | undefined {
  const { faults } = instance;
  if (faults.offline) return { instance, response: Response.error() };
  if (!faults.failNext) return undefined;
  const { status, count } = faults.failNext;
  const failNext = count > 1 ? { status, count: count - 1 } : null;
  const headers = status === 429 || status === 503 ? { 'Retry-After': '1' } : {};
  const failure = new HttpRefusal(status, 'simulated_failure', 'The mock was told to answer so', { headers });
  return {
    instance: { ...instance, faults: { ...faults, failNext } },
    response: problemResponse(failure, ''),
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
  const { account } = instance;
  const asked = { ...readInput(call, route), account, viewer, world: worldOf(instance, []) };
  // One type for all: a union of handlers takes nothing that anybody could give.
  const handler = handlers[route.id] as (asked: unknown) => unknown;
  const answer = handler(asked);
  return { instance, response: json(answer, route.operation.status) };
}

function answerWrite(instance: Instance, call: Call, route: Route, viewer: MemberState): Answered {
  const key = keyOf(call);
  const input = readInput(call, route);
  const asked = JSON.stringify([call.method, call.path, input.body]);
  const slot = `${viewer.id} ${key}`;
  const before = Object.hasOwn(instance.remembered, slot) ? instance.remembered[slot] : undefined;
  if (before && isFresh(before, instance)) return { instance, response: replay(before, asked) };

  const mails: Mail[] = [];
  const world = worldOf(instance, mails);
  const account = advance(instance.account, instance.account.now, world);
  const handler = handlers[route.id] as (asked: unknown) => Effect<unknown>;
  const effect = handler({ ...input, account, viewer, world });
  const next = { ...instance, account: effect.account, outbox: [...instance.outbox, ...mails] };
  if (effect.refusal) return { instance: next, response: problemResponse(effect.refusal, call.path) };

  const { status } = route.operation;
  const { answer } = effect;
  const remembered = { ...forgetOld(next), [slot]: { asked, at: account.now, status, answer } };
  return { instance: { ...next, remembered }, response: json(answer, status) };
}

function readInput({ query, headers, body }: Call, { operation, params }: Route) {
  for (const name of query.keys()) {
    if (query.getAll(name).length > 1)
      throw invalid([{ pointer: `?${name}`, code: 'duplicate', detail: 'It stands there twice' }]);
  }
  return {
    params,
    query: read(operation.query ?? nothing, Object.fromEntries(query), queryPointer),
    body: operation.body
      ? read(operation.body, jsonBody({ headers, body }))
      : body && read(nothing, jsonBody({ headers, body })),
  };
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
function replay({ asked: first, status, answer }: Remembered, asked: string): Response {
  if (first === asked) return json(answer, status, { 'Idempotent-Replayed': 'true' });
  throw new HttpRefusal(422, 'idempotency_key_reused', 'This Idempotency-Key was used for another request');
}

function isFresh({ at }: Remembered, { account }: Instance): boolean {
  return account.now - at < DAY;
}

function forgetOld(instance: Instance): Instance['remembered'] {
  return Object.fromEntries(
    Object.entries(instance.remembered).filter(([, reply]) => isFresh(reply, instance)),
  );
}
