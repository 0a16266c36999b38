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
  .room {
    display: none;
  }
  @container (inline-size < 30em) {
    /* For the lines that break. */
    .room {
      display: block;
      min-block-size: 8em;
    }
    .spread > .hero {
      flex-basis: 100%;
      text-align: end;
    }
    /* In some languages they take two lines. */
    .tools {
      min-block-size: 80px;
    }
  }
  @media (pointer: coarse) {
    .held {
      min-block-size: 44px;
    }
    @container (inline-size < 30em) {
      .tools {
        min-block-size: 96px;
      }
    }
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
