import type { Inline } from './shared.messages.ts';

/** What is said on the way to where something can be mended. */
export interface RemedyMessages {
  /** A part of billing that was opened in place, for those who don't see it. */
  opened: string;
  close: string;
  /** The way to a page of the billing engine, by its host: `invoice.stripe.com`. */
  openUrl: (host: Inline) => Inline;
  /** The page has no way there. */
  elsewhere: { title: string; text: string };
}

export const remedyMessages: RemedyMessages = {
  opened: 'Opened here',
  close: 'Close',
  openUrl: (host) => ['Continue on ', host],
  elsewhere: {
    title: 'This can be changed in your billing settings',
    text: 'They are not on this page. Whoever owns the account finds them where billing is managed.',
  },
};
