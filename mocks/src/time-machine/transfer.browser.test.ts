import { assert } from '@open-wc/testing';
import { render } from 'lit';
import { minorUnits } from '../../../test/iso-4217.ts';
import type { Transfer } from './controls.ts';
import { english } from './messages.ts';
import { transferForm } from './transfer.ts';

describe('the form of a bank transfer', () => {
  it('suggests, takes and sends an amount in the decimals of every currency', () => {
    for (const [currency, decimals] of minorUnits) {
      const place = document.createElement('div');
      document.body.append(place);
      const money = { amount: 720_000, currency };
      const sent: Transfer[] = [];
      render(
        transferForm({ amount: money, reference: null }, english, (transfer) => sent.push(transfer)),
        place,
      );
      const input = place.querySelector('input');
      assert.ok(input);
      assert.equal(input.value, ['720000', '', '7200.00', '720.000', '72.0000'][decimals], currency);
      assert.isTrue(input.checkValidity(), currency);
      input.form?.requestSubmit();
      assert.deepEqual(sent, [{ amount: money, reference: null }]);
      input.value += decimals > 0 ? '0' : '.0';
      assert.isFalse(input.checkValidity(), `one decimal more of ${currency}`);
      place.remove();
    }
  });
});
