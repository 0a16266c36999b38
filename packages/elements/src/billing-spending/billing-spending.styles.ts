import { css } from 'lit';

// A column is as high as its month's share of the whole height, which goes from the lowest to the highest month: the
// style sheet divides, the amounts are the backend's.
export const spendingStyles = css`
  .chart {
    --_span: calc(var(--_highest) - var(--_lowest));
    display: grid;
    gap: 0 clamp(2px, 1cqi, 12px);
    grid-auto-columns: minmax(0, 1fr);
    grid-auto-flow: column;
  }
  /* As high as the chart, which will stand here. */
  .empty {
    align-content: center;
    block-size: calc(3.9375em + 113px);
    border-block-end: 1px solid var(--_line);
    display: grid;
    text-align: center;
  }
  .empty > p {
    text-align: inherit;
  }
  .month {
    color: var(--_muted);
    display: grid;
    font-size: 0.875em;
    grid-template: 112px 1.5em 1.5em / minmax(0, 1fr);
    white-space: nowrap;
  }
  .month > span {
    display: grid;
    justify-content: center;
  }
  .plot {
    position: relative;
  }
  .column {
    background: color-mix(in srgb, var(--_accent) 62%, transparent);
    block-size: calc(var(--_value) / var(--_span) * 100%);
    border-radius: 2px 2px 0 0;
    inset-block-end: calc(-1 * var(--_lowest) / var(--_span) * 100%);
    inset-inline: 0;
    position: absolute;
  }
  .current > .plot > .column {
    background: color-mix(in srgb, var(--_accent) 34%, transparent);
  }
  .given > .plot > .column {
    background: none;
    block-size: calc(-1 * var(--_value) / var(--_span) * 100%);
    border: 1px solid color-mix(in srgb, var(--_accent) 62%, transparent);
    border-radius: 0 0 2px 2px;
    inset-block: calc(var(--_highest) / var(--_span) * 100%) auto;
  }
  .zero {
    border-block-start: 1px solid var(--_line);
    inset-block-start: calc(var(--_highest) / var(--_span) * 100%);
    inset-inline: 0 calc(-1 * clamp(2px, 1cqi, 12px));
    position: absolute;
  }
  .month:last-child .zero {
    inset-inline-end: 0;
  }
  .scale {
    border-block-end: 1px dashed var(--_line);
    color: var(--_muted);
    font-size: 0.875em;
    text-align: end;
  }
  .scale .bar {
    vertical-align: baseline;
  }
  .short {
    display: none;
  }
  .waiting .column {
    background: var(--_line);
    block-size: 50%;
    inset-block-end: 0;
  }
  td {
    padding-block: 6px;
  }
  .held {
    block-size: 36px;
  }
  @container (inline-size < 24em) {
    .hero {
      flex-basis: 100%;
      font-size: 1.375em;
      line-height: 1.464;
      text-align: end;
    }
  }
  @container (inline-size >= 36em) {
    .short {
      display: inline;
    }
    .narrow {
      display: none;
    }
  }
  @media (forced-colors: active) {
    .column,
    .current > .plot > .column {
      background: CanvasText;
      forced-color-adjust: none;
    }
    .given > .plot > .column {
      background: Canvas;
      border-color: CanvasText;
    }
  }
`;
