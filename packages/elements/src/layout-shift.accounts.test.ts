import './define/all.ts';
import { asked, declined, holds, makesPlaces, type Scene } from './shared/testing/scenes.ts';
import type { Way } from './shared/testing/weather.ts';

/** Nothing jumps in what every page of billing has, whatever the product, the account and its size. */

const workspace = { scenario: 'workspace' } as const;
const program = { scenario: 'program' } as const;
const history = '<billing-history></billing-history>';
const spending = '<billing-spending></billing-spending>';
const members = '<billing-members></billing-members>';

/** Somebody leaves, and what was paid for the rest of the month becomes balance. */
async function credited({ adapter }: Way): Promise<void> {
  const leaves = (await adapter.members.list({ limit: 100 })).data.find(({ role }) => role === 'member');
  const quote = await adapter.quotes.create({ type: 'remove_members', memberIds: [leaves?.id ?? ''] });
  await adapter.quotes.accept(quote.id);
}

const scenes: readonly Scene[] = [
  {
    what: 'billing-history, seats with the next invoice',
    recipe: workspace,
    markup: history,
    settled: /Next renewal.*All details.*INV/,
  },
  { what: 'billing-history, by the year', recipe: program, markup: history, settled: /Next renewal.*INV/ },
  {
    what: 'billing-history with a balance',
    before: credited,
    markup: history,
    settled: /Next renewal.*Your credit/,
    grows: true,
  },
  {
    what: 'billing-history with spending',
    recipe: workspace,
    markup: '<billing-history spending></billing-history>',
    settled: /Next renewal.*Spending.*INV/,
  },
  {
    what: 'billing-history of a new account',
    recipe: { overrides: { periodStart: '2026-04-16' } },
    markup: history,
    settled: /Next renewal.*INV/,
    grows: true,
  },
  {
    what: 'billing-history without a renewal',
    recipe: { scenario: 'workspace', overrides: { plan: 'free', periodStart: '2026-04-16' } },
    markup: history,
    settled: /free plan.*No invoices yet/,
    grows: true,
  },
  {
    what: 'billing-spending, seats with the next invoice',
    recipe: workspace,
    markup: spending,
    settled: 'Month by month',
  },
  { what: 'billing-spending, by the year', recipe: program, markup: spending, settled: 'Month by month' },
  {
    what: 'billing-members, seats with the next invoice',
    recipe: workspace,
    markup: members,
    settled: /Invite by.*Amina/,
    grows: true,
  },
  { what: 'billing-members, without seats', recipe: program, markup: members, settled: 'Lou' },
  {
    what: 'billing-members of several pages',
    recipe: workspace,
    markup: '<billing-members page-size="3"></billing-members>',
    settled: /1–3 of 7/,
    grows: true,
  },
  {
    what: 'billing-members where nobody can be invited before something is paid',
    before: declined,
    markup: members,
    settled: /Pay INV-10683.*Sofia/,
    grows: true,
  },
  {
    what: 'billing-members where the bank asks',
    before: asked,
    markup: members,
    settled: /Confirm with.*Sofia/,
    grows: true,
  },
  {
    what: 'billing-history with something to pay',
    before: declined,
    markup: history,
    settled: /Next renewal.*INV-10683/,
  },
];

describe('layout shift, on other accounts', () => {
  makesPlaces();

  for (const scene of scenes) holds(scene);
});
