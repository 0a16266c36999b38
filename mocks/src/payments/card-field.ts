import { BillingError, type CardField, type CardFieldOptions, type ReadOptions } from '@billfold/contract';
import type { CardFieldOpening, FromCardField, ToCardField } from '../backend/frames/messages.ts';
import { openFrame, type Frame } from './frame.ts';
import { paymentsWords } from './words.ts';

/** Who waits for a token. */
interface Waiting {
  resolve: (token: { token: string }) => void;
  reject: (error: Error) => void;
}

/** Puts a card field into an element. What is typed stays in its frame, whose own request brings it to the vault (PAY-3). */
export async function mountCardField(
  address: URL,
  host: HTMLElement,
  options: CardFieldOptions,
): Promise<CardField> {
  const field = new MountedCardField(address, host, options);
  try {
    await field.ready;
  } catch (error) {
    field.unmount();
    throw error;
  }
  return field;
}

class MountedCardField implements CardField {
  readonly ready: Promise<void>;
  readonly #frame: Frame<ToCardField>;
  readonly #onChange: CardFieldOptions['onChange'];
  readonly #onSubmit: CardFieldOptions['onSubmit'];
  /** What was asked for and has not come yet. */
  readonly #asked = new Map<number, Waiting>();
  #count = 0;

  constructor(address: URL, host: HTMLElement, { onChange, onSubmit, ...opening }: CardFieldOptions) {
    this.#onChange = onChange;
    this.#onSubmit = onSubmit;
    this.#frame = openFrame<ToCardField, FromCardField>(host, {
      address,
      title: paymentsWords(opening.locale).card,
      opening: opening satisfies CardFieldOpening,
      hear: (message) => this.#hear(message),
    });
    this.#wear(opening.appearance);
    this.ready = this.#frame.ready;
  }

  async tokenize({ signal }: ReadOptions = {}): Promise<{ token: string }> {
    signal?.throwIfAborted();
    const id = (this.#count += 1);
    try {
      return await new Promise((resolve, reject) => {
        this.#asked.set(id, { resolve, reject });
        signal?.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
        this.#frame.say({ type: 'tokenize', id });
      });
    } finally {
      this.#asked.delete(id);
    }
  }

  focus(): void {
    // Into the frame first: what has the focus in there has it only then.
    this.#frame.iframe.focus();
    this.#frame.say({ type: 'focus' });
  }

  setAppearance(appearance: CardFieldOptions['appearance']): void {
    this.#wear(appearance);
    this.#frame.say({ type: 'appearance', appearance });
  }

  unmount(): void {
    this.#frame.close();
    const gone = new DOMException('The card field is gone', 'AbortError');
    for (const { reject } of this.#asked.values()) reject(gone);
  }

  /** A frame whose scheme is not its document's own has a background of its own. */
  #wear({ colorScheme }: CardFieldOptions['appearance']): void {
    this.#frame.iframe.dataset.scheme = colorScheme;
  }

  #hear(message: FromCardField): void {
    if (message.type === 'change') this.#onChange?.({ complete: message.complete });
    else if (message.type === 'submit') this.#onSubmit?.();
    else if (message.type === 'token') this.#asked.get(message.id)?.resolve({ token: message.token });
    else if (message.type === 'refusal') this.#refuse(message);
  }

  #refuse({ id, code, message }: Extract<FromCardField, { type: 'refusal' }>): void {
    const waiting = this.#asked.get(id);
    if (!waiting) return;
    if (code !== 'network') this.focus();
    waiting.reject(new BillingError(code, message));
  }
}
