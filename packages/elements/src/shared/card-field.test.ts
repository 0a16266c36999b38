import { BillingError } from '@billfold/contract';
import { assert } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { html } from 'lit';
import { act, createElement, useState, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { button } from './button.ts';
import { CardFieldHost } from './card-field.ts';
import { cardFieldStyles } from './card-field-look.ts';
import { property } from './decorators.ts';
import { define } from './define.ts';
import { BillingElement } from './element.ts';
import { clear, click, control, deferred, eventually, findAll, textOf } from './testing/page.ts';
import { FakeProcessor } from './testing/processor.ts';
import { translate } from './testing/translator.ts';

/** As small as an element with a card field can be. */
class TakingElement extends BillingElement {
  static override styles = [BillingElement.styles, cardFieldStyles];
  left = 0;
  @property() note = '';
  readonly card = new CardFieldHost(this, {
    form: () => ({
      title: 'New card',
      content: (field) =>
        html`<form>
          ${this.note} ${field} ${button({ label: 'Leave', onClick: () => void this.leave() })}
        </form>`,
    }),
    cancel: () => this.leave(),
  });

  leave(): boolean {
    this.left += 1;
    this.card.close();
    return true;
  }

  protected override render(): unknown {
    return this.frame(
      (l) =>
        html`<p>${this.note}</p>
          ${this.card.render(l)}`,
    );
  }
}
define('taking-element', TakingElement);

function place(): HTMLElement {
  const root = document.createElement('div');
  root.className = 'test-place';
  document.body.append(root);
  return root;
}

/** A host with a shadow root in which something stands. */
function hostOf(content: Element, options: Partial<ShadowRootInit> = {}): HTMLElement {
  const host = document.createElement('div');
  host.attachShadow({ mode: 'open', ...options }).append(content);
  return host;
}

function taking(payments: FakeProcessor): TakingElement {
  const element = document.createElement('taking-element');
  if (!(element instanceof TakingElement)) throw new Error('No element');
  return Object.assign(element, { payments });
}

async function opened(element: TakingElement, payments: FakeProcessor): Promise<HTMLInputElement> {
  element.card.open();
  await eventually(() => element.card.ready, 'the card field');
  const input = payments.field?.input;
  if (!input) throw new Error('No field');
  return input;
}

const isShown = (input: HTMLElement): boolean => input.checkVisibility() && input.offsetHeight > 0;

async function typed(input: HTMLInputElement, text = '4242'): Promise<void> {
  await click(input);
  await eventually(() => document.activeElement === input, 'the focus in the field');
  await sendKeys({ type: text });
  assert.equal(input.value, text);
}

/** The very same field is there, with what was typed, and whoever typed can go on. */
async function keepsOn(input: HTMLInputElement, payments: FakeProcessor): Promise<void> {
  assert.lengthOf(payments.fields, 1);
  assert.isTrue(isShown(input), 'it is shown');
  assert.equal(document.activeElement, input);
  await sendKeys({ type: '17' });
  assert.equal(input.value, '424217');
}

describe('the place of a card field (PAY-3)', () => {
  let payments: FakeProcessor;
  beforeEach(() => (payments = new FakeProcessor()));
  afterEach(clear);

  it('is in the element’s light DOM where that stands in the document, and shown within the element', async () => {
    const element = taking(payments);
    place().append(element);
    const input = await opened(element, payments);
    assert.equal(input.getRootNode(), document);
    assert.equal(payments.field?.host.parentNode, element);
    assert.isTrue(isShown(input));
    const form = element.shadowRoot?.querySelector('form');
    assert.isBelow(form?.getBoundingClientRect().top ?? 0, input.getBoundingClientRect().top + 1);
    assert.isAbove(form?.getBoundingClientRect().bottom ?? 0, input.getBoundingClientRect().bottom - 1);
  });

  for (const mode of ['open', 'closed'] as const) {
    it(`is in the document, shown through two shadow roots of the page: ${mode}`, async () => {
      const element = taking(payments);
      const inner = hostOf(element, { mode });
      const outer = hostOf(inner, { mode });
      place().append(outer);
      const input = await opened(element, payments);
      assert.equal(input.getRootNode(), document);
      assert.equal(payments.field?.host.parentNode, outer);
      assert.deepEqual(
        [element, inner].map((host) => [...host.children].map(({ localName }) => localName)),
        [['slot'], ['slot']],
      );
      assert.isTrue(isShown(input));
      await typed(input);
    });
  }

  it('is in a dialog of its own where the page assigns its slots by hand', async () => {
    const element = taking(payments);
    const host = hostOf(element, { slotAssignment: 'manual' });
    place().append(host);
    const input = await opened(element, payments);
    assert.equal(input.getRootNode(), document);
    assert.lengthOf(host.children, 0, 'nothing is left behind');
    assert.lengthOf(element.children, 0, 'nothing is left behind');
    const dialog = findAll<HTMLDialogElement>(document, 'dialog')[0];
    assert.isTrue(dialog?.matches(':modal'));
    assert.isTrue(isShown(input));
    await typed(input);
    element.note = 'Another render';
    await element.updateComplete;
    await keepsOn(input, payments);
    await click(control(document.body, 'Leave'));
    await eventually(() => !findAll(document, 'dialog').length, 'the dialog is gone');
    assert.equal(element.left, 1);
  });

  for (const manner of ['replaces', 'wraps', 'merges'] as const) {
    it(`says what is new in such a dialog, and keeps what was typed, where a translator ${manner}`, async () => {
      const element = taking(payments);
      element.note = 'Costs €6.00';
      place().append(hostOf(element, { slotAssignment: 'manual' }));
      const input = await opened(element, payments);
      await typed(input);
      const shell = payments.field?.host.parentElement;
      assert.ok(shell);
      translate(shell, manner);
      assert.include(textOf(shell.shadowRoot ?? shell), '⟦Costs');
      element.note = 'Costs €5.60';
      await element.updateComplete;
      assert.include(textOf(shell.shadowRoot ?? shell), 'Costs €5.60');
      await keepsOn(input, payments);
      element.leave();
    });
  }

  it('leaves such a dialog by Escape', async () => {
    const element = taking(payments);
    place().append(hostOf(element, { slotAssignment: 'manual' }));
    await typed(await opened(element, payments));
    await sendKeys({ press: 'Escape' });
    await eventually(() => !findAll(document, 'dialog').length, 'the dialog is gone');
    assert.equal(element.left, 1);
    assert.isFalse(element.card.isOpen);
  });

  it('tells the processor what the page looks like there', async () => {
    const root = place();
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(
      `.look { background: rgb(10, 20, 30); color: rgb(250, 250, 250); color-scheme: dark; direction: rtl;
        font: 18px/1.5 monospace; --billing-accent: rgb(0, 128, 255); --billing-critical: rgb(255, 0, 80);
        --billing-radius: 9px; }`,
    );
    document.adoptedStyleSheets.push(sheet);
    root.classList.add('look');
    root.lang = 'en-GB';
    const element = taking(payments);
    root.append(hostOf(element));
    await opened(element, payments);
    document.adoptedStyleSheets.pop();
    const { locale, dir, appearance } = payments.field?.options ?? {};
    assert.deepEqual([locale, dir], ['en-GB', 'rtl']);
    assert.deepEqual(appearance, {
      fontFamily: 'monospace',
      fontSize: '18px',
      color: 'rgb(250, 250, 250)',
      background: 'rgb(10, 20, 30)',
      accent: 'rgb(0, 128, 255)',
      critical: 'rgb(255, 0, 80)',
      radius: '9px',
      colorScheme: 'dark',
    });
  });
});

describe('while somebody types', () => {
  let payments: FakeProcessor;
  beforeEach(() => (payments = new FakeProcessor()));
  afterEach(clear);

  it('the element renders again, and is given another payments adapter', async () => {
    const element = taking(payments);
    place().append(hostOf(hostOf(element)));
    const input = await opened(element, payments);
    await typed(input);
    element.note = 'Another render';
    element.payments = new FakeProcessor();
    await element.updateComplete;
    await keepsOn(input, payments);
  });

  it('the page turns dark: the processor is told, until the field goes', async () => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(
      '.dark { background: rgb(10, 20, 30); color: rgb(250, 250, 250); color-scheme: dark; }',
    );
    document.adoptedStyleSheets.push(sheet);
    const { classList } = document.documentElement;
    try {
      const element = taking(payments);
      place().append(hostOf(element));
      const input = await opened(element, payments);
      const [field] = payments.fields;
      const light = field?.options.appearance;
      await typed(input);
      classList.add('dark');
      await eventually(() => field?.appearance.colorScheme === 'dark', 'the field is told');
      assert.deepEqual(field?.appearance, {
        ...light,
        color: 'rgb(250, 250, 250)',
        background: 'rgb(10, 20, 30)',
        accent: 'rgb(250, 250, 250)',
        critical: field?.appearance.critical,
        colorScheme: 'dark',
      });
      await keepsOn(input, payments);
      classList.remove('dark');
      await eventually(() => field?.appearance.colorScheme === 'light', 'the field is told again');
      element.card.close();
      classList.add('dark');
      await element.updateComplete;
      assert.equal(field?.appearance.colorScheme, 'light');
    } finally {
      classList.remove('dark');
      document.adoptedStyleSheets.pop();
    }
  });

  it('the page turned dark before the field came: the processor is told as soon as it is there', async () => {
    const root = place();
    const coming = deferred<undefined>();
    payments.arriving = () => coming.promise;
    const element = taking(payments);
    root.append(hostOf(element));
    element.card.open();
    await element.updateComplete;
    root.style.colorScheme = 'dark';
    coming.resolve(undefined);
    await eventually(() => element.card.ready, 'the card field');
    assert.equal(payments.field?.options.appearance.colorScheme, 'light');
    assert.equal(payments.field?.appearance.colorScheme, 'dark');
  });

  it('a tab of the page is hidden and shown again', async () => {
    const element = taking(payments);
    const outer = hostOf(hostOf(element));
    place().append(outer);
    const input = await opened(element, payments);
    await typed(input);
    const { host } = payments.field ?? {};
    const parent = host?.parentNode;
    for (const tab of [outer, element]) {
      tab.hidden = true;
      await new Promise(requestAnimationFrame);
      assert.isFalse(isShown(input));
      element.note += 'Rendered meanwhile. ';
      await element.updateComplete;
      tab.hidden = false;
      await new Promise(requestAnimationFrame);
      assert.equal(input.value, '4242');
      assert.equal(host?.parentNode, parent);
    }
    // What is hidden loses the focus, and only that.
    input.focus();
    await keepsOn(input, payments);
  });

  it('a tab of the page is unassigned from its slot and assigned again', async () => {
    const element = taking(payments);
    const tabs = document.createElement('div');
    tabs.attachShadow({ mode: 'open' }).innerHTML = '<slot name="shown"></slot>';
    element.slot = 'shown';
    tabs.append(element);
    place().append(tabs);
    const input = await opened(element, payments);
    await typed(input);
    element.slot = 'away';
    await new Promise(requestAnimationFrame);
    assert.isFalse(isShown(input));
    element.slot = 'shown';
    await new Promise(requestAnimationFrame);
    input.focus();
    await keepsOn(input, payments);
  });

  it('a React parent renders again, with other props, inside two shadow roots', async () => {
    const mount = document.createElement('div');
    place().append(hostOf(hostOf(mount)));
    let rerender = (_note: string): void => undefined;
    function Page(): ReactNode {
      const [note, setNote] = useState('first');
      rerender = setNote;
      const taken = createElement('taking-element', { note, payments, 'data-note': note, className: note });
      return createElement('section', { title: note }, createElement('p', null, note), taken);
    }
    Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
    const root = createRoot(mount);
    act(() => root.render(createElement(Page)));
    const element = mount.querySelector<TakingElement>('taking-element');
    if (!element) throw new Error('No element');
    const input = await opened(element, payments);
    await typed(input);
    for (const note of ['second', 'third']) {
      act(() => rerender(note));
      await element.updateComplete;
      assert.equal(element.note, note);
    }
    assert.equal(mount.querySelector('taking-element'), element);
    await keepsOn(input, payments);
    act(() => root.unmount());
    assert.isFalse(input.isConnected);
    Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: undefined });
  });

  it('a host takes the way in away: it is put back, and nothing is lost', async () => {
    const element = taking(payments);
    const inner = hostOf(element);
    place().append(hostOf(inner));
    const input = await opened(element, payments);
    await typed(input);
    inner.replaceChildren();
    await eventually(() => isShown(input), 'it is shown again');
    input.focus();
    await keepsOn(input, payments);
  });

  it('a host clears its light DOM, field and all: a new one is put into a dialog', async () => {
    const element = taking(payments);
    const outer = hostOf(element);
    place().append(outer);
    const input = await opened(element, payments);
    await typed(input);
    outer.textContent = 'Rendered';
    await eventually(() => payments.fields.length === 2 && element.card.ready, 'another field');
    assert.isTrue(findAll(document, 'dialog')[0]?.matches(':modal'));
    assert.isFalse(input.isConnected);
    assert.isTrue(payments.field && isShown(payments.field.input));
    element.card.close();
  });
});

describe('leaving', () => {
  let payments: FakeProcessor;
  beforeEach(() => (payments = new FakeProcessor()));
  afterEach(clear);

  it('takes all that was put into the page away', async () => {
    const element = taking(payments);
    const inner = hostOf(element);
    const outer = hostOf(inner);
    place().append(outer);
    const input = await opened(element, payments);
    element.card.close();
    await element.updateComplete;
    assert.isFalse(input.isConnected);
    for (const host of [outer, inner, element]) assert.lengthOf(host.childNodes, 0);
  });

  it('the document does, too; the form stays open, with a new field, where the element comes back', async () => {
    const element = taking(payments);
    const inner = hostOf(element);
    const outer = hostOf(inner);
    place().append(outer);
    const input = await opened(element, payments);
    await typed(input);
    inner.remove();
    assert.isFalse(input.isConnected);
    for (const host of [outer, inner, element]) assert.lengthOf(host.childNodes, 0);
    // Somewhere else: in the document itself.
    place().append(element);
    await eventually(() => element.card.ready, 'a new field');
    assert.equal(payments.field?.host.parentNode, element);
    assert.equal(payments.field?.input.value, '');
    assert.lengthOf(payments.fields, 2);
  });

  it('being moved makes a new field in the new place', async () => {
    const element = taking(payments);
    place().append(element);
    const input = await opened(element, payments);
    await typed(input);
    place().append(hostOf(element));
    await eventually(() => element.card.ready && payments.fields.length === 2, 'a new field');
    assert.isFalse(input.isConnected);
    assert.equal(payments.field?.host.getRootNode(), document);
    assert.lengthOf(document.querySelectorAll('[slot^=billing-card-field]'), 1);
  });

  it('before the field has come does not leave one behind', async () => {
    let arrive = (): void => undefined;
    payments.arriving = () => new Promise((resolve) => (arrive = resolve));
    const element = taking(payments);
    place().append(element);
    element.card.open();
    await eventually(() => element.children.length, 'a place for it');
    element.card.close();
    arrive();
    await eventually(() => payments.fields.length, 'the field comes');
    await eventually(() => !payments.field, 'it is taken away');
    assert.lengthOf(element.children, 0);
  });

  it('is given up when the processor never brings it, and can be tried again', async () => {
    const { setTimeout } = window;
    window.setTimeout = ((then: () => void, wait?: number) =>
      setTimeout(then, wait === 20_000 ? 50 : wait)) as typeof setTimeout;
    try {
      payments.arriving = () => new Promise(() => undefined);
      const element = taking(payments);
      place().append(element);
      element.card.open();
      await eventually(() => element.card.error?.code === 'network', 'an error');
      assert.lengthOf(element.children, 0);
      payments.arriving = () => Promise.resolve();
      await opened(element, payments);
    } finally {
      window.setTimeout = setTimeout;
    }
  });

  it('works where the processor throws, as one does that has taken its field away itself', async () => {
    const element = taking(payments);
    place().append(element);
    const heard: string[] = [];
    element.addEventListener('billing-error', ({ detail }) => heard.push(detail.error.code));
    payments.leaving = () => {
      throw new Error('This field is gone already');
    };
    await opened(element, payments);
    element.card.close();
    await element.updateComplete;
    assert.isFalse(element.card.isOpen);
    assert.lengthOf(element.children, 0);
    assert.deepEqual(heard, ['unexpected']);
  });

  for (const nothing of [undefined, null, {}]) {
    it(`says that it was not loaded where the processor gives no field: ${JSON.stringify(nothing)}`, async () => {
      const element = taking(payments);
      element.payments = {
        confirm: payments.confirm,
        mountCardField: () => Promise.resolve(nothing as never),
      };
      place().append(element);
      element.card.open();
      await eventually(() => element.card.error, 'an error');
      element.card.close();
      assert.isFalse(element.card.isOpen);
    });
  }

  it('says when it could not be loaded, and tries again', async () => {
    payments.arriving = () => Promise.reject(new BillingError('network', 'lost'));
    const element = taking(payments);
    place().append(element);
    element.card.open();
    await eventually(() => element.card.error, 'an error');
    assert.lengthOf(element.children, 0);
    payments.arriving = () => Promise.resolve();
    const input = await opened(element, payments);
    assert.isUndefined(element.card.error);
    assert.isTrue(isShown(input));
  });
});
