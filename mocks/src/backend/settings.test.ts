import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type {
  Contact,
  ContactList,
  MemberList,
  Problem,
  Settings,
  UpcomingInvoice,
} from '@billfold/contract';
import { REGISTRY_NUMBERS } from '../index.ts';
import { TestBackend } from '../testing/backend.ts';

const read = async (backend: TestBackend) => backend.get<Settings>('/settings');

describe('an address decides whether VAT is due (TAX-2)', () => {
  it('by its postal code, inside a country too', async () => {
    const backend = new TestBackend();
    const taxed = async (address: Partial<Settings['address']>) => {
      const { version } = (await read(backend)).body;
      assert.equal((await backend.patch('/settings', { address }, version)).status, 200);
      const { estimate } = (await backend.get<UpcomingInvoice>('/invoices/upcoming')).body;
      return estimate?.tax.map(({ category, rate, amount }) => [category, rate, amount.amount]);
    };
    // Six at 12.00: 72.00 × 20 ÷ 120.
    const french = [['standard', '0.20', 1200]];
    assert.deepEqual(await taxed({ city: 'Saint-Denis', postalCode: '974 00' }), [['outside_scope', '0', 0]]);
    assert.deepEqual(await taxed({ city: 'Saint-Denis', postalCode: '93200' }), french);
    assert.deepEqual(await taxed({ country: 'MC', city: 'Monaco', postalCode: '98000' }), french);
    assert.deepEqual(await taxed({ country: 'ES', city: 'Las Palmas', postalCode: 'E-35001' }), [
      ['outside_scope', '0', 0],
    ]);
  });
});

describe('what is changed bears what was read (REQ-2)', () => {
  it('gives each answer that has a version as its ETag', async () => {
    const backend = new TestBackend();
    const { headers, body } = await read(backend);
    assert.equal(headers.get('ETag'), `"${body.version}"`);
    const patched = await backend.patch<Settings>('/settings', { companyName: 'Moreau' }, body.version);
    assert.deepEqual([patched.status, patched.body.companyName], [200, 'Moreau']);
    assert.equal(patched.headers.get('ETag'), `"${patched.body.version}"`);
    assert.notEqual(patched.body.version, body.version);
  });

  it('takes a merge patch by its own type, too', async () => {
    const backend = new TestBackend();
    const { version } = (await read(backend)).body;
    const headers = { 'Content-Type': 'application/merge-patch+json' };
    const patched = await backend.patch<Settings>('/settings', { legalStatus: null }, version, { headers });
    assert.deepEqual([patched.status, patched.body.legalStatus], [200, null]);
  });

  it('refuses what is stale with 412, none with 428, and what is no version with 422', async () => {
    const backend = new TestBackend();
    const before = backend.bytes;
    for (const [header, status, code] of [
      ['"0"', 412, 'version_stale'],
      [undefined, 428, 'version_missing'],
      ['*', 422, 'invalid_request'],
      ['W/"1"', 422, 'invalid_request'],
      ['"1", "2"', 422, 'invalid_request'],
    ] as const) {
      const headers = header === undefined ? {} : { 'If-Match': header };
      const refused = await backend.send<Problem>('PATCH', '/settings', { body: {}, headers });
      assert.deepEqual([refused.status, refused.body.code], [status, code], header);
    }
    assert.equal(backend.bytes, before);
  });

  it('looks at permission first, then at the key, the body and the version', async () => {
    const backend = new TestBackend();
    const { version } = (await read(backend)).body;
    const wrong = { companyName: 7 };
    const codeOf = async (ask: object) => (await backend.send<Problem>('PATCH', '/settings', ask)).body.code;
    assert.equal(await codeOf({ as: 'member', body: wrong, key: null }), 'forbidden');
    assert.equal(await codeOf({ body: wrong, key: null }), 'idempotency_key_missing');
    assert.equal(await codeOf({ body: wrong }), 'invalid_request');
    assert.equal(await codeOf({ body: { companyName: 'A' } }), 'version_missing');
    // A key that was used is known before body and version are looked at (REQ-1).
    const headers = { 'If-Match': `"${version}"` };
    await backend.send('PATCH', '/settings', { body: { companyName: 'A' }, key: 'k', headers });
    assert.equal(await codeOf({ body: wrong, key: 'k' }), 'idempotency_key_reused');
    const again = await backend.send<Settings>('PATCH', '/settings', {
      body: { companyName: 'A' },
      key: 'k',
      headers,
    });
    assert.deepEqual([again.status, again.headers.get('Idempotent-Replayed')], [200, 'true']);
    assert.equal(again.headers.get('ETag'), `"${again.body.version}"`);
  });
});

describe('the VAT number (TAX-3)', () => {
  const set = async (backend: TestBackend, value: string) => {
    const { version } = (await read(backend)).body;
    const { status, body } = await backend.patch<Settings>('/settings', { taxId: { value } }, version);
    assert.equal(status, 200, value);
    return body.taxId?.verification?.status;
  };

  it('has the registry’s word, for each number that it knows', async () => {
    for (const [country, numbers] of Object.entries(REGISTRY_NUMBERS)) {
      const backend = new TestBackend({ overrides: { country } });
      for (const [answer, number] of Object.entries(numbers)) {
        await set(backend, number);
        assert.equal((await read(backend)).body.taxId?.verification?.status, answer, `${country} ${number}`);
      }
    }
  });

  it('of another company is valid; a pending one is valid at the next check', async () => {
    const backend = new TestBackend();
    await set(backend, 'FR40303265045');
    assert.equal((await read(backend)).body.taxId?.verification?.status, 'valid');
    await set(backend, REGISTRY_NUMBERS.FR?.pending ?? '');
    assert.equal((await read(backend)).body.taxId?.verification?.status, 'pending');
    await backend.tell('clock', { advance: 'P2D' });
    assert.equal((await read(backend)).body.taxId?.verification?.status, 'valid');
  });

  it('is not verified while the registry is out, and is asked about again', async () => {
    const backend = new TestBackend();
    await backend.tell('faults', { registry: 'unavailable' });
    await set(backend, 'FR40303265045');
    assert.equal((await read(backend)).body.taxId?.verification?.status, 'unavailable');
    await backend.tell('faults', { registry: 'available' });
    await backend.tell('clock', { advance: 'P2D' });
    assert.equal((await read(backend)).body.taxId?.verification?.status, 'valid');
  });
});

describe('contacts (CON-1)', () => {
  it('are added by address or by member, changed, and removed', async () => {
    const backend = new TestBackend();
    const typed = await backend.post<Contact>('/contacts', {
      email: 'compta@a.example',
      firstName: 'Compta',
    });
    assert.deepEqual([typed.status, typed.headers.get('ETag')], [201, `"${typed.body.version}"`]);
    const { data: members } = (await backend.get<MemberList>('/members?query=chlo')).body;
    const picked = await backend.post<Contact>('/contacts', { memberId: members[0]?.id });
    assert.equal(picked.body.email, 'chloe@atelier-moreau.example');
    const path = `/contacts/${typed.body.id}`;
    const changed = await backend.patch<Contact>(path, { lastName: 'Service' }, typed.body.version);
    assert.equal(changed.body.lastName, 'Service');
    const stale = await backend.delete<Problem>(path, typed.body.version);
    assert.deepEqual([stale.status, stale.body.code], [412, 'version_stale']);
    const removed = await backend.delete<Contact>(path, changed.body.version);
    assert.deepEqual([removed.status, removed.body.email], [200, 'compta@a.example']);
    const { body } = await backend.get<ContactList>('/contacts');
    assert.deepEqual([body.total, body.data[0]?.id], [1, picked.body.id]);
  });

  it('are found as members are, without accents and letter case', async () => {
    const contacts = [
      { email: 'compta@a.example', firstName: 'Zoé', lastName: 'Müller' },
      { email: 'jm@a.example', firstName: 'Jörg' },
    ];
    const backend = new TestBackend({ overrides: { contacts } });
    for (const [query, found] of [
      ['muller zoe', ['compta@a.example']],
      ['JORG', ['jm@a.example']],
      ['a.example', ['compta@a.example', 'jm@a.example']],
      ['%', []],
    ] as const) {
      const { body } = await backend.get<ContactList>(`/contacts?query=${encodeURIComponent(query)}`);
      assert.deepEqual([body.data.map(({ email }) => email), body.total], [found, found.length], query);
    }
  });

  it('come in pages, which go on though one was removed in between', async () => {
    const contacts = Array.from({ length: 5 }, (_, index) => ({ email: `contact${index}@a.example` }));
    const backend = new TestBackend({ overrides: { contacts } });
    const first = (await backend.get<ContactList>('/contacts?limit=2')).body;
    assert.equal(first.total, 5);
    const [, last] = first.data;
    await backend.delete(`/contacts/${last?.id}`, last?.version);
    const second = (await backend.get<ContactList>(`/contacts?limit=2&cursor=${first.nextCursor}`)).body;
    assert.deepEqual(
      second.data.map(({ email }) => email),
      ['contact2@a.example', 'contact3@a.example'],
    );
  });

  it('have one address each, and none that there is not', async () => {
    const backend = new TestBackend();
    await backend.post('/contacts', { email: 'compta@a.example' });
    for (const [body, pointer, code] of [
      [{ email: 'COMPTA@a.example' }, '/email', 'duplicate'],
      [{ email: 'nowhere' }, '/email', 'invalid_email'],
      [{ memberId: 'mem_none' }, '/memberId', 'not_found'],
    ] as const) {
      const refused = await backend.post<Problem>('/contacts', body);
      assert.deepEqual(
        [refused.status, refused.body.errors?.map((error) => [error.pointer, error.code])],
        [422, [[pointer, code]]],
      );
    }
  });
});
