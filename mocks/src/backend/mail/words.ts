import type { MailKind } from '@billfold/rules';
import type { Language } from '../../language.ts';
import { DECLINES } from '../vault.ts';
import type { Facts } from './facts.ts';
import type { LinkKind } from './links.ts';

/** What a mail says between its greeting and its links. */
export interface Message {
  subject: string;
  paragraphs: string[];
  /** What happened, one thing a line. */
  list?: string[];
}

/** Why a payment failed. */
export const DECLINE_CODES = [
  ...DECLINES,
  'authentication_failed',
  'authentication_expired',
  'no_payment_method',
  'other',
] as const;
export type DeclineCode = (typeof DECLINE_CODES)[number];

/** What may be changed of an account's billing (SET-2). */
export const CHANGE_KINDS = [
  'plan_change_scheduled',
  'plan_changed',
  'plan_change_canceled',
  'payment_method_added',
  'payment_method_removed',
  'payment_method_default',
  'payment_method_updated',
  'settings_changed',
  'contact_added',
  'contact_changed',
  'contact_removed',
  'other',
] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** The parts of the settings. */
export const FIELDS = [
  'companyName',
  'address',
  'legalStatus',
  'taxId',
  'emailFrequency',
  'purchasers',
  'other',
] as const;
export type Field = (typeof FIELDS)[number];

/** What mails say in one language. A language that lacks a kind does not compile. */
export interface MailWords {
  language: Language;
  greeting: (name: string | null) => string;
  kinds: Record<Exclude<MailKind, 'billing_changed'>, (facts: Facts) => Message>;
  /** @param list each change in words, oldest first */
  billingChanged: (facts: Facts, list: string[]) => Message;
  changes: Record<ChangeKind, (facts: Facts) => string>;
  /** A change on its day, where several are told of. */
  onDay: (day: string, change: string) => string;
  links: Record<LinkKind, string>;
  /** How to reach a person (SUP-1). Hours are in the account's language. */
  support: (hours: string | null) => string;
  /** @param address of the sender, in one line */
  sentBy: (seller: string, address: string) => string;
}

/** The code that there are words for: `other` of one that is newer than they are. */
export function known<Code extends string>(codes: readonly Code[], code: string | null): Code | 'other' {
  return codes.find((candidate) => candidate === code) ?? 'other';
}

/** The parts of the settings that were changed, in words, each once. */
export function fieldsInWords(facts: Facts, words: Record<Field, string>): string {
  const fields = facts.text('fields').split(',');
  return [...new Set(fields.map((field) => words[known(FIELDS, field)]))].join(', ');
}

/** Why a payment failed, and what helps. */
export function declined<Words>(facts: Facts, words: Record<DeclineCode, Words>): Words {
  return words[known(DECLINE_CODES, facts.maybe('declineCode'))];
}
