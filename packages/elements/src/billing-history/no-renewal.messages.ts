import type { Inline } from '../shared/shared.messages.ts';

/** Why there is no estimate of a renewal, where more is to be said than a few words. */
export interface NoRenewalMessages {
  /** @param day When the trial ends, where that is known. */
  trialing: (day?: Inline) => Inline;
  /** @param day When the subscription resumes, where that is known. */
  paused: (day?: Inline) => Inline;
}

export const noRenewalMessages: NoRenewalMessages = {
  trialing: (day) =>
    day
      ? ['Your trial ends on ', day, '. Nothing is charged before.']
      : 'You are on a trial: nothing is charged while it lasts.',
  paused: (day) =>
    day
      ? ['Your subscription is paused. It resumes on ', day, ', and nothing is charged before.']
      : 'Your subscription is paused: nothing is charged until it resumes.',
};
