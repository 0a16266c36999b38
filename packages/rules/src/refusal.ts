import type { FieldError, Permission, Remedy } from '@billfold/contract';

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

/** What is asked for does not exist, or not for this account. */
export function notFound(what: string): Refusal {
  return new Refusal('not_found', `There is no such ${what}`);
}

/** The input is wrong, field by field. */
export function invalid(errors: readonly FieldError[]): Refusal {
  return new Refusal('invalid_request', 'The request is not valid; see errors', { errors });
}
