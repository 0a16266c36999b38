import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { plansView, subscriptionView, upcomingInvoice } from './index.ts';
import { comparePlans, offeredPrice, planName } from './prices.ts';
import { Story } from './testing/story.ts';

const at = (day: string) => Date.parse(`${day}T00:00:00+02:00`);

function announce(
  story: Story,
  amount: number,
  from: string,
  more: { country?: string; planId?: string } = {},
): void {
  story.run({ type: 'announce_price', planId: 'pro', interval: 'month', amount, from: at(from), ...more });
}

const estimated = (story: Story) => upcomingInvoice(story.account).estimate?.total.amount;

const offered = (story: Story, planId = 'pro') =>
  offeredPrice(story.account, planId, 'month', story.account.now)?.amount;

describe('PRICE-1: a price is kept until the period’s end', () => {
  it('PRICE-1: for members who are added, too; the announced one applies, and is estimated, from the renewal', () => {
    const story = new Story({ members: 0 }).on('2026-04-10');
    announce(story, 1500, '2026-04-12');
    assert.equal(estimated(story), 1500);
    const { quote } = story.on('2026-04-16').add('ada@example.com');
    assert.equal(quote.dueNow.amount, 600);
    assert.equal(quote.nextRenewal.after?.amountDue.amount, 3000);
    assert.equal(subscriptionView(story.account).unitAmount.amount, 1200);
    story.on('2026-05-01');
    assert.equal(subscriptionView(story.account).unitAmount.amount, 1500);
    // 15.00 × 16 ÷ 31.
    assert.equal(story.on('2026-05-16').add('bob@example.com').quote.dueNow.amount, 774);
    assert.deepEqual(story.charges, [1200, 600, 3000, 774]);
  });

  it('PRICE-1: applies to a period that begins at its very instant, and to none before', () => {
    const story = new Story({ members: 0 });
    announce(story, 1500, '2026-05-01');
    story.run({
      type: 'announce_price',
      planId: 'pro',
      interval: 'month',
      amount: 1800,
      from: at('2026-06-01') + 1,
    });
    assert.equal(estimated(story), 1500);
    story.on('2026-06-15');
    assert.equal(estimated(story), 1800);
    story.on('2026-07-01');
    assert.deepEqual(story.charges, [1200, 1500, 1500, 1800]);
  });

  it('PRICE-1: the one whose day came last applies, whenever it was announced', () => {
    const story = new Story({ members: 0 });
    announce(story, 1800, '2026-04-20');
    announce(story, 1500, '2026-04-10');
    assert.equal(estimated(story), 1800);
    announce(story, 1900, '2026-04-20');
    assert.equal(estimated(story), 1900);
  });

  it('PRICE-1: who changes to a plan pays what is offered that day', () => {
    const story = new Story({ members: 0 }).on('2026-04-10');
    announce(story, 3000, '2026-04-16', { planId: 'max' });
    assert.equal(offered(story, 'max'), 2000);
    story.on('2026-04-16');
    // −6.00 + 15.00
    assert.equal(story.quote({ type: 'change_plan', planId: 'max', interval: 'month' }).dueNow.amount, 900);
  });

  it('PRICE-1: a price that falls to nothing makes no invoice', () => {
    const story = new Story({ members: 0 });
    announce(story, 0, '2026-05-01');
    assert.equal(estimated(story), undefined);
    story.on('2026-06-01');
    assert.deepEqual([story.charges, story.account.invoices.size], [[1200], 1]);
  });

  it('PRICE-1: the currency stays, wherever the account moves', () => {
    const story = new Story({ members: 0 }).on('2026-04-16');
    const patch = { address: { country: 'CH', postalCode: '8001' } };
    story.run({ type: 'update_settings', by: story.owner, patch, version: '1' });
    const { estimate } = upcomingInvoice(story.account);
    assert.deepEqual(estimate?.total, { amount: 1200, currency: 'EUR' });
  });

  it('PRICE-1: of a plan that there is none of, none is announced', () => {
    const story = new Story();
    assert.throws(
      () => {
        announce(story, 1, '2026-04-01', { planId: 'nope' });
      },
      { code: 'not_found' },
    );
  });
});

describe('TAX-4: prices come per currency and country', () => {
  it('TAX-4: a country’s own price goes before the general one, also before a newer one', () => {
    const story = new Story({ members: 0 }).on('2026-04-16');
    announce(story, 1300, '2026-04-10', { country: 'FR' });
    assert.equal(offered(story), 1300);
    announce(story, 1100, '2026-04-12');
    assert.equal(offered(story), 1300);
    announce(story, 1400, '2026-04-14', { country: 'FR' });
    assert.equal(offered(story), 1400);
    const pro = plansView(story.account).find(({ id }) => id === 'pro');
    assert.deepEqual(pro?.prices[0], {
      currency: 'EUR',
      interval: 'month',
      unitAmount: { amount: 1400, currency: 'EUR' },
    });
  });

  it('TAX-4: one that is still to come leaves the general one until then', () => {
    const story = new Story({ members: 0 }).on('2026-04-16');
    announce(story, 1300, '2026-05-01', { country: 'FR' });
    assert.equal(offered(story), 1200);
    assert.equal(estimated(story), 1300);
  });

  it('TAX-4: other countries’ prices, and other currencies’, are nothing to it', () => {
    const story = new Story({ members: 0 }).on('2026-04-16');
    announce(story, 900, '2026-04-10', { country: 'DE' });
    story.account = {
      ...story.account,
      catalogue: story.account.catalogue.map((plan) => ({
        ...plan,
        prices: [
          ...plan.prices,
          { currency: 'JPY', country: null, interval: 'month' as const, amount: 1, from: at('2026-04-10') },
        ],
      })),
    };
    assert.equal(offered(story), 1200);
  });

  it('TAX-4: the account moves to another country, and pays its price from the renewal', () => {
    const story = new Story({ members: 0 }).on('2026-04-16');
    announce(story, 900, '2026-04-10', { country: 'DE' });
    const patch = { address: { country: 'DE', postalCode: '10115' } };
    story.run({ type: 'update_settings', by: story.owner, patch, version: '1' });
    assert.equal(subscriptionView(story.account).unitAmount.amount, 1200);
    assert.equal(estimated(story), 900);
    story.on('2026-05-01');
    assert.deepEqual(story.charges, [1200, 900]);
  });
});

describe('PLAN-1: plans stand in an order', () => {
  it('PLAN-1: above, below and beside the current one; one that is gone stands at the bottom, by its id', () => {
    const { account } = new Story();
    const sign = (planId: string) => Math.sign(comparePlans(account, planId));
    assert.deepEqual([sign('max'), sign('free'), sign('pro'), sign('gone')], [1, -1, 0, -1]);
    assert.deepEqual([planName(account, 'max'), planName(account, 'gone')], ['Max', 'gone']);
    assert.equal(offeredPrice(account, 'gone', 'month', account.now), undefined);
  });
});
