import { emptyIndex, emptyTable, seated, type AccountState, type Index, type Table } from '@billfold/rules';
import type { Entry } from './backend/journal.ts';
import type { SentMail } from './backend/outbox.ts';
import type { ChargeFault, VaultCard } from './backend/vault.ts';
import { readRecipe, type Recipe, type RecipeInput } from './recipe.ts';
import { play } from './scenarios/play.ts';
import { scenarios } from './scenarios/scenarios.ts';

/** Whose eyes the account can be seen with. */
export const VIEWERS = ['owner', 'manager', 'member', 'invited'] as const;
export type Viewer = (typeof VIEWERS)[number];

/** What is made to go wrong. */
export interface Faults {
  /** Every charge is declined with this code, or its bank asks (`requires_action`); `null` when the card decides. */
  charges: ChargeFault | null;
  /** How long an answer is held back, in milliseconds. */
  latencyMs: number;
  /** The next `count` requests are answered with `status`, and not carried out. */
  failNext: { status: number; count: number } | null;
  /** No request gets an answer, nor is it carried out. */
  offline: boolean;
  /** So many of the next requests that do something are carried out, and their answer is lost. */
  loseAnswers: number;
  /** Whether the registry of VAT numbers answers (TAX-3). */
  registry: 'available' | 'unavailable';
}

/** The first answer that a key was given, for who asks again (REQ-1). */
export interface Remembered {
  /** What was asked. */
  asked: string;
  /** When, by the backend's clock. */
  at: number;
  status: number;
  answer: unknown;
}

/**
 * A whole backend: one plain value, which can be stored, compared and sent. Its clock stands still: time passes when
 * somebody moves it, and never by itself or by what is done. So whatever is quoted and accepted without a move in
 * between happens at one instant, and a test is at the instant that it chose, at 23:59:59 too.
 */
export interface Instance {
  /** The account's id, too. */
  id: string;
  /** What it was made from: starting again makes the same. */
  recipe: Recipe;
  account: AccountState;
  /** Bearer tokens, and whom they stand for. `viewer` is `null` of one that was asked for later. */
  tokens: { token: string; viewer: Viewer | null; memberId: string }[];
  /** What the vault keeps of cards, by token. */
  vault: Record<string, VaultCard>;
  /** The VAT numbers that the registry was asked about. */
  askedRegistry: string[];
  faults: Faults;
  /** What went out since the clock stood at the recipe's `at`, oldest first, each mail once for all its recipients. */
  outbox: Table<SentMail>;
  /** The tokens of the links that were mailed, oldest first (CONF-1). */
  links: string[];
  /** By member and key. */
  remembered: Index<Remembered>;
  /** Every request that changed it since the clock stood at the recipe's `at`, oldest first (TIME-2). */
  journal: Table<Entry>;
}

/**
 * Makes a backend.
 * @param id any, but unique among the instances that may meet; letters and digits
 * @throws HttpRefusal `invalid_request`, naming each field of the recipe that is wrong
 */
export function createInstance(input: RecipeInput = {}, id = randomId()): Instance {
  const recipe = readRecipe(input);
  const account = play(scenarios[recipe.scenario], id, recipe);
  return {
    id,
    recipe,
    account,
    tokens: viewersOf(account).map(([viewer, memberId]) => ({
      token: newToken(viewer, id),
      viewer,
      memberId,
    })),
    vault: {},
    askedRegistry: [],
    faults: {
      charges: recipe.overrides.decline ?? null,
      latencyMs: 0,
      failNext: null,
      offline: false,
      loseAnswers: 0,
      registry: 'available',
    },
    outbox: emptyTable(),
    links: [],
    remembered: emptyIndex(),
    journal: emptyTable(),
  };
}

/** The same from the beginning. Who was signed in stays so, and the vault keeps its cards. */
export function resetInstance({ id, recipe, tokens, vault }: Instance): Instance {
  return { ...createInstance(recipe, id), tokens, vault };
}

/** What names a person to the account with this id. */
export function newToken(name: string, id: string): string {
  return `${name}-${id}-${randomId()}`;
}

/** The first of each kind, where there is one. */
function viewersOf(account: AccountState): [Viewer, string][] {
  const people = seated(account);
  return VIEWERS.flatMap((viewer) => {
    const person = people.find(({ role, status }) =>
      viewer === 'invited' ? status === 'invited' : status === 'active' && role === viewer,
    );
    return person ? [[viewer, person.id]] : [];
  });
}

/** Tokens by viewer. */
export function tokensOf({ tokens }: Instance): Partial<Record<Viewer, string>> {
  return Object.fromEntries(tokens.flatMap(({ viewer, token }) => (viewer ? [[viewer, token]] : [])));
}

/** Letters and digits, not to be guessed. */
export function randomId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => (byte % 36).toString(36)).join('');
}
