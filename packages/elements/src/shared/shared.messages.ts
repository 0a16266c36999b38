/** What a phrase may be made of: texts, and what stands in them, such as a name in its `<bdi>`. */
export type Inline = unknown;

/** What any element may have to say. */
export interface SharedMessages {
  /** Days as the language writes them, where `Intl` does not. */
  days: (formatted: string) => string;
  loading: string;
  tryAgain: string;
  /** Nothing could be read. */
  failed: { title: string; network: string; other: string };
  /** The last answer stands, but reading it again failed. */
  outdated: string;
  refused: { title: string; text: string };
  signedOut: { title: string; text: string };
}

export const sharedMessages: SharedMessages = {
  days: (formatted) => formatted,
  loading: 'Loading…',
  tryAgain: 'Try again',
  failed: {
    title: 'This could not be loaded',
    network: 'There was no answer. Check your connection, then try again.',
    other: 'Something went wrong on our side. Nothing was changed or charged.',
  },
  outdated: 'This may be out of date: it could not be refreshed.',
  refused: {
    title: 'You don’t have access to this',
    text: 'Only some people in your account can see it. The owner can tell you more.',
  },
  signedOut: { title: 'Your session has ended', text: 'Sign in again to see this.' },
};
