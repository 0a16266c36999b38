// One person's token reads and changes nothing of another account's, by any path of the description (REQ-5).
import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { SCENARIOS, type ScenarioName } from '@billfold/mocks';
import { seated } from '@billfold/rules';
import { idsOf, OpenBackend } from './api/backend.ts';
import { described, problemsOfProblem, schemaNamed, type Described, type Schema } from './api/description.ts';

type Ids = Record<string, readonly string[]>;

/** Two customers of one product. Whose token asks is `own`. */
interface Two {
  own: OpenBackend;
  other: OpenBackend;
  ids: Ids;
}

/** Accounts that have something of everything: a credit, a payment that waits, a link that was mailed, a quote. */
async function two(scenario: ScenarioName): Promise<Two> {
  const own = new OpenBackend({ scenario });
  const other = await lived(new OpenBackend({ scenario, overrides: { card: '3220' } }));
  // Plans are the product's, and the test cards every vault's.
  const { planId: _, token = [], ...ids } = idsOf(other.instance);
  return { own, other, ids: { ...ids, token: token.filter((each) => !each.startsWith('tok_test_')) } };
}

async function lived(backend: OpenBackend): Promise<OpenBackend> {
  const { account } = backend.instance;
  const memberId = seated(account).at(-1)?.id;
  const higher = account.catalogue.filter(({ selfService }) => selfService).at(-1)?.id;
  const interval = account.subscription.interval;
  await backend.tell('vault/tokens', { number: '4242 4242 4242 4242', expMonth: 12, expYear: 2030 });
  await post(backend, '/contacts', { email: 'comptes@other.example' });
  await change(backend, { type: 'remove_members', memberIds: [memberId] });
  await change(backend, { type: 'add_members', emails: ['new@other.example'] });
  await change(backend, { type: 'change_plan', planId: higher, interval });
  await post(backend, '/quotes', { change: { type: 'add_members', emails: ['quoted@other.example'] } });
  return backend;
}

async function change(backend: OpenBackend, change: object): Promise<void> {
  const quote = await post(backend, '/quotes', { change });
  await post(backend, `/quotes/${quote.id ?? 'none'}/accept`);
}

/** As the owner. */
async function post(backend: OpenBackend, path: string, body?: object): Promise<{ id?: string }> {
  const response = await backend.ask(path, {
    method: 'POST',
    headers: {
      Authorization: `Bearer ${backend.token('owner') ?? ''}`,
      'Idempotency-Key': crypto.randomUUID(),
      ...(body && { 'Content-Type': 'application/json' }),
    },
    ...(body && { body: JSON.stringify(body) }),
  });
  return (await response.json()) as { id?: string };
}

/** Every way to ask an operation for something of the other account's: each of its ids in each place. */
function* attempts({ path, body }: Described, ids: Ids): Generator<{ path: string; body?: unknown }> {
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
  const bodies = body ? [...bodiesOf(body.schema, ids)] : [undefined];
  const [name] = names;
  const things = name === undefined ? [] : (ids[name] ?? []);
  const paths =
    name === undefined ? [path] : (things.length > 0 ? things : ['none']).map((id) => filled(path, id));
  for (const asked of paths) for (const each of bodies) yield { path: asked, body: each };
}

/** The first name is another account's thing; what stands below it would be that thing's. */
function filled(path: string, id: string): string {
  return path.replace(/\{\w+\}/, id).replace(/\{\w+\}/, `line_${id}`);
}

/** Bodies that name another account's things, in every field that takes an id. */
function* bodiesOf(schema: Schema, ids: Ids): Generator<object> {
  const whole = schema.$ref ? schemaNamed(schema.$ref) : schema;
  for (const alternative of whole.anyOf ?? whole.oneOf ?? [whole]) {
    const { properties = {}, required = [] } = alternative.$ref ? schemaNamed(alternative.$ref) : alternative;
    const values = required.map((name) => [name, [...valuesOf(name, properties[name] ?? {}, ids)]] as const);
    const most = Math.max(1, ...values.map(([, list]) => list.length));
    for (let place = 0; place < most; place += 1) {
      yield Object.fromEntries(values.map(([name, list]) => [name, list[place % list.length]]));
    }
  }
}

function* valuesOf(name: string, schema: Schema, ids: Ids): Generator {
  if (name === 'change') yield* bodiesOf(schema, ids);
  else if (schema.const !== undefined) yield schema.const;
  else if (name === 'memberIds') for (const id of ids.memberId ?? []) yield [id];
  else if (name === 'emails') yield ['somebody@own.example'];
  else if (name === 'email') yield 'somebody@own.example';
  else if (name === 'interval') yield 'month';
  else if (schema.type === 'integer') yield schema.maximum ?? 1;
  else yield* ids[name] ?? [];
}

describe('REQ-5: nobody reaches into another account', () => {
  for (const scenario of SCENARIOS) {
    describe(scenario, () => {
      let both: Two;
      before(async () => {
        both = await two(scenario);
      });

      for (const operation of described) {
        it(`${operation.method} ${operation.path}`, async () => {
          await holdAtOthersAddress(both, operation);
          await holdWithOthersIds(both, operation);
          await holdAsTheOther(both, operation);
        });
      }
    });
  }
});

/** The own token opens nothing at the other account's address. */
async function holdAtOthersAddress({ own, other, ids }: Two, operation: Described): Promise<void> {
  const before = other.bytes;
  let tried = 0;
  for (const { path, body } of attempts(operation, ids)) {
    for (const { token } of own.instance.tokens) {
      const response = await ask(other, operation, path, { body, token, ids });
      await holdRefusal(response, [401], `${operation.id} ${path}`);
      tried += 1;
    }
  }
  assert.ok(tried > 0, 'there was something to try');
  assert.equal(other.bytes, before);
}

/** At the own address the other account's things are not there. */
async function holdWithOthersIds({ own, other, ids }: Two, operation: Described): Promise<void> {
  const before = [own.bytes, other.bytes];
  const inAddress = operation.path.includes('{') || bearsLink(operation);
  for (const { path, body } of attempts(operation, ids)) {
    if (!inAddress && !names(body, ids)) continue;
    const what = `${operation.id} ${path} ${JSON.stringify(body)}`;
    const response = await ask(own, operation, path, { body, token: own.token('owner'), ids });
    await holdRefusal(response, inAddress ? [404] : [404, 409, 422], what);
  }
  assert.deepEqual([own.bytes, other.bytes], before);
}

/** Whoever says that they mean the other account does not find it at the own address. */
async function holdAsTheOther({ own, other, ids }: Two, operation: Described): Promise<void> {
  const before = own.bytes;
  for (const { path, body } of attempts(operation, ids)) {
    const means = { 'Billfold-Account': other.instance.id };
    const response = await ask(own, operation, path, {
      body,
      token: own.token('owner'),
      ids,
      headers: means,
    });
    await holdRefusal(response, [404], `${operation.id} ${path}`);
  }
  assert.equal(own.bytes, before);
}

function bearsLink({ parameters }: Described): boolean {
  return parameters.some(({ name }) => name === 'Billfold-Confirmation');
}

/** Whether a body names one of these things. */
function names(body: unknown, ids: Ids): boolean {
  const text = JSON.stringify(body ?? null);
  return Object.values(ids).some((list) => list.some((id) => text.includes(`"${id}"`)));
}

interface Asking {
  body: unknown;
  token: string | undefined;
  ids: Ids;
  headers?: Record<string, string>;
}

function ask(backend: OpenBackend, operation: Described, path: string, asking: Asking): Promise<Response> {
  const { body, token = '', ids, headers } = asking;
  return backend.ask(path, {
    method: operation.method,
    headers: {
      Authorization: `Bearer ${token}`,
      'Idempotency-Key': crypto.randomUUID(),
      'If-Match': '"1"',
      'Billfold-Confirmation': ids.token?.at(-1) ?? 'none',
      ...(body !== undefined && { 'Content-Type': 'application/json' }),
      ...headers,
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
}

async function holdRefusal(response: Response, expected: readonly number[], what: string): Promise<void> {
  const answer: unknown = await response.json();
  assert.ok(expected.includes(response.status), `${response.status} ${what}: ${JSON.stringify(answer)}`);
  assert.equal(problemsOfProblem(answer), null);
}
