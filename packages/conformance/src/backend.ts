import { NothingToTry, NotCovered } from './check.ts';
import { send } from './http.ts';
import { controls, type Need } from './needs.ts';
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
}

/** Where a backend is, and who asks it. */
export interface BackendOptions {
  /** Where `/__mock__/instances` is, or an account's own address. */
  url: string;
  /** Bearer tokens by viewer: `owner`, `manager`. Needed where no accounts can be begun. */
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
  const base = url.replace(/\/$/, '');
  const begun = await tryToBegin(base, { scenario: 'team', at: '2026-04-16' });
  return begun ? freshAccounts(base, begun) : oneAccount(base, tokens);
}

async function freshAccounts(base: string, probe: Begun): Promise<Backend> {
  const offers = new Set<Need>(['fresh account', 'money', 'manager']);
  for (const [need, path] of Object.entries(controls) as [keyof typeof controls, string][]) {
    if (await answers(probe.baseUrl, `/__mock__/${path}`)) offers.add(need);
  }
  for (const scenario of ['workspace', 'program'] as const) {
    if (await tryToBegin(base, { scenario, at: '2026-04-16' })) offers.add(scenario);
  }
  if (await answers(probe.baseUrl, '/at/2026-04-16/account')) offers.add('looking back');
  const begin = async (recipe: Recipe) => {
    const begun = await tryToBegin(base, recipe);
    if (!begun) throw new Error(`An account could not be begun from ${JSON.stringify(recipe)}`);
    return new Session(begun.baseUrl, begun.tokens, 'owner');
  };
  return { offers, begin, visit: () => begin({ at: '2026-04-16' }) };
}

/** Whether there is something at this address, whoever may ask for it and however. */
async function answers(url: string, path: string): Promise<boolean> {
  const response = await send(url, { method: 'GET', path });
  await response.arrayBuffer();
  return response.status !== 404;
}

/** `undefined` where no accounts can be begun, or not like this. */
async function tryToBegin(base: string, recipe: Recipe): Promise<Begun | undefined> {
  const asking = { method: 'POST', path: '/__mock__/instances', body: { scenario: 'team', ...recipe } };
  const response = await send(base, asking).catch((cause: unknown) => {
    throw new NothingToTry(`No answer came from ${base}`, { cause });
  });
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

async function oneAccount(base: string, tokens: Readonly<Record<string, string>>): Promise<Backend> {
  const response = await send(base, {
    method: 'GET',
    path: '/account',
    headers: { authorization: tokens.owner ? `Bearer ${tokens.owner}` : null },
  });
  const said = await response.text();
  if (!response.ok || !said.trimStart().startsWith('{')) {
    throw new NothingToTry(
      `${base} begins no accounts (POST /__mock__/instances), and GET ${base}/account answered ${response.status}${response.ok ? ' without JSON' : ''}; ` +
        (tokens.owner ? 'is the token right?' : 'is a --token needed?'),
    );
  }
  const session = new Session(base, tokens, 'owner');
  return {
    offers: new Set<Need>(tokens.manager ? ['manager'] : []),
    begin: () => Promise.reject(new NotCovered('needs a fresh account')),
    visit: () => Promise.resolve(session),
  };
}
