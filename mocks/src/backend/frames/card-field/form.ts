import { brandOf } from '../../card-number.ts';
import type { CardFieldOpening, FromCardField } from '../messages.ts';
import type { Say } from '../opened.ts';
import { FIELDS, problemIn, type Card, type FieldName, type Problem } from './check.ts';
import { digitsIn, rewrite } from './typed.ts';
import { keep } from './vault.ts';
import { cardFieldWords, type CardFieldWords } from './words.ts';
import { writeCode, writeExpiry, writeNumber } from './writing.ts';

/** In milliseconds. */
const LATE = 150;

interface Parts {
  input: HTMLInputElement;
  error: HTMLElement;
}

/** The card's form, in the document that `page.ts` describes. */
export class CardForm {
  readonly #say: Say<FromCardField>;
  readonly #words: CardFieldWords;
  readonly #fields: Record<FieldName, Parts>;
  #complete = false;
  /** What the vault said of a field, until something else is typed into it. */
  #refused: { field: FieldName; digits: string; problem: Problem } | undefined;

  constructor({ locale }: CardFieldOpening, say: Say<FromCardField>) {
    this.#say = say;
    this.#words = cardFieldWords(locale);
    this.#fields = { number: partsOf('number'), expiry: partsOf('expiry'), code: partsOf('code') };
    for (const name of FIELDS) this.#begin(name);
    element('form').addEventListener('submit', (event) => event.preventDefault());
    // The form that this belongs to is the page's.
    element('form').addEventListener('keydown', ({ key, isComposing }) => {
      if (key === 'Enter' && !isComposing) say({ type: 'submit' });
    });
    this.#changed();
  }

  /** Takes the reader to the first field that is wrong, or else to the first. */
  focus(): void {
    const take = () => {
      if (!this.#focusFirstWrong()) this.#fields.number.input.focus();
    };
    take();
    // When somebody clicks in the page, Chromium takes the focus from a frame of another origin a moment later: maybe only now.
    setTimeout(() => {
      if (document.activeElement === document.body) take();
    }, LATE);
  }

  /** Brings the card to the vault, and says what came of it. What is wrong is shown, and gets the focus. */
  async tokenize(id: number): Promise<void> {
    this.#showGeneral('');
    this.#refused = undefined;
    for (const name of FIELDS) this.#show(name);
    if (this.#focusFirstWrong()) {
      this.#say({ type: 'refusal', id, code: 'card_incomplete', message: 'The card is not complete' });
      return;
    }
    const kept = await keep(this.#card);
    if ('token' in kept) {
      this.#say({ type: 'token', id, token: kept.token });
      return;
    }
    const { code, message, field, problem } = kept;
    if (field && problem) this.#refuse(field, problem);
    // That no answer came is the page's to say, as of any request.
    else if (code !== 'network') this.#showGeneral(this.#words.refused);
    this.#focusFirstWrong();
    this.#say({ type: 'refusal', id, code, message });
  }

  get #card(): Card {
    const { number, expiry, code } = this.#fields;
    return {
      number: digitsIn(number.input.value),
      expiry: digitsIn(expiry.input.value),
      code: digitsIn(code.input.value),
    };
  }

  #begin(name: FieldName): void {
    const { input } = this.#fields[name];
    element(`label[for=${name}]`).textContent = this.#words.labels[name];
    let before = input.value;
    input.addEventListener('input', (event) => {
      before = this.#rewrite(name, before, event instanceof InputEvent ? event.inputType : '');
      this.#changed();
      // What was complained of may be mended by now; nobody is complained to while typing.
      if (input.ariaInvalid === 'true' && !this.#problem(name)) this.#show(name);
    });
    input.addEventListener('blur', () => this.#complain(name));
  }

  #rewrite(name: FieldName, before: string, inputType: string): string {
    const { input } = this.#fields[name];
    // A month of one digit, ended by the sign that stands between month and year.
    const text = name === 'expiry' ? input.value.replace(/^\s*([1-9])\s*[/.-]/, '0$1/') : input.value;
    const caret = (input.selectionStart ?? text.length) + text.length - input.value.length;
    const deleted = /^deleteContent(Backward|Forward)$/.exec(inputType)?.[1];
    const typed = rewrite(
      before,
      { text, caret },
      deleted === 'Backward' ? 'backward' : deleted === 'Forward' ? 'forward' : null,
      (digits) => this.#write(name, digits),
    );
    if (typed.text !== input.value) {
      input.value = typed.text;
      input.setSelectionRange(typed.caret, typed.caret);
    }
    return typed.text;
  }

  #write(name: FieldName, digits: string): string {
    if (name === 'number') return writeNumber(digits);
    return name === 'expiry' ? writeExpiry(digits) : writeCode(digits, this.#card.number);
  }

  /** Shows the brand, and tells the page when what was typed became complete, or is so no longer. */
  #changed(): void {
    element('#brand').textContent = brandOf(this.#card.number).name;
    const complete = FIELDS.every((name) => !problemIn(this.#card, name));
    if (complete === this.#complete) return;
    this.#complete = complete;
    this.#say({ type: 'change', complete });
  }

  /** A field that was left with something wrong in it says so, aloud too: the focus is elsewhere by now. */
  #complain(name: FieldName): void {
    const problem = this.#problem(name);
    if (problem === 'missing') return;
    this.#show(name);
    const text = problem ? this.#words.about(this.#words.labels[name], this.#text(name, problem)) : '';
    element('#status').textContent = text;
  }

  #refuse(field: FieldName, problem: Problem): void {
    this.#refused = { field, digits: this.#card[field], problem };
    this.#show(field);
  }

  #problem(name: FieldName): Problem | null {
    const { field, digits, problem } = this.#refused ?? {};
    if (problem && field === name && digits === this.#card[name]) return problem;
    return problemIn(this.#card, name);
  }

  #show(name: FieldName): void {
    const { input, error } = this.#fields[name];
    const problem = this.#problem(name);
    error.textContent = problem ? this.#text(name, problem) : '';
    input.ariaInvalid = problem ? 'true' : 'false';
  }

  #text(name: FieldName, problem: Problem): string {
    return this.#words.problems[name][problem] ?? this.#words.codeDigits(brandOf(this.#card.number).code);
  }

  #showGeneral(text: string): void {
    element('#refusal').textContent = text;
  }

  #focusFirstWrong(): boolean {
    const wrong = FIELDS.map((name) => this.#fields[name].input).find((each) => each.ariaInvalid === 'true');
    wrong?.focus();
    return wrong !== undefined;
  }
}

function partsOf(name: FieldName): Parts {
  const input = element(`#${name}`);
  if (!(input instanceof HTMLInputElement)) throw new Error(`#${name} is no input`);
  return { input, error: element(`#${name}-error`) };
}

function element(selector: string): HTMLElement {
  const found = document.querySelector<HTMLElement>(selector);
  if (!found) throw new Error(`The frame has no ${selector}`);
  return found;
}
