import { BillingError } from '@billfold/contract';

/** Adapters promise a `BillingError`; whatever else comes is shown as one. Another copy of the kit has a class of its own. */
export function asBillingError(error: unknown): BillingError {
  return error instanceof Error && error.name === 'BillingError' && 'errors' in error
    ? (error as BillingError)
    : new BillingError('unexpected', String(error), { cause: error });
}
