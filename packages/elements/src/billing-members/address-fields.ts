import type { FieldError } from '@billfold/contract';
import type { BillingElement } from '../shared/element.ts';
import { focusFirstInvalid } from '../shared/field.ts';
import { fieldsOf, isEnded, isSeveral, placeOf, splitAddresses } from './addresses.ts';

/** What was typed into one field, and what the backend has against it. */
export interface Address {
  readonly text: string;
  /** A code. */
  readonly error?: string;
}

/** The fields of a form that takes one address or many, each in a field of its own. */
export class AddressFields {
  all: readonly Address[] = [{ text: '' }];
  /** There is something wrong with all of them together. */
  tooMany = false;
  /** Nothing can be typed: it is being asked about. */
  frozen = false;
  readonly #host: BillingElement;

  constructor(host: BillingElement) {
    this.#host = host;
  }

  /** The addresses that were typed. Each stands in its own field from then on, and empty fields are gone. */
  read(): string[] {
    const addresses = this.all.flatMap(({ text }) => splitAddresses(text));
    this.#set(fieldsOf(addresses).map((text) => ({ text })));
    return addresses;
  }

  /**
   * Somebody types: whoever ends an address by a comma goes on in the next field.
   * @param composing An input method is at work: the field is its own until it is done.
   */
  type(place: number, input: HTMLInputElement, composing = false): void {
    if (composing) {
      this.#write(place, input.value);
      return;
    }
    const text = input.value.trimStart();
    const pieces = isSeveral(text) ? [...splitAddresses(text), ...(isEnded(text) ? [''] : [])] : [text];
    // What was typed may be what stood there before, for all that the next render knows.
    input.value = pieces[0] ?? '';
    if (pieces.length > 1) void this.#put(place, 1, pieces);
    else this.#write(place, input.value);
  }

  /** A field of one line would drop the line breaks, and with them the ends of the addresses. */
  take(event: Event, place: number, data: DataTransfer | null): void {
    const taken = splitAddresses(data?.getData('text/plain') ?? '');
    if (taken.length < 2 || this.frozen) return;
    event.preventDefault();
    void this.#put(place, 1, [...splitAddresses(this.all[place]?.text ?? ''), ...taken]);
  }

  /** One more field. */
  add(): void {
    void this.#put(this.all.length, 0, ['']);
  }

  drop(place: number): void {
    if (this.frozen) return;
    this.#set(this.all.filter((_, i) => i !== place));
    void this.focus(Math.min(place, this.all.length - 1));
  }

  clear(): void {
    this.#set([{ text: '' }]);
  }

  /** What is wrong stands where it can be mended; all that was typed stays. */
  async blame(errors: readonly Pick<FieldError, 'pointer' | 'code'>[]): Promise<void> {
    const codes = new Map(errors.map(({ pointer, code }) => [placeOf(pointer), code]));
    this.#set(
      this.all.map(({ text }, place) => {
        const error = codes.get(place);
        return error ? { text, error } : { text };
      }),
    );
    this.tooMany = codes.has(undefined);
    await this.#host.updateComplete;
    focusFirstInvalid(this.#host.renderRoot);
  }

  /** Takes somebody to a field; the last one by default. */
  async focus(place = this.all.length - 1): Promise<void> {
    await this.#host.updateComplete;
    this.#host.renderRoot.querySelectorAll('input')[place]?.focus();
  }

  /** Puts texts into fields of their own, instead of some that are there, and goes to the last. */
  async #put(place: number, instead: number, texts: readonly string[]): Promise<void> {
    if (this.frozen) return;
    const all = [
      ...this.all.slice(0, place),
      ...texts.map((text) => ({ text })),
      ...this.all.slice(place + instead),
    ];
    const fields = fieldsOf(all.map(({ text }) => text));
    this.#set(fields.length === all.length ? all : fields.map((text) => ({ text })));
    await this.focus(Math.min(place + texts.length, this.all.length) - 1);
  }

  #write(place: number, text: string): void {
    this.#set(this.all.map((address, i) => (i === place ? { text } : address)));
  }

  #set(all: readonly Address[]): void {
    this.all = all;
    this.tooMany = false;
    this.#host.requestUpdate();
  }
}
