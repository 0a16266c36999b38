import type { CardFieldOptions } from '@billfold/contract';
import { css } from 'lit';

type Appearance = CardFieldOptions['appearance'];

/** What the page looks like where a card field stands, as it is computed there. It is read from `.card-field`. */
export function appearanceAt(place: HTMLElement): Appearance {
  const style = getComputedStyle(place);
  return {
    fontFamily: style.fontFamily,
    fontSize: style.fontSize,
    color: style.color,
    background: backgroundBehind(place),
    accent: style.outlineColor,
    critical: style.textDecorationColor,
    radius: style.borderTopLeftRadius,
    colorScheme: isDark(style.colorScheme) ? 'dark' : 'light',
  };
}

/**
 * Tells when the page looks otherwise than was told: with the system's light and dark, or by what marks its root and body, at
 * once or at the end of a transition.
 */
export function whenLookChanges(
  place: HTMLElement,
  told: Appearance,
  changed: (appearance: Appearance) => void,
  signal: AbortSignal,
): void {
  let known = JSON.stringify(told);
  const look = (): void => {
    const appearance = appearanceAt(place);
    const now = JSON.stringify(appearance);
    if (now === known) return;
    known = now;
    changed(appearance);
  };
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', look, { signal });
  document.addEventListener('transitionend', look, { signal });
  const observer = new MutationObserver(look);
  for (const root of [document.documentElement, document.body]) observer.observe(root, { attributes: true });
  signal.addEventListener('abort', () => observer.disconnect());
  look();
}

/** The writing direction there. */
export const directionAt = (place: HTMLElement): 'ltr' | 'rtl' =>
  getComputedStyle(place).direction === 'rtl' ? 'rtl' : 'ltr';

/** The first background around it that nothing shines through. Without one, it is the browser's own. */
function backgroundBehind(place: HTMLElement): string {
  for (let at = around(place); at; at = around(at)) {
    const { backgroundColor } = getComputedStyle(at);
    if (!/^transparent|^rgba|\//.test(backgroundColor)) return backgroundColor;
  }
  return 'Canvas';
}

/** What something stands in, as it is shown: its slot, its parent, or its shadow root's host. */
function around(element: Element): Element | null {
  const root = element.getRootNode();
  return element.assignedSlot ?? element.parentElement ?? (root instanceof ShadowRoot ? root.host : null);
}

function isDark(colorScheme: string): boolean {
  if (!colorScheme.includes('dark')) return false;
  return !colorScheme.includes('light') || matchMedia('(prefers-color-scheme: dark)').matches;
}

// The tokens as properties that resolve to colours: a token itself may say `currentColor`, which means nothing in a frame.
export const cardFieldStyles = css`
  .card-field {
    border-radius: var(--_radius);
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    min-block-size: 44px;
    outline-color: var(--_accent);
    text-decoration-color: var(--_critical);
  }
  /* Against a page's own rules for all of its elements. */
  .card-field > ::slotted(*) {
    display: block !important;
    min-inline-size: 0 !important;
  }
`;
