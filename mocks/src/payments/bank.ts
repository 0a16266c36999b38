import {
  BillingError,
  languageTag,
  type AuthenticationResult,
  type ConfirmOptions,
  type NextAction,
} from '@billfold/contract';
import type { FromBank } from '../backend/frames/messages.ts';
import { openFrame, type Frame } from './frame.ts';
import { paymentsWords, type PaymentsWords } from './words.ts';

/**
 * Shows the bank's page in a dialog until it was answered or left (PAY-4). Nothing of it is kept in this page: asked once
 * more, after a reload for instance, it opens anew.
 * @throws BillingError `unexpected` for an action that is not the mock's
 */
export async function askBank(
  address: URL,
  { kind, params }: NextAction,
  { signal, locale }: ConfirmOptions,
): Promise<AuthenticationResult> {
  signal?.throwIfAborted();
  if (kind !== 'authenticate') throw new BillingError('unexpected', `The mock knows no action ${kind}`);
  const lang = languageTag(locale, document.documentElement.lang, navigator.language) ?? 'en';
  address.searchParams.set('lang', lang);
  for (const name of ['paymentId', 'paymentMethodId']) {
    const id = params[name];
    if (typeof id === 'string') address.searchParams.set(name, id);
  }
  return showBank(address, paymentsWords(lang), signal);
}

async function showBank(
  address: URL,
  words: PaymentsWords,
  signal: AbortSignal | undefined,
): Promise<AuthenticationResult> {
  let result: AuthenticationResult = 'abandoned';
  const dialog = makeDialog(words);
  const frame = openFrame<never, FromBank>(dialog, {
    address,
    title: words.bank,
    opening: null,
    hear(message) {
      if (message.type === 'answer') result = message.outcome;
      dialog.close();
    },
  });
  const leave = () => dialog.close();
  signal?.addEventListener('abort', leave, { once: true });
  document.body.append(dialog);
  try {
    const closed = new Promise((resolve) => dialog.addEventListener('close', resolve, { once: true }));
    dialog.showModal();
    showWhenReady(dialog, frame, words);
    await closed;
    signal?.throwIfAborted();
    return result;
  } finally {
    signal?.removeEventListener('abort', leave);
    frame.close();
    dialog.remove();
  }
}

/** In the page's own document, over whatever is open in it. Escape and the button close it. */
function makeDialog({ bank, close, opening }: PaymentsWords): HTMLDialogElement {
  const dialog = document.createElement('dialog');
  dialog.className = 'billfold-mock-bank';
  dialog.ariaLabel = bank;
  const form = document.createElement('form');
  form.method = 'dialog';
  const button = document.createElement('button');
  button.ariaLabel = close;
  button.textContent = '✕';
  form.append(button);
  const status = document.createElement('p');
  status.role = 'status';
  status.textContent = opening;
  dialog.append(form, status);
  return dialog;
}

function showWhenReady(dialog: HTMLDialogElement, frame: Frame<never>, { unreachable }: PaymentsWords): void {
  const status = dialog.querySelector('p');
  frame.ready.then(
    () => {
      if (status) status.hidden = true;
      // Not before: Escape is heard in the frame only now.
      frame.iframe.focus();
    },
    () => {
      if (status) status.textContent = unreachable;
    },
  );
}
