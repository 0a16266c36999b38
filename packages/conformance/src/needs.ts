/**
 * What a check needs beyond an account that can be read, and what is said where it is missing. All but `manager` come
 * with the controls under `/__mock__/` (see the README).
 */
export const needs = {
  'fresh account': 'needs a fresh account',
  clock: 'needs a clock that can be moved',
  money: 'would move money',
  faults: 'needs charges or the tax registry to fail on demand',
  outbox: 'needs to read the mail that was sent',
  vault: 'needs test cards',
  authentications: 'needs to answer for the bank',
  transfers: 'needs a bank transfer to arrive on demand',
  workspace: 'needs a fresh account of the scenario workspace',
  program: 'needs a fresh account of the scenario program',
  'looking back': 'needs the account as it was at another time',
  manager: 'needs a manager’s token',
} as const;

/** Something that a check needs. */
export type Need = keyof typeof needs;

/** The controls of a fresh account, each with its path under `/__mock__/`. */
export const controls = {
  clock: 'clock',
  faults: 'faults',
  outbox: 'outbox',
  vault: 'vault/tokens',
  authentications: 'authentications',
  transfers: 'transfers',
} as const satisfies Partial<Record<Need, string>>;

/** Why a check cannot be tried; `null` when it can. */
export function reasonAgainst(wanted: readonly Need[], offered: ReadonlySet<Need>): string | null {
  const missing = wanted.filter((need) => !offered.has(need)).map((need) => needs[need]);
  return missing.length > 0 ? missing.join('; ') : null;
}
