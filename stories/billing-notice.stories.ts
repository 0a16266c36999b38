import type { BillingAdapter, Notice } from '@billfold/contract';
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

const meta: Meta = { title: 'Elements/billing-notice', component: 'billing-notice' };

export default meta;

const notice = html`<billing-notice></billing-notice>`;
const at = (scene: Scene): StoryObj => ({ render: () => withBackend(mockAdapter(scene), notice) });
const troubled = (trouble: Parameters<typeof troubledAdapter>[0]): StoryObj => ({
  render: () => withBackend(troubledAdapter(trouble), notice),
});

/** Somebody is invited. */
const invite: NonNullable<Scene['before']> = async ({ adapter }) => {
  const quote = await adapter.quotes.create({ type: 'add_members', emails: ['nadia@example.com'] });
  await adapter.quotes.accept(quote.id);
};

/** The account with other notices than it has. */
function telling(...notices: Notice[]): BillingAdapter {
  const adapter = mockAdapter();
  const { account } = adapter;
  if (!account) throw new Error('The mock tells of the account');
  const read: typeof account.read = async (options) => ({ ...(await account.read(options)), notices });
  return { ...adapter, account: { read } };
}

/** Nothing needs to be known: it takes no space. */
export const Quiet = at({});

/** The card said no: pay here, or see why it fails again. */
export const PaymentFailed = at({ before: declinedInvitation });

/** The bank has a question about a payment; it can be answered here, or the invoice paid another way. */
export const BankAsks = at({ overrides: { card: '3220' }, before: invite });

/** Two cards: one is chosen before it is paid. */
export const TwoCards = at({
  before: async (scene) => {
    await scene.adapter.paymentMethods.add({ token: 'tok_test_4444' });
    await declinedInvitation(scene);
  },
});

/** An invoice that waits for a bank transfer. */
export const TransferExpected = at({
  scenario: 'program',
  overrides: { paymentMethod: 'bank_transfer' },
  before: ({ mock }) => mock.control('clock', { to: 'next_renewal' }),
});

/** A transfer that was too short: the rest is still awaited. */
export const TransferShort = at({
  scenario: 'program',
  overrides: { paymentMethod: 'bank_transfer' },
  before: async ({ mock }) => {
    await mock.control('clock', { to: 'next_renewal' });
    await mock.control('transfers', { amount: 100_00 });
  },
});

/** Several invoices are open: one notice for each, the oldest first. */
export const SeveralOpen = at({ overrides: patient, before: severalOpen });

/** Given up after the last try: the account is unpaid, and nothing renews. */
export const Unpaid = at({
  before: async (scene) => {
    await declinedInvitation(scene);
    await scene.mock.control('faults', { charges: 'insufficient_funds' });
    await scene.mock.control('clock', { advance: 'P16D' });
    await scene.mock.control('faults', { charges: null });
  },
});

/** A link was mailed that closes the account: it can be kept open here. */
export const ClosingAsked = at({
  scenario: 'program',
  before: async ({ adapter }) => {
    const { version } = await adapter.closure.read();
    await adapter.closure.close({ version });
  },
});

/** The register does not know the VAT number: it is corrected here, and checked at once. */
export const TaxIdInvalid = at({ overrides: { taxId: { value: 'FR71404833238', status: 'invalid' } } });

/** Somebody invited is told that there is a problem, and no more. */
export const SeenByTheInvited = at({ viewer: 'invited', before: declinedInvitation });

/** A lower plan is ahead, and can be undone. */
export const PlanChanges = at({
  before: async ({ adapter }) => {
    const { data } = await adapter.plans.list();
    const [lowest] = data;
    if (!lowest) return;
    const quote = await adapter.quotes.create({
      type: 'change_plan',
      planId: lowest.id,
      interval: 'month',
    });
    await adapter.quotes.accept(quote.id);
  },
});

/** Everything at once, and something that the kit does not know yet: most urgent first. */
export const Everything: StoryObj = {
  render: () =>
    withBackend(
      telling(
        {
          kind: 'plan_change_unconfirmed',
          params: { changeId: 'c', planName: 'Plus', sentTo: 'a.very.long.address@a-long-domain.example' },
          severity: 'info',
          remedy: { kind: 'resend_confirmation', params: { changeId: 'c' } },
        },
        { kind: 'newer_than_the_kit', params: {}, severity: 'info', remedy: null },
        {
          kind: 'card_expired',
          params: { paymentMethodId: 'pm', brand: 'amex', last4: '0005', expMonth: 3, expYear: 2026 },
          severity: 'warning',
          remedy: { kind: 'update_payment_method', params: { paymentMethodId: 'pm' } },
        },
        {
          kind: 'tax_id_invalid',
          params: { value: 'FR12345678901' },
          severity: 'warning',
          remedy: { kind: 'update_tax_id', params: {} },
        },
        {
          kind: 'closing_unconfirmed',
          params: { sentTo: 'ines@atelier-moreau.example', expiresOn: '2026-04-23' },
          severity: 'warning',
          remedy: { kind: 'withdraw_closure', params: {} },
        },
        {
          kind: 'payment_failed',
          params: {
            invoiceId: 'in_1',
            number: 'INV-10682',
            amountDue: { amount: 9_876_543_210, currency: 'EUR' },
            declineCode: 'lost_card',
          },
          severity: 'critical',
          remedy: {
            kind: 'pay_invoice',
            params: {
              invoiceId: 'in_1',
              number: 'INV-10682',
              amountDue: { amount: 9_876_543_210, currency: 'EUR' },
            },
          },
        },
      ),
      notice,
    ),
};

/** The account is closed: the way to a person. */
export const Closed: StoryObj = {
  render: () =>
    withBackend(
      telling({
        kind: 'account_closed',
        params: {},
        severity: 'info',
        remedy: {
          kind: 'contact_support',
          params: { url: 'https://example.com/support', hours: 'Mon–Fri, 9–17' },
        },
      }),
      notice,
    ),
};

/** While it is not known whether there is anything to say, it takes no space either. */
export const Loading = troubled('loading');
export const Failed = troubled('error');
export const Offline = troubled('offline');
export const SignedOut = troubled('signedOut');
/** It takes no space until there is something to say. Where nothing may move, the page keeps its place. */
export const Slow: StoryObj = {
  render: () =>
    withBackend(
      slowAdapter({ before: declinedInvitation }),
      html`<style>
          .kept {
            min-block-size: 12rem;
          }
        </style>
        <billing-notice class="kept"></billing-notice>
        <p>What follows stays where it is.</p>`,
    ),
};

/** Read again, and that takes a while: what is known stays, paler. */
export const ReadAgain: StoryObj = {
  render: () => withBackend(troubledLater('loading', { before: declinedInvitation }), notice),
};

/** Read again without a connection: what is known stays, and may be old. */
export const OutOfDate: StoryObj = {
  render: () => withBackend(troubledLater('offline', { before: declinedInvitation }), notice),
};

/** The session ends while it is shown: nothing of it stays. */
export const SignedOutLater: StoryObj = {
  render: () => withBackend(troubledLater('signedOut', { before: declinedInvitation }), notice),
};

/** Who may not read the account is told nothing. */
export const Refused = troubled('refused');
/** The adapter lacks this facet: nothing is said. */
export const Unavailable: StoryObj = { render: () => withBackend({}, notice) };
