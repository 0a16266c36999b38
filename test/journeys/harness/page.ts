// A page as a person has it: things are found by role and name or by their text, clicked with the mouse, filled with
// the keyboard, and read as they stand on the screen. Every step waits until it can be done, and says what it saw if
// that never came.
import { setTimeout as wait } from 'node:timers/promises';
import { NoFrame, type Tab } from './drivers.ts';
import { inPage, NOTHING_YET, type Answer, type Question, type Seen, type Target } from './in-page.ts';
import { rememberFiles, type SavedFile } from './saved-files.ts';

const source = inPage.toString();

/** A string is the whole name or text; a pattern, any part of it. */
export type Wanted = string | RegExp;
/** An element by its role and accessible name, or by its visible text alone. */
export type What = [text: Wanted] | [role: string, name: Wanted | undefined];

/** For so many milliseconds, a browser takes letters that are typed into a select for one word. All three: a second. */
const LETTERS_BELONG_TOGETHER = 1100;
/** For so many milliseconds a click waits until nothing is read any more: some things never come, and are not waited for. */
const READING = 2000;
/** For so many milliseconds something stands still before it is clicked: as long as a hand takes to get there. */
const STILL = 300;
const choseAt = new WeakMap<Tab, number>();

export class Region {
  protected readonly tab: Tab;
  readonly #patience: number;
  readonly #path: Target[];

  /** @param patience how long a step waits until it can be done, in milliseconds */
  constructor(tab: Tab, patience: number, path: Target[] = []) {
    this.tab = tab;
    this.#patience = patience;
    this.#path = path;
  }

  /** The same, but looking only inside of one element: `page.within('row', /Inès/).click('button', 'Remove')`. */
  within(role: string, name?: Wanted): Region {
    return new Region(this.tab, this.#patience, [...this.#path, target(role, name)]);
  }

  /** Inside of the frame with this title, of whatever origin: `page.frame('Card').fill('textbox', 'Card number', '4242…')`. */
  frame(title: string): Region {
    return new Region(this.tab.frame(title), this.#patience);
  }

  async click(...what: What): Promise<void> {
    await this.#press(what, 1);
  }

  /** Two clicks as quick as a hand makes them, without a look at what the first one did. */
  async doubleClick(...what: What): Promise<void> {
    await this.#press(what, 2);
  }

  /** A click that went elsewhere, since the page moved under the hand, is told at once and for what it is. */
  async #press(what: What, times: number): Promise<void> {
    const { x, y } = await this.#aim(what);
    await this.tab.click(x, y, times);
    const met = await this.poll(async () => {
      const pressed = await this.#pressed();
      return pressed === NOTHING_YET ? `the click on ${name(what)} to arrive.` : { value: pressed };
    });
    if (met) throw new Error(`The click on ${name(what)} at ${x}, ${y} met ${met}.`);
  }

  async #pressed(): Promise<string | undefined> {
    try {
      return (await this.#ask({ path: [] })).pressed;
    } catch (error) {
      // What was clicked had its frame taken away: it arrived.
      if (error instanceof NoFrame) return undefined;
      throw error;
    }
  }

  /** Replaces what stands in a field, by mouse and keyboard. */
  async fill(role: string, name: Wanted, text: string): Promise<void> {
    await this.click(role, name);
    await this.retype(text);
  }

  /** Replaces what stands in the field that has the focus, by keyboard. */
  async retype(text: string): Promise<void> {
    await this.tab.press(process.platform === 'darwin' ? 'Meta+a' : 'Control+a');
    await (text ? this.tab.type(text) : this.tab.press('Backspace'));
  }

  /** Chooses from a select, by keyboard: it has the focus, and as many letters are typed as it takes. */
  async choose(name: Wanted, option: string): Promise<void> {
    await this.#one(['combobox', name], { focus: true });
    await wait(Math.max(0, (choseAt.get(this.tab) ?? 0) + LETTERS_BELONG_TOGETHER - Date.now()));
    for (const letter of option) {
      await this.tab.type(letter);
      if ((await this.see('combobox', name)).value === option) break;
    }
    choseAt.set(this.tab, Date.now());
    await this.#until(`the choice ${option}`, ['combobox', name], ([field]) => field?.value === option);
  }

  /** The one element that this means: its name, visible text, value, and whether it is disabled. */
  async see(...what: What): Promise<Seen> {
    const [seen] = (await this.#one(what)).matches;
    if (!seen) throw new Error(`There is no ${name(what)}.`);
    return seen;
  }

  /** All that this means now, maybe none. */
  async seeAll(...what: What): Promise<Seen[]> {
    return (await this.#ask({ path: [...this.#path, target(...what)] })).matches;
  }

  /** Waits until something is there. */
  async waitFor(...what: What): Promise<void> {
    await this.#until(name(what), what, (matches) => matches.length > 0);
  }

  /** Waits until nothing of the kind is there. */
  async waitForNo(...what: What): Promise<void> {
    await this.#until(`no ${name(what)}`, what, (matches) => matches.length === 0);
  }

  /** The visible text, a line for each line on the screen, nearly. */
  async text(): Promise<string> {
    if (this.#path.length === 0) return (await this.#ask({ path: [] })).page;
    return this.poll(async () => {
      const { matches, page } = await this.#ask({ path: this.#path });
      return matches.length === 1 && matches[0]
        ? { value: matches[0].text }
        : `no ${this.#where()} in:\n${page}`;
    });
  }

  async waitForText(wanted: Wanted): Promise<void> {
    await this.#untilText(wanted, true);
  }

  async waitForNoText(wanted: Wanted): Promise<void> {
    await this.#untilText(wanted, false);
  }

  /** What has the focus, in all shadow roots. */
  async focused(): Promise<Seen | undefined> {
    return (await this.#ask({ path: [] })).focused;
  }

  async #aim(what: What): Promise<{ x: number; y: number }> {
    let before = '';
    let since = 0;
    const atLast = Date.now() + READING;
    return this.poll(async () => {
      const answer = await this.#ask({ path: [...this.#path, target(...what)], aim: true });
      const { aim, matches, busy } = answer;
      if (!aim) return this.#missing(what, answer);
      if (matches[0]?.disabled) return `${name(what)} to be enabled. The page shows:\n${answer.page}`;
      if (aim.coveredBy) return `${name(what)} to be free: ${aim.coveredBy} lies over it.`;
      if (busy && Date.now() < atLast) return `the page to have read what it reads.`;
      // Where it was a moment ago, in the page too: it stands still.
      const now = `${aim.x},${aim.y}`;
      if (aim.moved || now !== before) {
        before = now;
        since = Date.now();
      }
      return Date.now() - since < STILL ? `${name(what)} to stand still.` : { value: aim };
    });
  }

  async #one(what: What, question: Omit<Question, 'path'> = {}): Promise<Answer> {
    return this.poll(async () => {
      const answer = await this.#ask({ path: [...this.#path, target(...what)], ...question });
      return answer.matches.length === 1 && answer.stuckAt === undefined
        ? { value: answer }
        : this.#missing(what, answer);
    });
  }

  async #until(wanted: string, what: What, isSo: (matches: Seen[]) => boolean): Promise<void> {
    await this.poll(async () => {
      const answer = await this.#ask({ path: [...this.#path, target(...what)] });
      return isSo(answer.matches) ? { value: true } : `${wanted}. The page shows:\n${answer.page}`;
    });
  }

  async #untilText(wanted: Wanted, there: boolean): Promise<void> {
    await this.poll(async () => {
      const { page, matches } = await this.#ask({ path: this.#path });
      const text = this.#path.length === 0 ? page : matches.map((match) => match.text).join('\n');
      const oneLine = text.replace(/\s+/g, ' ');
      const found = typeof wanted === 'string' ? oneLine.includes(wanted) : wanted.test(oneLine);
      if (found === there) return { value: true };
      return `${there ? '' : 'no '}text ${show(wanted)}${this.#where()}. What stands there:\n${text}`;
    });
  }

  #missing(what: What, { matches, stuckAt, page }: Answer): string {
    const parts = [...this.#path.map((part) => [part.role, part.name]), what];
    const all = matches
      .map((match) => `  ${match.role} ${JSON.stringify(match.name || match.text)}`)
      .join('\n');
    const stuck = stuckAt === undefined || stuckAt >= this.#path.length ? name(what) : show(parts[stuckAt]);
    if (matches.length > 1) return `one ${stuck}, but there are ${matches.length}:\n${all}`;
    return `${stuck}${this.#where()}. The page shows:\n${page}`;
  }

  #where(): string {
    return this.#path.map(({ role, name }) => ` in ${role ?? ''} ${JSON.stringify(name ?? '')}`).join('');
  }

  /** Looks again until it gets a value. A string says what it waits for. */
  protected async poll<T>(look: () => Promise<{ value: T } | string>): Promise<T> {
    const end = Date.now() + this.#patience;
    for (;;) {
      const answer = await look().catch(
        (error: unknown) =>
          // The page is being exchanged for another one.
          `the page to answer: ${String(error)}`,
      );
      if (typeof answer !== 'string') return answer.value;
      if (Date.now() > end) throw new Error(`Waited ${this.#patience / 1000} s for ${answer}`);
      await wait(50);
    }
  }

  async #ask(question: Question): Promise<Answer> {
    return (await this.tab.call(source, question)) as Answer;
  }
}

export class Page extends Region {
  readonly #base: string;
  readonly #newTab: () => Promise<Page>;

  constructor(tab: Tab, patience: number, base: string, newTab: () => Promise<Page>) {
    super(tab, patience);
    this.#base = base;
    this.#newTab = newTab;
  }

  async open(path = '/'): Promise<void> {
    await this.tab.goto(new URL(path, this.#base).href);
  }

  async reload(): Promise<void> {
    await this.tab.reload();
  }

  /** The browser's own way back. */
  async back(): Promise<void> {
    await this.tab.call('() => history.back()', null);
  }

  /** Path, query and hash of the address. */
  async address(): Promise<string> {
    return (await this.tab.url()).replace(this.#base, '');
  }

  /** A second tab of the same browser. It stands in front; `toFront` brings another one back. */
  async newTab(): Promise<Page> {
    return this.#newTab();
  }

  async toFront(): Promise<void> {
    await this.tab.toFront();
  }

  /** Presses a key or several together: 'Enter', 'Tab', 'Shift+Tab', 'ArrowDown', 'Space'. */
  async press(...chords: string[]): Promise<void> {
    for (const chord of chords) await this.tab.press(chord);
  }

  /** Types into whatever has the focus. */
  async type(text: string): Promise<void> {
    await this.tab.type(text);
  }

  /** The size of what the page is drawn in, in CSS pixels. */
  async resize(width: number, height: number): Promise<void> {
    await this.tab.resize(width, height);
  }

  /** From now on the page remembers the files that it lets the browser save; a reload ends it. */
  async watchFiles(): Promise<void> {
    await this.tab.call(String(rememberFiles), null);
  }

  /** The files that the page has let the browser save, once there are so many. */
  async savedFiles(count: number): Promise<SavedFile[]> {
    return this.poll(async () => {
      const saved = (await this.tab.call('() => window.harnessSaved ?? []', null)) as SavedFile[];
      return saved.length >= count ? { value: saved } : `${count} files to save. There were ${saved.length}.`;
    });
  }

  async screenshot(): Promise<Uint8Array> {
    return this.tab.screenshot();
  }

  async errors(): Promise<string[]> {
    return this.tab.errors();
  }
}

function target(...what: What): Target {
  const [first, second] = what;
  const wanted = (value: Wanted) =>
    value instanceof RegExp ? { source: value.source, flags: value.flags } : value;
  if (what.length === 1) return { name: wanted(first) };
  return { role: String(first), ...(second !== undefined && { name: wanted(second) }) };
}

const name = (what: What): string =>
  what.length === 1
    ? `the text ${show(what[0])}`
    : `${what[0]} ${what[1] === undefined ? '' : show(what[1])}`.trim();

const show = (value: unknown): string => (value instanceof RegExp ? String(value) : JSON.stringify(value));
