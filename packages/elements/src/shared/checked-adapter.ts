import type { BillingAdapter } from '@billfold/contract';

/** Once it is loaded, a call is not kept waiting for it. */
let checks: typeof import('./checked-call.ts') | undefined;

type Wrap = (part: never, name: string) => unknown;

/**
 * An adapter as the elements ask it: whatever it does, each of its methods answers what the contract says, or rejects with a
 * `BillingError`. What checks that is loaded with the first call. What the adapter lacks is lacking here too.
 */
export const checkedAdapter = (adapter: BillingAdapter): BillingAdapter =>
  wrapped(adapter, (facet: object, name) =>
    wrapped(facet, (_, method) => async (...args: unknown[]) => {
      checks ??= await import('./checked-call.ts');
      return checks.call(facet, name, method, args);
    }),
  );

/** An object each of whose parts is made anew when it is asked for: an adapter may be a class, frozen, or change. */
const wrapped = <T extends object>(target: T, wrap: Wrap): T =>
  new Proxy({} as T, {
    get(_, name: string) {
      const part = (target as Record<string, unknown>)[name];
      return part && wrap(part as never, name);
    },
  });
