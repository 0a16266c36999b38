import { css, html, nothing, type TemplateResult } from 'lit';
import { figures } from './figures.ts';

export interface ButtonOptions {
  label: unknown;
  /** `primary`: the one thing to do in a region. `danger`: names what is lost. `plain`: as quiet as a link. */
  kind?: 'primary' | 'danger' | 'plain';
  type?: 'button' | 'submit';
  /** It can't be used now. It keeps the focus, and a click on it does nothing. */
  disabled?: boolean;
  /** What it does is under way. */
  busy?: boolean;
  /** For a button that opens something beneath it. */
  expanded?: boolean;
  onClick?: (event: Event) => void;
}

/** A button. Disabled ones stay focusable, so that the focus is never lost under somebody's fingers. */
export function button(options: ButtonOptions): TemplateResult {
  const { label, kind, type = 'button', disabled = false, busy = false, expanded, onClick } = options;
  const off = disabled || busy;
  const click = (event: Event): void => {
    if (off) event.preventDefault();
    else onClick?.(event);
  };
  return html`<button
    class="button ${kind ?? ''}"
    type=${type}
    aria-disabled=${off ? 'true' : nothing}
    aria-expanded=${expanded ?? nothing}
    @click=${click}
  >
    <span>${figures(label)}</span>
  </button>`;
}

export const buttonStyles = css`
  .button {
    background: none;
    border: 1px solid color-mix(in srgb, currentColor 32%, transparent);
    border-radius: var(--_radius);
    color: var(--_accent);
    cursor: pointer;
    font: inherit;
    font-weight: 600;
    min-block-size: 36px;
    padding: 4px 12px;
    text-align: center;
  }
  .button:hover {
    background: var(--_surface);
    border-color: currentColor;
  }
  .button.plain {
    background: none;
    border: 0;
    font-weight: inherit;
    padding-inline: 0;
  }
  .plain > span {
    text-decoration: underline color-mix(in srgb, currentColor 40%, transparent);
    text-underline-offset: 0.2em;
  }
  .plain:hover > span {
    text-decoration-color: currentColor;
  }
  .button[aria-disabled] {
    cursor: default;
    opacity: 0.5;
  }
  [aria-expanded]::after {
    border: solid;
    border-width: 0 1.5px 1.5px 0;
    content: '';
    display: inline-block;
    margin-block-end: 3px;
    margin-inline: 8px 2px;
    padding: 2.5px;
    rotate: 45deg;
  }
  [aria-expanded='true']::after {
    margin-block-end: 0;
    rotate: 225deg;
  }
  .actions {
    align-items: center;
    display: flex;
    flex-wrap: wrap;
    gap: 8px 16px;
  }
  @media (pointer: coarse) {
    .button {
      min-block-size: 44px;
    }
  }
`;
