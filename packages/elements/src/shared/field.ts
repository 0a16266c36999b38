import { css, html, nothing, type TemplateResult } from 'lit';

export interface FieldOptions {
  /** The control's id, unique within the element. */
  id: string;
  label: unknown;
  hint?: unknown;
  /** What is wrong with it. */
  error?: unknown;
}

/** What a control has to say about itself, for its bindings. */
export interface ControlAria {
  /** For `aria-describedby`. */
  describedBy: string | typeof nothing;
  /** For `aria-invalid`. */
  invalid: 'true' | typeof nothing;
}

/**
 * A control with its label, hint and error:
 *
 *     field({ id: 'email', label: t.email, error }, (aria) => html`<input id="email" name="email" type="email"
 *       autocomplete="email" aria-describedby=${aria.describedBy} aria-invalid=${aria.invalid} />`)
 */
export function field(
  { id, label, hint, error }: FieldOptions,
  control: (aria: ControlAria) => TemplateResult,
): TemplateResult {
  const describedBy = [error && `${id}-error`, hint && `${id}-hint`].filter(Boolean).join(' ');
  return html`<div class="field">
    <label for=${id}>${label}</label>
    ${hint ? html`<p class="small muted" id="${id}-hint">${hint}</p>` : nothing}
    ${control({ describedBy: describedBy || nothing, invalid: error ? 'true' : nothing })}
    ${error ? html`<p class="small critical" id="${id}-error">${error}</p>` : nothing}
  </div>`;
}

/** Takes somebody to the first thing that is wrong. */
export function focusFirstInvalid(root: ParentNode): void {
  root.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
}

export const fieldStyles = css`
  .field {
    display: grid;
    gap: 4px;
    grid-template-columns: minmax(0, 1fr);
  }
  label {
    font-weight: 600;
  }
  input:not([type='checkbox'], [type='radio']),
  select,
  textarea {
    background: transparent;
    border: 1px solid color-mix(in srgb, currentColor 45%, transparent);
    border-radius: var(--_radius);
    color: inherit;
    font: inherit;
    inline-size: 100%;
    min-block-size: 36px;
    padding: 4px 8px;
    text-align: start;
  }
  option {
    background: Canvas;
    color: CanvasText;
  }
  textarea {
    field-sizing: content;
    min-block-size: 64px;
    resize: vertical;
  }
  input:hover,
  select:hover,
  textarea:hover {
    border-color: currentColor;
  }
  [aria-invalid='true'] {
    border-color: var(--_critical);
  }
  ::placeholder {
    color: var(--_muted);
    opacity: 1;
  }
  @media (pointer: coarse) {
    input,
    select {
      min-block-size: 44px;
    }
  }
`;
