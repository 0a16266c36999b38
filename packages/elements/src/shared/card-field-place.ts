/** A place in the page's own document, shown within a slot of an element, however many shadow roots lie between. */
export interface CardFieldPlace {
  /** Empty, and in no shadow root. */
  readonly element: HTMLElement;
  /** Takes away all that was put into the page. */
  remove(): void;
}

/**
 * Makes such a place for a slot of an element: a `<div slot="x">` in the light DOM of the outermost host, which stands in
 * the document, and a `<slot name="x" slot="x">` in the light DOM of each host on the way down to the element. In the
 * document, the element itself is the outermost.
 *
 * Nothing of this is moved afterwards. A host that clears its light DOM takes the way in or the place itself away: the
 * way in is put back, and nothing that was typed is lost; that the place is gone is told by `lost`.
 * @param slot The element's own, in its shadow root. Its name is unique in the page.
 * @returns `undefined` where no such way leads into the slot, as where a host assigns its slots by hand.
 */
export function placeFor(
  element: HTMLElement,
  slot: HTMLSlotElement,
  lost: () => void,
): CardFieldPlace | undefined {
  const { parts, place } = putInto(element, slot.name);
  const remove = (): void => {
    for (const { node } of parts) node.remove();
  };
  if (!slot.assignedElements({ flatten: true }).includes(place)) {
    remove();
    return undefined;
  }
  const watch = new MutationObserver(() => {
    if (place.isConnected) mend(parts);
    else lost();
  });
  for (const { parent } of parts) watch.observe(parent, { childList: true });
  return {
    element: place,
    remove() {
      watch.disconnect();
      remove();
    },
  };
}

interface Part {
  readonly parent: Element;
  readonly node: HTMLElement;
}

function putInto(element: HTMLElement, name: string): { parts: Part[]; place: HTMLElement } {
  const parts: Part[] = [];
  const put = <N extends HTMLElement>(node: N, parent: Element): N => {
    node.slot = name;
    parent.append(node);
    parts.push({ parent, node });
    return node;
  };
  const { ownerDocument } = element;
  let host: Element = element;
  // A closed root tells its host, too, to whoever is inside.
  for (let root = host.getRootNode(); root instanceof ShadowRoot; root = host.getRootNode()) {
    put(ownerDocument.createElement('slot'), host).name = name;
    host = root.host;
  }
  return { parts, place: put(ownerDocument.createElement('div'), host) };
}

function mend(parts: readonly Part[]): void {
  for (const { parent, node } of parts) if (node.parentNode !== parent) parent.append(node);
}
