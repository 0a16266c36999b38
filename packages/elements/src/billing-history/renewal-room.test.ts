import { assert } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../define/billing-history.ts';
import '../define/billing-provider.ts';
import { fixtureAdapter, line, upcoming } from '../shared/testing/fixtures.ts';
import {
  clear,
  click,
  control,
  eventually,
  findAll,
  only,
  provide,
  reads,
  textOf,
} from '../shared/testing/page.ts';
import type { BillingHistory } from './billing-history.ts';

/** An estimate with so many lines and, where nothing is taken off, a net amount, one tax and a total. */
function show(lines: number, takenOff = false): BillingHistory {
  const { estimate } = upcoming;
  if (!estimate) throw new Error('There is no estimate');
  const { balanceApplied, amountDue, total } = estimate;
  const answer = {
    ...upcoming,
    estimate: {
      ...estimate,
      lines: Array.from({ length: lines }, (_, i) => line({ id: `line_${i}` })),
      balanceApplied: takenOff ? balanceApplied : { ...balanceApplied, amount: 0 },
      amountDue: takenOff ? amountDue : total,
    },
  };
  const { invoices } = fixtureAdapter();
  const adapter = fixtureAdapter({ invoices: { ...invoices, upcoming: () => Promise.resolve(answer) } });
  return only(provide(adapter, '<billing-history></billing-history>'), 'billing-history');
}

/** All is loaded that is loaded later. */
const ready = (history: BillingHistory): Promise<void> =>
  eventually(
    () => findAll(history, '#query').length > 0 && findAll(history, '[aria-busy=true]').length === 0,
    'the filters, and all answers',
  );

const room = (history: BillingHistory): HTMLElement => {
  const [found] = findAll(history, '.room');
  if (!found) throw new Error('There is no room');
  return found;
};

const isClipped = (history: BillingHistory): boolean =>
  room(history).scrollHeight > room(history).clientHeight + 1;

/** Where the list begins. */
const listTop = (history: BillingHistory): number => {
  const [list] = findAll(history, '.list');
  return Math.round(list?.getBoundingClientRect().top ?? 0) + window.scrollY;
};

describe('the room of the estimate', () => {
  afterEach(clear);

  it('holds a usual one, without a way to more', async () => {
    const history = show(1);
    await ready(history);
    await eventually(() => !isClipped(history));
    assert.notInclude(textOf(history), 'All details');
  });

  it('is the same for a longer one, and a button opens and closes that', async () => {
    const usual = show(1);
    await ready(usual);
    const top = listTop(usual) - usual.getBoundingClientRect().top - window.scrollY;
    clear();
    const history = show(3, true);
    await reads(history, 'All details');
    const closed = listTop(history);
    assert.approximately(closed - history.getBoundingClientRect().top - window.scrollY, top, 1);
    assert.isTrue(isClipped(history));
    assert.equal(control(history, 'All details').ariaExpanded, 'false');
    await click(control(history, 'All details'));
    await eventually(() => !isClipped(history), 'it is opened');
    assert.equal(control(history, 'All details').ariaExpanded, 'true');
    assert.isAbove(listTop(history), closed);
    await click(control(history, 'All details'));
    await eventually(() => isClipped(history), 'it is closed');
    assert.equal(listTop(history), closed);
  });

  it('opens for the keyboard, which finds everything in it', async () => {
    const history = show(3);
    await reads(history, 'All details');
    const figures = findAll(history, '.room .why');
    const first = figures[0];
    first?.focus();
    await sendKeys({ press: 'Tab' });
    await eventually(() => !isClipped(history), 'it is opened');
    assert.equal(history.shadowRoot?.activeElement, figures[1]);
  });

  it('opens for what is explained in it, in a usual one too', async () => {
    const history = show(1);
    await ready(history);
    const [figure] = findAll(history, '.room .why');
    assert.ok(figure);
    const usual = room(history).scrollHeight;
    await click(figure);
    await eventually(() => room(history).scrollHeight > usual + 20, 'the explanation');
    await eventually(() => !isClipped(history), 'it is opened');
  });
});
