import { methodName, type Money, type TextParams } from '@billfold/contract';
import { dayOf, formatInstant, type AccountState, type Instant } from '@billfold/rules';
import { apart } from '../../documents/direction.ts';
import type { Formats } from '../../documents/formats.ts';
import { wordsFor } from '../../documents/words.ts';

/** Whose mail it is: what a mail needs to know of an account. */
export type MailedAccount = Pick<
  AccountState,
  'name' | 'locale' | 'timeZone' | 'seller' | 'support' | 'policy'
>;

/** What mails are filled with (see `MailKind` and `BillingChange`), by the kind of what it is. */
type TextParam = 'number' | 'planName' | 'name' | 'email' | 'brand' | 'last4' | 'declineCode' | 'fields';
type MoneyParam = 'amount' | 'amountDue' | 'total' | 'balance';
type MomentParam = 'expiresAt' | 'nextAttemptAt';
type DayParam = 'effectiveOn' | 'lapsesOn';

/** What a mail is filled with, written as its language writes it. */
export class Facts {
  readonly #account: MailedAccount;
  readonly #kind: string;
  readonly #params: TextParams;
  readonly #formats: Formats;

  /** @param kind what the params belong to, for who reads an error */
  constructor(account: MailedAccount, kind: string, params: TextParams, formats: Formats) {
    this.#account = account;
    this.#kind = kind;
    this.#params = params;
    this.#formats = formats;
  }

  /** The customer's account. */
  get account(): string {
    return oneLine(this.#account.name);
  }

  /** Who sends the mail. */
  get seller(): string {
    return oneLine(this.#account.seller.name);
  }

  /** Whether members' seats are paid for, and can be refused. */
  get hasSeats(): boolean {
    return this.#account.policy.seats === 'per_member';
  }

  /** The same account, with what another thing is filled with. */
  about(kind: string, params: TextParams): Facts {
    return new Facts(this.#account, kind, params, this.#formats);
  }

  /** @throws Error when it was not given: the rules always give it */
  text(param: TextParam): string {
    return this.maybe(param) ?? this.#missing(param);
  }

  /** A text that may be missing; then it is `null`. */
  maybe(param: TextParam): string | null {
    const value = this.#params[param];
    return typeof value === 'string' ? oneLine(value) : null;
  }

  /** `12,00 €`. */
  money(param: MoneyParam): string {
    return this.#formats.money(this.#money(param));
  }

  isZero(param: MoneyParam): boolean {
    return this.#money(param).amount === 0;
  }

  #money(param: MoneyParam): Money {
    const value = this.#params[param];
    return typeof value === 'object' && value !== null ? value : this.#missing(param);
  }

  /** `16 April 2026 at 09:00`, by the account's clock; `null` where there is no such moment. */
  moment(param: MomentParam): string | null {
    const value = this.#params[param];
    return typeof value === 'string' ? this.#formats.moment(value) : null;
  }

  /** `16 April 2026`. */
  day(param: DayParam): string {
    return this.maybeDay(param) ?? this.#missing(param);
  }

  /** The same of a day that there may not be; then it is `null`. */
  maybeDay(param: DayParam): string | null {
    const value = this.#params[param];
    return typeof value === 'string' ? this.#formats.day(value) : null;
  }

  /** The day of an instant, by the account's clock. */
  dayOf(at: Instant): string {
    return this.#formats.day(dayOf(at, this.#account.timeZone));
  }

  /** An instant as the API has it. */
  at(at: Instant): string {
    return formatInstant(at, this.#account.timeZone);
  }

  /** The card that is told of; `null` where it is a bank transfer. */
  card(): string | null {
    const [brand, last4] = [this.maybe('brand'), this.maybe('last4')];
    const { methodTypes, card } = wordsFor(this.#formats.locale);
    return last4 ? methodName({ type: 'card', brand, last4 }, methodTypes, card) : null;
  }

  #missing(param: string): never {
    throw new Error(`What the mail “${this.#kind}” tells of comes without “${param}”`);
  }
}

/** A name as it is, but in one line: a subject is one. */
export function oneLine(text: string): string {
  return apart(text.replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' '));
}
