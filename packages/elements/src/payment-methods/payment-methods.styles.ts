import { css } from 'lit';

export const methodsStyles = css`
  [hidden] {
    display: none !important;
  }
  h3 {
    font-size: 1em;
    font-weight: 600;
  }
  .methods > li {
    border-block-start: 1px solid var(--_line);
    display: grid;
    gap: 12px;
    grid-template-columns: minmax(0, 1fr);
    padding-block: 12px;
  }
  .methods > li:last-child {
    border-block-end: 1px solid var(--_line);
  }
  .existing {
    align-content: start;
    min-block-size: calc(4.5em + 38px);
  }
  .row-held {
    min-block-size: 24px;
  }
  .method {
    align-items: center;
    display: flex;
    flex-wrap: wrap;
    gap: 4px 24px;
    justify-content: space-between;
  }
  .choice {
    display: grid;
    flex: 1 1 12rem;
    font-weight: inherit;
    min-inline-size: 0;
  }
  label.choice {
    align-items: center;
    column-gap: 12px;
    cursor: pointer;
    grid-template-columns: auto minmax(0, 1fr);
  }
  .choice > input {
    accent-color: var(--_accent);
    block-size: 18px;
    inline-size: 18px;
  }
  .choice > input:disabled {
    opacity: 0.5;
  }
  .choice .small {
    display: block;
  }
  .called {
    white-space: nowrap;
  }
  .name .tag {
    display: inline-block;
    margin-inline-start: 8px;
    white-space: nowrap;
  }
  .method .button {
    min-block-size: 24px;
    padding-block: 0;
  }
  .method svg {
    block-size: 16px;
    display: block;
    fill: none;
    inline-size: 16px;
    stroke: currentColor;
    stroke-linecap: round;
    stroke-width: 1.5;
  }
  .method .button:has(svg) {
    padding: 4px;
  }
  .question,
  .pay,
  .add {
    max-inline-size: 32rem;
  }
  .details {
    display: grid;
    gap: 4px;
    grid-template-columns: minmax(0, 1fr);
  }
  .card-field[aria-busy='true'] {
    background: var(--_surface);
  }
  .held {
    block-size: 36px;
  }
  [role='status']:empty {
    position: absolute;
  }
  .notice li {
    padding-block: 2px;
  }
  /* Under the name, beside the choice. */
  [role='radiogroup'] .question,
  [role='radiogroup'] billing-card-expiry {
    margin-inline-start: 30px;
  }
  @container (inline-size < 30em) {
    .existing {
      min-block-size: calc(4.5em + 66px);
    }
    .method > .actions {
      flex: 1 0 100%;
      justify-content: space-between;
    }
    [role='radiogroup'] .method > .actions {
      padding-inline-start: 30px;
    }
  }
  @media (pointer: coarse) {
    .method .button {
      margin-block: -10px;
      min-block-size: 44px;
      min-inline-size: 44px;
    }
    .choice > input {
      block-size: 24px;
      inline-size: 24px;
    }
  }
`;
