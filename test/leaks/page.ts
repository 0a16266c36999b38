/** Every element of the kit, to be put into the page and taken out of it again, on a backend that answers or doesn't. */
import { Remembered } from './remembered.ts';

/** When an element is taken out: after all that it asked was answered, with all that opens in it open, or before. */
export type Moment = 'shown' | 'opened' | 'reading';

/** What so many comings and goings were like. */
export interface Visits {
  /** What they asked of the backend, each. */
  asked: number;
  /** How many elements stood in the last one, shadow roots included. */
  elements: number;
  /** How many of them were taken out before all was answered. */
  early: number;
  /** What was opened in the last one. */
  opened: string[];
}

declare global {
  var leaks: {
    tags: string[];
    /** Puts an element into the page and takes it out again, so many times. */
    comeAndGo: (tag: string, moment: Moment, times: number) => Promise<Visits>;
  };
}

// Whatever is in the folder, so that a new element is counted with the others.
const defines = import.meta.glob([
  '../../packages/elements/src/define/*.ts',
  '!../../packages/elements/src/define/all.ts',
]);
await Promise.all(Object.values(defines).map((define) => define()));
const tags = Object.keys(defines).map((path) => path.replace(/^.*\/|\.ts$/g, ''));

const backend = new Remembered();
await backend.renew();
const invoices = await backend.adapter.invoices?.list?.({ limit: 1 });
const itemId = invoices?.data[0]?.id;

// It stays: what an element leaves with its provider is a leak.
const provider = document.createElement('billing-provider');
provider.adapter = backend.adapter;
provider.payments = {
  mountCardField(host) {
    const input = document.createElement('input');
    host.append(input);
    return Promise.resolve({
      tokenize: () => Promise.reject(new Error('No card is saved here')),
      focus: () => input.focus(),
      unmount: () => input.remove(),
    });
  },
  confirm: () => Promise.reject(new Error('No bank is asked here')),
};
document.body.append(provider);

/** @param fresh Nothing is known yet of what it asks. */
function make(tag: string, fresh: boolean): HTMLElement {
  const element = document.createElement(tag);
  if (tag === 'billing-provider') element.append(document.createElement('billing-spending'));
  if (tag === 'billing-provider' || fresh) Object.assign(element, { adapter: { ...backend.adapter } });
  if ('itemId' in element) Object.assign(element, { itemId });
  return element;
}

const { port1, port2 } = new MessageChannel();
/** The next task: all that was promised has happened. It takes no timer. */
const task = (): Promise<void> =>
  new Promise((resolve) => {
    port1.onmessage = () => resolve();
    port2.postMessage(undefined);
  });

async function comeAndGo(tag: string, moment: Moment, times: number): Promise<Visits> {
  const visits: Visits = { asked: 0, elements: 0, early: 0, opened: [] };
  const askedBefore = backend.asked;
  for (let time = 0; time < times; time += 1) {
    // Half of those that are taken out early read for the first time, the others again what is known.
    const element = make(tag, moment === 'reading' && time % 2 === 0);
    if (moment === 'reading') backend.hold();
    provider.append(element);
    if (moment === 'reading') {
      await isAsked();
      await tasks(time % 3);
    } else await answered();
    if (moment === 'opened') visits.opened = await open(element);
    if (backend.waiting > 0) visits.early += 1;
    if (time === times - 1) visits.elements = within(element).length;
    element.remove();
    backend.release();
    await answered();
  }
  visits.asked = (backend.asked - askedBefore) / times;
  return visits;
}

/** What checks the answers of an adapter by hand comes first, in a task or a few. */
async function isAsked(): Promise<void> {
  for (let done = 0; backend.waiting === 0 && done < 50; done += 1) await task();
}

async function tasks(count: number): Promise<void> {
  for (let done = 0; done < count; done += 1) await task();
}

async function answered(): Promise<void> {
  // One answer may lead to the next question.
  do await task();
  while (backend.waiting > 0);
  // Modules that are known already come in a few of them.
  await tasks(20);
  if (backend.waiting > 0) await answered();
}

/** The first step of something: a form, a choice, a dialog that says what it comes to. Nothing is done by it. */
const begins = /^(Pay INV|Add a new card|Edit expiry|Remove|Withdraw|Month by month)/;
/** More of them, such as the reasons of all amounts, are alike. */
const OPENED = 12;

/** Opens what there is to be opened, and what is to be opened in that. */
async function open(element: HTMLElement): Promise<string[]> {
  const pressed = new Set<Element>();
  const labels: string[] = [];
  while (pressed.size < OPENED) {
    const button = within(element).find(
      (one): one is HTMLButtonElement =>
        one instanceof HTMLButtonElement &&
        !pressed.has(one) &&
        (one.ariaExpanded === 'false' || begins.test(one.textContent.trim())),
    );
    if (!button) break;
    pressed.add(button);
    labels.push(button.textContent.trim());
    button.click();
    await answered();
  }
  return labels;
}

const within = (root: Element | ShadowRoot): Element[] =>
  [...root.children]
    .flatMap((element) => [element, ...within(element)])
    .concat(root instanceof Element && root.shadowRoot ? within(root.shadowRoot) : []);

globalThis.leaks = { tags, comeAndGo };
