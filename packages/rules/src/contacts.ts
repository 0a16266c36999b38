import { extractEmail, type ContactPatch, type ContactRequest, type FieldError } from '@billfold/contract';
import { noteBillingChange } from './digest.ts';
import { emailError, sameEmail } from './email.ts';
import { newId } from './ids.ts';
import { memberById, ownerOf } from './members.ts';
import { addPerson, changeEmail, personByEmail, personById, removePerson } from './people.ts';
import { invalid, notFound } from './refusal.ts';
import type { AccountState, ContactState } from './state.ts';
import { isOneLine, readText } from './typed-text.ts';
import { requireVersion } from './versions.ts';
import type { Work } from './work.ts';

const LONGEST_NAME = 100;

/** What is kept of a contact, beside its id and version. */
type Details = Omit<ContactState, 'id' | 'version'>;

/**
 * Adds who gets every billing mail: a member, or any address (CON-1). It needs no seat, and there may be any number.
 * @returns the contact's id
 * @throws Refusal `invalid_request`: `required`, `invalid_email`, `duplicate`, `not_found`, …
 */
export function addContact(work: Work, request: ContactRequest): string {
  const { account } = work;
  const details = 'memberId' in request ? pickMember(account, request.memberId) : readTyped(account, request);
  const id = newId(account, 'con');
  addPerson(account.contacts, { id, ...details, version: 1 });
  noteBillingChange(work, 'contact_added', { email: details.email });
  return id;
}

/**
 * A member as they are now: the contact keeps that address and name, whatever becomes of the seat. The name stays whole,
 * as the first name: where a family name begins is different from language to language.
 */
function pickMember(account: AccountState, memberId: string): Details {
  const member = memberById(account, memberId);
  if (!member) throw invalid([problem('/memberId', 'not_found', 'Nobody with this id holds a seat')]);
  const { name, email } = member;
  refuse([isTaken(account, email) ? duplicate('/memberId') : null]);
  return { firstName: name, lastName: null, email, memberId };
}

function readTyped(
  account: AccountState,
  typed: { email: string; firstName?: string | null | undefined; lastName?: string | null | undefined },
): Details {
  const firstName = readText(typed.firstName ?? null);
  const lastName = readText(typed.lastName ?? null);
  const email = extractEmail(typed.email);
  refuse([
    emailProblem(account, email),
    nameProblem('/firstName', firstName),
    nameProblem('/lastName', lastName),
  ]);
  return { firstName, lastName, email, memberId: null };
}

/**
 * Changes a contact; what is left out stays as it is. With another address it is no longer the member who was picked.
 * @throws Refusal `not_found`, `version_stale` (REQ-2), or `invalid_request`
 */
export function updateContact(work: Work, id: string, patch: ContactPatch, version: string): void {
  const { account } = work;
  const contact = contactById(account, id);
  requireVersion(contact.version, version);
  const email = patch.email === undefined ? contact.email : extractEmail(patch.email);
  const firstName = patch.firstName === undefined ? contact.firstName : readText(patch.firstName);
  const lastName = patch.lastName === undefined ? contact.lastName : readText(patch.lastName);
  const isSameAddress = sameEmail(email, contact.email);
  refuse([
    isSameAddress ? null : emailProblem(account, email),
    patch.firstName === undefined ? null : nameProblem('/firstName', firstName),
    patch.lastName === undefined ? null : nameProblem('/lastName', lastName),
  ]);
  if (email === contact.email && firstName === contact.firstName && lastName === contact.lastName) return;
  const memberId = isSameAddress ? contact.memberId : null;
  changeEmail(account.contacts, contact, email);
  Object.assign(contact, { firstName, lastName, memberId });
  contact.version += 1;
  noteBillingChange(work, 'contact_changed', { email });
}

/**
 * Removes a contact.
 * @throws Refusal `not_found`, or `version_stale` (REQ-2)
 */
export function removeContact(work: Work, id: string, version: string): void {
  const { account } = work;
  const contact = contactById(account, id);
  const { email } = contact;
  requireVersion(contact.version, version);
  removePerson(account.contacts, contact);
  noteBillingChange(work, 'contact_removed', { email });
}

/**
 * The contact that has this id. Ids come from outside.
 * @throws Refusal `not_found`
 */
export function contactById({ contacts }: AccountState, id: string): ContactState {
  const contact = personById(contacts, id);
  if (!contact) throw notFound('contact');
  return contact;
}

/** Whether somebody gets the billing mail at this address already: the owner does, with or without a contact (CON-1). */
function isTaken(account: AccountState, email: string): boolean {
  return sameEmail(ownerOf(account).email, email) || personByEmail(account.contacts, email) !== undefined;
}

function refuse(found: readonly (FieldError | null)[]): void {
  const problems = found.filter((each) => each !== null);
  if (problems.length > 0) throw invalid(problems);
}

function emailProblem(account: AccountState, email: string): FieldError | null {
  return emailError('/email', email) ?? (isTaken(account, email) ? duplicate('/email') : null);
}

function nameProblem(pointer: string, name: string | null): FieldError | null {
  if (name === null) return null;
  if (name.length > LONGEST_NAME) return problem(pointer, 'too_long', `At most ${LONGEST_NAME} characters`);
  return isOneLine(name) ? null : problem(pointer, 'invalid_value', 'Control characters are not allowed');
}

function problem(pointer: string, code: string, detail: string): FieldError {
  return { pointer, code, detail };
}

function duplicate(pointer: string): FieldError {
  return problem(pointer, 'duplicate', 'This address gets the billing mail already');
}
