import type { AccountState } from '@billfold/rules';
import { Formats } from '../../../documents/formats.ts';
import { found, foundIn } from '../../handlers/asked.ts';
import { escaped } from '../../mail/html.ts';
import { bankWords, type BankWords } from './words.ts';

/** What a bank asks, in words; `null` when its question has been answered, or has lapsed. */
interface Question {
  title: string;
  text: string;
}

/**
 * The bank's page, for a payment or for a card that is to be saved (PAY-4).
 * @param query `paymentId` or `paymentMethodId`; `lang`
 * @throws HttpRefusal `not_found`
 */
export function bankPage(account: AccountState, query: URLSearchParams): string {
  const formats = new Formats(query.get('lang') ?? '');
  const words = bankWords[formats.language];
  const question = questionOf(account, query, formats, words);
  return `<!doctype html>
<html lang="${formats.language}">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>${escaped(words.bank)}</title>
    <link rel="stylesheet" href="bank.css">
    <script type="module" src="bank.js"></script>
  </head>
  <body>
    <header>${escaped(words.bank)}</header>
    <main>
      ${question ? ask(question, words) : nothingToAsk(words)}
      <p role="alert" data-text="${escaped(words.failed)}"></p>
      <p class="small">${escaped(words.isMock)}</p>
    </main>
  </body>
</html>
`;
}

function ask({ title, text }: Question, { approve, refuse }: BankWords): string {
  return `<h1 id="question" tabindex="-1">${escaped(title)}</h1>
      <p id="text">${escaped(text)}</p>
      <div class="actions" role="group" aria-labelledby="question" aria-describedby="text">
        <button data-outcome="succeeded" disabled>${escaped(approve)}</button>
        <button data-outcome="refused" disabled>${escaped(refuse)}</button>
      </div>`;
}

function nothingToAsk({ nothingToAnswer, back }: BankWords): string {
  return `<h1 tabindex="-1">${escaped(nothingToAnswer)}</h1>
      <div class="actions"><button disabled>${escaped(back)}</button></div>`;
}

function questionOf(
  account: AccountState,
  query: URLSearchParams,
  formats: Formats,
  words: BankWords,
): Question | null {
  const { payments, paymentMethods, currency, seller } = account;
  const paymentId = query.get('paymentId');
  if (paymentId !== null) {
    const { status, amount, method } = found(payments, paymentId, 'payment');
    if (status !== 'requires_action') return null;
    return {
      title: words.pay(formats.money({ amount, currency })),
      text: words.payTo(seller.name, method.last4 ?? ''),
    };
  }
  const { setup, card } = foundIn(paymentMethods, query.get('paymentMethodId') ?? '', 'payment method');
  if (setup.status !== 'requires_action') return null;
  return { title: words.save, text: words.saveFor(seller.name, card?.last4 ?? '') };
}
