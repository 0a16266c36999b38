import * as z from 'zod/mini';
import { Instant, Money } from './common.ts';

/** What was invoiced in each month less what was credited, tax included, for a chart: elements add up nothing. */
export const Spending = z.object({
  /** Without gaps, oldest first; the last is the current month. */
  data: z.array(
    z.object({
      /** `YYYY-MM`, in the account's time zone. */
      month: z.string(),
      total: Money,
    }),
  ),
  /** All of these months. */
  total: Money,
  /** The largest month, or zero: a chart's height. */
  highest: Money,
  asOf: Instant,
});
