import * as z from 'zod/mini';
import { Country, ifKnown, Instant, Version } from './common.ts';
import { Address } from './invoices.ts';

/** How often changes of billing are mailed. Charges, credits, invoices and failures always are (SET-2). */
export const EmailFrequency = z.enum(['each_change', 'daily', 'weekly', 'monthly', 'never']);

/** Who may upgrade and purchase (ACC-5). */
export const Purchasers = z.enum(['owners', 'members']);

/** The company's tax number. */
export const TaxId = z.object({
  /** `eu_vat`, or `other`, which is printed and decides nothing. */
  type: z.enum(['eu_vat', 'other']),
  /** Without spaces, upper case, with its country: `FR40303265045`. */
  value: z.string(),
  /** What the registry says of it; `null` where there is none to ask (TAX-3). */
  verification: z.nullable(
    z.object({
      /** `unavailable`: the registry gave no answer; it is asked again, and the last known answer counts. */
      status: z.enum(['pending', 'valid', 'invalid', 'unavailable']),
      /** When it was last asked; `null` when it was not yet. */
      checkedAt: z.nullable(Instant),
    }),
  ),
});

/** What the account's documents and mails go by (SET-1). */
export const Settings = z.object({
  companyName: z.string(),
  address: Address,
  /** As the company writes it: `SARL`. */
  legalStatus: z.nullable(z.string()),
  taxId: z.nullable(TaxId),
  /** Left out where mails are the engine's own matter. */
  emailFrequency: ifKnown(EmailFrequency),
  /** `null` where the product leaves no choice. */
  purchasers: z.nullable(Purchasers),
  version: Version,
  asOf: Instant,
});

const line = z.string().check(z.maxLength(200));

/** A part of the address; left out, it stays as it is. Which are needed, and their form, is the country's matter. */
export const AddressPatch = z.strictObject({
  line1: z.optional(line),
  line2: z.optional(z.nullable(line)),
  city: z.optional(line),
  state: z.optional(z.nullable(line)),
  postalCode: z.optional(z.nullable(z.string().check(z.maxLength(20)))),
  country: z.optional(Country),
});

/** What is to be changed; what is left out stays as it is (RFC 7396). Each part can be saved alone (SET-1). */
export const SettingsPatch = z.strictObject({
  companyName: z.optional(line),
  address: z.optional(AddressPatch),
  legalStatus: z.optional(z.nullable(z.string().check(z.maxLength(100)))),
  taxId: z.optional(z.nullable(z.strictObject({ value: z.string().check(z.maxLength(80)) }))),
  emailFrequency: z.optional(EmailFrequency),
  purchasers: z.optional(Purchasers),
});
