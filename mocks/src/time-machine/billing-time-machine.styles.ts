import { css } from 'lit';

/**
 * A tool beside the page, not a part of it: dark in any theme, and its own type. It has its place at the page's end, and
 * sticks to the window's while the page goes on: whatever it covers can be scrolled clear.
 */
export const timeMachineStyles = css`
  :host {
    display: contents;
  }
  :host([hidden]) {
    display: none;
  }
  * {
    box-sizing: border-box;
    margin: 0;
  }
  .dock {
    --_line: #57535f;
    position: sticky;
    z-index: 1000;
    inset-block-end: 12px;
    display: flex;
    flex-direction: column;
    inline-size: fit-content;
    margin: 12px;
    margin-inline-start: auto;
    max-block-size: calc(100dvh - 48px);
    max-inline-size: min(22rem, 100% - 24px);
    border: 1px solid var(--_line);
    border-radius: 10px;
    background: #1f1d24;
    box-shadow: 0 4px 16px #0006;
    color: #f4f2f7;
    color-scheme: dark;
    font:
      14px/1.45 system-ui,
      sans-serif;
    font-variant-numeric: tabular-nums;
    letter-spacing: normal;
    overflow-wrap: anywhere;
    text-align: start;
  }
  .panel {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 12px;
    padding: 4px 12px 12px;
    overflow: auto;
    overscroll-behavior: contain;
  }
  .panel[hidden] {
    display: none;
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    gap: 8px;
  }
  h2,
  summary,
  label,
  legend {
    font-size: inherit;
    font-weight: 600;
  }
  fieldset {
    min-inline-size: 0;
    padding: 0;
    border: 0;
  }
  legend {
    margin-block-end: 4px;
    padding: 0;
  }
  label {
    display: grid;
    gap: 4px;
  }
  button,
  input,
  select {
    max-inline-size: 100%;
    min-block-size: 32px;
    padding: 4px 10px;
    border: 1px solid var(--_line);
    border-radius: 6px;
    background: #34313c;
    color: inherit;
    font: inherit;
    font-weight: 400;
  }
  button {
    cursor: pointer;
  }
  button:hover {
    background: #45414f;
  }
  .toggle {
    display: flex;
    justify-content: space-between;
    gap: 12px;
    padding: 8px 12px;
    border: 0;
    border-radius: 9px;
    background: none;
    font-weight: 600;
    text-align: start;
  }
  .toggle::after {
    content: '▴';
    content: '▴' / '';
  }
  .toggle[aria-expanded='true']::after {
    content: '▾';
    content: '▾' / '';
  }
  :focus-visible {
    outline: 2px solid #b9a7ff;
    outline-offset: 2px;
  }
  .toggle:focus-visible {
    outline-offset: -4px;
  }
  ol {
    display: grid;
    gap: 4px;
    padding: 0;
    list-style: none;
  }
  ol details {
    padding-inline-start: 8px;
    border-inline-start: 2px solid var(--_line);
  }
  summary {
    cursor: pointer;
  }
  ol summary {
    font-weight: 400;
  }
  .mail {
    margin-block: 4px 8px;
    color: #d3cfdb;
    white-space: pre-line;
  }
  .mail a {
    color: #c9bcff;
  }
  time,
  .muted {
    color: #bdb8c7;
  }
  .error {
    color: #ffb4ab;
  }
  .hidden {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  dialog {
    max-inline-size: min(24rem, calc(100vw - 24px));
    margin: auto;
    padding: 20px;
    border: 1px solid var(--_line);
    border-radius: 10px;
    background: #1f1d24;
    color: #f4f2f7;
  }
  dialog::backdrop {
    background: #000a;
  }
  dialog .row {
    justify-content: end;
    margin-block-start: 16px;
  }
`;
