import type { BillingError } from '@billfold/contract';
import { html, nothing } from 'lit';
import { isUnknown } from '../shared/action.ts';
import { safeHref } from '../shared/href.ts';
import type { L10n } from '../shared/l10n.ts';
import { notice, type NoticeOptions } from '../shared/notice.ts';
import { quoteMessages } from '../shared/quote.messages.ts';
import { sharedMessages } from '../shared/shared.messages.ts';

/**
 * Why something was not done, in words that say what is true.
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
  if (error.status === 403) return notice({ ...t.refused, live: true });
  return notice({ ...t.notDone, actions: support(l, error), critical: true, live: true });
}

/** The way to a person, where the refusal names one (SUP-1). */
function support(l: L10n, { remedy }: BillingError): unknown {
  const url = remedy?.kind === 'contact_support' ? remedy.params.url : undefined;
  const href = typeof url === 'string' ? safeHref(url) : undefined;
  return href && html`<a href=${href}>${l.words('quote', quoteMessages).support}</a>`;
}
