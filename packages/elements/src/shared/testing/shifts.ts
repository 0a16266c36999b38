/** One shift that the browser reports: how bad it was, and what moved. */
interface Shift extends PerformanceEntry {
  readonly value: number;
  readonly sources: readonly {
    readonly node: Node | null;
    readonly previousRect: DOMRectReadOnly;
    readonly currentRect: DOMRectReadOnly;
  }[];
}

/** Whether this browser reports layout shifts. Where it doesn't, only what follows an element is watched. */
export const reportsShifts = PerformanceObserver.supportedEntryTypes.includes('layout-shift');

/** Watches what moves in a page that nobody touches: as the browser reports it, and where something stands in each frame. */
export class Watch {
  readonly #watched: ReadonlyMap<string, Element>;
  readonly #seen = new Map<string, number[]>();
  readonly #shifts: Shift[] = [];
  readonly #observer = new PerformanceObserver((list) => this.#take(list.getEntries()));
  #frame: number;

  /** @param watched What shall not move, by the names that a report calls it. */
  constructor(watched: ReadonlyMap<string, Element>) {
    this.#watched = watched;
    if (reportsShifts) this.#observer.observe({ type: 'layout-shift' });
    this.#frame = requestAnimationFrame(() => this.#look());
  }

  /** What moved since, in words, a line each: nothing where nothing did. */
  async stop(): Promise<string> {
    // What is painted last is reported after its frame.
    await new Promise((resolve) => setTimeout(resolve, 100));
    cancelAnimationFrame(this.#frame);
    this.#take(this.#observer.takeRecords());
    this.#observer.disconnect();
    const moved = [...this.#seen].filter(([, tops]) => tops.length > 1);
    return [
      ...moved.map(([name, tops]) => `${name}: ${tops.join(' → ')} px`),
      ...this.#shifts.map(({ value, sources }) => `shift of ${value}: ${sources.map(told).join('; ')}`),
    ].join('\n');
  }

  #take(entries: readonly PerformanceEntry[]): void {
    this.#shifts.push(...(entries as Shift[]));
  }

  #look(): void {
    for (const [name, element] of this.#watched) {
      const top = Math.round(element.getBoundingClientRect().top + window.scrollY);
      const tops = this.#seen.get(name) ?? [];
      if (Math.abs((tops.at(-1) ?? -9) - top) > 1) tops.push(top);
      this.#seen.set(name, tops);
    }
    this.#frame = requestAnimationFrame(() => this.#look());
  }
}

function told({ node, previousRect: was, currentRect: is }: Shift['sources'][number]): string {
  const element = node instanceof Element ? node : node?.parentElement;
  const root = element?.getRootNode();
  const host = root instanceof ShadowRoot ? `${root.host.localName} ` : '';
  const what = element
    ? `${element.localName}.${element.className} “${element.textContent.trim().slice(0, 30)}”`
    : 'something';
  return `${host}${what} from ${was.x},${was.y} (${was.width}×${was.height}) to ${is.x},${is.y} (${is.width}×${is.height})`;
}
