import { emailKey } from '@billfold/contract';
import { current, isDraft } from 'immer';
import { placeOf, rowById } from './ids.ts';
import { deleteValue, emptyIndex, setValue, valueOf, type Index } from './keys.ts';
import { append, clearRow, emptyTable, rows as rowsOf, type Table } from './table.ts';

/** Whoever has an id, counted in the order in which they came (see `newId`), and an address that nobody else has. */
interface Person {
  id: string;
  email: string;
}

/**
 * People who come and go, by id and by address. Whatever is done to one of them costs the same among ten and among ten
 * thousand, and every earlier state goes on sharing the rest. A plain value, as the whole state is.
 */
export interface People<Someone extends Person> {
  /** In the order in which they came. The place of who has gone is `null`; a page of which all have gone is empty. */
  rows: Table<Someone | null>;
  /** How many are there. */
  count: number;
  /** Ids by address, however it is spelt. */
  byEmail: Index<string>;
}

export function nobody<Someone extends Person>(): People<Someone> {
  return { rows: emptyTable(), count: 0, byEmail: emptyIndex() };
}

/** Adds somebody, in place (of a draft), whose id is the next of its kind. */
export function addPerson<Someone extends Person>(people: People<Someone>, person: Someone): void {
  append(people.rows, person);
  people.count += 1;
  setValue(people.byEmail, emailKey(person.email), person.id);
}

/** Who has this id. Ids come from outside. */
export function personById<Someone extends Person>(
  { rows }: People<Someone>,
  id: string,
): Someone | undefined {
  return rowById(rows, id);
}

/** Who has this address, however it is spelt (SEAT-11, CON-1). */
export function personByEmail<Someone extends Person>(
  people: People<Someone>,
  email: string,
): Someone | undefined {
  const id = valueOf(people.byEmail, emailKey(email));
  return id === undefined ? undefined : personById(people, id);
}

/** Gives somebody another address, in place (of a draft). */
export function changeEmail<Someone extends Person>(
  people: People<Someone>,
  person: Someone,
  email: string,
): void {
  deleteValue(people.byEmail, emailKey(person.email));
  person.email = email;
  setValue(people.byEmail, emailKey(email), person.id);
}

/** Takes somebody away, in place (of a draft). */
export function removePerson<Someone extends Person>(people: People<Someone>, { id, email }: Person): void {
  clearRow(people.rows, placeOf(id));
  people.count -= 1;
  deleteValue(people.byEmail, emailKey(email));
}

/** Everybody who is there, in the order in which they came. */
export function* everybody<Someone extends Person>({
  rows,
}: Pick<People<Someone>, 'rows'>): Generator<Someone> {
  for (const person of rowsOf(rows)) if (person) yield person;
}

/** Everybody as they are now, shared and not copied. A draft's own rows would go on changing with it. */
export function rowsNow<Someone extends Person>({ rows }: People<Someone>): People<Someone>['rows'] {
  return isDraft(rows) ? (current<unknown>(rows) as typeof rows) : rows;
}
