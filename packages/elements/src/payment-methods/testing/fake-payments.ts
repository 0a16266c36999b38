import {
  BillingError,
  type AuthenticationResult,
  type CardField,
  type CardFieldOptions,
  type NextAction,
  type PaymentsAdapter,
} from '@billfold/contract';

/** A card field that was put into the page. */
export interface FakeField {
  readonly host: HTMLElement;
  readonly options: CardFieldOptions;
  readonly input: HTMLInputElement;
}

/** A processor whose card field is an input in the page's own document, where a real one would have its frame. */
export class FakePayments implements PaymentsAdapter {
  /** Every field that was ever put into the page. */
  readonly fields: FakeField[] = [];
  /** What was asked of the bank. */
  readonly confirmed: NextAction[] = [];
  /** How many tokens were asked for. */
  tokenized = 0;
  /** Waited for before a field is there. */
  arriving: () => Promise<void> = () => Promise.resolve();
  /** Makes a token of what was typed. */
  token: (typed: string) => Promise<string> = (typed) => Promise.resolve(`tok_${typed.slice(-4)}`);
  /** How the bank's question is answered. */
  answer: (action: NextAction) => Promise<AuthenticationResult> = () => Promise.resolve('succeeded');

  /** The one that is in the page. */
  get field(): FakeField | undefined {
    return this.fields.findLast(({ input }) => input.isConnected);
  }

  readonly mountCardField = async (host: HTMLElement, options: CardFieldOptions): Promise<CardField> => {
    await this.arriving();
    const input = document.createElement('input');
    input.ariaLabel = 'Card number';
    input.addEventListener('input', () => options.onChange?.({ complete: input.value.length >= 12 }));
    host.append(input);
    this.fields.push({ host, options, input });
    return {
      tokenize: async () => {
        this.tokenized += 1;
        if (!input.value) throw new BillingError('card_incomplete', 'Nothing was typed');
        return { token: await this.token(input.value) };
      },
      focus: () => input.focus(),
      unmount: () => input.remove(),
    };
  };

  readonly confirm = async (action: NextAction): Promise<AuthenticationResult> => {
    this.confirmed.push(action);
    return this.answer(action);
  };
}
