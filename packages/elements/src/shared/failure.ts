import type { BillingError } from '@billfold/contract';
import { nothing } from 'lit';
import { isUnknown } from './action.ts';
import type { L10n } from './l10n.ts';
import { notice, type NoticeOptions } from './notice.ts';
import { quoteMessages } from './quote.messages.ts';
import { linkRemedy } from './remedy.ts';
import { sharedMessages } from './shared.messages.ts';

/**
 * Why something was not done, in words that say what is true about the money.
 * @param known What is said about a refusal, by its code.
 */
export function failure(
  l: L10n,
  error: BillingError | undefined,
  known: Readonly<Record<string, NoticeOptions>> = {},
): unknown {
  if (!error) return nothing;
  const t = l.words('quote', quoteMessages);
  const said = Object.hasOwn(known, error.code) ? known[error.code] : undefined;
  if (said) return notice({ critical: true, live: true, ...said });
  if (isUnknown(error)) return notice({ ...t.unknown, critical: true, live: true });
  if (error.status === 401) return notice({ ...l.words('shared', sharedMessages).signedOut, live: true });
  const actions = linkRemedy(l, error.remedy);
  if (error.status === 403) return notice({ ...t.refused, actions, live: true });
  return notice({ ...t.notDone, actions, critical: true, live: true });
}
