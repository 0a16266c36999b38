import { css, type CSSResultGroup } from 'lit';
import { keptStyles } from '../shared/kept.ts';

/** For elements that hold a place for the way to pay, and may open a part of billing beneath it. */
export const payPlaceStyles: CSSResultGroup = [
  keptStyles,
  css`
    billing-pay-invoice {
      flex: 1;
    }
    /* As wide as that will be. */
    .actions > [aria-busy='true'] {
      inline-size: min(100%, 40rem);
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
  `,
];
