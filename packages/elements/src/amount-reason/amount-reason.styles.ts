import { css } from 'lit';

/** The part that counts is filled, what was used is lighter, and what is over is only drawn around. */
export const reasonStyles = css`
  .reason {
    border-inline-start: 3px solid var(--_line);
    display: grid;
    font-weight: 400;
    gap: 8px;
    grid-template-columns: minmax(0, 1fr);
    margin-block: 4px 8px;
    max-inline-size: 36rem;
    padding-inline-start: 12px;
  }
  figure {
    display: grid;
    gap: 4px;
    grid-template-columns: minmax(0, 1fr);
    margin-block: 4px;
  }
  .period {
    block-size: 10px;
    inline-size: 100%;
  }
  .period:dir(rtl) {
    scale: -1 1;
  }
  .ends {
    display: flex;
    justify-content: space-between;
  }
  li {
    text-align: -webkit-match-parent;
    text-align: match-parent;
    unicode-bidi: plaintext;
  }
  .swatch {
    block-size: 0.7em;
    inline-size: 0.7em;
    margin-inline-end: 4px;
  }
  rect {
    fill: currentColor;
    fill-opacity: 0;
    stroke: currentColor;
    stroke-opacity: 0.5;
    vector-effect: non-scaling-stroke;
  }
  rect.used {
    fill-opacity: 0.35;
  }
  rect.charged,
  rect.givenBack {
    fill: var(--_accent);
    fill-opacity: 1;
    stroke: none;
  }
`;
