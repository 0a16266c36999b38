import * as z from 'zod/mini';
import { Permission } from './account.ts';
import { Remedy } from './common.ts';
import { Quote } from './quotes.ts';

/** What is wrong with one field. */
export const FieldError = z.object({
  /** JSON pointer into the request's body, `/change/emails/2`, or `?limit` for a query parameter. */
  pointer: z.string(),
  /**
   * `required`, `unknown_field`, `invalid_type`, `invalid_value`, `too_short`, `too_long`, `invalid_email`,
   * `duplicate`, `already_member`, `not_found`, `owner_not_removable`, `invalid_country`, `invalid_postal_code`,
   * `invalid_tax_id` (its form is not the country's), `invalid_check_digits`, `tax_id_of_another_country`,
   * `not_self_service`, `not_a_manager`. Others may come.
   */
  code: z.string(),
  /** In English, for developers. People read a wording of the code. */
  detail: z.string(),
});

/** A refusal: a problem document (RFC 9457) with a stable code (REQ-3). */
export const Problem = z.object({
  type: z.string(),
  /** In English, for developers. */
  title: z.string(),
  status: z.int().check(z.gte(400), z.lte(599)),
  detail: z.string(),
  /** Stable: what programs decide by, and what people read a wording of. */
  code: z.string(),
  instance: z.string(),
  errors: z.optional(z.array(FieldError)),
  /** What the viewer would need to be allowed. */
  requiredPermission: z.optional(Permission),
  /** What mends it. */
  remedy: z.optional(Remedy),
  /** With `quote_stale`: what the same change costs now (QUO-2). */
  quote: z.optional(Quote),
});
