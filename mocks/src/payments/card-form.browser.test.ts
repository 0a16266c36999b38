import { assert, expect, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { CardForm } from '../backend/frames/card-field/form.ts';
import { cardFieldPage } from '../backend/frames/card-field/page.ts';
import type { FromCardField } from '../backend/frames/messages.ts';

const { fetch } = globalThis;
let said: FromCardField[] = [];
let form: CardForm;
let stage: HTMLElement;

/** The form of the card field's page, in this page: what runs in the frame, without the frame. */
function show(locale = 'en'): void {
  said = [];
  stage = document.createElement('main');
  const page = new DOMParser().parseFromString(cardFieldPage, 'text/html');
  stage.append(...page.body.children);
  document.body.append(stage);
  const looks = {
    fontFamily: '',
    fontSize: '',
    color: '',
    background: '',
    accent: '',
    critical: '',
    radius: '',
  };
  form = new CardForm({ locale, dir: 'ltr', appearance: { ...looks, colorScheme: 'light' } }, (message) =>
    said.push(message),
  );
}

const input = (id: string): HTMLInputElement => {
  const found = stage.querySelector<HTMLInputElement>(`#${id}`);
  if (!found) throw new Error(`There is no #${id}`);
  return found;
};
const text = (id: string) => stage.querySelector(`#${id}`)?.textContent;

async function type(id: string, keys: string): Promise<void> {
  input(id).focus();
  await sendKeys({ type: keys });
}

async function press(key: string, times = 1): Promise<void> {
  for (let count = 0; count < times; count += 1) await sendKeys({ press: key });
}

/** The vault's answer to whoever asks it. */
function answer(status: number, body: object): Request[] {
  const asked: Request[] = [];
  globalThis.fetch = (path, init) => {
    asked.push(new Request(path, init));
    return Promise.resolve(Response.json(body, { status }));
  };
  return asked;
}

describe('the card field’s form', function () {
  // So many keys take their time, on a busy machine.
  this.timeout(10_000);

  afterEach(() => {
    stage.remove();
    globalThis.fetch = fetch;
  });

  it('groups the number as it is typed, and shows whose card it is', async () => {
    show();
    await type('number', '378282246310005');
    assert.equal(input('number').value, '3782 822463 10005');
    assert.equal(text('brand'), 'American Express');
  });

  it('keeps the caret where somebody works', async () => {
    show();
    await type('number', '42424242');
    await press('ArrowLeft', 4);
    await sendKeys({ type: '5' });
    assert.equal(input('number').value, '4242 5424 2');
    assert.equal(input('number').selectionStart, 6);
    await press('Backspace');
    assert.equal(input('number').value, '4242 4242');
    // Beyond the space lies a digit, which a delete key is meant for.
    await press('Backspace');
    assert.equal(input('number').value, '4244 242');
    assert.equal(input('number').selectionStart, 3);
    await press('Delete', 2);
    assert.equal(input('number').value, '4244 2');
    assert.equal(input('number').selectionStart, 3);
  });

  it('says that it is complete, and that it is so no longer; never what was typed', async () => {
    show();
    await type('number', '4242424242424242');
    await type('expiry', '829');
    assert.equal(input('expiry').value, '08 / 29');
    await type('code', '123');
    await press('Backspace');
    assert.deepEqual(said, [
      { type: 'change', complete: true },
      { type: 'change', complete: false },
    ]);
  });

  it('complains of a field that is left, aloud, and takes it back as soon as it is mended', async () => {
    show('fr');
    await type('number', '4242424242424241');
    assert.equal(text('number-error'), '');
    await press('Tab');
    assert.equal(text('number-error'), 'Ce n’est pas un numéro de carte. Vérifiez les chiffres.');
    assert.equal(text('status'), `Numéro de carte\u00a0: ${text('number-error') ?? ''}`);
    assert.equal(input('number').ariaInvalid, 'true');
    input('number').setSelectionRange(19, 19);
    input('number').focus();
    await press('End');
    await press('Backspace');
    await sendKeys({ type: '2' });
    assert.equal(text('number-error'), '');
    assert.equal(input('number').ariaInvalid, 'false');
  });

  it('PAY-3: asks the vault alone, with nothing but the number and the expiry', async () => {
    show();
    const asked = answer(201, { token: 'tok_1' });
    await type('number', '4242424242424242');
    await type('expiry', '0829');
    await type('code', '123');
    await form.tokenize(7);
    assert.deepEqual(said.at(-1), { type: 'token', id: 7, token: 'tok_1' });
    assert.equal(asked.length, 1);
    assert.match(asked[0]?.url ?? '', /\/vault\/tokens$/);
    assert.deepEqual(await asked[0]?.json(), { number: '4242424242424242', expMonth: 8, expYear: 2029 });
  });

  it('asks nobody when something is missing, and takes the focus there', async () => {
    show();
    const asked = answer(201, { token: 'tok_1' });
    await type('number', '4242424242424242');
    await form.tokenize(1);
    assert.deepEqual(said.at(-1), {
      type: 'refusal',
      id: 1,
      code: 'card_incomplete',
      message: 'The card is not complete',
    });
    assert.equal(document.activeElement, input('expiry'));
    assert.equal(text('code-error'), 'Enter the security code.');
    assert.equal(asked.length, 0);
    await expect(stage).to.be.accessible();
  });

  it('shows where the vault found something wrong, until something else is typed', async () => {
    show();
    answer(422, { code: 'expired_card', detail: 'This card has expired' });
    await type('number', '4242424242424242');
    await type('expiry', '0120');
    await type('code', '123');
    await form.tokenize(2);
    assert.deepEqual(said.at(-1), {
      type: 'refusal',
      id: 2,
      code: 'card_refused',
      message: 'This card has expired',
    });
    assert.equal(document.activeElement, input('expiry'));
    await press('Tab');
    assert.equal(text('expiry-error'), 'This card has expired.');
    input('expiry').focus();
    await press('End');
    await press('Backspace');
    await sendKeys({ type: '9' });
    assert.equal(input('expiry').value, '01 / 29');
    assert.equal(text('expiry-error'), '');
  });

  it('says that no answer came to the page, which says so to people', async () => {
    show();
    globalThis.fetch = () => Promise.reject(new TypeError('Failed to fetch'));
    await type('number', '4242424242424242');
    await type('expiry', '0829');
    await type('code', '123');
    await form.tokenize(3);
    const last = said.at(-1);
    assert.equal(last?.type === 'refusal' && last.code, 'network');
    await waitUntil(() => text('refusal') === '');
  });
});
