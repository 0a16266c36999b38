import { css } from 'lit';

export const historyStyles = css`
  .estimate {
    align-items: end;
  }
  .balance {
    border-block: 1px solid var(--_line);
    padding-block: 12px;
  }
  .balance > p {
    flex: 1 1 10rem;
  }
  .number {
    white-space: nowrap;
  }
  .number .button {
    min-block-size: 24px;
    padding-block: 0;
  }
  td.amount,
  .balance > .money {
    font-weight: 600;
  }
  .overdue {
    color: var(--_critical);
    font-weight: 600;
  }
  td small {
    color: var(--_muted);
    display: block;
    font-weight: 400;
  }
`;
