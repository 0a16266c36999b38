import { assert, expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { html } from 'lit';
import { button } from './button.ts';
import { define } from './define.ts';
import { DialogController, dialogStyles } from './dialog.ts';
import { BillingElement } from './element.ts';
import { field, focusFirstInvalid } from './field.ts';
import { clear, click, control, eventually, findAll, provide } from './testing/page.ts';

class AskingElement extends BillingElement {
  static override styles = [BillingElement.styles, dialogStyles];
  closed = 0;
  busy = false;
  readonly dialog = new DialogController(
    this,
    () => (this.closed += 1),
    () => this.busy,
  );

  protected override render(): unknown {
    return this.frame(
      () => html`
        ${button({ label: 'Ask', onClick: () => this.dialog.show() })}
        ${this.dialog.render(() => ({
          title: 'Really?',
          body: field(
            { id: 'why', label: 'Why', hint: 'In short', error: 'Say why' },
            (aria) =>
              html`<input id="why" aria-describedby=${aria.describedBy} aria-invalid=${aria.invalid} />`,
          ),
          actions: button({ label: 'No', onClick: () => this.dialog.close() }),
        }))}
      `,
    );
  }
}
define('asking-element', AskingElement);

function asking(): AskingElement {
  const element = provide({}, '<asking-element></asking-element>').querySelector('asking-element');
  if (!(element instanceof AskingElement)) throw new Error('No element');
  return element;
}

describe('a dialog', () => {
  afterEach(clear);

  it('opens, names itself, and gives the focus back when it is closed', async function () {
    // The accessibility check takes its time.
    this.timeout(10_000);
    const element = asking();
    await element.updateComplete;
    await click(control(element, 'Ask'));
    await eventually(() => findAll<HTMLDialogElement>(element, 'dialog')[0]?.open);
    await expect(element).to.be.accessible();
    await click(control(element, 'No'));
    await eventually(() => element.closed === 1);
    await eventually(() => element.shadowRoot?.activeElement === control(element, 'Ask'));
  });

  it('closes by Escape, and nobody outside hears a close', async () => {
    const element = asking();
    let heard = 0;
    element.addEventListener('close', () => (heard += 1));
    await element.updateComplete;
    await click(control(element, 'Ask'));
    await eventually(() => findAll<HTMLDialogElement>(element, 'dialog')[0]?.open);
    await sendKeys({ press: 'Escape' });
    await eventually(() => element.closed === 1 && findAll(element, 'dialog').length === 0);
    assert.equal(heard, 0);
  });

  it('stays while something is under way, however often Escape is pressed', async () => {
    const element = asking();
    await element.updateComplete;
    await click(control(element, 'Ask'));
    await eventually(() => findAll<HTMLDialogElement>(element, 'dialog')[0]?.open);
    element.busy = true;
    control(element, 'No').focus();
    for (let i = 0; i < 4; i++) await sendKeys({ press: 'Escape' });
    await element.updateComplete;
    assert.equal(element.closed, 0);
    await eventually(() => findAll<HTMLDialogElement>(element, 'dialog')[0]?.open);
    await eventually(() => element.shadowRoot?.activeElement === control(element, 'No'), 'the focus stays');
    element.busy = false;
    await sendKeys({ press: 'Escape' });
    await eventually(() => element.closed === 1 && findAll(element, 'dialog').length === 0);
  });

  it('is closed when the page takes its element away', async () => {
    const element = asking();
    await element.updateComplete;
    await click(control(element, 'Ask'));
    await eventually(() => findAll<HTMLDialogElement>(element, 'dialog')[0]?.open);
    const { parentElement } = element;
    element.remove();
    assert.equal(element.closed, 1);
    parentElement?.append(element);
    await eventually(() => findAll(element, 'dialog').length === 0);
  });
});

describe('a field', () => {
  afterEach(clear);

  it('says its label, its error and its hint, and is found as the first that is wrong', async () => {
    const element = asking();
    await element.updateComplete;
    element.dialog.show();
    await eventually(() => findAll<HTMLDialogElement>(element, 'dialog')[0]?.open);
    const root = element.shadowRoot;
    const input = root?.querySelector('input');
    if (!root || !input) throw new Error('No field');
    assert.equal(input.labels?.[0]?.textContent, 'Why');
    const described = input.getAttribute('aria-describedby')?.split(' ') ?? [];
    assert.deepEqual(
      described.map((id) => root.getElementById(id)?.textContent),
      ['Say why', 'In short'],
    );
    focusFirstInvalid(root);
    assert.equal(root.activeElement, input);
  });
});
