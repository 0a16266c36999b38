// Backends with a single fault, at least one for each rule: a check that bears the rule must notice.
import type { RuleId } from '@billfold/conformance';
import {
  entries,
  fields,
  objectsIn,
  type Asked,
  type Fields,
  type Hand,
  type Json,
  type Said,
} from './proxy.ts';

/** `make` gives each run a backend of its own: some faults remember something. */
export interface Fault {
  rule: RuleId;
  what: string;
  make: () => Hand;
}

/** Changes the answer to what is asked at such a path, when it is granted. */
function at(path: RegExp, change: (body: Fields, said: Said, asked: Asked) => void): () => Hand {
  return () => ({
    says(said, asked) {
      if (path.test(asked.path) && said.status < 400) change(fields(said.body), said, asked);
    },
  });
}

/** Changes every object of an answer, at any depth. */
function each(path: RegExp, change: (object: Fields) => void): () => Hand {
  return at(path, (body) => {
    for (const object of [...objectsIn(body)]) change(object);
  });
}

/** Changes refusals with this code. */
function refusing(code: string, change: (problem: Fields, said: Said) => void): () => Hand {
  return () => ({
    says(said) {
      const problem = fields(said.body);
      if (said.status >= 400 && problem.code === code) change(problem, said);
    },
  });
}

/** Adds to an amount. */
function shift(object: Fields, name: string, by: number): void {
  const money = fields(object[name]);
  if (typeof money.amount === 'number') money.amount += by;
}

/** Of money; 0 where there is none. */
function amountOf(money: Json | undefined): number {
  const { amount } = fields(money);
  return typeof amount === 'number' ? amount : 0;
}

function hasAttempt(invoice: Fields, status: string): boolean {
  return [...objectsIn(invoice.attempts)].some((attempt) => attempt.status === status);
}

/** As if the attempt that paid an invoice had never been. */
function takeBackPayment(invoice: Fields): void {
  if (!Array.isArray(invoice.attempts) || !hasAttempt(invoice, 'succeeded')) return;
  invoice.attempts = invoice.attempts.filter((attempt) => fields(attempt).status !== 'succeeded');
  invoice.status = 'open';
  shift(invoice, 'amountDue', amountOf(invoice.amountPaid));
  fields(invoice.amountPaid).amount = 0;
}

/** A text, or none where there should be one. */
function word(text: Json | undefined): string {
  return typeof text === 'string' ? text : '';
}

/** A day within the month, or an instant of it, so many days later. */
function daysLater(text: Json | undefined, days: number): string {
  const whole = word(text);
  const day = new Date(Date.parse(`${whole.slice(0, 10)}T00:00:00Z`) + days * 86_400_000)
    .toISOString()
    .slice(0, 10);
  return day + whole.slice(10);
}

function asks(change: (asked: Asked) => void): () => Hand {
  return () => ({ asks: change });
}

const QUOTES = /^\/quotes$/;
const INVOICE = /^\/invoices\/in_\w+$/;
const NOTE = /^\/credit-notes\/\w+$/;
const ANY = /^\/(?!__mock__)/;
const isKey = 'idempotency-key';

export const faults: readonly Fault[] = [
  // Requests
  {
    rule: 'REQ-1',
    what: 'forgets keys',
    make: asks(({ headers }) => {
      if (headers[isKey]) headers[isKey] = crypto.randomUUID();
    }),
  },
  {
    rule: 'REQ-1',
    what: 'asks for no key',
    make: asks(({ headers }) => {
      headers[isKey] ??= crypto.randomUUID();
    }),
  },
  {
    rule: 'REQ-2',
    what: 'takes edits of any version',
    make: () => ({
      async asks(asked, forward) {
        if (asked.method !== 'PATCH' || asked.path !== '/settings') return;
        const { 'content-type': _type, ...headers } = asked.headers;
        const { headers: said } = await forward({ ...asked, method: 'GET', headers, body: undefined });
        if (said.etag) asked.headers['if-match'] = said.etag;
      },
    }),
  },
  {
    rule: 'REQ-2',
    what: 'sends no ETag',
    make: at(/^\/settings$/, (_, said) => {
      delete said.headers.etag;
    }),
  },
  {
    rule: 'REQ-3',
    what: 'refuses with plain JSON',
    make: refusing('invalid_request', (_, said) => {
      said.headers['content-type'] = 'application/json';
    }),
  },
  {
    rule: 'REQ-3',
    what: 'shows where the code failed',
    make: refusing('invalid_request', (problem) => {
      problem.detail = 'Error\n    at read (billing.ts:12:3)';
    }),
  },
  {
    rule: 'REQ-3',
    what: 'overlooks unknown fields',
    make: asks(({ path, body }) => {
      if (!QUOTES.test(path)) return;
      delete fields(body).dryRun;
      delete fields(fields(body).change).price;
    }),
  },
  {
    rule: 'REQ-4',
    what: 'adds whoever can be added of a bad batch',
    make: asks(({ path, body }) => {
      const change = fields(fields(body).change);
      if (QUOTES.test(path) && Array.isArray(change.emails) && change.emails.length === 3)
        change.emails = change.emails.filter((email) => word(email).includes('@'));
    }),
  },
  {
    rule: 'REQ-5',
    what: 'calls an ended session a refusal',
    make: refusing('unauthenticated', (problem, said) => {
      said.status = 403;
      problem.status = 403;
    }),
  },
  {
    rule: 'REQ-5',
    what: 'lets any token into any account',
    make: () => {
      const owners = new Map<string, string>();
      return {
        asks({ account, headers }) {
          const owner = owners.get(account);
          if (owner && headers.authorization && !headers.authorization.endsWith('wrong'))
            headers.authorization = `Bearer ${owner}`;
        },
        says({ body }, { path }) {
          const { baseUrl, tokens } = fields(body);
          if (path === '/__mock__/instances' && typeof baseUrl === 'string')
            owners.set(new URL(baseUrl).pathname, word(fields(tokens).owner));
        },
      };
    },
  },
  // Access
  {
    rule: 'ACC-1',
    what: 'says that everybody may read invoices',
    make: at(/^\/account$/, (body) => {
      const viewer = fields(body.viewer);
      if (viewer.role !== 'owner') viewer.permissions = ['invoices.read'];
    }),
  },
  {
    rule: 'ACC-2',
    what: 'does not say which permission is missing',
    make: refusing('forbidden', (problem) => {
      delete problem.requiredPermission;
    }),
  },
  {
    rule: 'ACC-2',
    what: 'lets a removed member stay',
    make: () => {
      const seen = new Map<string, Json | undefined>();
      return {
        says(said, { path, headers }) {
          if (path !== '/account' || !headers.authorization) return;
          if (said.status === 200) seen.set(headers.authorization, said.body);
          else if (seen.has(headers.authorization))
            Object.assign(said, {
              status: 200,
              body: seen.get(headers.authorization),
              headers: { 'content-type': 'application/json' },
            });
        },
      };
    },
  },
  {
    rule: 'ACC-3',
    what: 'does not know who moved the workspace up',
    make: at(/^\/subscription$/, (body) => {
      body.upgradedBy = null;
    }),
  },
  {
    rule: 'ACC-4',
    what: 'shows a manager more than contacts',
    make: at(/^\/account$/, (body) => {
      const viewer = fields(body.viewer);
      if (viewer.role === 'manager') viewer.permissions = ['contacts.read', 'invoices.read'];
    }),
  },
  {
    rule: 'ACC-5',
    what: 'lets members purchase whatever the settings say',
    make: at(/^\/account$/, (body) => {
      const viewer = fields(body.viewer);
      if (viewer.role === 'member') viewer.permissions = ['subscription.upgrade'];
    }),
  },
  {
    rule: 'SUP-1',
    what: 'names no way to support',
    make: at(/^\/account$/, (body) => {
      fields(body.support).url = '/help';
    }),
  },
  // Calendar
  {
    rule: 'CAL-1',
    what: 'begins periods a day late',
    make: at(/^\/subscription$/, (body) => {
      const period = fields(body.currentPeriod);
      period.start = daysLater(period.start, 1);
    }),
  },
  {
    rule: 'CAL-2',
    what: 'derives a period from a clamped one',
    make: at(/^\/subscription$/, (body) => {
      const period = fields(body.currentPeriod);
      period.end = word(period.end).replace('-03-31', '-03-28');
    }),
  },
  {
    rule: 'CAL-3',
    what: 'always says days',
    make: each(QUOTES, (object) => {
      if (object.unit === 'second') object.unit = 'day';
    }),
  },
  // Seats
  {
    rule: 'SEAT-1',
    what: 'charges a cent too much',
    make: each(ANY, (object) => {
      if (object.amount === 600) object.amount = 601;
    }),
  },
  {
    rule: 'SEAT-2',
    what: 'credits a cent too much',
    make: each(ANY, (object) => {
      if (object.amount === -280) object.amount = -281;
    }),
  },
  {
    rule: 'SEAT-3',
    what: 'does not charge the invited at renewals',
    make: each(INVOICE, (object) => {
      if (object.kind === 'renewal') object.quantity = 2;
    }),
  },
  {
    rule: 'SEAT-4',
    what: 'credits at today’s price',
    make: each(ANY, (object) => {
      if (object.amount === -467) object.amount = -280;
    }),
  },
  {
    rule: 'SEAT-5',
    what: 'leaves a line out',
    make: at(QUOTES, (body) => {
      if (Array.isArray(body.lines)) body.lines = body.lines.slice(0, 2);
    }),
  },
  {
    rule: 'SEAT-6',
    what: 'calls an invitation failed when its payment is',
    make: at(/\/accept$/, (body) => {
      if (fields(body.payment).status === 'failed') body.status = 'failed';
    }),
  },
  {
    rule: 'SEAT-7',
    what: 'does not say what lifts the block',
    make: refusing('invitations_blocked', (problem) => {
      delete problem.remedy;
    }),
  },
  {
    rule: 'SEAT-8',
    what: 'tells the invited nothing',
    make: at(/^\/account$/, (body) => {
      if (fields(body.viewer).role !== 'owner') body.notices = [];
    }),
  },
  {
    rule: 'SEAT-9',
    what: 'shows the old renewal as the new one',
    make: at(QUOTES, (body) => {
      const renewal = fields(body.nextRenewal);
      renewal.after = renewal.before ?? null;
    }),
  },
  {
    rule: 'SEAT-10',
    what: 'does not count the owner',
    make: at(/^\/subscription$/, (body) => {
      body.quantity = Number(body.quantity) - 1;
    }),
  },
  {
    rule: 'SEAT-11',
    what: 'takes the same address in capitals for another one',
    make: refusing('invalid_request', (problem) => {
      if (Array.isArray(problem.errors))
        problem.errors = problem.errors.filter((error) => fields(error).code !== 'duplicate');
    }),
  },
  {
    rule: 'SEAT-12',
    what: 'leaves whoever accepts invited',
    make: at(/^\/members\/\w+\/accept$/, (body) => {
      body.status = 'invited';
    }),
  },
  {
    rule: 'PRICE-1',
    what: 'shows another price than it charges',
    make: at(/^\/subscription$/, (body) => {
      shift(body, 'unitAmount', 1);
    }),
  },
  // Credit
  {
    rule: 'CRED-1',
    what: 'says that all credit goes to the balance',
    make: at(NOTE, (body) => {
      body.toBalance = body.total ?? null;
      fields(body.toInvoice).amount = 0;
    }),
  },
  {
    rule: 'CRED-2',
    what: 'does not apply the balance',
    make: at(INVOICE, (body) => {
      fields(body.balanceApplied).amount = 0;
    }),
  },
  {
    rule: 'CRED-2',
    what: 'keeps the balance apart from what is overdue',
    make: at(INVOICE, (body) => {
      if (!hasAttempt(body, 'failed') || hasAttempt(body, 'succeeded')) return;
      shift(body, 'amountDue', amountOf(body.balanceApplied));
      fields(body.balanceApplied).amount = 0;
      body.status = 'open';
    }),
  },
  {
    rule: 'CRED-2',
    what: 'asks the card for all of what is overdue',
    make: at(QUOTES, (body) => {
      if (fields(body.change).type !== 'pay_invoice') return;
      shift(body, 'dueNow', amountOf(body.creditApplied));
      fields(body.creditApplied).amount = 0;
    }),
  },
  {
    rule: 'CRED-3',
    what: 'leaves a covered invoice open',
    make: at(INVOICE, (body) => {
      if (fields(body.amountPaid).amount === 0) body.status = 'open';
    }),
  },
  {
    rule: 'CRED-4',
    what: 'loses an entry of the ledger',
    make: at(/^\/credits$/, (body) => {
      body.data = entries(body).slice(1);
    }),
  },
  // Tax
  {
    rule: 'TAX-1',
    what: 'rounds tax up',
    make: at(INVOICE, (body) => {
      shift(body, 'net', -1);
      for (const tax of objectsIn(body.tax)) shift(tax, 'amount', 1);
    }),
  },
  {
    rule: 'TAX-2',
    what: 'does not say that the customer owes the tax',
    make: each(ANY, (object) => {
      if (object.category === 'reverse_charge') object.category = 'standard';
    }),
  },
  {
    rule: 'TAX-2',
    what: 'takes Monaco for a country outside the VAT territory',
    make: asks(({ path, body }) => {
      const overrides = fields(fields(body).overrides);
      if (path === '/__mock__/instances' && overrides.country === 'MC') overrides.country = 'CH';
    }),
  },
  {
    rule: 'TAX-2',
    what: 'verifies the French number of a company in Monaco, and ignores it',
    make: asks(({ path, body }) => {
      const overrides = fields(fields(body).overrides);
      if (path === '/__mock__/instances' && overrides.country === 'MC') delete overrides.taxId;
    }),
  },
  {
    rule: 'TAX-2',
    what: 'goes by the country alone, whatever the postal code',
    make: asks(({ path, body }) => {
      const capitals: Record<string, string> = {
        DE: '10115',
        ES: '28001',
        FI: '00100',
        FR: '75001',
        GR: '10431',
        IT: '00184',
        PT: '1000-001',
      };
      const address = fields(fields(body).address);
      if (path === '/settings') address.postalCode = capitals[word(address.country)] ?? null;
    }),
  },
  {
    rule: 'TAX-2',
    what: 'takes Corsica for an overseas department',
    make: asks(({ path, body }) => {
      const address = fields(fields(body).address);
      if (path === '/settings' && address.postalCode === '20000') address.postalCode = '97400';
    }),
  },
  {
    rule: 'TAX-3',
    what: 'takes every number for valid',
    make: at(/^\/settings$/, (body) => {
      const { verification } = fields(body.taxId);
      if (verification) fields(verification).status = 'valid';
    }),
  },
  {
    rule: 'TAX-4',
    what: 'mixes currencies',
    make: at(/^\/invoices$/, (body) => {
      for (const entry of entries(body)) fields(entry.net).currency = 'USD';
    }),
  },
  // Invoices
  {
    rule: 'INV-1',
    what: 'leaves gaps between numbers',
    make: each(ANY, (object) => {
      if (typeof object.number === 'string')
        object.number = object.number.replace(/\d+$/, (digits) => String(Number(digits) * 2));
    }),
  },
  {
    rule: 'INV-1',
    what: 'asks for a cent more than is due',
    make: each(/^\/invoices/, (object) => {
      shift(object, 'amountDue', 1);
    }),
  },
  {
    rule: 'INV-2',
    what: 'never calls an invoice overdue',
    make: each(ANY, (object) => {
      if (object.overdue === true) object.overdue = false;
    }),
  },
  {
    rule: 'INV-3',
    what: 'lists the oldest first',
    make: at(/^\/history$/, (body) => {
      body.data = entries(body).reverse();
    }),
  },
  {
    rule: 'INV-3',
    what: 'repeats an entry on the next page',
    make: asks(({ path, query }) => {
      if (path === '/history' && query.get('limit') === '1') query.delete('cursor');
    }),
  },
  {
    rule: 'INV-3',
    what: 'calls the next page the last one',
    make: at(/^\/history$/, (body) => {
      if (body.lastCursor) body.lastCursor = body.nextCursor ?? null;
    }),
  },
  {
    rule: 'INV-3',
    what: 'goes back to the first page from wherever one is',
    make: at(/^\/history$/, (body) => {
      if (body.previousCursor) body.previousCursor = null;
    }),
  },
  {
    rule: 'INV-4',
    what: 'estimates without the balance',
    make: at(/^\/invoices\/upcoming$/, (body) => {
      fields(fields(body.estimate).balanceApplied).amount = 0;
    }),
  },
  {
    rule: 'INV-5',
    what: 'shows the company as it is now',
    make: at(INVOICE, (body, _, { headers }) => {
      fields(body.billTo).name = `Company of ${headers.authorization ?? ''}${Math.random()}`;
    }),
  },
  {
    rule: 'INV-6',
    what: 'says a whole period of every line',
    make: each(/^\/invoices/, (object) => {
      if (object.unitsInPeriod !== undefined) object.units = object.unitsInPeriod;
    }),
  },
  {
    rule: 'INV-7',
    what: 'shows no account to pay to',
    make: each(/^\/invoices/, (object) => {
      if ('paymentInstructions' in object) object.paymentInstructions = null;
    }),
  },
  // Payment
  {
    rule: 'PAY-1',
    what: 'shows the wrong digits',
    make: each(/^\/payment-methods/, (object) => {
      if (object.last4) object.last4 = '0000';
    }),
  },
  {
    rule: 'PAY-2',
    what: 'refuses to remove the default without saying why',
    make: refusing('payment_method_required', (problem) => {
      problem.code = 'conflict';
    }),
  },
  {
    rule: 'PAY-3',
    what: 'keeps a card whose number it was sent',
    make: () => ({
      says(said, { path, method }) {
        if (path === '/payment-methods' && method === 'POST' && said.status >= 400) said.status = 201;
      },
    }),
  },
  {
    rule: 'PAY-4',
    what: 'calls a payment that waits for its bank processing',
    make: each(ANY, (object) => {
      if (object.status === 'requires_action') object.status = 'processing';
    }),
  },
  {
    rule: 'PAY-5',
    what: 'makes another change of a quote that is accepted again',
    make: () => {
      let count = 0;
      return {
        says: (said, { path }) => {
          if (/^\/quotes\/.*\/accept$/.test(path) && said.status === 200)
            fields(said.body).id = `chg_${(count += 1)}`;
        },
      };
    },
  },
  {
    rule: 'PAY-6',
    what: 'lowers what is due while it is being paid',
    make: at(QUOTES, (body) => {
      for (const part of objectsIn(body.creditTo)) if (part.to === 'balance') part.to = 'invoice';
    }),
  },
  {
    rule: 'PAY-6',
    what: 'leaves owed what was credited while a payment that failed was under way',
    make: () => ({
      async says(said, asked, forward) {
        const body = fields(said.body);
        const { method, headers, account } = asked;
        if (method !== 'GET' || (asked.path !== '/credits' && !INVOICE.test(asked.path))) return;
        const query = new URLSearchParams();
        const credits = await forward({ method, headers, account, path: '/credits', query, body: undefined });
        const takenBack = entries(credits.body)
          .filter(({ kind, amount }) => kind === 'granted' && amountOf(amount) < 0)
          .reduce((sum, { amount }) => sum - amountOf(amount), 0);
        if (asked.path === '/credits') shift(body, 'balance', takenBack);
        else if (takenBack > 0) {
          Object.assign(body, { status: 'open', overdue: true });
          shift(body, 'amountDue', takenBack);
          shift(body, 'credited', -takenBack);
        }
      },
    }),
  },
  {
    rule: 'PAY-6',
    what: 'takes back the credit of a seat that was paid after all',
    make: at(/^\/credits$/, (body) => {
      const [newest] = entries(body);
      if (newest?.kind === 'granted' && amountOf(newest.amount) === 600) fields(body.balance).amount = 0;
    }),
  },
  // Collection
  {
    rule: 'DUN-1',
    what: 'gives no notice of a failed payment',
    make: at(/^\/account$/, (body) => {
      body.notices = [];
    }),
  },
  {
    rule: 'DUN-2',
    what: 'announces the next attempt a day late',
    make: each(/^\/invoices/, (object) => {
      if (object.nextAttemptAt) object.nextAttemptAt = daysLater(object.nextAttemptAt, 1);
    }),
  },
  {
    rule: 'DUN-2',
    what: 'never tries a card that came while the bank asked',
    make: at(INVOICE, (body) => {
      const cards = [...objectsIn(body.attempts)].map(({ method }) => word(fields(method).last4));
      if (cards.includes('3220') && cards.includes('4242')) takeBackPayment(body);
    }),
  },
  {
    rule: 'DUN-2',
    what: 'tries nothing when the default is chosen again',
    make: () => ({
      // An expiry that stays as it was does nothing either.
      async asks(asked, forward) {
        const [, id] = /^\/payment-methods\/(\w+)\/default$/.exec(asked.path) ?? [];
        if (id === undefined) return;
        const { body } = await forward({
          ...asked,
          method: 'GET',
          path: '/payment-methods',
          body: undefined,
        });
        const card = entries(body).find((method) => method.id === id && method.isDefault === true);
        if (!card) return;
        asked.method = 'PATCH';
        asked.path = `/payment-methods/${id}`;
        asked.headers['if-match'] = `"${word(card.version)}"`;
        asked.headers['content-type'] = 'application/json';
        asked.body = { expMonth: card.expMonth ?? null, expYear: card.expYear ?? null };
      },
    }),
  },
  {
    rule: 'DUN-2',
    what: 'tries nothing when the expiry of the default is mended',
    make: () => {
      const mended = new Set<string>();
      return {
        says({ body }, { method, account, path }) {
          if (method === 'PATCH' && path.startsWith('/payment-methods/')) mended.add(account);
          if (INVOICE.test(path) && mended.has(account)) takeBackPayment(fields(body));
        },
      };
    },
  },
  {
    rule: 'DUN-3',
    what: 'goes on from the old period once all is settled',
    make: at(/^\/subscription$/, (body) => {
      fields(body.currentPeriod).start = '2026-05-01';
    }),
  },
  // Plans
  {
    rule: 'PLAN-1',
    what: 'marks two plans as current',
    make: at(/^\/plans$/, (body) => {
      for (const plan of entries(body)) plan.current = true;
    }),
  },
  {
    rule: 'PLAN-2',
    what: 'gives back too little of the old plan',
    make: each(ANY, (object) => {
      if (object.amount === 1200) object.amount = 1201;
    }),
  },
  {
    rule: 'PLAN-3',
    what: 'does not show a change that waits',
    make: at(/^\/subscription$/, (body) => {
      body.pendingChange = null;
    }),
  },
  {
    rule: 'PLAN-4',
    what: 'keeps the old anchor',
    make: at(/^\/subscription$/, (body) => {
      const period = fields(body.currentPeriod);
      if (period.start === '2026-04-16') period.start = '2026-04-01';
      body.pendingChange = null;
    }),
  },
  {
    rule: 'PLAN-5',
    what: 'records nobody',
    make: at(/^\/subscription$/, (body) => {
      body.upgradedBy = null;
    }),
  },
  {
    rule: 'PLAN-6',
    what: 'leaves the invoice of a declined change open',
    make: each(INVOICE, (object) => {
      if (object.status === 'void') object.status = 'open';
    }),
  },
  // Quotes and confirmations
  {
    rule: 'QUO-1',
    what: 'lets a quote live for an hour',
    make: at(QUOTES, (body) => {
      body.expiresAt = word(body.expiresAt).replace(
        /T(\d\d)/,
        (_, hour: string) => `T${String((Number(hour) + 1) % 24).padStart(2, '0')}`,
      );
    }),
  },
  {
    rule: 'QUO-2',
    what: 'does what a stale quote would cost now',
    make: () => ({
      async says(said, asked, forward) {
        const { code, quote } = fields(said.body);
        if (code !== 'quote_stale' || !quote) return;
        const path = `/quotes/${word(fields(quote).id)}/accept`;
        Object.assign(
          said,
          await forward({ ...asked, path, headers: { ...asked.headers, [isKey]: crypto.randomUUID() } }),
        );
      },
    }),
  },
  {
    rule: 'CONF-1',
    what: 'takes a link twice',
    make: refusing('confirmation_used', (problem) => {
      problem.code = 'conflict';
    }),
  },
  // Settings, contacts, ownership, closing
  {
    rule: 'SET-1',
    what: 'names only the first field that is wrong',
    make: refusing('invalid_request', (problem) => {
      if (Array.isArray(problem.errors)) problem.errors = problem.errors.slice(0, 1);
    }),
  },
  {
    rule: 'SET-2',
    what: 'mails nothing',
    make: at(/^\/__mock__\/outbox$/, (body) => {
      body.data = [];
    }),
  },
  {
    rule: 'SET-3',
    what: 'does not say that somebody else has saved',
    make: refusing('version_stale', (problem, said) => {
      said.status = 409;
      problem.status = 409;
    }),
  },
  {
    rule: 'CON-1',
    what: 'takes the same address in capitals for another contact',
    make: () => ({
      asks({ path, body }) {
        const { email } = fields(body);
        if (path === '/contacts' && typeof email === 'string' && email !== email.toLowerCase())
          fields(body).email = `other-${email}`;
      },
    }),
  },
  {
    rule: 'CON-2',
    what: 'mails the owner alone',
    make: each(/^\/__mock__\/outbox$/, (object) => {
      if (Array.isArray(object.to)) object.to = object.to.slice(0, 1);
      else if (object.to === 'books@example.com') object.to = 'owner@example.com';
    }),
  },
  {
    rule: 'OWN-1',
    what: 'keeps the former owner an owner',
    make: each(/^\/members$/, (object) => {
      if (object.role === 'manager') object.role = 'owner';
    }),
  },
  {
    rule: 'OWN-2',
    what: 'leaves whoever is refused alone',
    make: refusing('forbidden', (problem) => {
      delete problem.remedy;
    }),
  },
  {
    rule: 'CLO-1',
    what: 'names one obstacle at a time',
    make: at(/^\/closure$/, (body) => {
      if (Array.isArray(body.blockers)) body.blockers = body.blockers.slice(0, 1);
    }),
  },
  {
    rule: 'CLO-1',
    what: 'waives the charges that wait for the next invoice',
    make: at(/^\/closure$/, (body) => {
      if (Array.isArray(body.blockers))
        body.blockers = body.blockers.filter((blocker) => fields(blocker).kind !== 'pending_charges');
    }),
  },
  {
    rule: 'CLO-2',
    what: 'keeps a closed account open',
    make: each(/^\/(account|closure)$/, (object) => {
      if (object.status === 'closed') object.status = 'open';
    }),
  },
  // Time
  {
    rule: 'TIME-1',
    what: 'tells another time in its history',
    make: at(/^\/history$/, (body) => {
      body.asOf = daysLater(body.asOf, -1);
    }),
  },
  {
    rule: 'TIME-2',
    what: 'lets the clock be turned back',
    make: () => ({
      says(said, { path }) {
        if (path === '/__mock__/clock' && said.status >= 400) said.status = 200;
      },
    }),
  },
];
