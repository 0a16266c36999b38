import { vatCountryOf, type BillingPolicy, type NewAccount } from '@billfold/rules';
import { invalid } from '../backend/problems.ts';
import { registryAnswer } from '../backend/registry.ts';
import { given } from '../backend/validation.ts';
import { testCard } from '../backend/vault.ts';
import type { Overrides, Person } from '../recipe.ts';
import type { Scenario } from './scenario.ts';
import { vatRatesWith } from './vat-rates.ts';

const PAYING_CARD = '4242';

/**
 * What the account of a scenario begins with.
 * @param people who is there from the first day, beside the owner
 * @throws HttpRefusal `invalid_request` where the plan is not there, or has no price
 */
export function termsOf(
  scenario: Scenario,
  id: string,
  overrides: Overrides,
  startsOn: string,
  people: readonly Person[],
): NewAccount {
  const {
    currency = scenario.currency,
    interval = scenario.interval,
    country = scenario.country,
    locale = scenario.locale,
    timeZone = scenario.timeZone,
    plan: planId = scenario.planId,
  } = overrides;
  const taxId = registered(overrides);
  const paymentMethod = methodOf(scenario, overrides);
  const catalogue = catalogueOf(scenario, planId, interval, currency, overrides.price);
  checkPlan(catalogue, planId, interval);
  const { company } = scenario;
  const address =
    country === scenario.country ? company.address : { ...company.address, ...scenario.elsewhere, country };
  return {
    id,
    // It comes from the id alone, so that a story that is told again has the same links.
    secret: `secret of ${id}`,
    name: scenario.name,
    policy: policyOf(scenario, overrides, paymentMethod),
    timeZone,
    currency,
    country,
    locale,
    support: scenario.support,
    seller: scenario.seller,
    billTo: { ...company, address, taxId: taxId?.value ?? null },
    taxId,
    settings: { ...given(scenario.settings), legalStatus: scenario.legalStatus },
    catalogue,
    pricingUrl: scenario.pricingUrl,
    taxRates: vatRatesWith(vatCountryOf(address) ?? country, overrides.vatRate),
    bankAccount: scenario.bankAccount,
    paymentMethod:
      paymentMethod === 'card' ? { type: 'card', card: testCard(PAYING_CARD) } : { type: 'bank_transfer' },
    planId,
    interval,
    startsOn,
    owner: scenario.owner,
    members: people.map(({ name, email, role = 'member', status = 'active' }) => ({
      name,
      email,
      role,
      status,
    })),
    lastNumbers: scenario.lastNumbers,
  };
}

function registered({ taxId }: Overrides): NewAccount['taxId'] {
  if (taxId === undefined) return null;
  const { value: typed, status } = typeof taxId === 'string' ? { value: taxId, status: undefined } : taxId;
  const value = typed.replace(/\s/g, '').toUpperCase();
  return { value, status: status ?? registryAnswer(value, false) };
}

/** What the account pays with; where it has nothing, what it paid with before. */
function methodOf(scenario: Scenario, { paymentMethod, card }: Overrides): 'card' | 'bank_transfer' {
  if (paymentMethod === 'card' || paymentMethod === 'bank_transfer') return paymentMethod;
  return card === undefined ? scenario.paymentMethod : 'card';
}

function policyOf(scenario: Scenario, overrides: Overrides, method: 'card' | 'bank_transfer'): BillingPolicy {
  const policy = { ...scenario.policy, ...given(overrides.policy ?? {}) };
  const types = policy.paymentMethodTypes;
  return types.includes(method) ? policy : { ...policy, paymentMethodTypes: [...types, method] };
}

function catalogueOf(
  { plans }: Scenario,
  planId: string,
  interval: NewAccount['interval'],
  currency: string,
  price: number | undefined,
): NewAccount['catalogue'] {
  return plans.map(({ prices, ...plan }, index) => {
    const own = price !== undefined && plan.id === planId;
    const listed = own ? prices.filter((each) => each.interval !== interval) : prices;
    return {
      ...plan,
      rank: index + 1,
      prices: [...listed, ...(own ? [{ interval, amount: price }] : [])].map(
        ({ country = null, ...each }) => ({
          ...each,
          country,
          currency,
          from: 0,
        }),
      ),
    };
  });
}

function checkPlan(catalogue: NewAccount['catalogue'], planId: string, interval: string): void {
  const plan = catalogue.find(({ id }) => id === planId);
  const refuse = (pointer: string, detail: string) =>
    invalid([{ pointer: `/overrides/${pointer}`, code: 'invalid_value', detail }]);
  if (!plan) throw refuse('plan', `There are ${catalogue.map(({ id }) => id).join(', ')}`);
  if (!plan.prices.some((price) => price.interval === interval))
    throw refuse('interval', `${plan.name} has no price a ${interval}: give it one by overrides.price`);
}
