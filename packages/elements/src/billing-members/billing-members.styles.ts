import { css } from 'lit';

export const membersStyles = css`
  .field {
    max-inline-size: 20rem;
  }
  billing-pay-invoice {
    flex: 1;
  }
  td small {
    display: block;
    white-space: nowrap;
  }
  td.who {
    overflow-wrap: anywhere;
  }
  td .actions {
    gap: 4px 16px;
  }
  td .button {
    min-block-size: 24px;
    padding-block: 0;
  }
  [role='status']:not(:empty) {
    margin-block-end: 12px;
  }
  @container (inline-size >= 480px) {
    td.who {
      inline-size: 40%;
    }
    td .actions {
      justify-content: end;
    }
  }
  @container (inline-size >= 640px) {
    td .actions {
      flex-wrap: nowrap;
      white-space: nowrap;
    }
  }
  @container (inline-size < 480px) {
    td.end {
      text-align: start;
    }
  }
`;
