import { html } from 'lit';

/**
 * The figures of a sentence, which a translator leaves as they are. They stand between ordinary spaces: those within an
 * amount do not break.
 */
export function figures(text: unknown): unknown {
  if (Array.isArray(text)) return text.map(figures);
  if (typeof text !== 'string') return text;
  return text
    .split(/([^ ]*\p{Nd}[^ ]*(?: [^ ]*\p{Nd}[^ ]*)*)/u)
    .map((part, i) => (i % 2 ? html`<span translate="no">${part}</span>` : part));
}
