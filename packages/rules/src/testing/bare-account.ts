import type { FieldError } from '@billfold/contract';
import { produce } from 'immer';
import { parseInstant } from '../calendar.ts';
import { addPerson, nobody } from '../people.ts';
import { recipientsOf } from '../recipients.ts';
import { Refusal } from '../refusal.ts';
import type { AccountState, MemberState } from '../state.ts';
import type { Happening, Work } from '../work.ts';
import type { SentMail } from './story.ts';

/** The instant at which a bare account stands: a Wednesday. */
export const NOW = parseInstant('2026-11-25T15:30:00+01:00');

/** The ids of its members. */
export const [OWNER, INES, INVITED] = ['mem_test_1', 'mem_test_2', 'mem_test_3'] as const;

function member(id: string, name: string, more: Partial<MemberState>): MemberState {
  return {
    id,
    name: null,
    email: `${name}@example.com`,
    role: 'member',
    status: 'active',
    invitedOn: '2026-01-01',
    joinedOn: '2026-01-01',
    lapsesOn: null,
    stay: null,
    ...more,
  };
}

/**
 * As much of an account as settings and contacts go by: in Paris, with an owner, a member "Inès Martin" and somebody
 * invited; each change is mailed at once.
 */
export function bareAccount(more: Partial<AccountState> = {}): AccountState {
  const members = nobody<MemberState>();
  addPerson(members, member(OWNER, 'owner', { name: 'Olive Owner', role: 'owner' }));
  addPerson(members, member(INES, 'ines', { name: 'Inès Martin' }));
  addPerson(members, member(INVITED, 'invited', { status: 'invited', joinedOn: null }));
  const bare: Partial<AccountState> = {
    id: 'test',
    timeZone: 'Europe/Paris',
    country: 'FR',
    billTo: {
      name: 'Customer',
      address: {
        line1: '1 rue Cler',
        line2: null,
        city: 'Paris',
        state: null,
        postalCode: '75007',
        country: 'FR',
      },
      taxId: null,
    },
    taxId: null,
    knownTaxIds: {},
    settings: { legalStatus: null, emailFrequency: 'each_change', purchasers: 'owners', version: 1 },
    policy: { purchasersNamed: true } as AccountState['policy'],
    contacts: nobody(),
    digest: [],
    members,
    ownerId: OWNER,
    lapses: {},
    now: NOW,
    revision: 0,
    counters: {},
    ...more,
  };
  return bare as AccountState;
}

/** What came of something that was done to an account. */
export interface Done {
  account: AccountState;
  mails: SentMail[];
  /** The numbers that the registry is to be asked about. */
  asked: string[];
}

/** Does something to an account as a command would: on a draft, at its present instant or at a later one. */
export function act(account: AccountState, change: (work: Work) => void, at = account.now): Done {
  const happened: Happening[] = [];
  const next = produce(account, (draft) => {
    draft.now = at;
    change({ account: draft, at, happened });
  });
  return {
    account: next,
    mails: happened.flatMap((each) => (each.type === 'mail' ? [{ ...each, to: recipientsOf(each.to) }] : [])),
    asked: happened.flatMap((each) => (each.type === 'tax_check_wanted' ? [each.value] : [])),
  };
}

/** The refusal that something is met with. */
export function refusalOf(account: AccountState, change: (work: Work) => void): Refusal {
  try {
    act(account, change);
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
  throw new Error('It was not refused');
}

/** The fields that are wrong, as `pointer code`. */
export function wrongFields(errors: readonly FieldError[]): string[] {
  return errors.map(({ pointer, code }) => `${pointer} ${code}`);
}
