import type { Money } from '@billfold/contract';
import { assert } from '@open-wc/testing';
import { fr } from '../locales/fr.ts';
import { define } from './define.ts';
import { BillingElement } from './element.ts';
import { L10n, wording } from './l10n.ts';
import { pluralFor } from './plural.ts';

const money = (amount: number, currency: string): Money => ({ amount, currency });
/** Spaces that look alike shall read alike here. */
const plain = (text: string): string => text.replace(/[\u00a0\u202f\u2009]/g, ' ').replace(' – ', '–');

describe('money', () => {
  const english = new L10n('en', undefined, []);
  const french = new L10n('fr', undefined, []);

  it('has as many decimals as its currency', () => {
    assert.equal(english.money(money(1200, 'EUR')), '€12.00');
    assert.equal(english.money(money(968, 'JPY')), '¥968');
    assert.equal(plain(english.money(money(1234, 'KWD'))), 'KWD 1.234');
    assert.equal(plain(french.money(money(1234567, 'EUR'))), '12 345,67 €');
  });

  it('is exact to the last cent, however much it is', () => {
    assert.equal(english.money(money(5, 'EUR')), '€0.05');
    assert.equal(english.money(money(9007199254740991, 'EUR')), '€90,071,992,547,409.91');
  });

  it('is negative with a minus that is one, also when it is given away', () => {
    assert.equal(english.money(money(-280, 'EUR')), '−€2.80');
    assert.equal(english.money(money(280, 'EUR'), true), '−€2.80');
  });

  it('is shown as it came in a currency that nobody knows', () => {
    assert.equal(english.money(money(280, '??')), '280 ??');
  });
});

describe('days', () => {
  const english = new L10n('en-GB', undefined, []);

  it('are the same day wherever they are read', () => {
    assert.equal(english.day('2026-01-01'), '1 Jan 2026');
    assert.equal(english.day('2026-12-31'), '31 Dec 2026');
  });

  it('of a period end on its last day, not on the first of the next', () => {
    assert.equal(plain(english.period({ start: '2026-04-16', end: '2026-05-01' })), '16–30 Apr 2026');
    assert.equal(plain(english.period({ start: '2026-04-16', end: '2026-04-17' })), '16 Apr 2026');
    assert.equal(plain(english.period({ start: '2026-04-16', end: '2026-04-16' })), '16 Apr 2026');
  });

  it('are ordinals in French on the first of a month, and only then', () => {
    const french = new L10n('fr', undefined, [fr]);
    assert.equal(plain(french.day('2026-05-01')), '1er mai 2026');
    assert.equal(plain(french.day('2026-05-11')), '11 mai 2026');
    assert.equal(plain(french.period({ start: '2026-05-01', end: '2026-06-01' })), '1er–31 mai 2026');
    assert.equal(
      plain(french.period({ start: '2025-12-21', end: '2026-01-02' })),
      '21 déc. 2025–1er janv. 2026',
    );
  });

  it('are shown as they came when they are none', () => {
    assert.equal(english.day('tomorrow'), 'tomorrow');
  });
});

describe('words', () => {
  it('of a kind that is not known are neutral, whatever it is called', () => {
    const words = { paid: 'Paid', other: '–' };
    assert.equal(wording(words, 'paid'), 'Paid');
    assert.equal(wording(words, 'toString'), '–');
    assert.equal(wording(words, '__proto__'), '–');
    assert.equal(wording(words, null), '–');
  });

  it('are laid over each other, but not by what is no message', () => {
    const english = { loading: 'Loading…' };
    const l = new L10n('en', undefined, [
      { shared: { loading: 'One moment…', tryAgain: 7 as unknown as string } },
    ]);
    const words = l.words('shared', { ...english, tryAgain: 'Try again' } as never);
    assert.equal(words.loading, 'One moment…');
    assert.equal(words.tryAgain, 'Try again');
  });

  it('with a number take the form of their language', () => {
    const forms = { one: '# jour', other: '# jours' };
    assert.equal(pluralFor('fr')(0, forms), '0 jour');
    assert.equal(pluralFor('fr')(2, forms), '2 jours');
    assert.equal(pluralFor('en')(0, { one: '# day', other: '# days' }), '0 days');
  });
});

describe('an element’s language', () => {
  class WordElement extends BillingElement {
    protected override render(): unknown {
      return this.frame((l) => l.day('2026-04-01'));
    }
  }
  define('word-element', WordElement);

  let place: HTMLElement;
  beforeEach(() => {
    place = document.createElement('div');
    document.body.append(place);
  });
  afterEach(() => {
    place.remove();
  });

  async function shown(element: Element): Promise<string> {
    if (!(element instanceof WordElement)) throw new Error('No element');
    for (let i = 0; i < 50 && !element.l10n; i++) await new Promise((resolve) => setTimeout(resolve, 10));
    await element.updateComplete;
    return element.shadowRoot?.querySelector('.frame')?.textContent.trim() ?? '';
  }

  it('is the nearest one, through shadow roots', async () => {
    place.lang = 'fr';
    const host = document.createElement('div');
    place.append(host);
    const word = document.createElement('word-element');
    host.attachShadow({ mode: 'open' }).append(word);
    assert.equal(await shown(word), '1er avr. 2026');
  });

  it('follows the page when that changes', async () => {
    place.lang = 'en';
    const word = document.createElement('word-element');
    place.append(word);
    assert.equal(await shown(word), 'Apr 1, 2026');
    place.lang = 'fr-CA';
    await new Promise((resolve) => setTimeout(resolve, 20));
    assert.match(await shown(word), /avr/);
  });

  it('is English, figures included, where the kit lacks the language', async () => {
    place.lang = 'de';
    const word = document.createElement('word-element');
    place.append(word);
    assert.equal(await shown(word), 'Apr 1, 2026');
    assert.equal(word.shadowRoot?.querySelector('.frame')?.getAttribute('lang'), 'en');
  });

  for (const written of ['fr_FR', 'fr_FR.UTF-8', ' fr-FR@euro ', 'FR']) {
    it(`is French where the page says “${written}”`, async () => {
      place.lang = written;
      const word = document.createElement('word-element');
      place.append(word);
      assert.equal(await shown(word), '1er avr. 2026');
      assert.match(word.shadowRoot?.querySelector('.frame')?.getAttribute('lang') ?? '', /^fr(-FR)?$/);
    });
  }

  it('is the next one around where the nearest names none, and unknown where it is said to be', async () => {
    place.lang = 'fr_FR';
    place.innerHTML = '<div lang="POSIX"><word-element></word-element></div>';
    const [word] = place.querySelectorAll('word-element');
    assert.equal(word && (await shown(word)), '1er avr. 2026');
    place.innerHTML = '<div lang=""><word-element></word-element></div>';
    const [unknown] = place.querySelectorAll('word-element');
    assert.equal(unknown && (await shown(unknown)), 'Apr 1, 2026');
  });

  it('is English where the page names none that exists', async () => {
    place.lang = 'not a language';
    const word = document.createElement('word-element');
    place.append(word);
    assert.equal(await shown(word), 'Apr 1, 2026');
  });
});
