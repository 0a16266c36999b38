import { css } from 'lit';

export const membersStyles = css`
  .field {
    max-inline-size: 20rem;
  }
  .held {
    block-size: 36px;
  }
  .list {
    align-content: start;
    min-block-size: calc(var(--_rows) * (2.8125em + 25px) + 2.625em);
  }
  /* As high as a page that is full, with what stands above and beneath it. */
  .list.many {
    min-block-size: calc(var(--_rows) * (2.8125em + 25px) + 2.625em + 116px);
  }
  .row-held {
    min-block-size: 24px;
  }
  .small + .held {
    margin-block-start: 8px;
  }
  td.who {
    overflow-wrap: anywhere;
  }
  td .actions {
    gap: 4px 16px;
  }
  section > [role='status']:not(:empty) {
    margin-block-end: 12px;
  }
  @container (inline-size >= 30em) {
    td small {
      display: block;
    }
    .who > p {
      min-inline-size: 8rem;
    }
    td .actions {
      justify-content: end;
    }
  }
  @container (inline-size >= 35em) {
    td small {
      white-space: nowrap;
    }
  }
  @container (inline-size >= 45em) {
    .who > p {
      min-inline-size: 12rem;
    }
    td .actions {
      flex-wrap: nowrap;
      white-space: nowrap;
    }
  }
  @container (inline-size < 30em) {
    .list {
      min-block-size: calc(var(--_rows) * (4.3125em + 57px) + 3em);
    }
    .list.many {
      min-block-size: calc(var(--_rows) * (4.3125em + 57px) + 1.3125em + 144px);
    }
    tr {
      justify-content: start;
    }
    td.end {
      text-align: start;
    }
  }
`;
