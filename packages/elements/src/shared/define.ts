import { warnLater } from './warn.ts';

/** What `define` needs to know of an element's class. */
export interface ElementClass extends CustomElementConstructor {
  readonly version: string;
  /** The elements that stand in its shadow root, by tag. */
  readonly uses?: Readonly<Record<string, ElementClass>>;
}

/**
 * Registers an element and those that it uses. A tag that is taken stays as it is: silently by the same version, with a
 * warning by anything else, never with an exception.
 * @param registry Where to; by default the page's own. Scoped ones only work where the browser has them.
 */
export function define<E extends ElementClass>(tag: string, element: E, registry = customElements): E {
  for (const [child, childClass] of Object.entries(element.uses ?? {})) define(child, childClass, registry);
  const known = registry.get(tag) as Partial<ElementClass> | undefined;
  if (!known) registry.define(tag, element);
  else if (known.version !== element.version) {
    warnLater('definedBefore', tag, element.version, known.version);
  }
  return element;
}
