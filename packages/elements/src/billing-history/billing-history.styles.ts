import { css } from 'lit';

export const historyStyles = css`
  .estimate {
    align-items: end;
    display: flex;
    flex-wrap: wrap;
    gap: 8px 24px;
    justify-content: space-between;
  }
  .balance {
    align-items: baseline;
    border-block: 1px solid var(--_line);
    display: flex;
    flex-wrap: wrap;
    gap: 0 24px;
    justify-content: space-between;
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
