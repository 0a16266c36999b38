import {
  BillingError,
  type AuthenticationResult,
  type CardField,
  type CardFieldOptions,
  type NextAction,
  type PaymentsAdapter,
} from '@billfold/contract';
import { deferred } from './page.ts';

/** A card field that was put into the page. */
export interface FakeField {
  readonly host: HTMLElement;
  readonly options: CardFieldOptions;
  readonly input: HTMLInputElement;
  /** As it was told last. */
  appearance: CardFieldOptions['appearance'];
}

/**
 * A payment processor whose card field is an input in the page's own document, where a real one would have its frame, and
 * whose bank answers when a test says so.
 */
export class FakeProcessor implements PaymentsAdapter {
  /** Every field that was ever put into the page. */
  readonly fields: FakeField[] = [];
  /** How many tokens were asked for. */
  tokenized = 0;
  /** Waited for before a field is there. */
  arriving: () => Promise<void> = () => Promise.resolve();
  /** Called when a field is taken away. */
  leaving: () => void = () => undefined;
  /** Makes a token of what was typed. */
  token: (typed: string) => Promise<string> = (typed) => Promise.resolve(`tok_${typed.slice(-4)}`);
  /** The questions that the bank was asked, and those that it was told to forget. */
  readonly asked: NextAction[] = [];
  readonly stopped: NextAction[] = [];
  /** The language that it was asked in last. */
  language: string | undefined;
  /** What the bank does once it is asked: by default it waits for `answer` or `fail`. */
  bank: (action: NextAction) => Promise<AuthenticationResult> = () => (this.#answer = deferred()).promise;
  #answer = deferred<AuthenticationResult>();

  /** The field that is in the page. */
  get field(): FakeField | undefined {
    return this.fields.findLast(({ input }) => input.isConnected);
  }

  readonly mountCardField = async (host: HTMLElement, options: CardFieldOptions): Promise<CardField> => {
    await this.arriving();
    const input = document.createElement('input');
    input.ariaLabel = 'Card number';
    input.addEventListener('input', () => options.onChange?.({ complete: input.value.length >= 12 }));
    input.addEventListener('keydown', ({ key }) => key === 'Enter' && options.onSubmit?.());
    host.append(input);
    const field: FakeField = { host, options, input, appearance: options.appearance };
    this.fields.push(field);
    return {
      tokenize: async () => {
        this.tokenized += 1;
        if (!input.value) throw new BillingError('card_incomplete', 'Nothing was typed');
        return { token: await this.token(input.value) };
      },
      focus: () => input.focus(),
      setAppearance: (appearance) => (field.appearance = appearance),
      unmount: () => {
        this.leaving();
        input.remove();
      },
    };
  };

  readonly confirm: PaymentsAdapter['confirm'] = (action, { signal, locale } = {}) => {
    this.asked.push(action);
    this.language = locale;
    const { promise, reject } = deferred<AuthenticationResult>();
    signal?.addEventListener('abort', () => {
      this.stopped.push(action);
      reject(signal.reason);
    });
    return Promise.race([this.bank(action), promise]);
  };

  /** What the payer does, once the bank has asked. */
  answer(result: AuthenticationResult): void {
    this.#answer.resolve(result);
  }

  /** The bank could not be reached. */
  fail(): void {
    this.#answer.reject(new BillingError('network', 'No answer came'));
  }
}
