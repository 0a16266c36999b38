// What the harness asks a page. The function is sent to the browser as its source, so it stands alone: no imports, and
// everything that it uses is inside. It sees what a person sees: through open shadow roots and slots, visible things.

/** A string means the whole name or text; a pattern, any part of it. */
export type Wanted = string | { source: string; flags: string };

/** An element by role and accessible name, or, without a role, by its visible text. */
export interface Target {
  role?: string;
  name?: Wanted;
}

export interface Question {
  /** Each target is looked for inside the one before it. */
  path: Target[];
  /** Scroll to the last one and say where a click would go. */
  aim?: boolean;
  /** Give it the focus. */
  focus?: boolean;
}

/** In place of what a press met: it has not come yet. */
export const NOTHING_YET = 'nothing yet';

export interface Seen {
  role: string;
  name: string;
  text: string;
  value?: string;
  disabled?: boolean;
}

export interface Answer {
  /** The visible text of the whole page. */
  page: string;
  matches: Seen[];
  /** The target that was not found, or was found more than once. */
  stuckAt?: number;
  /** `moved`: it had to be scrolled to just now, since it was elsewhere or the page has moved. */
  aim?: { x: number; y: number; moved: boolean; coveredBy?: string };
  /** Beside an aim: something says that it is still on its way (`aria-busy`), and may move the rest when it comes. */
  busy?: boolean;
  /** What the press of the mouse met that followed an aim, if that was something else. */
  pressed?: string;
  focused?: Seen;
}

/** Where a frame lies in its page. */
export interface Place {
  x: number;
  y: number;
  /** What lies over the point that is meant. */
  coveredBy?: string;
}

/** The frame with this title, in all shadow roots. Stands alone, as `inPage` does. */
export function frameInPage(title: string): HTMLIFrameElement | null {
  const find = (root: Document | ShadowRoot): HTMLIFrameElement | null => {
    for (const element of root.querySelectorAll('*')) {
      if (element instanceof HTMLIFrameElement && element.title === title) return element;
      const inside = element.shadowRoot && find(element.shadowRoot);
      if (inside) return inside;
    }
    return null;
  };
  return find(document);
}

/** Where a point of a frame lies in the page, which is scrolled to it. Stands alone, as `inPage` does. */
export function placeInPage(frame: HTMLIFrameElement, x: number, y: number): Place {
  // What was aimed at in the page is not meant any more.
  Reflect.deleteProperty(window, 'harnessAimed');
  frame.scrollIntoView({ block: 'nearest', inline: 'nearest', behavior: 'instant' });
  const box = frame.getBoundingClientRect();
  const place = {
    x: Math.floor(box.x + frame.clientLeft + x),
    y: Math.floor(box.y + frame.clientTop + y),
  };
  const root = frame.getRootNode() as Document | ShadowRoot;
  const hit = root.elementFromPoint(place.x, place.y);
  return hit === frame ? place : { ...place, coveredBy: `<${hit?.localName ?? 'nothing'}>` };
}

export function inPage(question: Question): Answer {
  type Scope = Element | ShadowRoot;

  const childrenOf = (node: Node): Node[] => {
    if (node instanceof HTMLSlotElement && node.assignedNodes().length > 0) return node.assignedNodes();
    return [...(node instanceof Element && node.shadowRoot ? node.shadowRoot : node).childNodes];
  };
  const parentOf = (node: Node): Node | null =>
    (node instanceof Element || node instanceof Text ? node.assignedSlot : null) ??
    (node instanceof ShadowRoot ? node.host : node.parentNode);
  const clean = (text: string) =>
    text
      // Direction marks and isolates are not seen; the spaces inside an amount look like any other.
      .replace(/[\u200b-\u200f\u2066-\u2069]/g, '')
      .replace(/[ \t\u00a0\u202f]+/g, ' ')
      .replace(/ ?\n[ \n]*/g, '\n')
      .trim();
  const line = (text: string) => clean(text).replace(/\s+/g, ' ');
  const matches = (text: string, wanted: Wanted | undefined) => {
    if (wanted === undefined) return true;
    if (typeof wanted === 'string') return line(text) === line(wanted);
    return new RegExp(wanted.source, wanted.flags).test(line(text));
  };

  // What is drawn

  const isShut = (element: Element) => {
    const details = element.parentElement;
    return (
      details instanceof HTMLDetailsElement && !details.open && !element.matches('summary:first-of-type')
    );
  };
  const isGone = (element: Element, style: CSSStyleDeclaration) =>
    style.display === 'none' || style.contentVisibility === 'hidden' || isShut(element);
  /** For screen readers alone. */
  const isClipped = (element: Element, style: CSSStyleDeclaration) =>
    style.position === 'absolute' &&
    style.overflow !== 'visible' &&
    element.clientWidth <= 1 &&
    element.clientHeight <= 1;
  const hasBox = (node: Node) => {
    const range = document.createRange();
    range.selectNodeContents(node);
    return [...range.getClientRects()].some((box) => box.width > 0 && box.height > 0);
  };
  const breaksLine = (style: CSSStyleDeclaration) =>
    !style.display.startsWith('inline') && style.display !== 'contents' && style.display !== 'table-cell';

  const valueOf = (element: Element): string | undefined => {
    if (element instanceof HTMLSelectElement) return element.selectedOptions[0]?.text ?? '';
    if (element instanceof HTMLTextAreaElement) return element.value;
    if (element instanceof HTMLInputElement && !/^(hidden|checkbox|radio|password|file)$/.test(element.type))
      return element.value;
    return undefined;
  };

  const isBusy = (root: Document | ShadowRoot): boolean =>
    [...root.querySelectorAll('*')].some(
      (element) =>
        (element.ariaBusy === 'true' && element.checkVisibility()) ||
        (element.shadowRoot !== null && isBusy(element.shadowRoot)),
    );

  const visibleText = (node: Node, visible = true): string => {
    if (node instanceof Text) return visible && hasBox(node) ? node.data.replace(/\s+/g, ' ') : '';
    if (!(node instanceof Element))
      return childrenOf(node)
        .map((child) => visibleText(child, visible))
        .join('');
    const style = getComputedStyle(node);
    if (/^(script|style|template|option)$/.test(node.localName)) return '';
    if (isGone(node, style) || style.opacity === '0' || isClipped(node, style)) return '';
    if (node.localName === 'br') return '\n';
    const shown = style.visibility === 'visible';
    const value = valueOf(node);
    const inner =
      value === undefined
        ? childrenOf(node)
            .map((child) => visibleText(child, shown))
            .join('')
        : shown
          ? value
          : '';
    if (breaksLine(style)) return `\n${inner}\n`;
    return style.display === 'inline' || style.display === 'contents' ? inner : ` ${inner} `;
  };

  // What assistive technology is told

  const contentOf = (node: Node): string => {
    if (node instanceof Text) return node.data;
    if (!(node instanceof Element)) return childrenOf(node).map(contentOf).join('');
    const style = getComputedStyle(node);
    if (/^(script|style|template)$/.test(node.localName)) return '';
    if (isGone(node, style) || style.visibility !== 'visible' || node.ariaHidden === 'true') return '';
    const inner =
      node.getAttribute('aria-label') ??
      (node instanceof HTMLImageElement ? node.alt : childrenOf(node).map(contentOf).join(''));
    return style.display === 'inline' || style.display === 'contents' ? inner : ` ${inner} `;
  };

  const inputRoles: Record<string, string> = {
    button: 'button',
    submit: 'button',
    reset: 'button',
    image: 'button',
    checkbox: 'checkbox',
    radio: 'radio',
    range: 'slider',
    number: 'spinbutton',
    search: 'searchbox',
  };
  const roles: Record<string, string> = {
    article: 'article',
    aside: 'complementary',
    button: 'button',
    dd: 'definition',
    dialog: 'dialog',
    dt: 'term',
    fieldset: 'group',
    figure: 'figure',
    footer: 'contentinfo',
    form: 'form',
    header: 'banner',
    img: 'img',
    li: 'listitem',
    main: 'main',
    nav: 'navigation',
    ol: 'list',
    option: 'option',
    output: 'status',
    progress: 'progressbar',
    section: 'region',
    summary: 'button',
    table: 'table',
    tbody: 'rowgroup',
    td: 'cell',
    textarea: 'textbox',
    tfoot: 'rowgroup',
    thead: 'rowgroup',
    tr: 'row',
    ul: 'list',
  };
  const roleOf = (element: Element): string => {
    const explicit = element.getAttribute('role')?.trim().split(/\s+/)[0];
    if (explicit) return explicit;
    const tag = element.localName;
    if (/^h[1-6]$/.test(tag)) return 'heading';
    if (tag === 'a') return element.hasAttribute('href') ? 'link' : '';
    if (tag === 'th') return element.getAttribute('scope') === 'row' ? 'rowheader' : 'columnheader';
    if (element instanceof HTMLInputElement) return inputRoles[element.type] ?? 'textbox';
    if (element instanceof HTMLSelectElement)
      return element.multiple || element.size > 1 ? 'listbox' : 'combobox';
    return roles[tag] ?? '';
  };
  const unnamedByContent =
    /^(|alertdialog|banner|combobox|complementary|contentinfo|dialog|figure|form|group|img|list|listbox|main|navigation|progressbar|region|rowgroup|searchbox|slider|spinbutton|status|table|tablist|tabpanel|textbox)$/;
  const nameOf = (element: Element): string => {
    const root = element.getRootNode() as Document | ShadowRoot;
    const labelledBy = (element.getAttribute('aria-labelledby') ?? '')
      .split(/\s+/)
      .flatMap((id) => (id ? (root.getElementById(id) ?? []) : []));
    const labels = 'labels' in element ? [...((element.labels as NodeListOf<Element> | null) ?? [])] : [];
    const caption =
      element instanceof HTMLTableElement
        ? element.caption
        : element instanceof HTMLFieldSetElement
          ? element.querySelector(':scope > legend')
          : null;
    const candidates = [
      () => labelledBy.map(contentOf).join(' '),
      () => element.getAttribute('aria-label') ?? '',
      () => labels.map(contentOf).join(' '),
      () => (caption ? contentOf(caption) : ''),
      () => (element instanceof HTMLImageElement ? element.alt : ''),
      () => (element instanceof HTMLInputElement && roleOf(element) === 'button' ? element.value : ''),
      () => (unnamedByContent.test(roleOf(element)) ? '' : childrenOf(element).map(contentOf).join('')),
      () => element.getAttribute('title') ?? '',
      () => element.getAttribute('placeholder') ?? '',
    ];
    for (const candidate of candidates) {
      const name = line(candidate());
      if (name) return name;
    }
    return '';
  };

  // Looking for something

  const isThere = (element: Element) => {
    const box = element.getBoundingClientRect();
    return getComputedStyle(element).visibility === 'visible' && (box.width > 0 || box.height > 0);
  };
  const within = (scope: Scope): Element[] =>
    childrenOf(scope).flatMap((child) => {
      if (!(child instanceof Element) || child.ariaHidden === 'true' || (child as HTMLElement).inert)
        return [];
      if (isGone(child, getComputedStyle(child))) return [];
      return [child, ...within(child)];
    });
  const deepest = (elements: Element[]) =>
    elements.filter((element) => !elements.some((other) => other !== element && contains(element, other)));
  const contains = (outer: Node, inner: Node | null) => {
    for (let node = inner; node; node = parentOf(node)) if (node === outer) return true;
    return false;
  };
  const find = (scope: Scope, { role, name }: Target): Element[] =>
    role === undefined
      ? deepest(within(scope).filter((element) => matches(visibleText(element), name)))
      : within(scope).filter(
          (element) => roleOf(element) === role && isThere(element) && matches(nameOf(element), name),
        );

  const isDisabled = (element: Element) => element.matches(':disabled') || element.ariaDisabled === 'true';
  const see = (element: Element): Seen => {
    const value = valueOf(element);
    return {
      role: roleOf(element),
      name: nameOf(element),
      text: clean(visibleText(element)),
      ...(value !== undefined && { value }),
      ...(isDisabled(element) && { disabled: true }),
    };
  };
  const aimAt = (element: Element): NonNullable<Answer['aim']> => {
    const before = element.getBoundingClientRect();
    element.scrollIntoView({ block: 'center', inline: 'nearest', behavior: 'instant' });
    const box = element.getClientRects()[0] ?? element.getBoundingClientRect();
    const after = element.getBoundingClientRect();
    const moved = before.x !== after.x || before.y !== after.y;
    const x = Math.floor(box.x + box.width / 2);
    const y = Math.floor(box.y + box.height / 2);
    let hit = document.elementFromPoint(x, y);
    for (let inner = hit; inner; hit = inner) {
      const next: Element | null | undefined = inner.shadowRoot?.elementFromPoint(x, y);
      if (!next || next === inner) break;
      inner = next;
    }
    const labels = 'labels' in element ? [...((element.labels as NodeListOf<Element> | null) ?? [])] : [];
    if ([element, ...labels].some((target) => contains(target, hit))) {
      expectPress(element);
      page.harnessAimed = new WeakRef(element);
      return { x, y, moved };
    }
    return { x, y, moved, coveredBy: describe(hit ?? undefined) };
  };
  // The mouse is pressed on what was aimed at, or the page says on what instead.
  const page = window as typeof window & { harnessPressed?: string; harnessAimed?: WeakRef<Element> };
  const describe = (node: EventTarget | undefined) =>
    node instanceof Element ? `<${node.localName}> ${line(visibleText(node)).slice(0, 60)}` : 'nothing';
  const expectPress = (element: Element) => {
    page.harnessPressed = 'nothing yet';
    const labels = 'labels' in element ? [...((element.labels as NodeListOf<Element> | null) ?? [])] : [];
    const met = (event: Event) => {
      const path = event.composedPath();
      if ([element, ...labels].some((wanted) => path.includes(wanted))) delete page.harnessPressed;
      else page.harnessPressed = describe(path[0]);
    };
    addEventListener('mousedown', met, { capture: true, once: true });
  };
  const focusedElement = () => {
    let focused = document.activeElement;
    while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
    return focused && focused !== document.body ? focused : undefined;
  };

  let found: Element[] = [document.documentElement];
  let stuckAt: number | undefined;
  for (const [step, target] of question.path.entries()) {
    const [scope] = found;
    if (!scope || found.length > 1) {
      stuckAt = step - 1;
      break;
    }
    found = find(scope, target);
  }
  const [only] = found;
  const wantsOne = Boolean(question.aim) || Boolean(question.focus);
  if (stuckAt === undefined && wantsOne && found.length !== 1) stuckAt = question.path.length - 1;
  const target = wantsOne && stuckAt === undefined ? only : undefined;
  if (question.focus && target instanceof HTMLElement) target.focus();
  const focused = focusedElement();
  return {
    page: clean(visibleText(document.documentElement)),
    matches: question.path.length === 0 ? [] : found.map(see),
    ...(stuckAt !== undefined && { stuckAt }),
    ...(question.aim && target && { aim: aimAt(target), busy: isBusy(document) }),
    ...(!question.aim && page.harnessPressed !== undefined && { pressed: page.harnessPressed }),
    ...(focused && { focused: see(focused) }),
  };
}
