import type { ContactPatch, ContactRequest } from '@billfold/contract';
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { addContact, contactById, removeContact, updateContact } from './contacts.ts';
import { memberById } from './members.ts';
import { addPerson, nobody, removePerson } from './people.ts';
import { billingContact, billingRecipients, countRecipients, recipientsOf } from './recipients.ts';
import type { AccountState, ContactState } from './state.ts';
import {
  act,
  bareAccount,
  INES,
  INVITED,
  OWNER,
  refusalOf,
  wrongFields,
  type Done,
} from './testing/bare-account.ts';
import { contactsInOrder, contactView } from './views/settings.ts';

const add = (account: AccountState, request: ContactRequest): Done =>
  act(account, (work) => void addContact(work, request));
const update = (account: AccountState, id: string, patch: ContactPatch, version = '1'): Done =>
  act(account, (work) => updateContact(work, id, patch, version));
const wrong = (account: AccountState, request: ContactRequest): string[] =>
  wrongFields(refusalOf(account, (work) => void addContact(work, request)).errors);

const ADA = { email: 'ada@example.com', firstName: 'Ada', lastName: 'Lovelace' };
const withAda = add(bareAccount(), ADA).account;
const ADAS_ID = 'con_test_1';

describe('CON-1: a contact is any address, with first and last name', () => {
  it('the names are optional, and lose the blanks around them', () => {
    const typed = { email: ' ada@example.com ', firstName: ' Ada ', lastName: '  ' };
    assert.deepEqual(contactsInOrder(add(bareAccount(), typed).account), [
      { id: ADAS_ID, firstName: 'Ada', lastName: null, email: 'ada@example.com', memberId: null, version: 1 },
    ]);
    const [bare] = contactsInOrder(add(bareAccount(), { email: 'ada@example.com' }).account);
    assert.deepEqual([bare?.firstName, bare?.lastName], [null, null]);
  });
  it('fields that are wrong are named, all of them', () => {
    assert.deepEqual(wrong(bareAccount(), { email: '  ' }), ['/email required']);
    assert.deepEqual(wrong(bareAccount(), { email: `${'a'.repeat(243)}@example.com` }), [
      '/email invalid_email',
    ]);
    assert.deepEqual(
      wrong(bareAccount(), { email: 'ada@example', firstName: 'x'.repeat(101), lastName: 'a\u0000b' }),
      ['/email invalid_email', '/firstName too_long', '/lastName invalid_value'],
    );
  });
  it('a name has a hundred characters at most', () => {
    const { account } = add(bareAccount(), { email: 'ada@example.com', firstName: 'x'.repeat(100) });
    assert.equal(contactById(account, ADAS_ID).firstName?.length, 100);
  });
  it('no address twice, whatever the letter case, nor the owner’s', () => {
    assert.deepEqual(wrong(withAda, { email: 'ADA@Example.com' }), ['/email duplicate']);
    assert.deepEqual(wrong(withAda, { email: 'Owner@example.com' }), ['/email duplicate']);
  });
  it('no address twice, however it is pasted, and however its domain is spelt', () => {
    const { account } = add(withAda, { email: 'Bücher <info@bücher.example>' });
    assert.deepEqual(
      contactsInOrder(account).map(({ email }) => email),
      ['ada@example.com', 'info@bücher.example'],
    );
    for (const email of ['INFO@xn--bcher-kva.example', 'mailto:ada@example.com', '\u200bada@example.com'])
      assert.deepEqual(wrong(account, { email }), ['/email duplicate'], email);
    assert.deepEqual(wrong(account, { email: 'bücher@example.com' }), ['/email invalid_email']);
  });
  it('there is no limit on their number, and they stand in the order in which they were added', () => {
    let account = bareAccount();
    for (let count = 1; count <= 120; count += 1)
      account = add(account, { email: `contact${count}@example.com` }).account;
    const contacts = contactsInOrder(account);
    assert.equal(contacts.length, 120);
    assert.deepEqual(
      [contacts[8]?.email, contacts[9]?.email, contacts[119]?.id],
      ['contact9@example.com', 'contact10@example.com', 'con_test_120'],
    );
  });
  it('the change is mailed, to the new contact too', () => {
    const [mail] = add(bareAccount(), ADA).mails;
    assert.deepEqual(
      mail?.to.map(({ email }) => email),
      ['owner@example.com', 'ada@example.com'],
    );
    assert.deepEqual(
      mail.changes?.map(({ kind, params }) => [kind, params]),
      [['contact_added', { email: 'ada@example.com' }]],
    );
  });
});

describe('CON-1: a contact is a member picked from the list', () => {
  it('with the address and the whole name that they have then', () => {
    const { account } = add(bareAccount(), { memberId: INES });
    const contact = contactById(account, ADAS_ID);
    assert.deepEqual(contact, {
      id: ADAS_ID,
      firstName: 'Inès Martin',
      lastName: null,
      email: 'ines@example.com',
      memberId: INES,
      version: 1,
    });
    const ines = memberById(account, INES);
    assert.ok(ines);
    const { account: renamed } = act(account, (work) => removePerson(work.account.members, ines));
    assert.deepEqual(contactById(renamed, ADAS_ID), contact);
  });
  it('invited people too, who have no name yet', () => {
    const { account } = add(bareAccount(), { memberId: INVITED });
    assert.equal(contactById(account, ADAS_ID).firstName, null);
  });
  it('nobody twice, nor the owner, nor who is no member', () => {
    const { account } = add(bareAccount(), { email: 'INES@example.com' });
    assert.deepEqual(wrong(account, { memberId: INES }), ['/memberId duplicate']);
    assert.deepEqual(wrong(account, { memberId: OWNER }), ['/memberId duplicate']);
    assert.deepEqual(wrong(account, { memberId: 'nobody' }), ['/memberId not_found']);
    assert.deepEqual(wrong(account, { memberId: 'constructor' }), ['/memberId not_found']);
  });
});

describe('CON-1: a contact is changed', () => {
  it('what is left out stays, and the version counts', () => {
    const { account, mails } = update(withAda, ADAS_ID, { lastName: ' King ' });
    assert.deepEqual(contactView(contactById(account, ADAS_ID)), {
      id: ADAS_ID,
      firstName: 'Ada',
      lastName: 'King',
      email: 'ada@example.com',
      memberId: null,
      version: '2',
    });
    assert.deepEqual(
      mails[0]?.changes?.map(({ kind, params }) => [kind, params]),
      [['contact_changed', { email: 'ada@example.com' }]],
    );
  });
  it('names can be taken away, and an address be written otherwise', () => {
    const { account } = update(withAda, ADAS_ID, { email: 'Ada@Example.com', firstName: null, lastName: '' });
    const { email, firstName, lastName } = contactById(account, ADAS_ID);
    assert.deepEqual([email, firstName, lastName], ['Ada@Example.com', null, null]);
  });
  it('a change that changes nothing is none', () => {
    const { account, mails } = update(withAda, ADAS_ID, { firstName: 'Ada', email: ADA.email });
    assert.equal(account, withAda);
    assert.deepEqual(mails, []);
  });
  it('with another address it is no longer the member who was picked', () => {
    const picked = add(bareAccount(), { memberId: INES }).account;
    const renamed = update(picked, ADAS_ID, { email: 'Ines@example.com' }).account;
    assert.equal(contactById(renamed, ADAS_ID).memberId, INES);
    const moved = update(picked, ADAS_ID, { email: 'home@example.com' }).account;
    assert.equal(contactById(moved, ADAS_ID).memberId, null);
  });
  it('fields that are wrong are named', () => {
    const two = add(withAda, { email: 'bob@example.com' }).account;
    const patch = { email: 'BOB@example.com', firstName: 'x'.repeat(101), lastName: 'a\u0000' };
    const refusal = refusalOf(two, (work) => updateContact(work, ADAS_ID, patch, '1'));
    assert.deepEqual(wrongFields(refusal.errors), [
      '/email duplicate',
      '/firstName too_long',
      '/lastName invalid_value',
    ]);
  });
  it('REQ-2: from another version it is refused, and so is what does not exist', () => {
    const codeOf = (id: string, version: string) =>
      refusalOf(withAda, (work) => updateContact(work, id, { firstName: 'A' }, version)).code;
    assert.equal(codeOf(ADAS_ID, '2'), 'version_stale');
    assert.equal(codeOf('con_other_1', '1'), 'not_found');
    assert.equal(codeOf('constructor', '1'), 'not_found');
  });
});

describe('CON-1: a contact is removed', () => {
  it('it gets no more mail', () => {
    const { account, mails } = act(withAda, (work) => removeContact(work, ADAS_ID, '1'));
    assert.deepEqual(contactsInOrder(account), []);
    assert.deepEqual(mails[0]?.to, [{ name: 'Olive Owner', email: 'owner@example.com' }]);
    assert.deepEqual(
      mails[0].changes?.map(({ kind, params }) => [kind, params]),
      [['contact_removed', { email: 'ada@example.com' }]],
    );
  });
  it('REQ-2: only in the version that was seen', () => {
    assert.equal(refusalOf(withAda, (work) => removeContact(work, ADAS_ID, '0')).code, 'version_stale');
    assert.equal(refusalOf(withAda, (work) => removeContact(work, 'con_2', '1')).code, 'not_found');
  });
});

describe('CON-2: each contact gets every billing mail', () => {
  it('the owner, then the contacts, with their names', () => {
    const account = add(add(withAda, { memberId: INES }).account, { email: 'books@example.com' }).account;
    assert.deepEqual(recipientsOf(billingRecipients(account)), [
      { name: 'Olive Owner', email: 'owner@example.com' },
      { name: 'Ada Lovelace', email: 'ada@example.com' },
      { name: 'Inès Martin', email: 'ines@example.com' },
      { name: null, email: 'books@example.com' },
    ]);
  });
  it('each address once: who was a contact may have become the owner', () => {
    const contact = {
      id: 'con_1',
      firstName: null,
      lastName: 'O',
      email: 'OWNER@example.com',
      memberId: null,
      version: 1,
    };
    const contacts = nobody<ContactState>();
    addPerson(contacts, contact);
    const account = bareAccount({ contacts });
    assert.equal(countRecipients(billingRecipients(account)), 1);
    assert.deepEqual(recipientsOf(billingRecipients(account)), [
      { name: 'Olive Owner', email: 'owner@example.com' },
    ]);
  });
  it('INV-5: an invoice names the first contact, or the owner where there is none', () => {
    assert.deepEqual(billingContact(withAda), { name: 'Ada Lovelace', email: 'ada@example.com' });
    assert.deepEqual(billingContact(bareAccount()), { name: 'Olive Owner', email: 'owner@example.com' });
  });
});
