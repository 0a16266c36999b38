import { css } from 'lit';

export const payStyles = css`
  fieldset {
    border: 0;
    display: grid;
    gap: 4px;
    min-inline-size: 0;
    padding: 0;
  }
  legend {
    font-weight: 600;
    margin-block-end: 4px;
    padding: 0;
  }
  .card {
    align-items: start;
    cursor: pointer;
    display: grid;
    gap: 12px;
    grid-template-columns: auto minmax(0, 1fr);
    min-block-size: 44px;
    padding-block: 4px;
  }
  .card input {
    accent-color: var(--_accent);
    block-size: 16px;
    inline-size: 16px;
    margin-block-start: 4px;
  }
`;
