import type { Catalogue } from '../shared/catalogue.ts';
import { document } from './fr/document.ts';
import { lines } from './fr/lines.ts';
import { files, noRenewal, filters, history } from './fr/history.ts';
import { invoice } from './fr/invoice.ts';
import { members } from './fr/members.ts';
import { methods } from './fr/methods.ts';
import { notices } from './fr/notices.ts';
import { pay } from './fr/pay.ts';
import { quote } from './fr/quote.ts';
import { reasons } from './fr/reasons.ts';
import { remedy } from './fr/remedy.ts';
import { pages, shared } from './fr/shared.ts';
import { spending } from './fr/spending.ts';
import { taxId } from './fr/tax-id.ts';

/** French, in the words of those who use it for billing. */
export const fr: Catalogue = {
  shared,
  pages,
  document,
  lines,
  reasons,
  history,
  noRenewal,
  filters,
  files,
  spending,
  invoice,
  quote,
  pay,
  notices,
  remedy,
  members,
  methods,
  taxId,
};
