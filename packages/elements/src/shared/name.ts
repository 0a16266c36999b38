import { html, type TemplateResult } from 'lit';

/** A name as it was given, whatever is in it: its direction stays its own. */
export const name = (text: unknown): TemplateResult => html`<bdi translate="no">${text}</bdi>`;
