import type { Instance } from '../../instance.ts';
import type { Answered } from '../answered.ts';
import type { Call } from '../call.ts';
import { bankPage } from './bank/page.ts';
import { cardFieldPage } from './card-field/page.ts';
import { bankScript, bankStyles, cardFieldScript, cardFieldStyles } from './written.ts';

/** What a frame may do: run its own script, wear its own styles, and ask the mock that it came from. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; form-action 'none'; base-uri 'none'";

function serve(type: string, text: string): (instance: Instance) => Answered {
  return (instance) => ({
    instance,
    reply: {
      status: 200,
      headers: {
        'Content-Type': `${type}; charset=utf-8`,
        'Content-Security-Policy': POLICY,
        'X-Content-Type-Options': 'nosniff',
        'Referrer-Policy': 'no-referrer',
        'Cache-Control': 'no-store',
      },
      body: text,
    },
  });
}

/** The pages that a payment processor would serve: its card field, and the bank's question (PAY-3, PAY-4). */
export const frames = {
  'card-field': { GET: serve('text/html', cardFieldPage) },
  'card-field.js': { GET: serve('text/javascript', cardFieldScript) },
  'card-field.css': { GET: serve('text/css', cardFieldStyles) },
  bank: {
    GET: (instance: Instance, { query }: Call): Answered =>
      serve('text/html', bankPage(instance.account, query))(instance),
  },
  'bank.js': { GET: serve('text/javascript', bankScript) },
  'bank.css': { GET: serve('text/css', bankStyles) },
};
