import type { BillingAdapter } from '@billfold/contract';
import { sendKeys, sendMouse } from '@web/test-runner-commands';
import type { BillingProvider } from '../../billing-provider/billing-provider.ts';
import { focused } from '../focused.ts';

/** An element whose words are still on their way: it keeps its place, and is neither seen nor heard. */
const WORDLESS = '.frame[aria-busy="true"]';

/** Everything in an element that a person can read, shadow roots included. */
export function textOf(node: Node): string {
  if (node instanceof Element && node.matches(`style, script, [aria-hidden="true"], ${WORDLESS}`)) return '';
  if (node instanceof Text) return node.data;
  const inside = node instanceof Element ? (node.shadowRoot ?? node) : node;
  const children = inside instanceof HTMLSlotElement ? inside.assignedNodes() : inside.childNodes;
  const text = [...children].map(textOf).join(' ');
  return text.replace(/[^\S\u00a0\u202f]+/g, ' ').trim();
}

/** All that matches, shadow roots included, but for what waits for its words. */
export function findAll<E extends Element = HTMLElement>(root: ParentNode, selector: string): E[] {
  const inside = root instanceof Element ? (root.shadowRoot ?? root) : root;
  const all = [...inside.querySelectorAll('*')].filter(
    (element) => !element.parentElement?.closest(WORDLESS),
  );
  return all.flatMap((element) => [
    ...(element.matches(selector) ? [element as E] : []),
    ...(element.shadowRoot ? findAll<E>(element, selector) : []),
  ]);
}

const isNamed =
  (name: string | RegExp) =>
  (element: Element): boolean =>
    typeof name === 'string' ? textOf(element) === name : name.test(textOf(element));

/** The control with this name, as it is read. */
export function control(root: ParentNode, name: string | RegExp): HTMLElement {
  const controls = findAll(root, 'button, a, input, select, textarea');
  const found = controls.find(isNamed(name));
  if (!found) throw new Error(`No control “${String(name)}” among: ${controls.map(textOf).join(', ')}`);
  return found;
}

/** Waits until something holds. */
export async function eventually(holds: () => unknown, what = String(holds)): Promise<void> {
  const end = Date.now() + 10_000;
  while (!holds()) {
    if (Date.now() > end) throw new Error(`It never came true: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

export const reads = (root: ParentNode & Node, text: string): Promise<void> =>
  eventually(() => textOf(root).includes(text), `“${text}” in “${textOf(root)}”`);

/** Puts elements into a provider with this backend, into the page. */
export function provide(adapter: BillingAdapter, markup: string, attributes = ''): BillingProvider {
  const place = document.createElement('div');
  place.className = 'test-place';
  place.innerHTML = `<billing-provider ${attributes}>${markup}</billing-provider>`;
  const provider = place.querySelector('billing-provider');
  if (!provider) throw new Error('No provider');
  provider.adapter = adapter;
  document.body.append(place);
  return provider;
}

/** Takes away what `provide` put into the page. */
export function clear(): void {
  for (const place of document.querySelectorAll('.test-place')) place.remove();
}

/** The first element with this tag. */
export function only<K extends keyof HTMLElementTagNameMap>(
  root: ParentNode,
  tag: K,
): HTMLElementTagNameMap[K] {
  const element = root.querySelector(tag);
  if (!element) throw new Error(`No <${tag}>`);
  return element;
}

/** A real click, with the mouse, on the middle of something. */
export async function click(target: Element): Promise<void> {
  target.scrollIntoView({ block: 'center' });
  const { x, y, width, height } = await atRest(target);
  await sendMouse({ type: 'click', position: [Math.round(x + width / 2), Math.round(y + height / 2)] });
}

/** Presses a button by Enter, once all is there that makes it work: the last of that name, as dialogs come last. */
export async function press(root: ParentNode, name: string | RegExp): Promise<void> {
  await eventually(() => findAll(root, '[aria-busy=true]').length === 0, 'at rest');
  const button = findAll(root, 'button').findLast(isNamed(name));
  button?.focus();
  await eventually(() => button && focused() === button, String(name));
  await sendKeys({ press: 'Enter' });
}

/** A frame later, when the browser has let go of what is hidden. */
export const painted = (): Promise<void> =>
  new Promise((done) => requestAnimationFrame(() => setTimeout(done, 50)));

/** Where something stands, once it stands still: what has just come may move what was there, a centred dialog above all. */
async function atRest(target: Element): Promise<DOMRect> {
  let before = target.getBoundingClientRect();
  for (let looks = 0; looks < 100; looks += 1) {
    await new Promise((resolve) => setTimeout(resolve, 20));
    const now = target.getBoundingClientRect();
    if (JSON.stringify(now) === JSON.stringify(before)) return now;
    before = now;
  }
  return before;
}

/** A promise that is settled from outside. */
export function deferred<T>(): {
  promise: Promise<T>;
  resolve: (value: T) => void;
  reject: (error: unknown) => void;
} {
  let resolve!: (value: T) => void;
  let reject!: (error: unknown) => void;
  const promise = new Promise<T>((yes, no) => {
    resolve = yes;
    reject = no;
  });
  return { promise, resolve, reject };
}
