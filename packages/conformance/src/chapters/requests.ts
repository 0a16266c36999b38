import type { Change, Invoice, Quote, Settings } from '@billfold/contract';
import { operations, type Operation, type OperationId } from '@billfold/contract/schemas';
import type { Backend } from '../backend.ts';
import {
  canonical,
  expectEqual,
  expectThat,
  NotCovered,
  present,
  type Chapter,
  type Check,
} from '../check.ts';
import { canBeRefusedHarmlessly, NO_SUCH_ID, WRONG_TOKEN } from '../harmless.ts';
import type { Asking } from '../http.ts';
import type { Need } from '../needs.ts';
import type { Session } from '../session.ts';
import { accountOf, ADA, adding, BEN, FULL, removing } from './accounts.ts';

const invite = (email: string): Asking => ({
  method: 'POST',
  path: '/quotes',
  body: { change: adding(email) },
});
const keyed = (asking: Asking, key: string | null): Asking => ({
  ...asking,
  headers: { ...asking.headers, 'idempotency-key': key },
});

/** What shows whether something was done. */
async function stateOf(session: Session): Promise<string> {
  const { quantity, planId } = await session.subscription();
  return canonical([await session.documents(), quantity, planId]);
}

/** Input that must be refused, with what the refusal names. Only a read does no harm where it is not. */
function badInput(
  title: string,
  asking: Asking,
  [status, code]: [number, string],
  errors: readonly (readonly [pointer: string, code: string])[] = [],
  needs: readonly Need[] = asking.method === 'GET' ? [] : ['fresh account'],
): Check<Backend> {
  return {
    rules: ['REQ-3'],
    title,
    needs,
    async run(backend) {
      const session = await backend.visit();
      const before = await stateOf(session);
      const problem = await session.refused(asking, status, code);
      const named = (problem.errors ?? []).map((error) => [error.pointer, error.code]);
      for (const error of errors)
        expectThat(
          named.some((each) => canonical(each) === canonical(error)),
          `The refusal must name ${error.join(' ')}; it named ${canonical(named)}`,
        );
      expectThat(
        !/\n\s+at |node:internal|\.(ts|js|py|rb|java|php):\d+/.test(JSON.stringify(problem)),
        'A refusal must not show where the code failed',
      );
      expectEqual(await stateOf(session), before, 'documents, seats and plan');
    },
  };
}

const quoteOf = (change: unknown): Asking => ({ method: 'POST', path: '/quotes', body: { change } });

const inputs: readonly Check<Backend>[] = [
  badInput(
    'unknown fields are refused and named',
    { method: 'POST', path: '/quotes', body: { change: { ...adding(ADA), price: 0 }, dryRun: true } },
    [422, 'invalid_request'],
    [
      ['/change/price', 'unknown_field'],
      ['/dryRun', 'unknown_field'],
    ],
  ),
  badInput(
    'wrong types are refused, each by its place',
    quoteOf({ type: 'add_members', emails: [ADA, 7, null] }),
    [422, 'invalid_request'],
    [
      ['/change/emails/1', 'invalid_type'],
      ['/change/emails/2', 'invalid_type'],
    ],
  ),
  badInput(
    'a text where a list should be is refused',
    quoteOf({ type: 'add_members', emails: ADA }),
    [422, 'invalid_request'],
    [['/change/emails', 'invalid_type']],
  ),
  badInput(
    'a kind of change that there is not is refused',
    quoteOf({ type: 'fly' }),
    [422, 'invalid_request'],
    [['/change/type', 'invalid_value']],
  ),
  badInput(
    'a missing field is refused and named',
    { method: 'POST', path: '/quotes', body: {} },
    [422, 'invalid_request'],
    [['/change', 'required']],
  ),
  badInput(
    'three thousand addresses at once are refused',
    quoteOf(adding(...Array.from({ length: 3000 }, (_, n) => `${n}@example.com`))),
    [422, 'invalid_request'],
    [['/change/emails', 'too_long']],
  ),
  badInput(
    'an endless address is refused',
    quoteOf(adding(`${'a'.repeat(2000)}@example.com`)),
    [422, 'invalid_request'],
    [['/change/emails/0', 'too_long']],
  ),
  badInput(
    'markup, marks of direction, NUL and half a character are no addresses',
    {
      method: 'POST',
      path: '/quotes',
      text: '{"change":{"type":"add_members","emails":["<b>x</b>@example.com","\\u202ex@example.com","x\\u0000@example.com","\\ud800@example.com"]}}',
    },
    [422, 'invalid_request'],
    [0, 1, 2, 3].map((at) => [`/change/emails/${at}`, 'invalid_email'] as const),
  ),
  badInput(
    'names that objects inherit find nobody',
    quoteOf({ type: 'remove_members', memberIds: ['__proto__', 'constructor'] }),
    [422, 'invalid_request'],
    [
      ['/change/memberIds/0', 'not_found'],
      ['/change/memberIds/1', 'not_found'],
    ],
  ),
  badInput('a body that is no JSON is refused', { method: 'POST', path: '/quotes', text: '{"change":' }, [
    400,
    'malformed_body',
  ]),
  badInput(
    'a body of another type than JSON is refused',
    { ...invite(ADA), headers: { 'content-type': 'text/plain' } },
    [415, 'not_json'],
  ),
  badInput(
    'an unknown filter is refused and named',
    { method: 'GET', path: '/history?colour=red' },
    [422, 'invalid_request'],
    [['?colour', 'unknown_field']],
  ),
  badInput(
    'a page that is too large is refused',
    { method: 'GET', path: '/history?limit=101' },
    [422, 'invalid_request'],
    [['?limit', 'invalid_value']],
  ),
  badInput(
    'a page size that is no number is refused',
    { method: 'GET', path: '/history?limit=many' },
    [422, 'invalid_request'],
    [['?limit', 'invalid_type']],
  ),
  badInput(
    'a day that the calendar has not is refused',
    { method: 'GET', path: '/history?from=2026-02-31' },
    [422, 'invalid_request'],
    [['?from', 'invalid_value']],
  ),
  badInput(
    'a cursor that was not given out is refused',
    { method: 'GET', path: '/history?cursor=!!!' },
    [422, 'invalid_request'],
    [['?cursor', 'invalid_value']],
  ),
  badInput(
    'a hostile id is not found',
    { method: 'GET', path: '/invoices/..%2F..%2Fsecret' },
    [404, 'not_found'],
    [],
    ['fresh account'],
  ),
  badInput('an invoice that there is not is not found', { method: 'GET', path: `/invoices/${NO_SUCH_ID}` }, [
    404,
    'not_found',
  ]),
  badInput('a resource that there is not is not found', { method: 'GET', path: '/money' }, [
    404,
    'not_found',
  ]),
];

const keys: readonly Check<Backend>[] = [
  {
    rules: ['REQ-1'],
    title: 'whatever does something needs an Idempotency-Key',
    needs: ['fresh account'],
    async run(backend) {
      const session = await backend.visit();
      await session.refused(keyed(invite(ADA), null), 428, 'idempotency_key_missing');
    },
  },
  {
    rules: ['REQ-1'],
    title: 'the same key with the same body gets the first answer, in whatever order its fields stand',
    needs: ['fresh account'],
    async run(backend) {
      const session = await backend.visit();
      const key = crypto.randomUUID();
      const first = await session.must<Quote>(keyed(invite(ADA), key));
      const again = await session.must<Quote>(keyed(invite(ADA), key));
      expectEqual(again, first, 'the second answer');
      const text = `{ "change": { "emails": ["${ADA}"], "type": "add_members" } }`;
      const turned = await session.must<Quote>(keyed({ method: 'POST', path: '/quotes', text }, key));
      expectEqual(turned.id, first.id, 'the quote of the third');
      const other = await session.must<Quote>(keyed(invite(ADA), crypto.randomUUID()));
      expectThat(other.id !== first.id, 'Another key must get an answer of its own');
    },
  },
  {
    rules: ['REQ-1'],
    title: 'the same key with another body is refused',
    needs: ['fresh account'],
    async run(backend) {
      const session = await backend.visit();
      const key = crypto.randomUUID();
      await session.must<Quote>(keyed(invite(ADA), key));
      await session.refused(keyed(invite(BEN), key), 422, 'idempotency_key_reused');
    },
  },
  {
    rules: ['REQ-1', 'PAY-5'],
    title: 'accepting with one key twice, at once and later, is done once and answered alike',
    needs: ['fresh account', 'money'],
    async run(backend) {
      const session = await backend.begin(accountOf(1));
      const quote = await session.quote(adding(ADA));
      const before = await session.documents();
      const asking = keyed({ method: 'POST', path: `/quotes/${quote.id}/accept` }, crypto.randomUUID());
      const together = await Promise.all([session.ask(asking), session.ask(asking)]);
      expectThat(
        together.every(({ status }) => status === 200 || status === 409),
        'While one is at work, the other waits or meets a conflict',
      );
      const first = present(
        together.find(({ status }) => status === 200),
        'an answer that grants it',
      );
      expectEqual(await session.must<Change>(asking), first.body, 'the later answer');
      expectEqual(await session.documents(), before + 1, 'the number of documents');
    },
  },
  {
    rules: ['REQ-1'],
    title: 'a refusal is not remembered: what is possible later is done with the same key',
    needs: ['fresh account', 'clock', 'faults', 'money'],
    async run(backend) {
      const session = await backend.begin(accountOf(1));
      await session.moveTo('2026-04-16');
      await session.decline('card_declined');
      const { change } = await session.make(adding(ADA));
      const asking = keyed(invite(BEN), crypto.randomUUID());
      await session.refused(asking, 409, 'invitations_blocked');
      await session.decline(null);
      await session.make({ type: 'pay_invoice', invoiceId: change.invoiceId ?? '' });
      await session.must<Quote>(asking);
    },
  },
  {
    rules: ['REQ-1'],
    title: 'what a declined charge came to is remembered, and no second charge is tried',
    needs: ['fresh account', 'clock', 'faults', 'money'],
    async run(backend) {
      const session = await backend.begin(accountOf(1));
      await session.moveTo('2026-04-16');
      await session.decline('insufficient_funds');
      const quote = await session.quote(adding(ADA));
      const asking = keyed({ method: 'POST', path: `/quotes/${quote.id}/accept` }, crypto.randomUUID());
      const first = await session.must<Change>(asking);
      await session.decline(null);
      expectEqual(await session.must<Change>(asking), first, 'the second answer');
      const { attempts } = await session.invoice(first.invoiceId);
      expectEqual(
        attempts.map(({ status }) => status),
        ['failed'],
        'the attempts',
      );
    },
  },
  {
    rules: ['REQ-1'],
    title: 'a key is forgotten after 24 hours, and not before',
    needs: ['fresh account', 'clock'],
    async run(backend) {
      const session = await backend.begin(accountOf(1));
      const key = crypto.randomUUID();
      await session.must<Quote>(keyed(invite(ADA), key));
      await session.advance('PT23H59M');
      await session.refused(keyed(invite(BEN), key), 422, 'idempotency_key_reused');
      await session.advance('PT2M');
      await session.must<Quote>(keyed(invite(BEN), key));
    },
  },
];

/** Writes the name that is there already. */
async function sameName(session: Session): Promise<Asking> {
  const { companyName } = await session.get<Settings>('/settings');
  return { method: 'PATCH', path: '/settings', body: { companyName } };
}

const versions: readonly Check<Backend>[] = [
  {
    rules: ['REQ-2'],
    title: 'what can be edited has its version as ETag',
    needs: [],
    async run(backend) {
      const { status, headers, body } = await (
        await backend.visit()
      ).ask({ method: 'GET', path: '/settings' });
      if (status >= 400) throw new NotCovered('the settings cannot be read here');
      expectEqual(headers.get('etag'), `"${(body as Settings).version}"`, 'the ETag of the settings');
    },
  },
  {
    rules: ['REQ-2'],
    title: 'an edit without a version is refused',
    needs: ['fresh account'],
    async run(backend) {
      const session = await backend.visit();
      await session.refused(await sameName(session), 428, 'version_missing');
    },
  },
  {
    rules: ['REQ-2', 'SET-3'],
    title: 'an edit of another version than the present one is refused',
    needs: ['fresh account'],
    async run(backend) {
      const session = await backend.visit();
      await session.refused(
        { ...(await sameName(session)), headers: { 'if-match': '"another-version"' } },
        412,
        'version_stale',
      );
    },
  },
];

/** Without a token, and with one that is nobody's; about ids that no account has. */
async function holdUnauthenticated(session: Session, these: readonly OperationId[]): Promise<void> {
  for (const id of these) {
    const { method, path, body, versioned, confirmation }: Operation = operations[id];
    for (const authorization of [null, `Bearer ${WRONG_TOKEN}`]) {
      const { status } = await session.ask({
        method,
        path: path.replace(/\{\w+\}/g, NO_SUCH_ID),
        ...(body && { body: {} }),
        headers: {
          authorization,
          ...(versioned && { 'if-match': '"x"' }),
          ...(confirmation && { 'billfold-confirmation': 'x' }),
        },
      });
      expectEqual(status, 401, `${method} ${path}`);
    }
  }
}

const operationIds = Object.keys(operations) as OperationId[];

const asking: readonly Check<Backend>[] = [
  {
    rules: ['REQ-5'],
    title: 'without a token, and with a wrong one, reads, and actions on what there is not, are answered 401',
    needs: [],
    async run(backend) {
      await holdUnauthenticated(await backend.visit(), operationIds.filter(canBeRefusedHarmlessly));
    },
  },
  {
    rules: ['REQ-5'],
    title: 'without a token, and with a wrong one, all that is done to the account itself is answered 401',
    needs: ['fresh account'],
    async run(backend) {
      const others = operationIds.filter((id) => !canBeRefusedHarmlessly(id));
      await holdUnauthenticated(await backend.visit(), others);
    },
  },
  {
    rules: ['REQ-5'],
    title: 'an ended session says so, and a refusal is something else',
    needs: ['manager'],
    async run(backend) {
      const session = await backend.visit();
      const answer = await session.ask({
        method: 'GET',
        path: '/account',
        headers: { authorization: `Bearer ${WRONG_TOKEN}` },
      });
      expectEqual(answer.status, 401, 'the status of an ended session');
      expectThat(answer.headers.has('www-authenticate'), 'A 401 must say how to sign in (WWW-Authenticate)');
      const manager = session.as('manager');
      if ((await manager.account()).viewer.permissions.includes('invoices.read'))
        throw new NotCovered('managers may read invoices here');
      await manager.refused({ method: 'GET', path: '/invoices' }, 403, 'forbidden');
    },
  },
  {
    rules: ['REQ-3'],
    title: 'another method is answered 405, with those that there are',
    needs: ['fresh account'],
    async run(backend) {
      const session = await backend.visit();
      const { status, headers } = await session.ask({ method: 'DELETE', path: '/account' });
      expectEqual(status, 405, 'the status');
      expectThat(
        (headers.get('allow') ?? '').includes('GET'),
        'A 405 must name the methods that there are (Allow)',
      );
    },
  },
  {
    rules: ['REQ-3'],
    title: 'a body of eight million bytes is refused',
    needs: ['fresh account'],
    async run(backend) {
      const session = await backend.begin(accountOf(0));
      const { status } = await session.ask({
        method: 'POST',
        path: '/quotes',
        text: JSON.stringify({ change: 'x'.repeat(8_000_000) }),
      });
      expectThat(
        status === 413 || status === 422,
        `It must be refused as too large, and was answered ${status}`,
      );
    },
  },
  {
    rules: ['REQ-5'],
    title: 'the ids and tokens of one account open nothing of another one',
    needs: ['fresh account', 'money'],
    async run(backend) {
      const [one, other] = [await backend.begin(accountOf(1)), await backend.begin(accountOf(1))];
      const quote = await one.quote(adding(ADA));
      const invoice = await one.latestInvoice();
      await other.refused({ method: 'GET', path: `/invoices/${invoice.id}` }, 404, 'not_found');
      await other.refused({ method: 'POST', path: `/quotes/${quote.id}/accept` }, 404, 'not_found');
      await other.refused(
        { method: 'POST', path: '/quotes', body: { change: { type: 'pay_invoice', invoiceId: invoice.id } } },
        404,
        'not_found',
      );
      const { errors = [] } = await other.refusal(await removing(one, FULL));
      expectEqual(
        errors.map(({ code }) => code),
        ['not_found'],
        "another account's member",
      );
      const { status } = await one.at(other.url).ask({ method: 'GET', path: '/account' });
      expectEqual(status, 401, "one account's token at another one");
    },
  },
  {
    rules: ['REQ-4'],
    title: 'of a batch with one bad address nobody is added',
    needs: ['fresh account', 'money'],
    async run(backend) {
      const session = await backend.begin(accountOf(1));
      const before = await stateOf(session);
      await session.refusal(adding(ADA, BEN, 'no address'));
      expectEqual(await stateOf(session), before, 'documents, seats and plan');
      const quote = await session.quote(adding(ADA));
      await session.accept(quote);
      const invoice: Invoice = await session.latestInvoice();
      expectEqual((await session.subscription()).quantity, 3, 'the seats, seen by the next request');
      expectEqual(invoice.lines.length, 1, 'the lines');
    },
  },
];

/** How a backend hears, refuses and remembers, whatever is asked. */
export const requests: Chapter<Backend> = {
  name: 'requests',
  title: 'Every request',
  checks: [...keys, ...versions, ...inputs, ...asking],
};
