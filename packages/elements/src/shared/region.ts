import { html, nothing, type CSSResultGroup } from 'lit';
import { button, buttonStyles } from './button.ts';
import type { L10n } from './l10n.ts';
import { notice, noticeStyles } from './notice.ts';
import type { QueryController } from './query.ts';
import { sharedMessages } from './shared.messages.ts';
import { skeletonStyles } from './skeleton.ts';

/** What a region shows: an answer of the backend, or something else that takes time and may fail. */
export type Asked<T> = Pick<QueryController<T>, 'state' | 'retry'>;

/**
 * A part of an element that shows an answer, whatever state the answer is in.
 * @param placeholder What stands there the first time, as high as the answer.
 * @param above What stands above it: when both are out of date that says so for both.
 */
export function region<T>(
  l: L10n,
  query: Asked<T>,
  placeholder: () => unknown,
  show: (data: T) => unknown,
  above?: Asked<unknown>,
): unknown {
  const t = l.words('shared', sharedMessages);
  const { state } = query;
  const tryAgain = (busy = false): unknown =>
    button({ label: t.tryAgain, busy, onClick: () => query.retry() });
  const isSaid = above?.state.status === 'data' && above.state.error;
  switch (state.status) {
    // The backend does not offer it: nobody is told of what there is not.
    case 'unavailable':
    case 'idle':
      return nothing;
    case 'loading':
      return html`<div class="stack" aria-busy="true">
        <span class="hidden" role="status">${t.loading}</span>${placeholder()}
      </div>`;
    case 'data':
      return html`<div class="stack ${state.stale ? 'stale' : ''}" aria-busy=${state.stale}>
        ${state.error && !isSaid ? notice({ title: t.outdated, actions: tryAgain(state.stale), live: true }) : nothing}
        ${show(state.data)}
      </div>`;
    case 'error':
      return notice({
        title: t.failed.title,
        text: state.error.code === 'network' ? t.failed.network : t.failed.other,
        actions: tryAgain(state.stale),
        critical: true,
        live: true,
      });
    case 'signed_out':
      return notice({ ...t.signedOut, actions: tryAgain(), live: true });
    case 'refused':
      return notice(t.refused);
  }
}

/** The first of some questions that all failed alike, so that it is said once and not in every region. */
export function failedAlike(
  ...queries: readonly QueryController<unknown>[]
): QueryController<unknown> | undefined {
  const [first, ...others] = queries;
  const status = first?.state.status;
  if (!status || /idle|loading|data/.test(status)) return undefined;
  return others.every((query) => query.state.status === status) ? first : undefined;
}

export const regionStyles: CSSResultGroup = [buttonStyles, noticeStyles, skeletonStyles];
