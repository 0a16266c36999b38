import * as z from 'zod/mini';

/** Opaque id, unique within an account. Never shown to a person. */
export const Id = z.string().check(z.minLength(1), z.maxLength(64));

/** ISO 4217 code, upper case. */
export const Currency = z.string().check(z.regex(/^[A-Z]{3}$/));

/** An amount of money. Exact: never a fraction of the minor unit. */
export const Money = z.object({
  /**
   * Integer in the currency's minor unit, by ISO 4217 (`currencyDecimals`): `1200` EUR is 12,00 €, `720000` HUF 7 200,00 Ft,
   * `968` JPY ¥968. Negative for what is given back.
   */
  amount: z.int(),
  currency: Currency,
});

/** A calendar day in the account's time zone, `YYYY-MM-DD`. */
export const Day = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/, { abort: true }));

/** An instant in ISO 8601 with its offset, `2026-04-16T09:00:00+02:00`. */
export const Instant = z
  .string()
  .check(z.regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?(Z|[+-]\d{2}:\d{2})$/));

/** A stretch of days: from its start day to its end day, the end excluded (CAL-1). */
export const Period = z.object({
  start: Day,
  /** The first day that no longer belongs to the period. */
  end: Day,
});

/** A share such as a tax rate, as an exact decimal: `"0.21"` is 21 %. */
export const Rate = z.string().check(z.regex(/^\d+(\.\d{1,6})?$/));

/** ISO 3166-1 alpha-2 code, upper case. */
export const Country = z.string().check(z.regex(/^[A-Z]{2}$/));

/** What a text may be filled with. Amounts travel as money, days as `YYYY-MM-DD`; the reader formats both. */
export const TextParams = z.record(
  z.string(),
  z.union([z.string(), z.number(), z.boolean(), z.null(), Money]),
);

/**
 * A text that the backend makes and the reader words in its own language (INV-6): what it says, and with what.
 * A reader shows a kind that it does not know neutrally.
 */
export const Text = z.object({
  kind: z.string(),
  params: TextParams,
});

/** What mends a refusal or a notice: an action that an element renders as a working button or link (ACC-2). */
export const Remedy = z.object({
  /**
   * `pay_invoice` {invoiceId, number, amountDue}, `authenticate` {paymentId} or {paymentMethodId}, `requote` {},
   * `add_payment_method` {}, `update_payment_method` {paymentMethodId}, `update_tax_id` {}, `undo_change` {changeId},
   * `resend_confirmation` {changeId}, `withdraw_closure` {}, `invoice_pending_charges` {amount}, `contact_support` {url,
   * hours}, `open_url` {url}: the whole `https:` address of what only the engine's own pages can do, such as a hosted
   * invoice. Others may come.
   */
  kind: z.string(),
  params: TextParams,
});

/**
 * What a resource was when it was read. A change of it bears it (`If-Match`), so that nobody writes over what somebody
 * else has written in the meantime (REQ-2). It is the answer's `ETag`, without the quotation marks.
 */
export const Version = z.string().check(z.minLength(1), z.maxLength(64));

/** An e-mail address as it is typed. Its form is checked by the rules. */
export const TypedEmail = z.string().check(z.maxLength(1000));

/** Opaque: where the next page begins; `null` on the last page. */
export const NextCursor = z.nullable(z.string());

/**
 * A field that not every billing engine can fill: left out where it is not known. Readers take `null` for the same; `null`
 * of a field that is always there says that there is none.
 */
export const ifKnown = <S extends z.ZodMiniType>(schema: S): z.ZodMiniOptional<z.ZodMiniNullable<S>> =>
  z.optional(z.nullable(schema));

/** How many entries match, on all pages, where the backend counts them. */
export const Total = ifKnown(z.int().check(z.gte(0)));

/** How many entries a page has at most. */
export const Limit = z.coerce.number().check(z.int(), z.gte(1), z.lte(100));
