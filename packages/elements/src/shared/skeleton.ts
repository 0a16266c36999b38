import { css, html, type TemplateResult } from 'lit';

/** A place for a text of about so many letters. Its line is as high as the text's will be. */
export const bar = (letters = 12): TemplateResult =>
  html`<span class="bar" aria-hidden="true">${'\u2002'.repeat(letters)}</span>`;

/** Lines of text that are on their way. */
export const skeleton = (lines = 3): TemplateResult =>
  html`<div class="stack">
    ${Array.from({ length: lines }, (_, i) => html`<p>${bar(36 - 8 * (i % 3))}</p>`)}
  </div>`;

// While an element's words are on their way, only what has none is seen.
export const skeletonStyles = css`
  .bar {
    background: var(--_line);
    border-radius: var(--_radius);
    display: inline-block;
    forced-color-adjust: none;
    line-height: 0.8;
    max-inline-size: 100%;
    visibility: visible;
    white-space: nowrap;
  }
  .frame[aria-busy='true'] {
    visibility: hidden;
  }
  @media (prefers-reduced-motion: no-preference) {
    .bar {
      animation: wait 1.6s infinite alternate;
    }
  }
  @keyframes wait {
    to {
      opacity: 0.5;
    }
  }
`;
