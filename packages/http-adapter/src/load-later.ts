import { BillingError } from '@billfold/contract';

/**
 * Loads what the billing history does without, so that a page which shows no more than that stays small.
 * @throws BillingError `network` when it does not come.
 */
export async function loadLater(): Promise<typeof import('./later.ts')> {
  try {
    return await import('./later.ts');
  } catch (cause) {
    throw new BillingError('network', 'A part of the adapter could not be loaded', { cause });
  }
}
