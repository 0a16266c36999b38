import { pluralFor } from '../shared/plural.ts';
import type { Inline } from '../shared/shared.messages.ts';

interface MemberAction {
  label: string;
  whom: (who: Inline) => Inline;
}

/** What `billing-members` says. */
export interface MembersMessages {
  title: string;
  columns: { member: string; role: string; status: string; actions: string };
  you: string;
  roles: { owner: string; manager: string; member: string; other: string };
  status: { invited: string; active: string; removed: string; other: string };
  since: (day: Inline) => Inline;
  /** Of an invitation that nobody has accepted: the day on which it lapses. */
  lapses: (day: Inline) => Inline;
  search: string;
  found: (count: number) => string;
  empty: { title: string; text: string };
  noMatch: { title: string; text: string };
  /** Buttons in a member's row; `whom` is for those who hear the button without its row. */
  actions: { resend: MemberAction; remove: MemberAction; withdraw: MemberAction };
  invite: {
    label: string;
    another: (place: string) => string;
    hint: string;
    add: string;
    /** Takes a field away. */
    drop: (address: string) => string;
    cost: string;
    confirmTitle: (people: number) => string;
    confirm: (people: number, amount: string | undefined) => string;
    confirmLater: (people: number, amount: string) => string;
    back: string;
    /** What is wrong with an address, by code. */
    errors: {
      required: string;
      invalid_email: string;
      already_member: string;
      duplicate: string;
      too_long: string;
      other: string;
    };
    /** A character cannot stand before or after the `@`: as it is, or its code where nobody sees it. */
    character: (character: string, part: 'local' | 'domain') => string;
    space: string;
    tooMany: string;
    blocked: string;
  };
  removal: {
    title: (who: Inline) => Inline;
    withdrawTitle: (who: Inline) => Inline;
    confirm: (who: Inline, amount: string | undefined) => Inline;
    confirmWithdraw: (amount: string | undefined) => string;
    back: string;
  };
  outcome: {
    invited: (people: number) => string;
    paid: (amount: string) => string;
    /** What the account's credit paid of it. */
    fromCredit: (amount: string) => string;
    later: (amount: string) => string;
    declined: (amount: string) => string;
    /** The same, where the failure is told beneath. */
    stands: string;
    /** The bank has a question, which stands beneath. */
    asks: (amount: string) => string;
    processing: string;
    removed: (who: Inline) => Inline;
    withdrawn: (who: Inline) => Inline;
    credited: (amount: string) => string;
    invoicePaid: (amount: string) => string;
    open: string;
    /** Somebody else was faster. */
    settled: (number: Inline) => Inline;
    settledText: string;
    gone: (who: Inline) => Inline;
    goneText: string;
    resent: (who: Inline) => Inline;
    notResent: (who: Inline) => Inline;
    notResentText: string;
    other: string;
  };
}

const plural = pluralFor('en');
const people = (count: number): string => plural(count, { one: '# person', other: '# people' });

export const membersMessages: MembersMessages = {
  title: 'Members',
  columns: { member: 'Member', role: 'Role', status: 'Status', actions: 'Actions' },
  you: '(you)',
  roles: { owner: 'Owner', manager: 'Manager', member: 'Member', other: '–' },
  status: { invited: 'Invited', active: 'Active', removed: 'Removed', other: '–' },
  since: (day) => ['since ', day],
  lapses: (day) => ['lapses ', day],
  search: 'Search members',
  found: (count) => plural(count, { one: '# member found', other: '# members found' }),
  empty: { title: 'No members yet', text: 'People you invite will appear here.' },
  noMatch: { title: 'No one found', text: 'Try part of a name or an address.' },
  actions: {
    resend: { label: 'Resend', whom: (who) => ['the invitation to ', who] },
    remove: { label: 'Remove', whom: (who) => who },
    withdraw: { label: 'Withdraw', whom: (who) => ['the invitation to ', who] },
  },
  invite: {
    label: 'Invite by e-mail',
    another: (place) => `E-mail address ${place}`,
    hint: 'You can paste several at once.',
    add: 'Add another address',
    drop: (address) => `Leave out ${address}`,
    cost: 'See what it costs',
    confirmTitle: (count) => `Invite ${people(count)}`,
    confirm: (count, amount) => `Invite ${people(count)}${amount ? ` and pay ${amount}` : ''}`,
    confirmLater: (count, amount) => `Invite ${people(count)}, ${amount} due at the next renewal`,
    back: 'Change addresses',
    errors: {
      required: 'Enter an e-mail address.',
      invalid_email: 'This is not an e-mail address.',
      already_member: 'This person already has a seat.',
      duplicate: 'This address is listed twice.',
      too_long: 'This address is too long.',
      other: 'This address is not accepted.',
    },
    character: (character, part) =>
      `An e-mail address can’t have “${character}” ${part === 'local' ? 'before' : 'after'} the @.`,
    space: 'An e-mail address can’t have a space in it.',
    tooMany: 'That is too many at once. Invite some of them first.',
    blocked: 'Nobody can be invited until it is paid.',
  },
  removal: {
    title: (who) => ['Remove ', who, '?'],
    withdrawTitle: (who) => ['Withdraw the invitation to ', who, '?'],
    confirm: (who, amount) => ['Remove ', who, amount ? ` and credit ${amount}` : ''],
    confirmWithdraw: (amount) => `Withdraw the invitation${amount ? ` and credit ${amount}` : ''}`,
    back: 'Keep',
  },
  outcome: {
    invited: (count) =>
      plural(count, { one: '# person has been invited', other: '# people have been invited' }),
    paid: (amount) => `${amount} was paid.`,
    fromCredit: (amount) => `${amount} was taken off your credit.`,
    later: (amount) => `${amount} will be charged at the next renewal.`,
    declined: (amount) => `The payment of ${amount} was declined. Everyone invited keeps their seat.`,
    stands: 'Everyone invited keeps their seat.',
    asks: (amount) =>
      `Your bank wants you to confirm the payment of ${amount}. Everyone invited keeps their seat.`,
    processing: 'Your bank hasn’t confirmed the payment yet.',
    removed: (who) => [who, ' has been removed'],
    withdrawn: (who) => ['The invitation to ', who, ' has been withdrawn'],
    credited: (amount) => `${amount} was credited.`,
    invoicePaid: (amount) => `${amount} was paid`,
    open: 'You can invite people again.',
    settled: (number) => [number, ' is paid already'],
    settledText: 'Nothing was charged just now.',
    gone: (who) => [who, ' has been removed already'],
    goneText: 'Nothing was changed or charged just now.',
    resent: (who) => ['The invitation to ', who, ' has been resent'],
    notResent: (who) => ['The invitation to ', who, ' could not be resent'],
    notResentText: 'Try again in a moment.',
    other: 'Done',
  },
};
