import { css, type CSSResultGroup } from 'lit';
import { strongButtonStyles } from './button.strong.styles.ts';
import { documentStyles } from './document.ts';
import { noticeStyles } from './notice.ts';

export const quoteStyles: CSSResultGroup = [
  strongButtonStyles,
  noticeStyles,
  documentStyles,
  css`
    h3 {
      font-size: 1em;
      font-weight: 600;
    }
    .main > :first-child {
      font-weight: 600;
    }
    .quote .why {
      text-align: end;
    }
    .main .money {
      overflow-wrap: anywhere;
      white-space: normal;
    }
    .main .why {
      flex-wrap: wrap;
    }
    * + .main {
      border-block-start: 1px solid var(--_line);
      padding-block-start: 12px;
    }
    .actions > .button {
      overflow-wrap: anywhere;
    }
    .quote {
      max-inline-size: 36rem;
    }
    .quote .totals {
      inline-size: 100%;
    }
    .changed {
      inline-size: min(100%, 22rem);
    }
    .changed dd {
      display: flex;
      flex-wrap: wrap;
      gap: 0 12px;
      justify-content: end;
    }
    .changed dd > ins {
      flex-basis: auto;
    }
    del {
      color: var(--_muted);
    }
    ins {
      font-weight: 600;
      text-decoration: none;
    }
    summary {
      cursor: pointer;
      padding-block: 8px;
    }
  `,
];
