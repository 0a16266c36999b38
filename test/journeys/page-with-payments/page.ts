/** A host with a card field and a payment whose bank asks, and nothing of the kit. */
import type { Change, NextAction, Payment, Quote } from '@billfold/contract';
import { createHttpAdapter } from '@billfold/http-adapter';
import { startMock } from '@billfold/mocks/browser';
import { mockPayments } from '@billfold/mocks/payments';
import { everything, hear, listen } from './hear.ts';

listen();

const query = new URL(location.href).searchParams;
const over = query.get('endpoint');
const { endpoint, token } = over ? { endpoint: over, token: query.get('token') ?? '' } : await startMock();
const adapter = createHttpAdapter({ endpoint, getToken: () => token });
const payments = mockPayments({ endpoint });
const locale = query.get('lang') ?? 'en';
document.documentElement.lang = locale;

const part = (selector: string): HTMLElement => {
  const found = document.querySelector<HTMLElement>(selector);
  if (!found) throw new Error(`The page has no ${selector}`);
  return found;
};
const say = (what: string) => (part('[role=status]').textContent = what);

const { fontFamily, fontSize, color } = getComputedStyle(document.body);
const field = await payments.mountCardField(part('#card'), {
  locale,
  dir: query.get('dir') === 'rtl' ? 'rtl' : 'ltr',
  appearance: {
    fontFamily,
    fontSize,
    color,
    background: '#fff',
    accent: '#0b57d0',
    critical: '#b3261e',
    radius: '6px',
    colorScheme: 'light',
  },
  onChange: ({ complete }) => hear(`complete: ${complete}`),
});

async function save(): Promise<void> {
  try {
    const { token } = await field.tokenize();
    const { last4, setup } = await adapter.paymentMethods.add({ token });
    say(`Saved, ends in ${last4 ?? ''}, ${setup.status}`);
    if (setup.nextAction) await ask(setup.nextAction);
  } catch (error) {
    const { code, message } = error as { code?: string; message: string };
    say(`Refused: ${code ?? message}`);
  }
}

/** The payment that waits, or that of an invitation. */
async function pay(): Promise<void> {
  const known = sessionStorage.getItem('payment');
  const payment = known ? await adapter.payments.read(known) : await invite();
  if (payment.nextAction) await ask(payment.nextAction);
  const { status } = await adapter.payments.read(payment.id);
  say(`${part('[role=status]').textContent} The payment: ${status}`);
}

async function invite(): Promise<Payment> {
  const quote: Quote = await adapter.quotes.create({ type: 'add_members', emails: ['nadia@example.com'] });
  const change: Change = await adapter.quotes.accept(quote.id);
  if (!change.payment) throw new Error('Nothing was to be paid');
  const { id } = change.payment;
  sessionStorage.setItem('payment', id);
  return adapter.payments.read(id);
}

async function ask(action: NextAction): Promise<void> {
  say(`The bank: ${await payments.confirm(action)}.`);
}

async function tell(): Promise<void> {
  part('pre').textContent = await everything();
}

const [saveButton, payButton, leakButton, tellButton] = document.querySelectorAll('button');
/** For the proof that leaks are found. */
async function leak(): Promise<void> {
  const { leakAll } = await import('./leaks.ts');
  await leakAll();
  say('All has leaked');
}

saveButton?.addEventListener('click', () => void save());
payButton?.addEventListener('click', () => void pay());
leakButton?.addEventListener('click', () => void leak());
tellButton?.addEventListener('click', () => void tell());
say('Ready');
