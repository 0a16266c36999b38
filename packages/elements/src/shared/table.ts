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

// In a narrow container rows are laid out as cards. Some browsers forget that a table is one when it is not displayed
// as one (WebKit bug 257458), hence the roles.
const roles = { table: 'table', group: 'rowgroup', row: 'row', header: 'columnheader', cell: 'cell' };

/** A table that becomes a list of cards in a narrow container, in the same order of reading. */
export function table<R>({ label, columns, rows, details }: TableOptions<R>): TemplateResult {
  const row = (entry: R): unknown => {
    const open = details?.(entry);
    return html`<tr role=${roles.row} class=${open ? 'open' : nothing}>
        ${columns.map((column) => html`<td role=${roles.cell} class=${column.class ?? ''}>${column.cell(entry)}</td>`)}
      </tr>
      ${
        open
          ? html`<tr role=${roles.row} class="details">
              <td role=${roles.cell} colspan=${columns.length}>${open}</td>
            </tr>`
          : nothing
      }`;
  };
  return html`<table role=${roles.table} aria-label=${label ?? nothing}>
    <thead role=${roles.group}>
      <tr role=${roles.row}>
        ${columns.map(
          (column) =>
            html`<th role=${roles.header} scope="col" class=${column.class ?? ''}>${column.header}</th>`,
        )}
      </tr>
    </thead>
    <tbody role=${roles.group}>
      ${rows.map(row)}
    </tbody>
  </table>`;
}

export const tableStyles = css`
  table {
    border-collapse: collapse;
    inline-size: 100%;
  }
  tr {
    border-block-end: 1px solid var(--_line);
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
  .open {
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
  @container (inline-size < 480px) {
    thead {
      block-size: 1px;
      clip-path: inset(50%);
      display: block;
      inline-size: 1px;
      overflow: hidden;
      position: absolute;
    }
    table,
    tbody,
    .details,
    .details > td {
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
      padding-block: 0 12px;
    }
    .row {
      flex-basis: 100%;
    }
    .end {
      margin-inline-start: auto;
    }
  }
`;
