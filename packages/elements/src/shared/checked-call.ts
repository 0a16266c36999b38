import { BillingError, type BillingAdapter } from '@billfold/contract';
import { shapes, validate, type SchemaName } from '@billfold/contract/answers';
import { laterShapes } from '@billfold/contract/answers/later';
import { asBillingError } from './billing-error.ts';

const allShapes = { ...shapes, ...laterShapes };

type Facets = Required<BillingAdapter>;

/** What each method answers: the name of its schema, or a file. */
const answers: { readonly [F in keyof Facets]: Readonly<Record<keyof Facets[F], SchemaName | 'file'>> } = {
  account: { read: 'Account' },
  ownership: { transfer: 'Account' },
  members: { list: 'MemberList', accept: 'Member', decline: 'Member', resend: 'Member' },
  plans: { list: 'PlanList' },
  subscription: { read: 'Subscription' },
  quotes: { create: 'Quote', accept: 'Change' },
  changes: { read: 'Change', cancel: 'Change', resend: 'Change' },
  payments: { read: 'Payment', cancel: 'Payment' },
  paymentMethods: {
    list: 'PaymentMethodList',
    add: 'PaymentMethod',
    update: 'PaymentMethod',
    makeDefault: 'PaymentMethod',
    remove: 'PaymentMethod',
  },
  settings: { read: 'Settings', update: 'Settings' },
  contacts: { list: 'ContactList', add: 'Contact', update: 'Contact', remove: 'Contact' },
  closure: { read: 'Closure', close: 'Closure', withdraw: 'Closure' },
  confirmations: { read: 'Confirmation', confirm: 'Confirmed' },
  spending: { read: 'Spending' },
  history: { list: 'History' },
  invoices: {
    list: 'InvoiceList',
    read: 'Invoice',
    send: 'Invoice',
    upcoming: 'UpcomingInvoice',
    lineMembers: 'LineMemberList',
  },
  creditNotes: { list: 'CreditNoteList', read: 'CreditNote' },
  documents: { invoicePdf: 'file', creditNotePdf: 'file', invoicesCsv: 'file' },
  credits: { read: 'Credits' },
};

/**
 * Calls a method of an adapter.
 * @throws BillingError that of the adapter; `invalid_answer` for an answer that is not what the contract says, `unexpected` for
 *   anything else that it throws. The console says of these which method it was, and what was wrong.
 */
export async function call(
  facet: object,
  name: string,
  method: string,
  args: readonly unknown[],
): Promise<unknown> {
  const asked = `${name}.${method}`;
  // Nobody waited until it could be asked.
  signalOf(args)?.throwIfAborted();
  try {
    const answer: unknown = await (facet as Record<string, (...args: unknown[]) => unknown>)[method]?.(
      ...args,
    );
    hold(name, method, answer);
    return answer;
  } catch (reason) {
    // Nobody waits for it any more.
    if (signalOf(args)?.aborted) throw reason;
    const error = asBillingError(reason);
    const isPromised = error === reason;
    if (isPromised && error.code !== 'invalid_answer') throw error;
    const what = isPromised
      ? `answered what the contract does not allow: ${error.message}`
      : `did not reject with a BillingError, but with ${String(reason)}`;
    console.error(
      `Billfold: ${asked} ${what}. To find all that is wrong with an adapter: holdAdapter of @billfold/conformance.`,
      reason,
    );
    throw error;
  }
}

/** @throws BillingError `invalid_answer` */
function hold(name: string, method: string, answer: unknown): void {
  const schema = (answers as Record<string, Record<string, SchemaName | 'file'>>)[name]?.[method];
  if (schema === 'file') {
    if (!(answer instanceof Blob))
      throw new BillingError('invalid_answer', `expected a Blob, not ${typeof answer} ${String(answer)}`);
  } else if (schema) validate(schema, answer, allShapes);
}

/** How it is made comes last, with the signal of who waits for it. */
function signalOf(args: readonly unknown[]): AbortSignal | undefined {
  const options: unknown = args.at(-1);
  return options instanceof Object && 'signal' in options && options.signal instanceof AbortSignal
    ? options.signal
    : undefined;
}
