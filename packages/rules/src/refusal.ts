import type { FieldError, Permission, Remedy } from '@billfold/contract';
import type { AccountState } from './state.ts';

/** Why a command is refused. The account is as it was before. */
export class Refusal extends Error {
  /** Stable: what programs decide by. */
  readonly code: string;
  readonly errors: readonly FieldError[];
  readonly requiredPermission: Permission | null;
  readonly remedy: Remedy | null;

  constructor(
    code: string,
    detail: string,
    more: { errors?: readonly FieldError[]; requiredPermission?: Permission; remedy?: Remedy } = {},
  ) {
    super(detail);
    this.code = code;
    this.errors = more.errors ?? [];
    this.requiredPermission = more.requiredPermission ?? null;
    this.remedy = more.remedy ?? null;
  }
}

/** The way to a person (SUP-1). */
export function contactSupport({ support: { url, hours } }: AccountState): Remedy {
  return { kind: 'contact_support', params: { url, hours } };
}

/** What is asked for costs something, and the account has nothing to pay with (PAY-2). */
export function nothingToPayWith(): Refusal {
  return new Refusal('payment_method_required', 'There is nothing to pay with yet', {
    remedy: { kind: 'add_payment_method', params: {} },
  });
}

/** What is asked for does not exist, or not for this account. */
export function notFound(what: string): Refusal {
  return new Refusal('not_found', `There is no such ${what}`);
}

/** The input is wrong, field by field. */
export function invalid(errors: readonly FieldError[]): Refusal {
  return new Refusal('invalid_request', 'The request is not valid; see errors', { errors });
}
