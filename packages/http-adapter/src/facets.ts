import type { BillingAdapter } from '@billfold/contract';

/** A `BillingAdapter` that has every facet, with every method of it: nothing has to be called by `?.`. */
export type HttpAdapter = {
  [Facet in keyof BillingAdapter]-?: Required<NonNullable<BillingAdapter[Facet]>>;
};
