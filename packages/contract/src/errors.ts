import type { FieldError, Permission, Problem, Quote, Remedy } from './types.ts';

/** What a refusal may say beside its code. */
export interface BillingErrorDetails {
  /** HTTP status, or 0 when no answer came. */
  status?: number | undefined;
  /** What is wrong, field by field. */
  errors?: readonly FieldError[] | undefined;
  /** What the viewer would need to be allowed. */
  requiredPermission?: Permission | undefined;
  /** What mends it. */
  remedy?: Remedy | undefined;
  /** With `quote_stale`: what the same change costs now (QUO-2). */
  quote?: Quote | undefined;
  /** How long to wait before another try, in milliseconds. */
  retryAfter?: number | undefined;
  cause?: unknown;
}

/**
 * A request that was not carried out. Decide by `code`; `message` is English, for developers. Codes of a backend are
 * those of its problem documents. An adapter adds its own:
 * `network` (no answer came: it may or may not have been carried out), `session_expired` (sign in again),
 * `invalid_answer` (what came is not what the contract promises), `unexpected` (an answer that is not a problem document).
 */
export class BillingError extends Error {
  override readonly name = 'BillingError';
  readonly code: string;
  readonly status: number;
  readonly errors: readonly FieldError[];
  readonly requiredPermission: Permission | undefined;
  readonly remedy: Remedy | undefined;
  readonly quote: Quote | undefined;
  readonly retryAfter: number | undefined;

  constructor(code: string, message: string, details: BillingErrorDetails = {}) {
    super(message, { cause: details.cause });
    this.code = code;
    this.status = details.status ?? 0;
    this.errors = details.errors ?? [];
    this.requiredPermission = details.requiredPermission;
    this.remedy = details.remedy;
    this.quote = details.quote;
    this.retryAfter = details.retryAfter;
  }

  /** The error that a problem document is. */
  static fromProblem(problem: Problem, retryAfter?: number): BillingError {
    return new BillingError(problem.code, problem.detail, { ...problem, retryAfter });
  }
}
