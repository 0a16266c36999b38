import { html, type TemplateResult } from 'lit';
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
      amount: { amount: readAmount(text('amount'), currency), currency },
      reference: text('reference') || null,
    });
  };
  const digits = digitsOf(currency);
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
          pattern=${digits > 0 ? `\\d+([.,]\\d{1,${digits}})?` : '\\d+'}
          .value=${amount.amount > 0 ? writeAmount(amount.amount, currency) : ''}
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

/** How many digits a currency has after its point. */
function digitsOf(currency: string): number {
  const format = new Intl.NumberFormat('en', { style: 'currency', currency });
  return format.resolvedOptions().maximumFractionDigits ?? 0;
}

/** An amount in the minor unit, as somebody writes it: `600` of EUR is `6.00`. */
export function writeAmount(amount: number, currency: string): string {
  const digits = digitsOf(currency);
  if (digits === 0) return String(amount);
  const text = String(amount).padStart(digits + 1, '0');
  return `${text.slice(0, -digits)}.${text.slice(-digits)}`;
}

/** An amount as somebody wrote it, in the minor unit; not a number when it is none. */
export function readAmount(text: string, currency: string): number {
  const digits = digitsOf(currency);
  const [, whole = '', part = ''] = /^\s*(\d+)(?:[.,](\d*))?\s*$/.exec(text) ?? [];
  return whole === '' || part.length > digits ? NaN : Number(whole + part.padEnd(digits, '0'));
}
