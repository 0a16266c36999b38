import * as z from 'zod/mini';
import { Role } from './account.ts';
import { Day, Id, Instant, NextCursor, Total } from './common.ts';

/** A person with a seat, or whose seat was taken away. A seat is charged from the invitation on (SEAT-12). */
export const Member = z.object({
  id: Id,
  /** `null` until an invited person has said it. */
  name: z.nullable(z.string()),
  email: z.string(),
  role: Role,
  status: z.enum(['invited', 'active', 'removed']),
  /** The day on which the seat began: the invitation's. */
  invitedOn: Day,
  /** The day on which the invitation was accepted. */
  joinedOn: z.nullable(Day),
  /** The day that an invitation does not reach: not accepted before, it lapses (SEAT-12). `null`: it does not. */
  lapsesOn: z.nullable(Day),
});

/** Members with a seat, owner first, then by name or address. */
export const MemberList = z.object({
  data: z.array(Member),
  nextCursor: NextCursor,
  total: Total,
  asOf: Instant,
});
