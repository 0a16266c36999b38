import { languageTag, type Interval } from '@billfold/contract';
import { produce } from 'immer';
import { periodAt, startOfDay } from './calendar.ts';
import { knownRow, newId } from './ids.ts';
import { setLapse } from './invitations.ts';
import { cutPeriod } from './local-days.ts';
import { addPerson, nobody } from './people.ts';
import { offeredPrice } from './prices.ts';
import { startFirstPeriod } from './renewal.ts';
import { Refusal } from './refusal.ts';
import type { NewPaymentMethod } from './payment-methods.ts';
import type { AccountState, MemberState, SettingsState, TaxIdState } from './state.ts';
import { emptyTable } from './table.ts';
import type { Happening } from './work.ts';

/** What is said of an account when it begins, and kept as it is. */
type Kept =
  | 'id'
  | 'name'
  | 'policy'
  | 'timeZone'
  | 'currency'
  | 'country'
  | 'support'
  | 'seller'
  | 'billTo'
  | 'catalogue'
  | 'pricingUrl'
  | 'taxRates'
  | 'bankAccount'
  | 'secret';

/** What an account begins with. */
export interface NewAccount extends Pick<AccountState, Kept> {
  /** As systems write it; kept as a BCP 47 tag, and English where it names no language. */
  locale: string;
  planId: string;
  interval: Interval;
  /** The day on which the first period begins; all others are counted from it. */
  startsOn: string;
  owner: { name: string; email: string };
  /** The company's VAT number and the registry's word on it. */
  taxId: Pick<TaxIdState, 'value' | 'status'> | null;
  /** What it pays with; a card's bank has agreed. */
  paymentMethod:
    | Omit<Extract<NewPaymentMethod, { type: 'card' }>, 'requiresAction'>
    | Extract<NewPaymentMethod, { type: 'bank_transfer' }>
    | null;
  /** What is not said is as at first: mail about each change, only owners purchase. */
  settings?: Partial<Omit<SettingsState, 'version'>>;
  /** Who has a seat from the first day. */
  members: {
    name: string | null;
    email: string;
    role: 'manager' | 'member';
    /** Default: active. */
    status?: 'active' | 'invited';
  }[];
  /** The last number given out before this account, by series. */
  lastNumbers: { invoice_number: number; credit_note_number: number };
}

/** Opens an account at the first instant of its first period, and makes that period's invoice. */
export function openAccount(terms: NewAccount): { account: AccountState; happened: Happening[] } {
  const { planId, interval, startsOn, owner, members, lastNumbers, taxId, paymentMethod, settings, ...kept } =
    terms;
  const now = startOfDay(startsOn, terms.timeZone);
  const happened: Happening[] = [];
  const empty: AccountState = {
    ...kept,
    locale: languageTag(terms.locale) ?? 'en',
    status: 'open',
    nextTimeZone: null,
    taxId: taxId && { ...taxId, checkedAt: now, nextCheckAt: null },
    knownTaxIds:
      taxId?.status === 'valid' || taxId?.status === 'invalid' ? { [taxId.value]: taxId.status } : {},
    settings: {
      legalStatus: null,
      emailFrequency: 'each_change',
      purchasers: 'owners',
      ...settings,
      version: 1,
    },
    contacts: nobody(),
    digest: [],
    paymentMethods: {},
    defaultPaymentMethodId: null,
    now,
    revision: 0,
    counters: { ...lastNumbers },
    subscription: {
      planId,
      interval,
      price: 0,
      status: 'active',
      anchor: startsOn,
      periodIndex: 0,
      period: cutPeriod(periodAt(startsOn, interval, 0), terms.timeZone),
      scheduled: null,
      upgradedBy: [],
    },
    members: nobody(),
    ownerId: '',
    lapses: {},
    stays: { round: 0, common: null },
    formerMembers: emptyTable(),
    planStay: null,
    pendingCharges: [],
    invoices: emptyTable(),
    openInvoiceIds: [],
    creditNotes: emptyTable(),
    ledger: emptyTable(),
    grants: [],
    ledgerTotals: { granted: 0, applied: 0, lapsed: 0 },
    payments: emptyTable(),
    waitingPaymentIds: [],
    quotes: emptyTable(),
    changes: emptyTable(),
    unconfirmedChangeId: null,
    confirmations: emptyTable(),
    closingConfirmationId: null,
  };
  const account = produce(empty, (draft) => {
    const price = offeredPrice(draft, planId, interval, now);
    if (!price)
      throw new Refusal('invalid_request', `No price of ${planId} a ${interval} in ${terms.currency}`);
    draft.subscription.price = price.amount;
    const people: (Pick<MemberState, 'name' | 'email' | 'role'> & { status?: 'active' | 'invited' })[] = [
      { ...owner, role: 'owner' },
      ...members,
    ];
    for (const { status = 'active', ...person } of people) {
      const id = newId(draft, 'mem');
      addPerson(draft.members, {
        id,
        ...person,
        status,
        invitedOn: startsOn,
        joinedOn: status === 'active' ? startsOn : null,
        lapsesOn: null,
        stay: null,
      });
      if (person.role === 'owner') draft.ownerId = id;
      if (status === 'invited') setLapse({ account: draft, at: now }, knownRow(draft.members.rows, id));
    }
    if (paymentMethod) draft.defaultPaymentMethodId = keepMethod(draft, paymentMethod);
    startFirstPeriod({ account: draft, at: now, happened });
  });
  return { account, happened };
}

function keepMethod(account: AccountState, method: NonNullable<NewAccount['paymentMethod']>): string {
  const id = newId(account, 'pm');
  account.paymentMethods[id] = {
    id,
    type: method.type,
    card: method.type === 'card' ? method.card : null,
    setup: { status: 'succeeded' },
    version: 1,
  };
  return id;
}
