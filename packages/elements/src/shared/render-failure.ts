import { BillingError } from '@billfold/contract';
import { nothing, render } from 'lit';
import type { BillingElement } from './element.ts';
import { L10n } from './l10n.ts';
import { region } from './region.ts';

/**
 * What an element shows that failed to render, instead of nothing: that it could not be shown, and a way to try again. The
 * console says what was thrown.
 */
export function showFailure(host: BillingElement, cause: unknown): void {
  console.error(`Billfold: <${host.localName}> could not be rendered: ${String(cause)}`, cause);
  const error = new BillingError('unexpected', 'It could not be rendered', { cause });
  const retry = (): void => {
    host.requestUpdate();
    host.client?.invalidate();
  };
  const failed = { state: { status: 'error', error }, retry } as const;
  const { renderRoot, l10n } = host;
  render(
    region(
      l10n ?? new L10n('en', undefined, []),
      failed,
      () => nothing,
      () => nothing,
    ),
    renderRoot,
    host.renderOptions,
  );
  host.failed(error);
}
