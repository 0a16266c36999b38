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
  h2:focus-visible {
    outline-offset: 4px;
  }
  .held {
    min-block-size: 36px;
  }
  .paper {
    block-size: 0;
    border: 0;
    inline-size: 0;
    inset: 0 auto auto 0;
    position: fixed;
    visibility: hidden;
  }
  li .button {
    min-block-size: 24px;
    padding-block: 0;
  }
  h3 {
    font-size: 1em;
    font-weight: 600;
  }
`;
