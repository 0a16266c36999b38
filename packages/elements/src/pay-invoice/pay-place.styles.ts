import { css } from 'lit';

/** For elements that hold a place for the way to pay, and may open a part of billing beneath it. */
export const payPlaceStyles = css`
  billing-pay-invoice {
    flex: 1;
  }
  .pay-place {
    min-block-size: 36px;
  }
  .opened {
    border-block-start: 1px solid var(--_line);
    margin-block-start: 24px;
    padding-block-start: 24px;
  }
  .opened:focus-visible {
    outline-offset: 8px;
  }
  @media (pointer: coarse) {
    .pay-place {
      min-block-size: 44px;
    }
  }
`;
