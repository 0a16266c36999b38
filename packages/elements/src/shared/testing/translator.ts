/** Texts that a translator leaves as they are. */
const SPARED = '[translate=no], style, script, svg';

/** The element that translators put around texts. Its name is told late: its type is deprecated. */
const tag = (): string => 'font';
const element = (): HTMLElement => document.createElement(tag());

/** How translators put other nodes where texts were. */
export const manners = {
  /** Another node, as Google Translate does. */
  replaces: (text: Text) => text.replaceWith(nested(translated(text.data))),
  /** The text itself, moved. */
  wraps: (text: Text) => {
    const font = element();
    text.before(font);
    font.append(text);
    text.data = translated(text.data);
  },
  /** One node for texts that stand beside each other, and for what Lit knows them by. */
  merges: (text: Text) => {
    let first: ChildNode = text;
    while (isWord(first.previousSibling)) first = first.previousSibling;
    let all = '';
    for (let node: ChildNode | null = first; isWord(node);) {
      const next: ChildNode | null = node.nextSibling;
      if (node instanceof Text) all += node.data;
      if (node !== first) node.remove();
      node = next;
    }
    first.replaceWith(nested(translated(all)));
  },
} as const;

export type Manner = keyof typeof manners;

const isWord = (node: ChildNode | null): node is Text | Comment =>
  node instanceof Text || node instanceof Comment;

/** What was translated is told apart from what was not, and says the same. */
const translated = (text: string): string => text.replace(/\S(?:.*\S)?/su, '⟦$&⟧');

/** Whatever says the same but for its being translated is equal. */
export const meaning = (text: string): string => text.replaceAll(/[⟦⟧\s]/g, '');

function nested(text: string): HTMLElement {
  const fonts = [element(), element()] as const;
  fonts[1].textContent = text;
  fonts[0].append(fonts[1]);
  return fonts[0];
}

/** The texts in an element that a person reads, shadow roots included. */
export function textsIn(node: Node): Text[] {
  if (node instanceof Text) return node.data.trim() ? [node] : [];
  if (node instanceof Element && node.matches('style, script, svg')) return [];
  const inside = node instanceof Element ? [node.shadowRoot, node] : [node];
  return inside.flatMap((part) => [...(part?.childNodes ?? [])].flatMap(textsIn));
}

/** Whether a translator leaves it as it is. */
export const isSpared = (text: Text): boolean => !!text.parentElement?.closest(SPARED);

/** Translates an element as a browser or an extension translates a page. */
export function translate(element: Element, manner: Manner): void {
  for (const text of textsIn(element)) {
    const isNew = text.isConnected && !text.parentElement?.closest(tag());
    if (isNew && !isSpared(text)) manners[manner](text);
  }
}

/** Translates an element, and whatever comes later. */
export class Translator {
  /** How often it was called. */
  calls = 0;
  readonly #element: Element;
  readonly #manner: Manner;
  readonly #observer = new MutationObserver(() => this.#translate());

  constructor(element: Element, manner: Manner) {
    this.#element = element;
    this.#manner = manner;
    this.#translate();
  }

  stop(): void {
    this.#observer.disconnect();
  }

  #translate(): void {
    this.calls += 1;
    translate(this.#element, this.#manner);
    this.#observe(this.#element);
    this.#observer.takeRecords();
  }

  #observe(element: Element): void {
    const { shadowRoot } = element;
    if (shadowRoot) {
      this.#observer.observe(shadowRoot, { childList: true, characterData: true, subtree: true });
      for (const inner of shadowRoot.querySelectorAll('*')) this.#observe(inner);
    }
  }
}
