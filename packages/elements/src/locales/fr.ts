import type { Catalogue } from '../shared/catalogue.ts';
import { document } from './fr/document.ts';
import { history } from './fr/history.ts';
import { invoice } from './fr/invoice.ts';
import { members } from './fr/members.ts';
import { pay } from './fr/pay.ts';
import { quote } from './fr/quote.ts';
import { shared } from './fr/shared.ts';

/** French, in the words of those who use it for billing. */
export const fr: Catalogue = { shared, document, history, invoice, quote, pay, members };
