/**
 * Whether somebody waits for what is in this element: it was opened for them, and the focus stands on what it was opened
 * in. Whoever has gone elsewhere meanwhile is not called back.
 */
export function isAwaited(element: Element): boolean {
  const root = element.getRootNode();
  const focused = root instanceof Document || root instanceof ShadowRoot ? root.activeElement : null;
  return !!focused && focused !== document.body && focused !== element && focused.contains(element);
}
