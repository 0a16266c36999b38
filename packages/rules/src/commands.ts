import type { ContactPatch, ContactRequest, Quote, RequestedChange, SettingsPatch } from '@billfold/contract';
import { produce } from 'immer';
import { permissionsOf, requireOpen, requirePermission, requirePermissionFor } from './access.ts';
import type { Instant } from './calendar.ts';
import { cancelChange, declineInvitation } from './changes.ts';
import { closeAccount, withdrawClosure } from './closing.ts';
import { cancelPayment, restoreStatus, settleAuthentication, settlePayment } from './collection.ts';
import { confirm, resendConfirmation } from './confirmations.ts';
import { addContact, removeContact, updateContact } from './contacts.ts';
import { acceptInvitation, resendInvitation } from './invitations.ts';
import { sendInvoice } from './invoices.ts';
import { memberById } from './members.ts';
import { passOwnership } from './ownership.ts';
import {
  addPaymentMethod,
  makeDefault,
  removePaymentMethod,
  settleSetup,
  updatePaymentMethod,
  type NewPaymentMethod,
} from './payment-methods.ts';
import type { AuthenticationOutcome, ChargeOutcome } from './payments.ts';
import { announcePrice, type AnnouncedPrice } from './prices.ts';
import { acceptQuote, priceChange, recordQuote } from './quotes.ts';
import { Refusal } from './refusal.ts';
import { updateSettings } from './settings.ts';
import type { AccountState, TaxCheckOutcome } from './state.ts';
import { settleTaxCheck } from './tax-ids.ts';
import { announceTaxRate, type AnnouncedTaxRate } from './tax-rates.ts';
import { changeTimeZone } from './time-zone.ts';
import { receiveTransfer, type Transfer } from './transfers.ts';
import type { Happening, Work } from './work.ts';

/** What a person does: `by` is a member's id. */
export type PersonsCommand = { by: string } & (
  | { type: 'accept_quote'; quoteId: string }
  | { type: 'accept_invitation'; name: string | null }
  | { type: 'decline_invitation' }
  | { type: 'resend_invitation'; memberId: string }
  | { type: 'cancel_change'; changeId: string }
  | { type: 'resend_confirmation'; changeId: string }
  | { type: 'confirm'; token: string; quoteId?: string }
  | { type: 'cancel_payment'; paymentId: string }
  | { type: 'send_invoice'; invoiceId: string }
  | { type: 'add_payment_method'; method: NewPaymentMethod }
  | {
      type: 'update_payment_method';
      paymentMethodId: string;
      expMonth: number;
      expYear: number;
      version: string;
    }
  | { type: 'make_default'; paymentMethodId: string }
  | { type: 'remove_payment_method'; paymentMethodId: string; version: string }
  | { type: 'update_settings'; patch: SettingsPatch; version: string }
  | { type: 'add_contact'; contact: ContactRequest }
  | { type: 'update_contact'; contactId: string; patch: ContactPatch; version: string }
  | { type: 'remove_contact'; contactId: string; version: string }
  | { type: 'pass_ownership'; memberId: string }
  | { type: 'close_account'; version: string }
  | { type: 'withdraw_closure' }
);

/** What the world tells: the vault, the bank, the registry, the seller, the law. */
export type WorldsCommand =
  | { type: 'settle_payment'; paymentId: string; outcome: ChargeOutcome }
  | { type: 'settle_authentication'; paymentId: string; outcome: AuthenticationOutcome }
  | { type: 'settle_setup'; paymentMethodId: string; outcome: AuthenticationOutcome }
  | ({ type: 'receive_transfer' } & Transfer)
  | { type: 'settle_tax_check'; value: string; outcome: TaxCheckOutcome }
  | ({ type: 'announce_price' } & AnnouncedPrice)
  | ({ type: 'announce_tax_rate' } & AnnouncedTaxRate)
  | { type: 'change_time_zone'; timeZone: string };

/** Everything that can be done to an account from outside. A list of these, with their instants, tells its story. */
export type Command = PersonsCommand | WorldsCommand;

/** What a command came to: the next state and what is wanted of the world, or a refusal and nothing changed. */
export type Outcome<Result> =
  { refusal: null; account: AccountState; happened: Happening[]; result: Result } | { refusal: Refusal };

/**
 * Carries a command out: wholly or not at all. A pure function; what is due until `now` must have run (see `advance`).
 * @returns as its result the id of what the command was about: a change, a member, a payment, a method, a contact, …
 */
export function execute(account: AccountState, command: Command, now: Instant): Outcome<string> {
  return transact(account, now, 'by' in command ? command.by : null, (work) => run(work, command));
}

/**
 * Says what a change would cost or give back, and notes it down so that it can be accepted (QUO-1).
 * @param by the member who asks
 */
export function createQuote(
  account: AccountState,
  by: string,
  change: RequestedChange,
  now: Instant,
): Outcome<Quote> {
  return transact(account, now, by, (work) => {
    requireOpen(account);
    requirePermissionFor(account, by, change);
    const priced = priceChange({ ...account, now }, by, change, now);
    return { id: recordQuote(work, by, change), ...priced };
  });
}

function run(work: Work, command: Command): string {
  if ('by' in command) {
    // What was accepted before the account was closed has the same answer after it (PAY-5).
    if (command.type !== 'accept_quote') requireOpen(work.account);
    return runForPerson(work, command);
  }
  switch (command.type) {
    case 'settle_payment':
      settlePayment(work, command.paymentId, command.outcome);
      return command.paymentId;
    case 'settle_authentication':
      settleAuthentication(work, command.paymentId, command.outcome);
      return command.paymentId;
    case 'settle_setup':
      settleSetup(work, command.paymentMethodId, command.outcome);
      return command.paymentMethodId;
    case 'receive_transfer':
      return receiveTransfer(work, command);
    case 'settle_tax_check':
      settleTaxCheck(work, command.value, command.outcome);
      return command.value;
    case 'announce_price':
      announcePrice(work, command);
      return command.planId;
    case 'announce_tax_rate':
      announceTaxRate(work, command);
      return command.country;
    case 'change_time_zone':
      changeTimeZone(work, command.timeZone);
      return command.timeZone;
  }
}

function runForPerson(work: Work, command: PersonsCommand): string {
  const { account } = work;
  const { by } = command;
  switch (command.type) {
    case 'accept_quote':
      return acceptQuote(work, by, command.quoteId);
    case 'accept_invitation':
      acceptInvitation(work, by, command.name);
      return by;
    case 'decline_invitation':
      declineInvitation(work, by);
      return by;
    case 'resend_invitation':
      requirePermission(account, by, 'members.invite');
      resendInvitation(work, command.memberId);
      return command.memberId;
    case 'cancel_change':
      return cancelChange(work, by, command.changeId);
    case 'resend_confirmation':
      return resendConfirmation(work, by, command.changeId);
    case 'confirm':
      return confirm(work, by, command.token, command.quoteId);
    case 'cancel_payment':
      requirePermission(account, by, 'invoices.pay');
      cancelPayment(work, command.paymentId);
      return command.paymentId;
    case 'send_invoice':
      requirePermission(account, by, 'invoices.read');
      sendInvoice(work, command.invoiceId);
      return command.invoiceId;
    case 'add_payment_method':
      requirePermission(account, by, 'payment_methods.manage');
      return addPaymentMethod(work, command.method);
    case 'update_payment_method':
      requirePermission(account, by, 'payment_methods.manage');
      updatePaymentMethod(work, command.paymentMethodId, command);
      return command.paymentMethodId;
    case 'make_default':
      requirePermission(account, by, 'payment_methods.manage');
      makeDefault(work, command.paymentMethodId);
      return command.paymentMethodId;
    case 'remove_payment_method':
      requirePermission(account, by, 'payment_methods.manage');
      removePaymentMethod(work, command.paymentMethodId, command.version);
      return command.paymentMethodId;
    case 'update_settings':
      requirePermission(account, by, 'settings.manage');
      updateSettings(work, command.patch, command.version);
      return account.id;
    case 'add_contact':
      requirePermission(account, by, 'contacts.manage');
      return addContact(work, command.contact);
    case 'update_contact':
      requirePermission(account, by, 'contacts.manage');
      updateContact(work, command.contactId, command.patch, command.version);
      return command.contactId;
    case 'remove_contact':
      requirePermission(account, by, 'contacts.manage');
      removeContact(work, command.contactId, command.version);
      return command.contactId;
    case 'pass_ownership':
      requirePermission(account, by, 'ownership.transfer');
      passOwnership(work, by, command.memberId);
      return command.memberId;
    case 'close_account':
      requirePermission(account, by, 'account.close');
      closeAccount(work, by, command.version);
      return account.id;
    case 'withdraw_closure':
      requirePermission(account, by, 'account.close');
      withdrawClosure(work);
      return account.id;
  }
}

function transact<Result>(
  account: AccountState,
  now: Instant,
  by: string | null,
  act: (work: Work) => Result,
): Outcome<Result> {
  const happened: Happening[] = [];
  const results: Result[] = [];
  try {
    const next = produce(account, (draft) => {
      if (now < draft.now) throw clockBackwards();
      draft.now = now;
      const work = { account: draft, at: now, happened };
      results.push(act(work));
      restoreStatus(work);
    });
    return { refusal: null, account: next, happened, result: results[0] as Result };
  } catch (error) {
    if (error instanceof Refusal) return { refusal: by === null ? error : asToldTo(account, by, error) };
    throw error;
  }
}

/** Who may not see invoices is told neither which one is in the way nor its amount (SEAT-8). */
function asToldTo(account: AccountState, by: string, refusal: Refusal): Refusal {
  const member = memberById(account, by);
  const names = refusal.remedy?.kind === 'pay_invoice' || refusal.remedy?.kind === 'authenticate';
  if (!names || !member || permissionsOf(account, member).includes('invoices.read')) return refusal;
  return new Refusal(refusal.code, refusal.message, { errors: refusal.errors });
}

/** The clock only goes forward (TIME-2). */
export function clockBackwards(): Refusal {
  return new Refusal('clock_backwards', 'The clock cannot be moved backwards');
}
