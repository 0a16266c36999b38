/** What has an address and no place of its own on the page: `#billing/invoices/…`, `#billing/confirm?token=…`. */
import {
  currencyDecimals,
  currencyFormat,
  type BillingError,
  type Confirmation,
  type Confirmed,
  type Money,
  type Quote,
} from '@billfold/contract';
import type { createHttpAdapter } from '@billfold/http-adapter';
import { languageOf } from './language.ts';
import { addressOf } from './views.ts';

interface Words {
  plan: (amount: string) => string;
  close: (balance: string) => string;
  changePlan: string;
  closeAccount: string;
  done: string;
  refused: (code: string) => string;
  elsewhere: string;
}

const english: Words = {
  plan: (amount) => `You asked for a higher plan. It comes to ${amount} today.`,
  close: (balance) => `You asked to close the account. Confirming it gives up ${balance} of credit.`,
  changePlan: 'Change the plan',
  closeAccount: 'Close the account',
  done: 'Done.',
  refused: (code) => `This can’t be confirmed (${code}). Ask for another link, or turn to the support.`,
  elsewhere: 'This part of billing is not on this page yet.',
};

const french: Words = {
  plan: (amount) => `Vous avez demandé un forfait supérieur. Il revient à ${amount} aujourd’hui.`,
  close: (balance) =>
    `Vous avez demandé la fermeture du compte. La confirmation abandonne ${balance} d’avoir.`,
  changePlan: 'Changer de forfait',
  closeAccount: 'Fermer le compte',
  done: 'C’est fait.',
  refused: (code) =>
    `La confirmation n’est pas possible (${code}). Demandez un nouveau lien ou contactez le support.`,
  elsewhere: 'Cette partie de la facturation n’est pas encore sur cette page.',
};

const words = (): Words => (languageOf(document.documentElement.lang) === 'fr' ? french : english);

export type Adapter = ReturnType<typeof createHttpAdapter>;

/** What the page's hash means; nothing where it is malformed, as a link that was cut off. */
export function linkedBy(hash: string): { part: string; id: string; token: string } | undefined {
  const [path = '', query = ''] = hash.replace(/^#billing\/?/, '').split('?');
  try {
    const [part = '', id = ''] = path.split('/').map(decodeURIComponent);
    return { part, id, token: new URLSearchParams(query).get('token') ?? '' };
  } catch (error) {
    if (error instanceof URIError) return undefined;
    throw error;
  }
}

/** Opens what the page's hash means: an invoice or a credit note, or what is to be confirmed. */
export function openLinked(adapt: () => Promise<Adapter>): void {
  const place = document.querySelector<HTMLElement>('#linked');
  if (!place) return;
  const { part, id, token } = linkedBy(location.hash) ?? { part: '', id: '', token: '' };
  place.replaceChildren();
  if (part === 'invoices' || part === 'credit-notes') {
    const invoice = document.createElement('billing-invoice');
    invoice.view = part === 'invoices' ? 'invoice' : 'credit_note';
    invoice.itemId = id;
    invoice.hrefFor = addressOf;
    place.append(invoice);
  } else if (part === 'confirm') void confirm(place, adapt, token);
  else say(place, words().elsewhere);
  place.focus();
}

/** What a link is about, and the button that does it: opening the link has done nothing (CONF-1). */
async function confirm(place: HTMLElement, adapt: () => Promise<Adapter>, token: string): Promise<void> {
  try {
    const adapter = await adapt();
    const confirmation = await adapter.confirmations.read(token);
    const quote = confirmation.change ? await adapter.quotes.create(confirmation.change) : undefined;
    say(place, await about(adapter, confirmation, quote));
    const button = document.createElement('button');
    button.textContent = confirmation.kind === 'change_plan' ? words().changePlan : words().closeAccount;
    button.addEventListener('click', () => {
      button.disabled = true;
      void tell(place, adapter.confirmations.confirm({ token, ...(quote && { quoteId: quote.id }) }));
    });
    place.append(button);
  } catch (error) {
    say(place, words().refused((error as BillingError).code));
  }
}

async function about(adapter: Adapter, { kind }: Confirmation, quote: Quote | undefined): Promise<string> {
  if (kind === 'change_plan') return words().plan(quote ? text(quote.dueNow) : '');
  const { forfeits } = await adapter.closure.read();
  return words().close(text(forfeits.balance));
}

async function tell(place: HTMLElement, confirmed: Promise<Confirmed>): Promise<void> {
  try {
    await confirmed;
    say(place, words().done);
    // Everything that is shown is read again.
    new BroadcastChannel('billfold').postMessage('changed');
  } catch (error) {
    say(place, words().refused((error as BillingError).code));
  }
}

function say(place: HTMLElement, what: string): void {
  const paragraph = document.createElement('p');
  paragraph.role = 'status';
  paragraph.textContent = what;
  place.replaceChildren(paragraph);
}

/** Exact: the decimal point moves within the text. */
function text({ amount, currency }: Money): string {
  const format = new Intl.NumberFormat(document.documentElement.lang, currencyFormat(currency));
  return format.format(`${amount}E-${currencyDecimals(currency)}` as `${number}`);
}
