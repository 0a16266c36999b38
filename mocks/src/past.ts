import { Refusal, rows, type Instant, type Table } from '@billfold/rules';
import { callOf, type Entry } from './backend/journal.ts';
import { respond } from './backend/respond.ts';
import { createInstance, type Instance } from './instance.ts';

/**
 * An account as it was (TIME-2): begun anew and told again what it was told until then. For reading only.
 * @throws Refusal `not_past` for an instant that is still to come; `invalid_request` for one before the account began
 */
export function lookBack(instance: Instance, to: Instant): Instance {
  const { id, journal, tokens, vault } = instance;
  return retell(instance, to, id, journal, { tokens, vault });
}

/**
 * Another account with the same past, which goes on by itself (TIME-2).
 * @param id the new account's
 */
export function branch(instance: Instance, to: Instant, id: string): Instance {
  // Ids hold the account's own: in the new account they hold the new one's.
  const { journal, vault } = JSON.parse(
    JSON.stringify({ journal: instance.journal, vault: instance.vault }).replaceAll(instance.id, id),
  ) as Pick<Instance, 'journal' | 'vault'>;
  return retell(instance, to, id, journal, { vault });
}

function retell(
  { account, recipe }: Instance,
  to: Instant,
  id: string,
  journal: Table<Entry>,
  /** Who is signed in stays so, and the vault is the same at all times. */
  kept: Partial<Pick<Instance, 'tokens' | 'vault'>>,
): Instance {
  if (to > account.now) throw new Refusal('not_past', 'This is not past yet: move the clock instead');
  let past = createInstance(recipe, id);
  // Before the clock stood at the recipe's `at`, the scenario tells the story.
  if (to < past.account.now) return { ...createInstance({ ...recipe, at: text(to) }, id), ...kept };
  past = { ...past, ...kept };
  for (const entry of rows(journal)) {
    const next = respond(past, callOf(past, entry)).instance;
    if (next.account.now > to) break;
    past = next;
  }
  return past.account.now < to ? respond(past, clockMove(to)).instance : past;
}

function clockMove(to: Instant) {
  return {
    method: 'POST',
    path: '/__mock__/clock',
    query: new URLSearchParams(),
    headers: new Headers({ 'Content-Type': 'application/json' }),
    body: JSON.stringify({ to: text(to) }),
  };
}

const text = (instant: Instant) => new Date(instant).toISOString();
