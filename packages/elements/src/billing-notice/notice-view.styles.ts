import { css, type CSSResultGroup } from 'lit';
import { payPlaceStyles } from '../pay-invoice/pay-place.styles.ts';
import { noticeStyles } from '../shared/notice.ts';

/** For elements that show the account's notices. */
export const noticeViewStyles: CSSResultGroup = [
  noticeStyles,
  payPlaceStyles,
  css`
    .urgency {
      color: var(--_muted);
      display: block;
      font-weight: 400;
    }
    .urgency.critical {
      color: var(--_critical);
    }
    billing-notice-remedy {
      flex: 1;
    }
  `,
];
