import { NothingToTry, NotCovered } from './check.ts';
import { guarded } from './guard.ts';
import { overHttp, type Send } from './http.ts';
import { controls, type Need } from './needs.ts';
import { SentLog, type Sent } from './sent.ts';
import { Session } from './session.ts';

/** How an account is to begin, as `POST /__mock__/instances` takes it. */
export interface Recipe {
  scenario?: 'workspace' | 'program' | 'team';
  /** Where the clock stands: a day or an instant. */
  at: string;
  overrides?: Record<string, unknown>;
}

/** A backend that is held against the rules over HTTP. */
export interface Backend {
  /** What can be tried with it. */
  readonly offers: ReadonlySet<Need>;
  /** Begins an account, and signs its owner in. Only where `fresh account` is offered. */
  begin(recipe: Recipe): Promise<Session>;
  /** An account to look at: a fresh one with some history where there can be one, else the one that was named. */
  visit(): Promise<Session>;
  /** What was sent to it until now. */
  sent(): Sent[];
}

/** Where a backend is, and who asks it. */
export interface BackendOptions {
  /** Where `/__mock__/instances` is, or an account's own address. */
  url: string;
  /**
   * Bearer tokens by viewer: `owner`, `manager`. Whoever has one has an account that is real: none is begun then, and
   * nothing is sent but what `harmless.ts` lists.
   */
  tokens?: Readonly<Record<string, string>> | undefined;
}

interface Begun {
  baseUrl: string;
  tokens: Record<string, string>;
}

/**
 * Finds out what a backend lets be tried.
 * @throws NothingToTry when no answer comes, or nobody is let in
 */
export async function connect({ url, tokens = {} }: BackendOptions): Promise<Backend> {
  const base = baseOf(url);
  const log = new SentLog();
  if (Object.keys(tokens).length === 0) {
    const send = log.counting(overHttp('follow'));
    const begun = await tryToBegin(base, send, { scenario: 'team', at: '2026-04-16' });
    if (begun) return freshAccounts(base, send, begun, log);
  }
  const send = guarded(base, tokens, log.counting(overHttp('manual')));
  return oneAccount(base, tokens, send, log);
}

/** An address that paths can be put behind. */
function baseOf(url: string): string {
  if (!/^https?:[^?#]+$/i.test(url) || !URL.canParse(url))
    throw new NothingToTry(`${url} must be an http: or https: address, without ? and #`);
  return url.replace(/\/$/, '');
}

async function freshAccounts(base: string, send: Send, probe: Begun, log: SentLog): Promise<Backend> {
  const offers = new Set<Need>(['fresh account', 'money', 'manager']);
  for (const [need, path] of Object.entries(controls) as [keyof typeof controls, string][]) {
    if (await answers(send, probe.baseUrl, `/__mock__/${path}`)) offers.add(need);
  }
  for (const scenario of ['workspace', 'program'] as const) {
    if (await tryToBegin(base, send, { scenario, at: '2026-04-16' })) offers.add(scenario);
  }
  if (await answers(send, probe.baseUrl, '/at/2026-04-16/account')) offers.add('looking back');
  const begin = async (recipe: Recipe) => {
    const begun = await tryToBegin(base, send, recipe);
    if (!begun) throw new Error(`An account could not be begun from ${JSON.stringify(recipe)}`);
    return new Session(begun.baseUrl, begun.tokens, 'owner', send);
  };
  return { offers, begin, visit: () => begin({ at: '2026-04-16' }), sent: () => log.list() };
}

/** Whether there is something at this address, whoever may ask for it and however. */
async function answers(send: Send, url: string, path: string): Promise<boolean> {
  const response = await send(url, { method: 'GET', path });
  await response.arrayBuffer();
  return response.status !== 404;
}

/** `undefined` where no accounts can be begun, or not like this. */
async function tryToBegin(base: string, send: Send, recipe: Recipe): Promise<Begun | undefined> {
  const body = { scenario: 'team', ...recipe };
  const response = await answerOf(base, send(base, { method: 'POST', path: '/__mock__/instances', body }));
  const said = await response.text();
  if (!response.ok) return undefined;
  try {
    const begun = JSON.parse(said) as Partial<Begun> | null;
    return begun?.baseUrl && begun.tokens ? { baseUrl: begun.baseUrl, tokens: begun.tokens } : undefined;
  } catch (error) {
    // A page, most likely: whatever answers here begins no accounts.
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** An account that is real: `send` lets through only what does it no harm. */
async function oneAccount(
  base: string,
  tokens: Readonly<Record<string, string>>,
  send: Send,
  log: SentLog,
): Promise<Backend> {
  const authorization = tokens.owner ? `Bearer ${tokens.owner}` : null;
  const response = await answerOf(
    base,
    send(base, { method: 'GET', path: '/account', headers: { authorization } }),
  );
  const said = await response.text();
  if (!response.ok || !said.trimStart().startsWith('{')) {
    const answered = `GET ${base}/account answered ${response.status}${response.ok ? ' without JSON' : ''}`;
    const begins = authorization ? '' : `${base} begins no accounts (POST /__mock__/instances), and `;
    const hint = response.status === 404 ? 'is this the account’s own address?' : 'is the token right?';
    throw new NothingToTry(`${begins}${answered}; ${authorization ? hint : 'is a --token needed?'}`);
  }
  const session = new Session(base, tokens, 'owner', send);
  return {
    offers: new Set<Need>(tokens.manager ? ['manager'] : []),
    begin: () => Promise.reject(new NotCovered('needs a fresh account')),
    visit: () => Promise.resolve(session),
    sent: () => log.list(),
  };
}

/** @throws NothingToTry when none comes */
async function answerOf(base: string, sending: Promise<Response>): Promise<Response> {
  try {
    return await sending;
  } catch (cause) {
    throw new NothingToTry(`No answer came from ${base}`, { cause });
  }
}
