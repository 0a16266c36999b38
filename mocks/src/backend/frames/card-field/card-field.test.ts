import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { brandOf, isCardNumber } from '../../card-number.ts';
import { problemIn, readExpiry, type Card } from './check.ts';
import { digitsIn, rewrite } from './typed.ts';
import { writeCode, writeExpiry, writeNumber } from './writing.ts';

describe('a card number as it is typed', () => {
  it('is grouped as the card has it', () => {
    assert.equal(writeNumber('4242'), '4242');
    assert.equal(writeNumber('42424'), '4242 4');
    assert.equal(writeNumber('4242424242424242'), '4242 4242 4242 4242');
    assert.equal(writeNumber('378282246310005'), '3782 822463 10005');
    assert.equal(writeNumber('30569309025904'), '3056 930902 5904');
    assert.equal(writeNumber('6212345678901232000'), '6212 3456 7890 1232 000');
  });

  it('takes no more digits than its brand has', () => {
    assert.equal(writeNumber('42424242424242429'), '4242 4242 4242 4242');
    assert.equal(writeNumber('3782822463100059'), '3782 822463 10005');
  });

  it('tells its brand by the first digits', () => {
    const brands = ['4', '51', '2221', '2720', '37', '6011', '3528', '36', '62', '9', ''];
    assert.deepEqual(
      brands.map((digits) => brandOf(digits).id),
      'visa mastercard mastercard mastercard amex discover jcb diners unionpay unknown unknown'.split(' '),
    );
  });

  it('may come in the digits of other scripts, and with signs between them', () => {
    assert.equal(digitsIn('٤٢٤٢ ٤٢٤٢'), '42424242');
    assert.equal(digitsIn('۴۲'), '42');
    assert.equal(digitsIn('4242-4242.x'), '42424242');
  });

  it('holds its check digit', () => {
    assert.ok(isCardNumber('4242424242424242'));
    assert.ok(isCardNumber('378282246310005'));
    assert.ok(!isCardNumber('4242424242424241'));
    assert.ok(!isCardNumber('00000000000'));
  });
});

describe('the caret', () => {
  const type = (before: string, text: string, deleted: 'backward' | 'forward' | null = null) => {
    const caret = text.indexOf('|');
    const typed = rewrite(before, { text: text.replace('|', ''), caret }, deleted, writeNumber);
    return `${typed.text.slice(0, typed.caret)}|${typed.text.slice(typed.caret)}`;
  };

  it('stays behind the digit that was typed', () => {
    assert.equal(type('4242', '42424|'), '4242 4|');
    assert.equal(type('4242 4242', '41|242 4242'), '41|24 2424 2');
    assert.equal(type('4242 4242', '4242 1|4242'), '4242 1|424 2');
  });

  it('stays where a digit was deleted', () => {
    assert.equal(type('4242 4242', '4242 |242', 'backward'), '4242| 242');
    assert.equal(type('4242 4', '4242 |', 'backward'), '4242|');
  });

  it('goes on over what stands between digits: a delete key takes the digit beyond', () => {
    assert.equal(type('4242 5353', '4242|5353', 'backward'), '424|5 353');
    assert.equal(type('4242 5353', '4242|5353', 'forward'), '4242| 353');
  });

  it('stands at the end after a paste', () => {
    assert.equal(type('', '4242424242424242|'), '4242 4242 4242 4242|');
  });
});

describe('an expiry as it is typed', () => {
  it('becomes month and year', () => {
    assert.equal(writeExpiry('1'), '1');
    assert.equal(writeExpiry('5'), '05 / ');
    assert.equal(writeExpiry('12'), '12 / ');
    assert.equal(writeExpiry('0829'), '08 / 29');
    assert.equal(writeExpiry('08299'), '08 / 29');
    assert.equal(writeExpiry('082029'), '08 / 2029');
  });

  it('can be deleted, its line between them too', () => {
    const caret = '05 /'.length;
    assert.deepEqual(rewrite('05 / ', { text: '05 /', caret }, 'backward', writeExpiry), {
      text: '0',
      caret: 1,
    });
  });

  it('is read with a year of two digits or four', () => {
    assert.deepEqual(readExpiry('0829'), { expMonth: 8, expYear: 2029 });
    assert.deepEqual(readExpiry('122031'), { expMonth: 12, expYear: 2031 });
  });
});

describe('what is wrong with a card', () => {
  const right: Card = { number: '4242424242424242', expiry: '0829', code: '123' };

  it('is nothing with one that is right', () => {
    assert.equal(problemIn(right, 'number'), null);
    assert.equal(problemIn(right, 'expiry'), null);
    assert.equal(problemIn(right, 'code'), null);
  });

  it('is told field by field', () => {
    assert.equal(problemIn({ ...right, number: '' }, 'number'), 'missing');
    assert.equal(problemIn({ ...right, number: '424242424242' }, 'number'), 'incomplete');
    assert.equal(problemIn({ ...right, number: '4242424242424241' }, 'number'), 'not_a_card');
    assert.equal(problemIn({ ...right, expiry: '1329' }, 'expiry'), 'no_such_month');
    assert.equal(problemIn({ ...right, expiry: '0029' }, 'expiry'), 'no_such_month');
    assert.equal(problemIn({ ...right, expiry: '12' }, 'expiry'), 'incomplete');
    assert.equal(problemIn({ ...right, code: '12' }, 'code'), 'incomplete');
  });

  it('knows that an American Express card has four digits more', () => {
    const amex = { ...right, number: '378282246310005' };
    assert.equal(problemIn({ ...amex, code: '123' }, 'code'), 'incomplete');
    assert.equal(problemIn({ ...amex, code: '1234' }, 'code'), null);
    assert.equal(writeCode('12345', amex.number), '1234');
  });
});
