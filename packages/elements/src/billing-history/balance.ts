import type { Credits } from '@billfold/contract';
import { css, html, nothing } from 'lit';
import { figure } from '../amount-reason/ask-why.ts';
import type { L10n } from '../shared/l10n.ts';
import { money } from '../shared/money.ts';
import type { QueryController } from '../shared/query.ts';
import { region } from '../shared/region.ts';
import { bar } from '../shared/skeleton.ts';
import { historyMessages } from './billing-history.messages.ts';

/** The account's balance. Shown only where there is one, and to whom may see it. */
export function balance(l: L10n, credits: QueryController<Credits>): unknown {
  const { state } = credits;
  if (state.status === 'error') return region(l, credits, bar, () => nothing);
  if (state.status !== 'data' || state.data.balance.amount === 0) return nothing;
  const t = l.words('history', historyMessages);
  return html`<div class="spread balance">
    <div>
      <p><strong>${t.balance}</strong></p>
      <p class="small muted">${t.balanceHint}</p>
    </div>
    ${figure(l, { of: 'credits', credits: state.data }, money(l, state.data.balance))}
  </div>`;
}

export const balanceStyles = css`
  .balance {
    border-block: 1px solid var(--_line);
    padding-block: 12px;
  }
  .balance .money {
    font-weight: 600;
  }
`;
