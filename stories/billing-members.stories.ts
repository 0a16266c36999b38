import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { declinedInvitation, mockAdapter, troubledAdapter, withBackend, type Scene } from './backend.ts';

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
/** Somebody who may not see it. */
export const Refused = at({ viewer: 'member' });
/** Somebody invited is told that there is a problem with a payment, and no more. */
export const SeenByTheInvited = at({ viewer: 'invited', before: declinedInvitation });
/** The adapter lacks this facet. */
export const Unavailable: StoryObj = { render: () => withBackend({}, members) };
