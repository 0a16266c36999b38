import { pluralFor } from '../shared/plural.ts';
import type { Inline } from '../shared/shared.messages.ts';

/**
 * Why an amount is what it is. Amounts, days and shares come written out: `share` is `15/30`, or `3 × 15/30` for three.
 * Sentences
 * stand after each other, and hold before something is done as they do after.
 */
export interface ReasonsMessages {
  /** How something begins, by what it is. */
  begins: {
    member: (name: Inline, day: string) => Inline;
    memberOnPlan: (name: Inline, plan: Inline, day: string) => Inline;
    plan: (plan: Inline, day: string) => Inline;
  };
  /** The same, of something that has ended since: `days` are its first to last. */
  lasts: (name: Inline, days: string) => Inline;
  ends: {
    member: (name: Inline, day: string) => Inline;
    memberOnPlan: (name: Inline, plan: Inline, day: string) => Inline;
    plan: (plan: Inline, day: string) => Inline;
  };
  /** Who or what is meant where a line does not say. */
  someone: string;
  thePlan: string;
  /** How much of the period is left, or counts. */
  daysLeft: (units: number, unitsInPeriod: number) => string;
  daysCounted: (units: number, unitsInPeriod: number) => string;
  /** The same by the second: `14 days, 21 hours` of `30 days`. */
  timeLeft: (part: string, whole: string) => string;
  timeCounted: (part: string, whole: string) => string;
  /** A stretch of time that leaves out minutes or seconds. */
  about: (time: string) => string;
  share: (share: string, price: string, amount: string) => string;
  /** By the second: the share stands in `exactly`. */
  thatShare: (price: string, amount: string) => string;
  /** Nothing of the period is over. */
  whole: (amount: string) => string;
  charged: (amount: string) => string;
  daysUsed: (units: number, unitsInPeriod: number) => string;
  timeUsed: (part: string, whole: string) => string;
  unused: (amount: string) => string;
  rest: (charged: string, used: string, amount: string) => string;
  exactly: (share: string, price: string) => string;
  /** @param smallest The smallest amount of the currency. */
  rounded: (smallest: string) => string;
  restRounded: (smallest: string) => string;
  renewal: {
    members: (count: number, price: string, days: string) => string;
    plan: (plan: Inline, price: string, days: string) => Inline;
    product: (count: number, price: string, amount: string) => string;
  };
  /** What is taken off. */
  discount: {
    ofBase: (rate: string, base: string, amount: string) => string;
    rate: (rate: string, amount: string) => string;
    amount: (amount: string) => string;
  };
  /** @param amount With what it is made of, where that is more than one. */
  once: (amount: string) => string;
  /** A line of a kind that is not known: what it says itself. */
  other: (days: string, factors: string, amount: string) => string;
  /** What the parts of the picture are. `time` is `15 days`. */
  picture: {
    before: (time: string) => string;
    charged: (time: string) => string;
    used: (time: string) => string;
    givenBack: (time: string) => string;
    after: (time: string) => string;
  };
  net: { taxed: (total: string) => string; untaxed: string };
  tax: {
    /** @param whole What both parts add up to, where the document has one rate. */
    standard: (rate: string, tax: string, net: string, whole?: string) => string;
    givenBack: (rate: string, tax: string, net: string, whole?: string) => string;
    reverse_charge: string;
    outside_scope: string;
    /** Of a category that is not known. */
    other: (tax: string, net: string) => string;
    rounded: (smallest: string) => string;
  };
  total: { lines: (count: number) => string; taxed: string; untaxed: string };
  creditNote: { toInvoice: string; toBalance: string; both: (amount: string) => string };
  balance: { applied: (amount: string, total: string) => string; grown: (amount: string) => string };
  /** What the account's balance is made of. */
  credits: {
    granted: (amount: string, day: string) => string;
    /** What an invoice took, or was taken back. */
    taken: (amount: string, day: string) => string;
    partlyUsed: (amount: string, day: string, left: string) => string;
    /** Of credits that are not listed. */
    older: string;
  };
  paid: { on: (day: string, amount: string) => string; other: string };
  due: {
    /** @param less What is taken off, as `credited`, `balance` and `paid` say. */
    rest: (total: string, less: readonly string[], due: string) => string;
    credited: (amount: string) => string;
    balance: (amount: string) => string;
    paid: (amount: string) => string;
    void: string;
    nothing: string;
    renewal: (day: string) => string;
  };
  /** Where something that is given back goes. */
  creditTo: { invoice: (number: Inline) => Inline; balance: string; pending_charge: string; other: string };
  quote: {
    invoice: string;
    invoiceAndMore: string;
    free: string;
    confirmed: string;
    later: (day: string) => string;
    atRenewal: string;
  };
  nextRenewal: { estimate: (day: string) => string; before: (amount: string) => string };
}

const plural = pluralFor('en');
const ofDays = (units: number, unitsInPeriod: number): string =>
  `${plural(units, { other: '#' })} of the period’s ${plural(unitsInPeriod, { one: '# day', other: '# days' })}`;
const be = (units: number, past = false): string =>
  past ? plural(units, { one: 'was', other: 'were' }) : plural(units, { one: 'is', other: 'are' });
const list = new Intl.ListFormat('en');

export const reasonsMessages: ReasonsMessages = {
  begins: {
    member: (name, day) => [name, `’s seat begins on ${day}:`],
    memberOnPlan: (name, plan, day) => [name, '’s seat on the ', plan, ` plan begins on ${day}:`],
    plan: (plan, day) => ['The ', plan, ` plan begins on ${day}:`],
  },
  lasts: (name, days) => [name, `’s seat is for ${days}:`],
  ends: {
    member: (name, day) => [name, `’s seat ends on ${day}.`],
    memberOnPlan: (name, plan, day) => [name, '’s seat on the ', plan, ` plan ends on ${day}.`],
    plan: (plan, day) => ['The ', plan, ` plan ends on ${day}.`],
  },
  someone: 'A member',
  thePlan: 'chosen',
  daysLeft: (units, unitsInPeriod) => `${ofDays(units, unitsInPeriod)} ${be(units)} left.`,
  daysCounted: (units, unitsInPeriod) => `${ofDays(units, unitsInPeriod)} ${be(units)} charged.`,
  timeLeft: (part, whole) => `time left is ${part} of the period’s ${whole}.`,
  timeCounted: (part, whole) => `time charged is ${part} of the period’s ${whole}.`,
  about: (time) => `about ${time}`,
  share: (share, price, amount) => `${share} of ${price} is ${amount}.`,
  thatShare: (price, amount) => `That share of ${price} is ${amount}.`,
  whole: (amount) => `the whole period is ahead, so the whole price is charged, ${amount}.`,
  charged: (amount) => `${amount} was charged for it.`,
  daysUsed: (units, unitsInPeriod) => `${ofDays(units, unitsInPeriod)} ${be(units, true)} used.`,
  timeUsed: (part, whole) => `Time used was ${part} of the period’s ${whole}.`,
  unused: (amount) => `It was not used, so all of it is given back: ${amount}.`,
  rest: (charged, used, amount) => `The rest is given back: ${charged} − ${used} = ${amount}.`,
  exactly: (share, price) => `Counted by the second: ${share} of ${price}.`,
  rounded: (smallest) => `Rounded once, to the nearest ${smallest}.`,
  restRounded: (smallest) =>
    `What was used is rounded once, to the nearest ${smallest}; what is given back is exactly the rest.`,
  renewal: {
    members: (count, price, days) =>
      plural(count, {
        one: `Your one member costs ${price} for ${days}.`,
        other: `Each of your # members, active or invited, costs ${price} for ${days}.`,
      }),
    plan: (plan, price, days) => ['The ', plan, ` plan costs ${price} for ${days}.`],
    product: (count, price, amount) => `${plural(count, { other: '#' })}\u00a0×\u00a0${price} = ${amount}.`,
  },
  discount: {
    ofBase: (rate, base, amount) => `${rate} of ${base} is taken off: ${amount}.`,
    rate: (rate, amount) => `${rate} is taken off: ${amount}.`,
    amount: (amount) => `${amount} is taken off.`,
  },
  once: (amount) => `It is charged once: ${amount}.`,
  other: (days, factors, amount) => `For ${days}: ${factors}. It comes to ${amount}.`,
  picture: {
    before: (time) => `${time} before, not charged`,
    charged: (time) => `${time} charged`,
    used: (time) => `${time} used`,
    givenBack: (time) => `${time} given back`,
    after: (time) => `${time} after, not charged`,
  },
  net: {
    taxed: (total) => `The total of ${total}, without the tax in it.`,
    untaxed: 'No VAT is charged, so this is the same as the total.',
  },
  tax: {
    standard: (rate, tax, net, whole) =>
      `Prices include VAT. ${whole ? `Of ${whole}, ` : ''}${tax} is VAT at ${rate}, and ${net} is the price without it.`,
    givenBack: (rate, tax, net, whole) =>
      `The VAT that was charged is given back too. ${whole ? `Of ${whole}, ` : ''}${tax} is VAT at ${rate}, and ${net} is the price without it.`,
    reverse_charge:
      'You gave a valid VAT number of another EU country than the seller’s, so no VAT is charged: you account for it yourself. Prices are without VAT.',
    outside_scope: 'EU VAT does not apply at your address. Prices are those of your country, without VAT.',
    other: (tax, net) => `${tax} of tax on ${net}.`,
    rounded: (smallest) => `Rounded once for each rate, to the nearest ${smallest}.`,
  },
  total: {
    lines: (count) =>
      plural(count, { one: 'The amount of the line above.', other: 'The # lines above, added up.' }),
    taxed: 'VAT is included.',
    untaxed: 'No VAT is charged.',
  },
  creditNote: {
    toInvoice: 'Part of this invoice was given back later, and taken off what it asked for.',
    toBalance: 'Part of this invoice was given back after it was paid, so it went to your credit.',
    both: (amount) =>
      `Part of this invoice was given back later. ${amount} was taken off what it asked for; what was paid already went to your credit.`,
  },
  balance: {
    applied: (amount, total) =>
      `Your credit pays ${amount} of ${total}, the oldest credit first. The total and its VAT stay the same.`,
    grown: (amount) => `More is given back than charged, so ${amount} goes to your credit.`,
  },
  credits: {
    granted: (amount, day) => `${amount} was credited on ${day}.`,
    taken: (amount, day) => `${amount} was taken off it on ${day}.`,
    partlyUsed: (amount, day, left) => `Of ${amount} credited on ${day}, ${left} is left.`,
    older: 'Whatever is left of earlier credits is in it, too.',
  },
  paid: {
    on: (day, amount) => `${amount} was paid on ${day}.`,
    other: 'Payments that have arrived for this invoice.',
  },
  due: {
    rest: (total, less, due) =>
      `The total of ${total}${less.length ? `, less ${list.format(less)},` : ''} leaves ${due}.`,
    credited: (amount) => `${amount} that was given back`,
    balance: (amount) => `${amount} from your credit`,
    paid: (amount) => `${amount} that was paid`,
    void: 'This invoice was taken back: nothing is owed for it.',
    nothing: 'More is given back than charged, so nothing is due.',
    renewal: (day) => `It is charged on ${day}, if nothing changes until then.`,
  },
  creditTo: {
    invoice: (number) => ['Invoice ', number, ' still asks for money, so this is taken off it first.'],
    balance:
      'What was paid already goes to your credit. It pays your next invoice, before your payment method does.',
    pending_charge: 'The charge has not been invoiced yet, so it is lowered itself.',
    other: 'It is given back to you.',
  },
  quote: {
    invoice: 'What the invoice still asks for.',
    free: 'Nothing is charged for it.',
    invoiceAndMore: 'What the invoice still asks for, and the lines above.',
    confirmed: 'It is charged when you confirm.',
    later: (day) => `The change takes effect on ${day}, so nothing is charged now.`,
    atRenewal: 'It is not charged now, but together with your next renewal.',
  },
  nextRenewal: {
    estimate: (day) =>
      `An estimate of the renewal on ${day}: what a whole period costs then, less your credit, if nothing else changes.`,
    before: (amount) => `Without this change it is ${amount}.`,
  },
};
