import { css } from 'lit';

/**
 * The tokens, and what all elements look like. Every colour comes from the text's, so light and dark are the page's.
 * Names that begin with `--_` are the kit's own. `currentColor` in a token means the text's colour where it is used.
 * A container has no width of its own: what stands before it makes 40rem of it where the page fits itself to us, and
 * less where the page can't.
 */
export const baseStyles = css`
  :host {
    display: block;
    min-inline-size: 0;
  }
  :host([hidden]) {
    display: none;
  }
  :host::before {
    block-size: 0;
    content: '. .';
    display: block;
    overflow: hidden;
    visibility: hidden;
    word-spacing: 40rem;
  }
  * {
    box-sizing: border-box;
    margin: 0;
  }
  .frame {
    --_accent: var(--billing-accent, currentColor);
    --_critical: var(--billing-critical, color-mix(in oklab, #d4202f 68%, currentColor));
    --_muted: var(--billing-muted, color-mix(in srgb, currentColor 76%, transparent));
    --_line: var(--billing-line, color-mix(in srgb, currentColor 16%, transparent));
    --_surface: var(--billing-surface, color-mix(in srgb, currentColor 5%, transparent));
    --_radius: var(--billing-radius, 6px);
    container-type: inline-size;
    max-inline-size: var(--billing-max-inline-size, 60rem);
    color: var(--billing-color, inherit);
    font-family: var(--billing-font, inherit);
    font-variant-numeric: tabular-nums;
    line-height: 1.5;
    overflow-wrap: break-word;
    text-align: start;
  }
  .stack {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 12px;
  }
  .wide {
    gap: 40px;
  }
  h2 {
    font-size: 1.125em;
  }
  h2,
  strong {
    font-weight: 600;
  }
  small,
  .small {
    font-size: 0.875em;
  }
  h2,
  p,
  dt,
  .money,
  .facts > *,
  .button > span {
    text-align: -webkit-match-parent;
    text-align: match-parent;
    unicode-bidi: plaintext;
  }
  .spread {
    align-items: baseline;
    display: flex;
    flex-wrap: wrap;
    gap: 4px 16px;
  }
  .spread > :first-child {
    flex: 1 1 8rem;
    min-inline-size: 0;
  }
  .spread > :nth-child(2) {
    margin-inline-start: auto;
  }
  .facts {
    display: flex;
    flex-wrap: wrap;
    gap: 0 16px;
  }
  .muted {
    color: var(--_muted);
  }
  .critical {
    color: var(--_critical);
  }
  .money,
  time {
    white-space: nowrap;
  }
  .hero {
    font-size: 1.75em;
    font-weight: 600;
    line-height: 1.15;
    align-self: end;
  }
  ul {
    list-style: none;
    padding: 0;
  }
  a {
    color: inherit;
  }
  :focus-visible {
    outline: 2px solid var(--_accent);
    outline-offset: 2px;
  }
  .stale > * {
    opacity: 0.6;
  }
  .hidden {
    block-size: 1px;
    clip-path: inset(50%);
    inline-size: 1px;
    overflow: hidden;
    position: absolute;
    white-space: nowrap;
  }
`;
