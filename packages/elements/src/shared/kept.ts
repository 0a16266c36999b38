import { css, html, type TemplateResult } from 'lit';

/**
 * What has come, in the place that its placeholder kept: never smaller than that, at any width, so that what follows
 * stays where it is. What is larger than usual takes more.
 */
export const kept = (placeholder: unknown, content: unknown): TemplateResult =>
  html`<div class="kept">
    <div class="stack">${content}</div>
    <div aria-hidden="true">${placeholder}</div>
  </div>`;

export const keptStyles = css`
  .kept {
    align-items: start;
    display: grid;
    grid-template-columns: minmax(0, 1fr);
  }
  .kept > * {
    grid-area: 1 / 1;
  }
  .kept > [aria-hidden],
  .kept > [aria-hidden] .bar {
    animation: none;
    visibility: hidden;
  }
  @media print {
    .kept > [aria-hidden] {
      display: none;
    }
  }
`;
