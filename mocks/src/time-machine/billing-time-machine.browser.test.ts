import { assert, expect, waitUntil } from '@open-wc/testing';
import { sendKeys, sendMouse } from '@web/test-runner-commands';
import '../define/billing-time-machine.ts';
import { createMockFetch, type MockFetch, type RecipeInput } from '../index.ts';
import type { BillingTimeMachine } from './billing-time-machine.ts';

let mock: MockFetch;
let machine: BillingTimeMachine;

async function show(recipe: RecipeInput = {}, more: Partial<BillingTimeMachine> = {}): Promise<void> {
  mock = createMockFetch(recipe);
  machine = document.createElement('billing-time-machine');
  Object.assign(machine, { endpoint: mock.endpoint, fetch: mock.fetch, open: true, ...more });
  document.body.append(machine);
  await machine.updateComplete;
}

const text = () => (machine.shadowRoot?.textContent ?? '').replaceAll(/\s+/g, ' ');
const reads = (wanted: string) =>
  waitUntil(() => text().includes(wanted), `It never says “${wanted}”: ${text()}`);

function control(name: string): HTMLElement {
  const found = [
    ...(machine.shadowRoot?.querySelectorAll<HTMLElement>('button, summary, select, input') ?? []),
  ].find((each) => {
    const { labels } = each as HTMLInputElement;
    const label = labels?.[0] ? labels[0].textContent : each.textContent;
    return label.replaceAll(/\s+/g, ' ').trim().startsWith(name) && each.checkVisibility();
  });
  if (!found) throw new Error(`There is nothing called “${name}”`);
  return found;
}

/** With the mouse, where the control is. */
async function click(name: string): Promise<void> {
  const target = control(name);
  target.scrollIntoView({ block: 'nearest' });
  const { x, y, width, height } = target.getBoundingClientRect();
  await sendMouse({ type: 'click', position: [Math.round(x + width / 2), Math.round(y + height / 2)] });
}

const status = () => machine.shadowRoot?.querySelector('[role=status]')?.textContent;

describe('billing-time-machine', () => {
  afterEach(() => {
    machine.remove();
    document.documentElement.removeAttribute('lang');
  });

  it('shows the backend’s day, and is folded at first', async () => {
    await show({}, { open: false });
    await reads('April 16, 2026');
    const toggle = control('Time machine');
    assert.equal(toggle.getAttribute('aria-expanded'), 'false');
    expect(() => control('+1 day')).to.throw();
    await click('Time machine');
    assert.equal(machine.open, true);
    assert.equal(toggle.getAttribute('aria-expanded'), 'true');
    assert.instanceOf(control('+1 day'), HTMLButtonElement);
  });

  it('sticks to the window’s lower end, and covers nothing that cannot be scrolled clear', async () => {
    const page = document.createElement('p');
    page.textContent = 'A long page';
    page.style.blockSize = '3000px';
    document.body.append(page);
    await show();
    await reads('To the renewal');
    const dock = () => machine.shadowRoot?.querySelector('.dock')?.getBoundingClientRect() ?? new DOMRect();
    window.scrollTo(0, 0);
    assert.approximately(dock().bottom, window.innerHeight - 12, 1);
    window.scrollTo(0, document.documentElement.scrollHeight);
    expect(page.getBoundingClientRect().bottom).to.be.at.most(dock().top);
    window.scrollTo(0, 0);
    page.remove();
  });

  it('goes on by a day, by a week and to the renewal, and says so', async () => {
    await show();
    await reads('To the renewal');
    await click('+1 day');
    await reads('The backend’s day is April 17, 2026.');
    assert.equal(status(), 'The backend’s day is April 17, 2026.');
    await click('+1 week');
    await reads('The backend’s day is April 24, 2026.');
    await click('To the renewal, May 1, 2026');
    await reads('The backend’s day is May 1, 2026.');
    await reads('To the renewal, June 1, 2026');
  });

  it('goes to a chosen day by the keyboard', async () => {
    await show();
    await reads('To a day');
    const day = control('To a day') as HTMLInputElement;
    day.value = '2026-06-15';
    day.focus();
    await sendKeys({ press: 'Enter' });
    await reads('The backend’s day is June 15, 2026.');
  });

  it('says that the clock does not go backwards, and goes on working', async () => {
    await show();
    await reads('To a day');
    const day = control('To a day') as HTMLInputElement;
    day.value = '2026-04-01';
    await click('Go');
    await reads('The clock cannot be moved backwards');
    assert.include(machine.shadowRoot?.querySelector('[role=alert]')?.textContent, 'did not work');
    await click('+1 day');
    await reads('The backend’s day is April 17, 2026.');
    assert.notInclude(text(), 'did not work');
  });

  it('has card charges declined until it is told otherwise', async () => {
    await show();
    await reads('What the card says');
    const charges = control('What the card says') as HTMLSelectElement;
    const choose = async (value: string) => {
      charges.value = value;
      charges.dispatchEvent(new Event('change'));
      await waitUntil(async () => (await mock.control('faults')).charges === (value || null));
    };
    await choose('insufficient_funds');
    await choose('requires_action');
    await choose('');
  });

  it('has answers lost, and says how many are yet to be', async () => {
    await show();
    await reads('What comes back');
    const answers = control('What comes back') as HTMLSelectElement;
    answers.value = '3';
    answers.dispatchEvent(new Event('change'));
    const lost = async () => (await mock.control('faults')).loseAnswers;
    await waitUntil(async () => (await lost()) === 3);
    assert.equal(answers.selectedOptions[0]?.textContent.trim(), 'nothing, 3 × yet');
    await mock.control('faults', { loseAnswers: 0 });
    window.dispatchEvent(new Event('focus'));
    await waitUntil(() => answers.selectedOptions[0]?.textContent.trim() === 'every answer');
  });

  it('lets a bank transfer arrive, of what is due if one does not say otherwise', async () => {
    await show({ scenario: 'team', overrides: { card: '9995' } });
    await mock.control('clock', { to: 'next_renewal' });
    window.dispatchEvent(new Event('focus'));
    const amount = () => control('Amount in EUR') as HTMLInputElement;
    await waitUntil(() => text().includes('Amount in EUR') && amount().value === '72.00');
    const reference = control('Reference') as HTMLInputElement;
    assert.match(reference.value, /^(RF\d\dINV10683|INV-10683)$/);
    amount().value = '70,50';
    await click('Let it arrive');
    await waitUntil(() => amount().value === '1.50');
    await click('Let it arrive');
    await waitUntil(() => amount().value === '');
    const awaited = await mock.control('transfers');
    assert.equal(awaited.amount.amount, 0);
  });

  it('has the registry of VAT numbers fail and answer', async () => {
    await show();
    await reads('The registry of VAT numbers');
    const registry = control('The registry of VAT numbers') as HTMLSelectElement;
    for (const value of ['unavailable', 'available']) {
      registry.value = value;
      registry.dispatchEvent(new Event('change'));
      await waitUntil(async () => (await mock.control('faults')).registry === value);
    }
  });

  it('does one thing after the other, and forgets none', async () => {
    await show();
    await reads('+1 day');
    const [day, week] = [control('+1 day'), control('+1 week')];
    day.click();
    day.click();
    week.click();
    await reads('The backend’s day is April 25, 2026.');
  });

  it('lists the mail that went out, each with its text', async () => {
    await show();
    await reads('Mail that went out (0)');
    await click('To the renewal');
    await reads('Mail that went out (2)');
    await click('Mail that went out');
    await click('5/1/26, 12:00 AM La facture INV-10683 est réglée');
    await reads('To ines@atelier-moreau.example');
    await reads('Nous avons débité');
    assert.equal(machine.shadowRoot?.querySelector('.mail:last-child')?.checkVisibility(), true);
  });

  it('opens what a mail links to in this page', async () => {
    await show({ portal: 'https://tandem.example/account' });
    await reads('To the renewal');
    await click('To the renewal');
    await reads('Mail that went out (2)');
    await click('Mail that went out');
    await click('5/1/26, 12:00 AM La facture INV-10683 est réglée');
    const links = [...(machine.shadowRoot?.querySelectorAll<HTMLAnchorElement>('.mail a') ?? [])];
    const link = links.find((each) => each.textContent === 'Consulter la facture');
    assert.match(link?.href ?? '', /^https:\/\/tandem\.example\/account#billing\/invoices\/\w+$/);
    assert.equal(link?.target, '');
    assert.equal(link?.checkVisibility(), true);
    assert.notInclude(text(), 'https://tandem.example/account');
  });

  it('shows markup in a mail as text', async () => {
    await show({
      overrides: { members: [{ name: null, email: '<img/src=x>@a.example', status: 'invited' }] },
    });
    const members = (await (
      await mock.fetch(`${mock.endpoint}/members`, {
        headers: { Authorization: `Bearer ${mock.tokens.owner}` },
      })
    ).json()) as { data: { id: string }[] };
    await mock.fetch(`${mock.endpoint}/members/${members.data[1]?.id}/resend`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${mock.tokens.owner}`, 'Idempotency-Key': 'k' },
    });
    window.dispatchEvent(new Event('focus'));
    await reads('To <img/src=x>@a.example');
    assert.equal(machine.shadowRoot?.querySelector('img'), null);
  });

  it('asks before it starts again, and keeps everything when one is not sure', async () => {
    await show({ at: '2026-04-17' });
    await reads('+1 day');
    await mock.control('clock', { advance: 'P1D' });
    await click('Start again …');
    await click('Keep it');
    await click('Start again …');
    await sendKeys({ press: 'Escape' });
    await waitUntil(() => !machine.shadowRoot?.querySelector('dialog')?.open);
    assert.equal((await mock.control('clock')).today, '2026-04-18');
  });

  it('starts again when one is sure', async () => {
    await show();
    await reads('+1 day');
    await mock.control('clock', { advance: 'P1D' });
    await click('Start again …');
    const [, again] = machine.shadowRoot?.querySelectorAll<HTMLElement>('dialog button') ?? [];
    again?.focus();
    await sendKeys({ press: 'Enter' });
    await reads('Started again. The backend’s day is April 16, 2026.');
  });

  it('tells everybody who shows this account', async () => {
    await show();
    await reads('+1 day');
    const channel = new BroadcastChannel('billfold');
    const heard = new Promise((resolve) => (channel.onmessage = ({ data }) => resolve(data)));
    await click('+1 day');
    assert.deepEqual(await heard, { type: 'changed' });
    channel.close();
  });

  it('learns of what was done elsewhere', async () => {
    await show();
    await reads('April 16, 2026');
    await mock.control('clock', { advance: 'P1D' });
    const channel = new BroadcastChannel('billfold');
    channel.postMessage({ type: 'changed' });
    await reads('April 17, 2026');
    channel.close();
  });

  it('speaks French where the page does, and follows it', async () => {
    await show();
    await reads('Let time pass');
    document.documentElement.lang = 'fr';
    await reads('Faire passer le temps');
    await reads('16 avril 2026');
    await click('+1 jour');
    await reads('Pour le serveur, nous sommes le 17 avril 2026.');
  });

  it('says that no backend answers, and finds it when it is there again', async () => {
    await show();
    await reads('+1 day');
    machine.fetch = () => Promise.reject(new TypeError('Failed to fetch'));
    await reads('That did not work. Failed to fetch');
    machine.fetch = mock.fetch;
    await reads('+1 day');
    assert.notInclude(text(), 'did not work');
  });

  it('stays on the page at 280 pixels, and is accessible', async () => {
    await show();
    await reads('+1 day');
    const dock = machine.shadowRoot?.querySelector('.dock');
    expect(dock?.getBoundingClientRect().right).to.be.at.most(window.innerWidth);
    await expect(machine).to.be.accessible();
  });
});
