/** Every element of the kit, to be put into the page and taken out of it again, on a backend that answers or doesn't. */
import { Remembered } from './remembered.ts';

/** When an element is taken out: after all that it asked was answered, or before. */
export type Moment = 'shown' | 'reading';

/** What so many comings and goings were like. */
export interface Visits {
  /** What they asked of the backend, each. */
  asked: number;
  /** How many elements stood in the last one, shadow roots included. */
  elements: number;
  /** How many of them were taken out before all was answered. */
  early: number;
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
const invoices = await backend.adapter.invoices?.list({ limit: 1 });
const itemId = invoices?.data[0]?.id;

// It stays: what an element leaves with its provider is a leak.
const provider = document.createElement('billing-provider');
provider.adapter = backend.adapter;
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
  const visits: Visits = { asked: 0, elements: 0, early: 0 };
  const askedBefore = backend.asked;
  for (let time = 0; time < times; time += 1) {
    // Half of those that are taken out early read for the first time, the others again what is known.
    const element = make(tag, moment === 'reading' && time % 2 === 0);
    if (moment === 'reading') backend.hold();
    provider.append(element);
    if (moment === 'shown') await answered();
    else await tasks(1 + (time % 3));
    if (backend.waiting > 0) visits.early += 1;
    if (time === times - 1) visits.elements = within(element).length;
    element.remove();
    backend.release();
    await answered();
  }
  visits.asked = (backend.asked - askedBefore) / times;
  return visits;
}

async function tasks(count: number): Promise<void> {
  for (let done = 0; done < count; done += 1) await task();
}

async function answered(): Promise<void> {
  // One answer may lead to the next question.
  do await task();
  while (backend.waiting > 0);
  await task();
}

const within = (root: Element | ShadowRoot): Element[] =>
  [...root.children]
    .flatMap((element) => [element, ...within(element)])
    .concat(root instanceof Element && root.shadowRoot ? within(root.shadowRoot) : []);

globalThis.leaks = { tags, comeAndGo };
