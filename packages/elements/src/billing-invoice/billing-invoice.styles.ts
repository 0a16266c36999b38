import { css } from 'lit';

export const invoiceStyles = css`
  .parties {
    display: grid;
    gap: 24px;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 12rem), 1fr));
  }
  .parties dd {
    margin: 0;
  }
  address {
    font-style: normal;
  }
  h3 {
    font-size: 1em;
    font-weight: 600;
  }
`;
