import { localDay } from '@billfold/rules';
import * as z from 'zod/mini';
import type { Instance } from '../../instance.ts';
import type { Answered } from '../answered.ts';
import { jsonBody, type Call } from '../call.ts';
import { isCardNumber } from '../card-number.ts';
import { HttpRefusal, json } from '../problems.ts';
import { read } from '../validation.ts';
import { cardOf } from '../vault.ts';

/** A card as it is typed. */
const TypedCard = z.strictObject({
  number: z.string().check(z.minLength(1), z.maxLength(40)),
  expMonth: z.int().check(z.gte(1), z.lte(12)),
  expYear: z.int().check(z.gte(2000), z.lte(2100)),
});

export type TypedCard = z.input<typeof TypedCard>;

/**
 * Turns a card's number into a token (PAY-3). The number is kept nowhere: neither here nor in what is told of the past.
 * @throws HttpRefusal `invalid_number`, `expired_card`
 */
export function keepCard(instance: Instance, call: Call): Answered {
  const { number: typed, ...expiry } = read(TypedCard, jsonBody(call));
  const number = typed.replace(/[\s-]/g, '');
  if (!isCardNumber(number)) throw refused('/number', 'invalid_number', 'This is no card number');
  // A card works to the end of its month.
  const month = localDay(instance.account, instance.account.now).slice(0, 7);
  if (`${expiry.expYear}-${String(expiry.expMonth).padStart(2, '0')}` < month)
    throw refused('/expYear', 'expired_card', 'This card has expired');

  const card = cardOf(number, expiry);
  const token = `tok_${instance.id}_${Object.keys(instance.vault).length + 1}`;
  const { brand, last4 } = card;
  return {
    instance: { ...instance, vault: { ...instance.vault, [token]: card } },
    reply: json({ token, brand, last4 }, 201),
  };
}

function refused(pointer: string, code: string, detail: string): HttpRefusal {
  return new HttpRefusal(422, code, detail, { errors: [{ pointer, code, detail }] });
}
