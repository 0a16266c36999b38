// The mock, over real HTTP, held against the conformance suite; backends with a single fault, each of which a check that
// bears its rule must notice; and backends that are right but different, which must pass.
import {
  adapterTarget,
  coverageOf,
  holdAdapter,
  httpTarget,
  junitReport,
  jsonReport,
  ruleIds,
  runConformance,
  textReport,
  type Result,
  type Sent,
  type Target,
} from '@billfold/conformance';
import { BillingError, type BillingAdapter } from '@billfold/contract';
import { createHttpAdapter } from '@billfold/http-adapter';
import { startMockServer, type MockServer } from '@billfold/mocks/node';
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { leanEngine } from '../packages/elements/src/shared/testing/lean.ts';
import { faults } from './conformance/faults.ts';
import { fields, startProxy, type Hand } from './conformance/proxy.ts';
import { variants } from './conformance/variants.ts';

/** Each check has an account of its own. */
const concurrency = 4;

let mock: MockServer;
let target: Target;
let results: Result[];
before(async () => {
  mock = await startMockServer();
  target = await httpTarget({ url: mock.url });
  results = await runConformance({ target, concurrency });
});
after(() => mock.close());

function tell(these: readonly Result[]): string[] {
  return these.map(({ rules, title, message }) => `${rules.join(' ')} ${title}: ${message ?? ''}`);
}

/** What came out so, and passes on the mock itself. */
function newly(found: readonly Result[], outcome: Result['outcome']): Result[] {
  const passing = new Set(results.filter((each) => each.outcome === 'passed').map(({ title }) => title));
  return found.filter((each) => each.outcome === outcome && passing.has(each.title));
}

async function holdBehind(hand: Hand, rule?: string): Promise<Result[]> {
  const proxy = await startProxy(mock.url, hand);
  try {
    return await runConformance({ target: await httpTarget({ url: proxy.url }), rule, concurrency });
  } finally {
    await proxy.close();
  }
}

describe('the mock conforms, over HTTP', () => {
  it('passes every check', () => {
    assert.deepEqual(tell(results.filter(({ outcome }) => outcome === 'failed')), []);
  });

  it('leaves no check out', () => {
    assert.deepEqual(tell(results.filter(({ outcome }) => outcome === 'not covered')), []);
  });

  it('covers every rule of the book', () => {
    const lacking = coverageOf(target, results).filter(({ state }) => state !== 'passed');
    assert.deepEqual(
      lacking.map(({ rule, state }) => `${rule} ${state}`),
      [],
    );
  });

  it('gives each check a title of its own', () => {
    const titles = target.chapters.flatMap(({ checks }) => checks.map(({ title }) => title));
    assert.equal(new Set(titles).size, titles.length);
  });
});

describe('a backend with a single fault is caught by a check that bears the rule', () => {
  it('has a fault for every rule', () => {
    const with_ = new Set(faults.map(({ rule }) => rule));
    assert.deepEqual(
      ruleIds.filter((id) => !with_.has(id)),
      [],
    );
  });

  for (const { rule, what, make } of faults) {
    it(`${rule}: it ${what}`, async () => {
      const caught = newly(await holdBehind(make(), rule), 'failed');
      assert.ok(caught.length > 0, `No check of ${rule} noticed`);
    });
  }
});

describe('a backend that is right but different passes', () => {
  for (const { what, lacks, ...hand } of variants) {
    it(what, async () => {
      const found = await holdBehind(hand);
      const uncovered = newly(found, 'not covered').filter(({ message }) => !lacks?.test(message ?? ''));
      assert.deepEqual(tell([...newly(found, 'failed'), ...uncovered]), []);
    });
  }
});

describe('a backend that lacks an operation', () => {
  for (const [how, status, media] of [
    ['knows no such way', 404, 'text/html'],
    ['says so in a problem document', 404, 'application/problem+json'],
    ['has other methods there', 405, 'text/plain'],
    ['has not made it yet', 501, 'application/problem+json'],
  ] as const) {
    it(`and ${how}: it is named once, and what needs it is not covered`, async () => {
      const proxy = await startProxy(mock.url, {
        says(said, { path }) {
          if (path !== '/credits') return;
          said.status = status;
          said.headers = { 'content-type': media };
          said.body = {
            type: 'about:blank',
            title: 'No',
            status,
            detail: 'No',
            code: 'not_found',
            instance: '/credits',
          };
        },
      });
      const without = await httpTarget({ url: proxy.url });
      const found = await runConformance({ target: without, chapter: 'credit', concurrency });
      await proxy.close();
      assert.deepEqual(tell(newly(found, 'failed')), []);
      const lacking = newly(found, 'not covered');
      assert.ok(lacking.length > 1, 'several checks read the credits');
      const message = `GET /credits is not there: it answered ${status}`;
      assert.deepEqual([...new Set(lacking.map((result) => result.message))], [message]);
      const named = textReport(without, found).match(
        /^ {2}GET \/credits: \d+ checks could not be tried for it$/gm,
      );
      assert.equal(named?.length, 1);
    });
  }

  it('such as an action with an id is told from one that knows no such id', async () => {
    const proxy = await startProxy(mock.url, {
      says(said, { path, method }) {
        if (method !== 'POST' || !/^\/payment-methods\/\w+\/default$/.test(path)) return;
        Object.assign(said, { status: 404, headers: { 'content-type': 'text/html' }, body: undefined });
      },
    });
    const found = await runConformance({ target: await httpTarget({ url: proxy.url }), concurrency });
    await proxy.close();
    assert.deepEqual(tell(newly(found, 'failed')), []);
    assert.deepEqual(
      [...new Set(newly(found, 'not covered').map(({ absent }) => absent))],
      ['POST /payment-methods/{paymentMethodId}/default'],
    );
  });
});

describe('a backend whose cursors', () => {
  it('never end is told so, and not walked for ever', async () => {
    const start = performance.now();
    const proxy = await startProxy(mock.url, {
      says({ body }, { path }) {
        if (path === '/history' && fields(body).data) fields(body).nextCursor = 'again';
      },
      asks(asked) {
        if (asked.path === '/history') asked.query.delete('cursor');
      },
    });
    const found = await runConformance({
      target: await httpTarget({ url: proxy.url }),
      chapter: 'documents',
      concurrency,
    });
    await proxy.close();
    const told = newly(found, 'failed').map(({ message }) => message);
    assert.ok(
      told.some((message) => /^GET \/history\S* lists the entry \w+ twice/.test(message ?? '')),
      told.join('\n'),
    );
    assert.ok(performance.now() - start < 30_000);
  });
});

describe('a backend that begins no accounts', () => {
  async function staging(): Promise<{ url: string; token: string; close: () => Promise<void> }> {
    const proxy = await startProxy(mock.url, {
      asks(asked) {
        if (asked.path.startsWith('/__mock__/')) asked.path = '/none';
      },
    });
    const { pathname } = new URL(mock.baseUrl);
    return { url: proxy.url + pathname, token: mock.tokens.owner ?? '', close: proxy.close };
  }

  it('is read, and nothing in it is changed: the rest is not covered, and says why', async () => {
    const { url, token, close } = await staging();
    const history = () =>
      fetch(`${mock.baseUrl}/history`, { headers: { authorization: `Bearer ${token}` } }).then((said) =>
        said.text(),
      );
    const unchanged = await history();
    const one = await httpTarget({ url, tokens: { owner: token } });
    const found = await runConformance({ target: one });
    await close();
    assert.equal(await history(), unchanged);
    assert.deepEqual(tell(found.filter(({ outcome }) => outcome === 'failed')), []);
    assert.ok(found.filter(({ outcome }) => outcome === 'passed').length > 25);
    const moving = found.find(({ rules }) => rules.includes('DUN-2'));
    assert.equal(moving?.outcome, 'not covered');
    assert.match(
      moving.message ?? '',
      /needs a fresh account; needs a clock that can be moved; would move money/,
    );
    assert.equal(coverageOf(one, found).find(({ rule }) => rule === 'DUN-2')?.state, 'not covered');
  });

  it('REQ-3: is caught all the same when it deviates', async () => {
    const proxy = await startProxy(mock.baseUrl, {
      says(said) {
        if (said.status >= 400) said.headers['content-type'] = 'text/html';
      },
      asks(asked) {
        if (asked.path.startsWith('/__mock__/')) asked.path = '/none';
      },
    });
    const one = await httpTarget({ url: proxy.url, tokens: { owner: mock.tokens.owner ?? '' } });
    const found = await runConformance({ target: one, rule: 'REQ-3' });
    await proxy.close();
    assert.ok(found.some(({ outcome }) => outcome === 'failed'));
  });

  it('is not tried where nobody is let in, and says why', async () => {
    await assert.rejects(
      httpTarget({ url: 'http://127.0.0.1:9' }),
      /^NothingToTry: No answer came from http:\/\/127\.0\.0\.1:9$/,
    );
    const { url, close } = await staging();
    await assert.rejects(
      httpTarget({ url, tokens: { owner: 'wrong' } }),
      /^NothingToTry: .* answered 401; is the token right\?$/,
    );
    await close();
    const page = createServer((_, outgoing) => outgoing.end('<!doctype html>'));
    await new Promise<void>((resolve) => page.listen(0, '127.0.0.1', resolve));
    const address = `http://127.0.0.1:${(page.address() as AddressInfo).port}`;
    await assert.rejects(httpTarget({ url: address }), /^NothingToTry: .* answered 200 without JSON/);
    page.close();
  });
});

describe('an adapter', () => {
  const adapter = () =>
    createHttpAdapter({ endpoint: mock.baseUrl, getToken: () => mock.tokens.owner ?? '' });

  it('that keeps to the contract passes', async () => {
    const found = await holdAdapter(adapter());
    assert.deepEqual(tell(found.filter(({ outcome }) => outcome !== 'passed')), []);
  });

  it('that lacks facets is held by those that it has', async () => {
    const { account, history } = adapter();
    const found = await holdAdapter({ account, history });
    assert.deepEqual(tell(found.filter(({ outcome }) => outcome === 'failed')), []);
    const messages = found.filter(({ outcome }) => outcome === 'not covered').map(({ message }) => message);
    assert.ok(messages.includes('the adapter has no facet invoices'));
  });

  it('over a lean engine passes: what it can’t tell or do is not covered', async () => {
    const found = await holdAdapter(leanEngine(adapter()));
    assert.deepEqual(tell(found.filter(({ outcome }) => outcome === 'failed')), []);
    const passed = found.filter(({ outcome }) => outcome === 'passed').map(({ title }) => title);
    for (const operation of [
      'readAccount',
      'listHistory',
      'readUpcomingInvoice',
      'readCredits',
      'readSettings',
    ])
      assert.ok(
        passed.some((title) => title.includes(`what ${operation} answers`)),
        operation,
      );
    const lacking = found.flatMap(({ absent }) => absent ?? []);
    assert.ok(lacking.includes('invoices.list') && lacking.includes('documents'), lacking.join());
  });

  it('that lacks a method is held by those that it has, and the method is named', async () => {
    const { upcoming: _upcoming, read: _read, ...invoices } = adapter().invoices;
    const found = await holdAdapter({ ...adapter(), invoices } as BillingAdapter);
    assert.deepEqual(tell(found.filter(({ outcome }) => outcome === 'failed')), []);
    const lacking = found.flatMap(({ absent }) => absent ?? []);
    assert.deepEqual([...new Set(lacking)].sort(), ['invoices.read', 'invoices.upcoming']);
  });

  it('whose answer is not as the contract says is told where, what was expected and what came', async () => {
    const { history } = adapter();
    const wrong: BillingAdapter = {
      history: {
        async list(query, options) {
          const page = await history.list(query, options);
          const [first] = page.data;
          if (first) first.total = { ...first.total, amount: 1.5 };
          return page;
        },
      },
    };
    const [failed] = (await holdAdapter(wrong)).filter(({ outcome }) => outcome === 'failed');
    assert.equal(
      failed?.message,
      'listHistory with what the contract does not allow: /data/0/total/amount: a whole number, not 1.5',
    );
  });

  it('whose cursors never end is told so at once', async () => {
    const { history } = adapter();
    const start = performance.now();
    let made = 0;
    const endless = (nextCursor: () => string): BillingAdapter => ({
      history: {
        list: async (query) => ({
          ...(await history.list({ limit: query?.limit })),
          data: (await history.list({ limit: 1 })).data.map((entry) => ({
            ...entry,
            id: `in_${(made += 1)}`,
          })),
          nextCursor: nextCursor(),
        }),
      },
    });
    const title = 'history: pages neither repeat nor miss an entry';
    const [repeated] = await holdAdapter(
      endless(() => 'next'),
      { title },
    );
    assert.match(repeated?.message ?? '', /^history\.list gives the cursor "next" a second time, on page 2/);
    const [fresh] = await holdAdapter(
      endless(() => `c${made}`),
      { title },
    );
    assert.match(
      fresh?.message ?? '',
      /^after 500 pages \(500 entries\) of history\.list another one is announced: its cursors must end$/,
    );
    assert.ok(performance.now() - start < 20_000);
  });

  const broken: [what: string, adapter: () => BillingAdapter, noticed: RegExp][] = [
    [
      'answers what the contract does not allow',
      () => ({ account: { read: () => Promise.resolve({} as never) } }),
      /readAccount is what|readAccount answers|answers/,
    ],
    [
      'rejects with errors of its own',
      () => ({ changes: { ...adapter().changes, read: () => Promise.reject(new Error('No')) } }),
      /BillingError/,
    ],
    [
      'rejects with another code',
      () => ({
        changes: { ...adapter().changes, read: () => Promise.reject(new BillingError('gone', 'No')) },
      }),
      /its code/,
    ],
    [
      'does not hear a signal',
      () => ({ account: { read: () => adapter().account.read() } }),
      /it must reject with the reason/,
    ],
  ];
  for (const [what, make, noticed] of broken) {
    it(`that ${what} is caught`, async () => {
      const failed = tell((await holdAdapter(make())).filter(({ outcome }) => outcome === 'failed'));
      assert.ok(
        failed.some((told) => noticed.test(told)),
        failed.join('\n'),
      );
    });
  }
});

describe('the reports', () => {
  const example: Result[] = [
    { chapter: 'adapter', rules: ['SEAT-1'], title: 'a', outcome: 'passed', message: null, duration: 4 },
    {
      chapter: 'adapter',
      rules: ['SEAT-2'],
      title: 'b',
      outcome: 'failed',
      message: 'expected <1> & "2"\nwas 3',
      duration: 6,
    },
    {
      chapter: 'adapter',
      rules: ['SEAT-1', 'CAL-1'],
      title: 'c',
      outcome: 'not covered',
      message: 'needs a clock',
      duration: 0,
    },
  ];
  const subject: Target = {
    ...adapterTarget({}, 'example'),
    sent: () => [
      { method: 'GET', path: '/account', times: 3, withToken: 1 },
      { method: 'GET', path: '/invoices/{invoiceId}', times: 2, withToken: 2 },
    ],
  };

  it('say to people what passed, what failed, what was not covered, and how each rule stands', () => {
    const text = textReport(subject, example);
    assert.match(text, /✓ SEAT-1 {2}a\n {2}✗ SEAT-2 {2}b\n {6}expected/);
    assert.match(text, /– SEAT-1 CAL-1 {2}c\n {6}needs a clock/);
    assert.match(text, /SEAT-1 +partly +1\/0\/1/);
    assert.match(text, /CAL-1 +not covered +0\/0\/1/);
    assert.match(text, /Rules without a check: .*DUN-2/);
    assert.match(
      text,
      /What was sent\n {2}GET \/account {2}3 \(2 without a valid token\)\n {2}GET \/invoices\/\{invoiceId\} {2}2\n/,
    );
    assert.match(text, /1 passed, 1 failed, 1 not covered$/);
  });

  it('say it to CI in JUnit’s XML', () => {
    const xml = junitReport(subject, example);
    assert.match(
      xml,
      /<testsuite name="The adapter" tests="3" failures="1" errors="0" skipped="1" time="0\.010">/,
    );
    assert.match(
      xml,
      /name="SEAT-2: b" time="0\.006"><failure message="expected &lt;1&gt; &amp; &quot;2&quot; was 3"\/>/,
    );
    assert.match(xml, /name="SEAT-1 CAL-1: c" time="0\.000"><skipped message="needs a clock"\/>/);
    assert.match(xml, /<property name="GET \/account" value="3"\/>/);
  });

  it('say it to programs', () => {
    const report = JSON.parse(jsonReport(subject, example)) as {
      target: string;
      results: Result[];
      rules: { rule: string; state: string }[];
      sent: Sent[];
    };
    assert.deepEqual(report.sent, subject.sent());
    assert.deepEqual([report.target, report.results.length], ['example', 3]);
    assert.equal(report.rules.find(({ rule }) => rule === 'SEAT-2')?.state, 'failed');
  });
});
