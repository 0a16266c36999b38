import { css } from 'lit';

export const transferStyles = css`
  .transfer > div {
    align-items: baseline;
    border-block-start: 1px solid var(--_line);
    display: grid;
    gap: 0 16px;
    grid-template-columns: 12em minmax(0, 1fr);
    padding-block: 8px;
  }
  .transfer > :last-child {
    border-block-end: 1px solid var(--_line);
  }
  .transfer dt {
    color: var(--_muted);
  }
  .transfer dd {
    align-items: baseline;
    display: flex;
    flex-wrap: wrap;
    gap: 0 16px;
    justify-content: space-between;
    overflow-wrap: anywhere;
  }
  .transfer dd > .button {
    flex-basis: auto;
    min-block-size: 24px;
    padding-block: 0;
  }
  .copied {
    min-block-size: 1.5em;
  }
  @container (inline-size < 30em) {
    .transfer > div {
      grid-template-columns: minmax(0, 1fr);
    }
    .transfer dt {
      font-size: 0.875em;
    }
  }
  @media (pointer: coarse) {
    .transfer dd > .button {
      margin-block: -10px;
      min-block-size: 44px;
    }
  }
`;
