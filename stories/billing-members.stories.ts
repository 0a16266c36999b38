import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import {
  declinedInvitation,
  mockAdapter,
  patient,
  severalOpen,
  slowAdapter,
  troubledAdapter,
  troubledLater,
  withBackend,
  type Scene,
} from './backend.ts';

const meta: Meta = { title: 'Elements/billing-members', component: 'billing-members' };

export default meta;

const members = html`<billing-members></billing-members>`;
const at = (scene: Scene): StoryObj => ({ render: () => withBackend(mockAdapter(scene), members) });
const troubled = (trouble: Parameters<typeof troubledAdapter>[0]): StoryObj => ({
  render: () => withBackend(troubledAdapter(trouble), members),
});

/** An owner, four members and one who has not accepted yet. Invite and remove: the backend of a story is its own. */
export const Team = at({});

/** A card that declines: invite somebody, and see what stands and what is blocked. */
export const CardDeclines = at({ overrides: { decline: 'card_declined' } });

/** An invoice is overdue: nobody can be invited until it is paid, and here is the way. */
export const Blocked = at({ before: declinedInvitation });

/** Several invoices are in the way: the oldest is paid first. */
export const SeveralOpen = at({ overrides: patient, before: severalOpen });

/** The bank has a question about the last invitation: nobody can be invited until it is answered. */
export const BankAsks = at({
  overrides: { card: '3220' },
  before: async ({ adapter }) => {
    const quote = await adapter.quotes.create({ type: 'add_members', emails: ['nadia@example.com'] });
    await adapter.quotes.accept(quote.id);
  },
});

/** Invitations lapse, where the policy says so: each says when. */
export const InvitationsLapse = at({
  overrides: { policy: { invitationDays: 30 } },
  before: async ({ adapter }) => {
    const quote = await adapter.quotes.create({ type: 'add_members', emails: ['nadia@example.com'] });
    await adapter.quotes.accept(quote.id);
  },
});

/** Charges wait for the next invoice. */
export const ChargedAtRenewal = at({ overrides: { policy: { seatInvoicing: 'next_invoice' } } });

/** More than a page, hence a search. */
export const ManyMembers = at({
  overrides: {
    periodStart: '2026-04-01',
    members: Array.from({ length: 120 }, (_, index) => ({
      name: `Member ${index + 1}`,
      email: `member${index + 1}@example.com`,
    })),
  },
});

/** Names and addresses as long, and as hostile, as they come. */
export const HardNames = at({
  overrides: {
    periodStart: '2026-04-01',
    members: [
      { name: 'Wolfeschlegelsteinhausenbergerdorff-Featherstonehaugh', email: 'w@example.com' },
      { name: '<img src=x onerror=alert(1)>', email: 'markup@example.com' },
      { name: '\u202eevil\u202c', email: 'direction@example.com' },
      { name: 'عبد الرحمن بن محمد', email: 'abd@example.com' },
      {
        name: null,
        email: `${'very-long-'.repeat(12)}address@a-domain-with-a-long-name.example`,
        status: 'invited',
      },
    ],
  },
});

/** Sums with many digits, in a currency without decimals. */
export const LargeSums = at({
  overrides: { price: 98_765_432_100, currency: 'JPY', periodStart: '2026-04-01' },
});

export const Loading = troubled('loading');
export const Failed = troubled('error');
export const Offline = troubled('offline');
export const SignedOut = troubled('signedOut');
/** Its place is as high as a team. */
export const Slow: StoryObj = { render: () => withBackend(slowAdapter(), members) };
/** Read again, and that takes a while: what is known stays, paler. */
export const ReadAgain: StoryObj = { render: () => withBackend(troubledLater('loading'), members) };
/** Read again without a connection: what is known stays, and may be old. */
export const OutOfDate: StoryObj = { render: () => withBackend(troubledLater('offline'), members) };
/** The session ends while it is shown: nothing of it stays, and what was typed is there after signing in. */
export const SignedOutLater: StoryObj = { render: () => withBackend(troubledLater('signedOut'), members) };
/** Somebody who may not see it. */
export const Refused = at({ viewer: 'member' });
/** Somebody invited is told that there is a problem with a payment, and no more. */
export const SeenByTheInvited = at({ viewer: 'invited', before: declinedInvitation });
/** The adapter lacks this facet. */
export const Unavailable: StoryObj = { render: () => withBackend({}, members) };
