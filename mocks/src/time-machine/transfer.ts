import { currencyDecimals } from '@billfold/contract';
import { html, type TemplateResult } from 'lit';
import { plainDecimal, readDecimal } from '../decimals.ts';
import type { Transfer } from './controls.ts';
import type { Messages } from './messages.ts';

/** A form that lets a bank transfer arrive, filled with what is due. */
export function transferForm(
  { amount, reference }: Transfer,
  messages: Messages,
  arrive: (transfer: Transfer) => void,
): TemplateResult {
  const { currency } = amount;
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const given = new FormData(event.target as HTMLFormElement);
    const text = (name: string) => {
      const value = given.get(name);
      return typeof value === 'string' ? value.trim() : '';
    };
    arrive({
      amount: { amount: readDecimal(text('amount'), currency), currency },
      reference: text('reference') || null,
    });
  };
  const decimals = currencyDecimals(currency);
  return html`<fieldset>
    <legend>${messages.transfer}</legend>
    <form class="row" @submit=${submit}>
      <label>
        ${messages.amount(currency)}
        <input
          name="amount"
          inputmode="decimal"
          size="8"
          required
          pattern=${decimals > 0 ? `\\d+([.,]\\d{1,${decimals}})?` : '\\d+'}
          .value=${amount.amount > 0 ? plainDecimal(amount) : ''}
        />
      </label>
      <label>
        ${messages.reference}
        <input name="reference" size="16" autocomplete="off" .value=${reference ?? ''} />
      </label>
      <button>${messages.letArrive}</button>
    </form>
  </fieldset>`;
}
