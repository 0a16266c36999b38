import type { Payment } from '@billfold/contract';

/** Whether there is nothing to pay now: it was paid, or the bank is at it. */
export const isDone = (payment: Payment | null | undefined): boolean =>
  payment !== undefined && payment?.status !== 'failed' && payment?.status !== 'canceled';

/** Whether it is neither paid nor failed. A state that is newer than the kit is none that can be paid over. */
export const isUnderWay = (status: Payment['status']): boolean =>
  !['succeeded', 'failed', 'canceled'].includes(status);
