import { css } from 'lit';

// In a narrow container what is used less folds away behind a button. billing-history.styles.ts keeps a place as high.
export const filtersStyles = css`
  form {
    align-items: start;
    display: grid;
    gap: 12px;
    grid-template-columns: minmax(0, 1fr) auto;
  }
  label {
    color: var(--_muted);
    font-size: 0.875em;
    font-weight: inherit;
  }
  /* By themselves some are higher than others, and than their place. */
  input,
  select {
    block-size: max(36px, 1.5em + 12px);
  }
  .toggle {
    margin-block-start: calc(1.3125em + 4px);
  }
  .more {
    align-items: start;
    display: none;
    gap: inherit;
    grid-column: 1 / -1;
    grid-template-columns: repeat(2, minmax(0, 1fr));
  }
  .more > :first-child {
    grid-column: 1 / -1;
  }
  .more.open {
    display: grid;
  }
  @container (inline-size < 20em) {
    .more > .field {
      grid-column: 1 / -1;
    }
  }
  @container (inline-size >= 30em) {
    form,
    .more {
      grid-template-columns: repeat(3, minmax(0, 1fr));
    }
    form > .field {
      grid-column: 1 / -1;
    }
    .more {
      display: grid;
    }
    .more > :first-child {
      grid-column: auto;
    }
    .toggle {
      display: none;
    }
  }
  @container (inline-size >= 42em) {
    form {
      grid-template-columns: minmax(0, 1fr) auto;
    }
    form > .field {
      grid-column: auto;
    }
    .more {
      grid-column: auto;
      grid-template-columns: 11em 9.5em 9.5em;
    }
  }
`;
