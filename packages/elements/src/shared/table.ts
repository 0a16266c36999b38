import { css, html, nothing, type TemplateResult } from 'lit';

export interface Column<R> {
  header: unknown;
  cell: (row: R) => unknown;
  /** `end` for figures. Others are an element's own. */
  class?: string;
}

export interface TableOptions<R> {
  /** Names the table for those who can't see its title. */
  label: string | undefined;
  columns: readonly Column<R>[];
  rows: readonly R[];
  /** What is open beneath a row. */
  details?: (row: R) => unknown;
}

/* eslint-disable lit-a11y/no-redundant-role -- rows are laid out as cards in a narrow container, and some browsers forget
   that a table is one when it is not displayed as one (WebKit bug 257458) */

/** A table that becomes a list of cards in a narrow container, in the same order of reading. */
export function table<R>({ label, columns, rows, details }: TableOptions<R>): TemplateResult {
  const row = (entry: R): unknown => {
    const open = details?.(entry);
    return html`<tr role="row">
        ${columns.map((column) => html`<td role="cell" class=${column.class ?? ''}>${column.cell(entry)}</td>`)}
      </tr>
      ${
        open
          ? html`<tr role="row" class="details">
              <td role="cell" class="row" colspan=${columns.length}>${open}</td>
            </tr>`
          : nothing
      }`;
  };
  return html`<table role="table" aria-label=${label ?? nothing}>
    <thead role="rowgroup">
      <tr role="row">
        ${columns.map(
          (column) =>
            html`<th role="columnheader" scope="col" class=${column.class ?? ''}>${column.header}</th>`,
        )}
      </tr>
    </thead>
    <tbody role="rowgroup">
      ${rows.map(row)}
    </tbody>
  </table>`;
}

// In `em`, so that larger text becomes cards in good time: 30em are 480 px of text at 16 px.
export const tableStyles = css`
  table {
    border-collapse: collapse;
    inline-size: 100%;
  }
  tbody > tr {
    border-block-start: 1px solid var(--_line);
  }
  th,
  td {
    padding: 12px 0;
    text-align: start;
    vertical-align: baseline;
  }
  th + th,
  td + td {
    padding-inline-start: 24px;
  }
  th {
    color: var(--_muted);
    font-size: 0.875em;
    font-weight: inherit;
    padding-block: 8px;
  }
  .end {
    text-align: end;
  }
  .details {
    border: 0;
  }
  .details > td {
    padding-block: 0 24px;
  }
  td .button {
    min-block-size: 24px;
    padding-block: 0;
  }
  @media (pointer: coarse) {
    td .button {
      margin-block: -10px;
      min-block-size: 44px;
    }
  }
  @container (inline-size < 30em) {
    thead {
      block-size: 1px;
      clip-path: inset(50%);
      inline-size: 1px;
      overflow: hidden;
      position: absolute;
    }
    table,
    tbody {
      display: block;
    }
    tr {
      align-items: baseline;
      display: flex;
      flex-wrap: wrap;
      gap: 4px 16px;
      justify-content: space-between;
      padding-block: 12px;
    }
    td,
    td + td {
      padding: 0;
    }
    .details {
      padding: 0;
    }
    .row {
      flex-basis: 100%;
    }
    .end {
      margin-inline-start: auto;
    }
  }
`;
