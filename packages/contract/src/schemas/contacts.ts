import * as z from 'zod/mini';
import { Id, Instant, NextCursor, Total, TypedEmail, Version } from './common.ts';

/** Somebody who gets every billing e-mail, beside the owner (CON-2). It takes no seat. */
export const Contact = z.object({
  id: Id,
  firstName: z.nullable(z.string()),
  lastName: z.nullable(z.string()),
  email: z.string(),
  /** The member who was picked from the list; `null` for an address that was typed. */
  memberId: z.nullable(Id),
  version: Version,
});

/** A page of contacts, in the order in which they were added. */
export const ContactList = z.object({
  data: z.array(Contact),
  nextCursor: NextCursor,
  total: Total,
  asOf: Instant,
});

const name = z.optional(z.nullable(z.string().check(z.maxLength(100))));

/** A member who is picked, or any address (CON-1). */
export const ContactRequest = z.union([
  z.strictObject({ memberId: Id }),
  z.strictObject({ email: TypedEmail, firstName: name, lastName: name }),
]);

/** What is to be changed of a contact; what is left out stays as it is. */
export const ContactPatch = z.strictObject({
  email: z.optional(TypedEmail),
  firstName: name,
  lastName: name,
});
