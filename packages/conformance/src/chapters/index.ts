import type { Backend } from '../backend.ts';
import type { Chapter } from '../check.ts';
import { access } from './access.ts';
import { closing } from './closing.ts';
import { collection } from './collection.ts';
import { confirmations } from './confirmations.ts';
import { contacts } from './contacts.ts';
import { credit } from './credit.ts';
import { documents } from './documents.ts';
import { ownership } from './ownership.ts';
import { paymentMethods } from './payment-methods.ts';
import { plans } from './plans.ts';
import { quotes } from './quotes.ts';
import { requests } from './requests.ts';
import { seats } from './seats.ts';
import { settings } from './settings.ts';
import { tax } from './tax.ts';
import { time } from './time.ts';
import { transfers } from './transfers.ts';
import { unpaidEnds } from './unpaid-ends.ts';

/** All chapters for backends, in order. */
export const chapters: readonly Chapter<Backend>[] = [
  requests,
  access,
  documents,
  seats,
  credit,
  tax,
  quotes,
  plans,
  collection,
  paymentMethods,
  unpaidEnds,
  transfers,
  settings,
  contacts,
  ownership,
  closing,
  confirmations,
  time,
];
