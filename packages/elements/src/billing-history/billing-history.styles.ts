import { css } from 'lit';

// What is loaded later has its place kept: one line of fields, two, or one again, as the filters are laid out.
export const historyStyles = css`
  .renewal {
    min-block-size: calc(11.8125em + 53px);
  }
  .renewal > * {
    grid-template-rows: auto 1fr;
  }
  .room {
    align-content: start;
    max-block-size: calc(7.3125em + 41px);
    overflow: auto;
  }
  .none {
    display: grid;
    place-content: center;
    text-align: center;
  }
  .title {
    flex-wrap: nowrap;
    min-block-size: 36px;
  }
  .title > :first-child {
    flex-basis: auto;
  }
  .number {
    white-space: nowrap;
  }
  td.amount {
    font-weight: 600;
  }
  td small {
    color: var(--_muted);
    display: block;
    font-weight: 400;
  }
  .held {
    min-block-size: 44px;
  }
  .pdf {
    inline-size: calc(24px + 2.5em);
  }
  th.pdf {
    color: transparent;
  }
  .filters {
    min-block-size: calc(1.3125em + 40px);
  }
  @media (pointer: coarse) {
    .filters {
      min-block-size: calc(1.3125em + 48px);
    }
  }
  .spending {
    min-block-size: calc(8.4375em + 173px);
  }
  @container (inline-size < 24em) {
    .hero {
      flex-basis: 100%;
      text-align: end;
    }
    .renewal {
      min-block-size: calc(15.1375em + 57px);
    }
    .room {
      max-block-size: calc(8.625em + 41px);
    }
    .spending {
      min-block-size: calc(10.45em + 177px);
    }
  }
  @container (30em <= inline-size < 42em) {
    .filters {
      min-block-size: calc(2.625em + 92px);
    }
    th + th,
    td + td {
      padding-inline-start: 12px;
    }
    .pdf {
      inline-size: calc(12px + 2.5em);
    }
    td.row {
      overflow-wrap: anywhere;
    }
    td > time {
      white-space: normal;
    }
  }
  @container (inline-size < 30em) {
    .held {
      min-block-size: calc(1.3125em + 48px);
    }
    .pdf {
      inline-size: auto;
      margin-inline-start: 0;
      min-inline-size: 2.2em;
    }
  }
`;
