// Ten thousand requests that nobody wrote, right and wrong ones (REQ-3).
import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import { SCENARIOS, type Instance, type ScenarioName } from '@billfold/mocks';
import { closureView, contactsInOrder, rowById } from '@billfold/rules';
import fc from 'fast-check';
import { idsOf, OpenBackend } from './api/backend.ts';
import { described, problemsOfProblem } from './api/description.ts';
import { anyRequest, type Body, type MadeUp, type Pick } from './api/requests.ts';

const SEED = 20_261_124;
const REQUESTS = 10_000;
/** After so many requests another account begins, in other circumstances. */
const CHAPTER = 125;

interface Problem {
  code: string;
  status: number;
}

describe('REQ-3: whatever is asked', () => {
  it('is granted as promised or refused clearly, and a refusal changes nothing', async (t) => {
    const requests = fc.sample(anyRequest, { seed: SEED, numRuns: REQUESTS });
    const counts = new Map<number, number>();
    const granted = new Set<string>();
    for (let start = 0; start < requests.length; start += CHAPTER) {
      const chapter = start / CHAPTER;
      const scenario = SCENARIOS[chapter % SCENARIOS.length] ?? 'team';
      const told = await begin(scenario, chapter);
      for (const request of requests.slice(start, start + CHAPTER)) {
        const status = await hold(told, request);
        counts.set(status, (counts.get(status) ?? 0) + 1);
        if (status < 300) granted.add(request.operation.id);
      }
      assert.equal(told.backend.bytes, told.bytes);
    }
    report(t, counts, granted);
    const ungranted = [...new Set(requests.map(({ operation }) => operation.id))].filter(
      (id) => !granted.has(id),
    );
    assert.deepEqual(ungranted, [], 'each operation was granted at least once');
  });
});

interface Told {
  backend: OpenBackend;
  /** Ids of another account. */
  foreign: string[];
  /** The state as it was last seen, and what it was then. */
  instance: Instance;
  bytes: string;
}

/** Ids of other accounts. */
const foreign = Object.fromEntries(
  SCENARIOS.map((scenario) => [
    scenario,
    Object.values(idsOf(new OpenBackend({ scenario }).instance)).flat(),
  ]),
) as Record<ScenarioName, string[]>;

/** An account in one of several circumstances: paying, owing, asked by its bank, some days on. */
async function begin(scenario: ScenarioName, chapter: number): Promise<Told> {
  const card = ['4242', '0341', '3220'][chapter % 4];
  const backend = new OpenBackend({ scenario, overrides: { ...(card && { card }) } });
  if (chapter % 5 === 1) await backend.tell('clock', { to: 'next_renewal' });
  await changePlan(backend);
  const { instance, bytes } = backend;
  return { backend, foreign: foreign[scenario], instance, bytes };
}

/** Something is under way: a change of plan that waits for a payment, for an e-mail or for the period's end, or is done. */
async function changePlan(backend: OpenBackend): Promise<void> {
  const { catalogue, subscription, policy } = backend.instance.account;
  const { planId: current, interval } = subscription;
  const others = catalogue.filter(({ id, selfService }) => id !== current && selfService);
  const other = policy.lowerPlan === 'period_end' ? others[0] : others.at(-1);
  const post = (path: string, body?: object) =>
    backend.ask(path, {
      method: 'POST',
      headers: {
        Authorization: `Bearer ${backend.token('owner') ?? ''}`,
        'Idempotency-Key': crypto.randomUUID(),
        ...(body && { 'Content-Type': 'application/json' }),
      },
      ...(body && { body: JSON.stringify(body) }),
    });
  const change = { type: 'change_plan', planId: other?.id, interval };
  const quoted = await post('/quotes', { change });
  // Who owes has to pay first.
  if (!quoted.ok) return;
  const { id } = (await quoted.json()) as { id: string };
  await post(`/quotes/${id}/accept`);
  await post('/quotes', { change });
}

/** Sends one request, and holds what comes of it against the description. */
async function hold(told: Told, request: MadeUp): Promise<number> {
  const { backend } = told;
  const { path, init } = resolve(told, request);
  const what = `${init.method} ${path} ${describeBody(request.body)}`;
  const response = await backend.ask(path, init);
  assert.ok(response.status < 500, `${response.status} ${what}`);
  const isFile = response.headers.has('Content-Disposition');
  const answer: unknown = isFile ? await response.arrayBuffer() : await response.json();
  if (response.status >= 400) holdRefusal(told, response, answer as Problem, what);
  else {
    // With another method it is another operation.
    const operation = described.find(
      (each) => each.path === request.operation.path && each.method === init.method,
    );
    assert.ok(operation, what);
    assert.equal(response.status, operation.status, what);
    assert.equal(response.headers.get('Content-Type')?.split(';')[0], operation.media, what);
    assert.equal(operation.problemsOf(answer), null, `${what}: ${JSON.stringify(answer)}`);
    if (init.method === 'GET') assert.ok(backend.instance === told.instance, what);
  }
  lookAt(told, what);
  return response.status;
}

/** Whatever the state was, it is that for ever: nothing is written into it. */
function lookAt(told: Told, what: string): void {
  const { backend, instance } = told;
  if (backend.instance === instance) return;
  assert.equal(JSON.stringify(instance), told.bytes, `the state before it was changed in place: ${what}`);
  told.instance = backend.instance;
  told.bytes = backend.bytes;
}

function holdRefusal(told: Told, response: Response, problem: Problem, what: string): void {
  assert.equal(response.headers.get('Content-Type'), 'application/problem+json', what);
  assert.equal(problemsOfProblem(problem), null, `${what}: ${JSON.stringify(problem)}`);
  assert.equal(problem.status, response.status, what);
  // With a stale quote the new one is noted down, and nothing else is done.
  if (problem.code !== 'quote_stale')
    assert.ok(told.backend.instance === told.instance, `${what}: ${problem.code}`);
}

function resolve(told: Told, request: MadeUp): { path: string; init: RequestInit & { method: string } } {
  const { operation, method, query, body, contentType, key, confirmation } = request;
  const ids: Record<string, readonly string[]> = { ...idsOf(told.backend.instance), foreign: told.foreign };
  const named = (pick: Pick | string) => (typeof pick === 'string' ? pick : chosen(ids, pick));
  const params: Record<string, string> = {};
  for (const [name, pick] of Object.entries(request.params)) {
    params[name] = named(pick);
    if (name === 'invoiceId') ids.lineId = lineIdsOf(told.backend, params[name]);
  }
  const path = operation.path.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(wellFormed(params[name] ?? '')),
  );
  const search = new URLSearchParams(query.map(([name, value]) => [name, wellFormed(value)])).toString();
  const headers = new Headers();
  const token = tokenOf(told.backend, request.viewer);
  if (token) headers.set('Authorization', `Bearer ${token}`);
  if (key !== null) headers.set('Idempotency-Key', key);
  const version =
    request.version === 'current' ? `"${versionOf(told.backend, operation.id, params)}"` : request.version;
  if (version !== null) headers.set('If-Match', version);
  if (confirmation !== null)
    headers.set('Billfold-Confirmation', named(confirmation).replace(/[^\x20-\x7e]/g, ''));
  const content = method === 'GET' || method === 'HEAD' ? undefined : contentOf(body, named);
  if (contentType !== null && content !== undefined) headers.set('Content-Type', contentType);
  const init = { method, headers, ...(content !== undefined && { body: content }) };
  return { path: search ? `${path}?${search}` : path, init };
}

/** As an address can have it: half a character is none. */
function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\ufffd');
}

function lineIdsOf({ instance }: OpenBackend, invoiceId: string): string[] {
  return rowById(instance.account.invoices, invoiceId)?.lines.map(({ id }) => id) ?? [];
}

function chosen(ids: Record<string, readonly string[]>, { from, place }: Pick): string {
  const list = ids[from] ?? [];
  // The newest things are asked for most.
  return list.at(-1 - (place % Math.max(list.length, 1))) ?? 'none';
}

function contentOf(body: Body, named: (pick: Pick) => string): BodyInit | undefined {
  switch (body.kind) {
    case 'none':
      return undefined;
    case 'text':
      return body.text;
    case 'bytes':
      return body.bytes;
    case 'value':
      return JSON.stringify(withIds(body.value, named));
  }
}

function withIds(value: unknown, named: (pick: Pick) => string): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if ('from' in value && 'place' in value) return named(value as Pick);
  if (Array.isArray(value)) return value.map((each) => withIds(each, named));
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, withIds(each, named)]));
}

function tokenOf(backend: OpenBackend, viewer: MadeUp['viewer']): string | undefined {
  if (viewer === 'nobody') return undefined;
  return viewer === 'stranger' ? 'owner-of-another-account' : backend.token(viewer);
}

/** The version of what an operation changes. */
function versionOf({ instance }: OpenBackend, id: string, params: Record<string, string>): string | number {
  const { account } = instance;
  const thing =
    contactsInOrder(account).find((contact) => contact.id === params.contactId) ??
    account.paymentMethods[params.paymentMethodId ?? ''] ??
    account.settings;
  return id === 'closeAccount' ? closureView(account).version : thing.version;
}

function describeBody(body: Body): string {
  return JSON.stringify(body).slice(0, 300);
}

function report(t: TestContext, counts: Map<number, number>, granted: Set<string>): void {
  const byStatus = [...counts].toSorted(([a], [b]) => a - b).map(([status, count]) => `${status}: ${count}`);
  t.diagnostic(`answers by status: ${byStatus.join(', ')}`);
  t.diagnostic(`operations that were granted: ${granted.size}`);
}
