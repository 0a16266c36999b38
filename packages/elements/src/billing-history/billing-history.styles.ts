import { css } from 'lit';

export const historyStyles = css`
  .balance {
    border-block: 1px solid var(--_line);
    padding-block: 12px;
  }
  .number {
    white-space: nowrap;
  }
  td.amount,
  .balance > .money {
    font-weight: 600;
  }
  td small {
    color: var(--_muted);
    display: block;
    font-weight: 400;
  }
`;
