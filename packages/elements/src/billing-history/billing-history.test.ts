import { BillingError, type BillingAdapter, type History } from '@billfold/contract';
import { assert, expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../define/billing-history.ts';
import '../define/billing-provider.ts';
import {
  credits,
  entries,
  entry,
  eur,
  fixtureAdapter,
  type FixtureAdapter,
  invoice,
  line,
  upcoming,
} from '../shared/testing/fixtures.ts';
import {
  clear,
  click,
  control,
  deferred,
  eventually,
  findAll,
  only,
  provide,
  reads,
  textOf,
} from '../shared/testing/page.ts';
import { account } from '../shared/testing/team.ts';
import type { BillingHistory } from './billing-history.ts';

const never = <T>(): Promise<T> => new Promise<T>(() => undefined);
const failing = (code: string, status: number) => () =>
  Promise.reject(new BillingError(code, code, { status }));

/** A backend of which every read that the history makes goes the same way. */
const allOf = (read: () => Promise<never>): FixtureAdapter =>
  fixtureAdapter({
    history: { list: read },
    invoices: { list: read, read, send: read, upcoming: read, lineMembers: read },
    credits: { read },
  });

function show(adapter: BillingAdapter = fixtureAdapter(), attributes = ''): BillingHistory {
  return only(provide(adapter, '<billing-history></billing-history>', attributes), 'billing-history');
}

/** All answers are there: an adapter by hand is asked a moment later, and each answer moves what stands beneath it. */
const atRest = (history: BillingHistory): Promise<void> =>
  eventually(() => findAll(history, '[aria-busy=true]').length === 0, 'at rest');

const rowOf = (history: BillingHistory, number: string): Element => {
  const row = control(history, number).closest('tr');
  if (!row) throw new Error(`No row of ${number}`);
  return row;
};

describe('billing-history', () => {
  afterEach(() => {
    clear();
    document.documentElement.removeAttribute('lang');
  });

  describe('the next renewal', () => {
    it('says when it is, how much, for what, and what the credit pays of it', async () => {
      const history = show();
      await reads(history, 'Next renewal');
      await reads(history, '€30.00');
      const text = textOf(history);
      expect(text).to.contain('May 1, 2026');
      expect(text).to.contain('Standard plan');
      expect(text).to.contain('3 members × €12.00');
      expect(text).to.contain('Paid from your credit −€6.00');
      expect(text).to.contain('VAT 21% €6.25');
    });

    it('says why there is none, and so for a reason that it does not know', async () => {
      const none = (kind: string): BillingHistory => {
        const { invoices } = fixtureAdapter();
        const answer = { asOf: upcoming.asOf, estimate: null, none: { kind, params: {} } };
        return show(fixtureAdapter({ invoices: { ...invoices, upcoming: () => Promise.resolve(answer) } }));
      };
      await reads(none('unpaid'), 'Renewal resumes once the unpaid invoices are paid.');
      await reads(none('moon_phase'), 'No renewal is scheduled.');
    });

    it('says that there is none during a trial or a pause, and until when, as far as that is known', async () => {
      const none = (kind: string, params: Record<string, string>, lang = 'en'): BillingHistory => {
        const { invoices } = fixtureAdapter();
        const answer = { asOf: upcoming.asOf, estimate: null, none: { kind, params } };
        const adapter = fixtureAdapter({
          invoices: { ...invoices, upcoming: () => Promise.resolve(answer) },
        });
        return only(
          provide(adapter, '<billing-history></billing-history>', `locale="${lang}"`),
          'billing-history',
        );
      };
      const said: [BillingHistory, string][] = [
        [
          none('trialing', { trialEndsOn: '2026-05-01' }),
          'Your trial ends on May 1, 2026 . Nothing is charged before.',
        ],
        [none('trialing', {}), 'You are on a trial: nothing is charged while it lasts.'],
        [
          none('paused', { resumesOn: '2026-06-01' }),
          'Your subscription is paused. It resumes on Jun 1, 2026 , and nothing is charged before.',
        ],
        [none('paused', {}), 'Your subscription is paused: nothing is charged until it resumes.'],
        [
          none('trialing', { trialEndsOn: '2026-05-12' }, 'fr'),
          'Votre période d’essai se termine le 12 mai 2026 . Rien n’est prélevé d’ici là.',
        ],
        [
          none('paused', {}, 'fr'),
          'Votre abonnement est suspendu\u202f: rien n’est prélevé avant sa reprise.',
        ],
      ];
      for (const [history, text] of said) {
        await reads(history, text);
        // One sentence, which breaks as any other.
        assert.lengthOf(findAll(history, '.none p'), 1);
        assert.equal(textOf(findAll(history, '.none p')[0] ?? history), text);
        expect(findAll(history, '.renewal').map(textOf).join()).not.to.match(/overdue|unpaid|impayé/i);
      }
    });

    it('shows the balance only where there is one', async () => {
      await reads(show(), 'Your credit');
      const without = show(fixtureAdapter({ credits: { read: () => Promise.resolve(credits(eur(0))) } }));
      await reads(without, 'INV-10682');
      expect(textOf(without)).not.to.contain('Your credit');
    });

    it('says why the balance is what it is', async () => {
      const history = show();
      await reads(history, 'Your credit');
      const [why] = findAll(history, '.balance .why');
      assert.ok(why);
      await click(why);
      await reads(history, '€6.00 was credited on Apr 16, 2026.');
    });

    it('keeps quiet about the balance to somebody who may not see it', async () => {
      const history = show(fixtureAdapter({ credits: { read: failing('forbidden', 403) } }));
      await reads(history, 'INV-10682');
      expect(textOf(history)).not.to.contain('Your credit').and.not.to.contain('access');
    });
  });

  describe('the list', () => {
    it('shows number, day, purpose, status in words, and amount of each entry', async () => {
      const history = show();
      await reads(history, 'CN-204');
      assert.equal(
        textOf(rowOf(history, 'CN-204')),
        'CN-204 Apr 16, 2026 Members removed Credit note −€6.00',
      );
      assert.equal(textOf(rowOf(history, 'INV-10682')), 'INV-10682 Apr 16, 2026 Members added Overdue €6.00');
      assert.equal(textOf(rowOf(history, 'INV-10681')), 'INV-10681 Apr 1, 2026 Renewal Paid €36.00');
    });

    it('says how much is due where part of it was paid', async () => {
      const partly = entry({ status: 'open', total: eur(3600), amountDue: eur(600) });
      await reads(show(fixtureAdapter({}, [partly])), '€36.00 €6.00 due');
    });

    it('shows kinds and states that it does not know neutrally', async () => {
      const strange = {
        ...entry({ reason: 'asteroid_tax', number: 'INV-9' }),
        status: 'pondering',
      } as unknown as (typeof entries)[number];
      await reads(show(fixtureAdapter({}, [strange])), 'INV-9 Apr 16, 2026 Billing – €6.00');
      const nasty = entry({ reason: 'constructor', number: 'INV-8' });
      await reads(show(fixtureAdapter({}, [nasty])), 'INV-8 Apr 16, 2026 Billing');
    });

    it('says what will stand there when there is nothing yet', async () => {
      const history = show(fixtureAdapter({}, []));
      await reads(history, 'No invoices yet');
      await reads(history, 'Your credit');
      expect(textOf(history)).not.to.contain('CSV').and.not.to.contain('false');
    });

    it('goes forward and back in pages, with the mouse', async () => {
      const many = Array.from({ length: 23 }, (_, i) => entry({ id: `i${i}`, number: `INV-${100 - i}` }));
      const history = show(fixtureAdapter({}, many));
      await reads(history, '1–10 of 23');
      assert.equal(control(history, 'Previous').ariaDisabled, 'true');
      await click(control(history, 'Next'));
      await reads(history, '11–20 of 23');
      await reads(history, 'INV-90');
      expect(textOf(history)).not.to.contain('INV-100');
      await click(control(history, 'Next'));
      await reads(history, '21–23 of 23');
      assert.equal(control(history, 'Next').ariaDisabled, 'true');
      await click(control(history, 'Previous'));
      await reads(history, '11–20 of 23');
    });

    it('takes the size of a page before and after it is in the page, and a bad one as ten', async () => {
      const many = Array.from({ length: 23 }, (_, i) => entry({ id: `i${i}`, number: `INV-${100 - i}` }));
      const before = document.createElement('billing-history');
      before.pageSize = 5;
      before.adapter = fixtureAdapter({}, many);
      const place = provide({}, '');
      place.append(before);
      await reads(before, '1–5 of 23');
      before.setAttribute('page-size', '7');
      await reads(before, '1–7 of 23');
      before.pageSize = NaN;
      await reads(before, '1–10 of 23');
    });
  });

  describe('an entry', () => {
    it('opens by mouse and closes by key, and explains its lines', async () => {
      const history = show();
      await reads(history, 'INV-10682');
      const number = control(history, 'INV-10682');
      assert.equal(number.ariaExpanded, 'false');
      await click(number);
      await reads(history, 'Inès Moreau added');
      assert.equal(number.ariaExpanded, 'true');
      expect(textOf(history)).to.contain('15 of 30 days × €12.00 Apr 16 – 30, 2026');
      expect(textOf(history)).to.contain('Net €4.96');
      await sendKeys({ press: 'Enter' });
      await eventually(() => !textOf(history).includes('Inès Moreau'));
    });

    it('explains a credit note: what was charged, less what was used, and where the rest went', async () => {
      const history = show();
      await reads(history, 'CN-204');
      await click(control(history, 'CN-204'));
      await reads(history, 'Jonas Weber removed');
      expect(textOf(history)).to.contain('€12.00 charged, less €6.00 for 15 of 30 days of use');
      expect(textOf(history)).to.contain('Added to your credit €6.00');
    });

    it('says how many members a line is about, and pages them', async () => {
      const history = show();
      await reads(history, 'INV-10681');
      await click(control(history, 'INV-10681'));
      await eventually(() => findAll(history, 'billing-line-members button').length === 0);
      await reads(history, '3 members × €12.00 Apr 1 – 30, 2026');
      await click(control(history, '3 members'));
      await reads(history, 'Member 1 member1@example.org');
      await reads(history, '1–20 of 27');
      const [members] = findAll(history, 'billing-line-members');
      if (!members?.shadowRoot) throw new Error('No members');
      await click(control(members.shadowRoot, 'Next'));
      await reads(history, 'Member 26 member26@example.org');
    });

    it('shows hostile names as text, each in its own direction', async () => {
      const name = '<img src=x onerror=alert(1)>\u202Egnirts';
      const read = (id: string) =>
        Promise.resolve(
          invoice({ id, lines: [line({ kind: 'member_added', params: { name }, quantity: 1, members: 1 })] }),
        );
      const { invoices } = fixtureAdapter();
      const history = show(fixtureAdapter({ invoices: { ...invoices, read } }));
      await reads(history, 'INV-10682');
      await click(control(history, 'INV-10682'));
      await reads(history, '<img src=x');
      expect(findAll(history, 'img')).to.have.length(0);
      expect(findAll(history, 'bdi').map((bdi) => bdi.textContent)).to.contain(name);
    });

    it('shows a line of a kind that it does not know neutrally', async () => {
      const read = (id: string) => Promise.resolve(invoice({ id, lines: [line({ kind: 'gravity_fee' })] }));
      const { invoices } = fixtureAdapter();
      const history = show(fixtureAdapter({ invoices: { ...invoices, read } }));
      await reads(history, 'INV-10682');
      await click(control(history, 'INV-10682'));
      await reads(history, 'Other item');
    });

    it('leaves the way to a page that wants to show the entry itself', async () => {
      const history = show();
      await reads(history, 'INV-10682');
      const seen: unknown[] = [];
      document.addEventListener(
        'billing-navigate',
        (event) => {
          event.preventDefault();
          seen.push(event.detail);
        },
        { once: true },
      );
      await atRest(history);
      await click(control(history, 'INV-10682'));
      assert.deepEqual(seen, [{ view: 'invoice', itemId: 'inv_2' }]);
      assert.equal(control(history, 'INV-10682').ariaExpanded, 'false');
    });

    it('is a real link where the page has an address for it, but not for a harmful one', async () => {
      const history = show();
      history.hrefFor = ({ view, itemId }) => `#billing/${view}/${itemId}`;
      await reads(history, 'CN-204');
      assert.equal(control(history, 'CN-204').getAttribute('href'), '#billing/credit_note/cn_1');
      history.hrefFor = () => 'javascript:alert(1)';
      await eventually(() => control(history, 'CN-204').localName === 'button');
    });
  });

  describe('what may go otherwise', () => {
    it('holds a place while it waits, in no other language than the reader’s', async () => {
      const history = show(allOf(never));
      await reads(history, 'Loading…');
      expect(findAll(history, '.bar').length).to.be.greaterThan(10);
    });

    it('says once that nothing could be read, and tries again', async () => {
      let works = false;
      const good = fixtureAdapter();
      const history = show(
        fixtureAdapter({
          history: { list: (query) => (works ? good.history.list(query) : failing('network', 0)()) },
          invoices: {
            ...good.invoices,
            upcoming: () => (works ? good.invoices.upcoming() : failing('network', 0)()),
          },
        }),
      );
      await reads(history, 'There was no answer.');
      expect(findAll(history, '[role="alert"]')).to.have.length(1);
      works = true;
      await click(control(history, 'Try again'));
      await reads(history, 'INV-10682');
      await reads(history, 'May 1, 2026');
    });

    it('keeps what it shows when reading again fails, and says that it may be old', async () => {
      let works = true;
      const good = fixtureAdapter();
      const provider = provide(
        fixtureAdapter({
          history: { list: (query) => (works ? good.history.list(query) : failing('network', 0)()) },
        }),
        '<billing-history></billing-history>',
      );
      await reads(provider, 'INV-10682');
      works = false;
      provider.refresh();
      await reads(provider, 'This may be out of date');
      expect(textOf(provider)).to.contain('INV-10682');
    });

    it('says once that all of it may be old, and tries again to read all of it', async () => {
      let works = true;
      const good = fixtureAdapter();
      const provider = provide(
        fixtureAdapter({
          history: { list: (query) => (works ? good.history.list(query) : failing('network', 0)()) },
          invoices: {
            ...good.invoices,
            upcoming: () => (works ? good.invoices.upcoming() : failing('network', 0)()),
          },
        }),
        '<billing-history></billing-history>',
      );
      const history = only(provider, 'billing-history');
      await reads(provider, 'INV-10682');
      await reads(provider, 'May 1, 2026');
      works = false;
      provider.refresh();
      await reads(findAll(history, '.renewal')[0] as Element, 'This may be out of date');
      await history.updateComplete;
      expect(findAll(history, '[role="alert"]')).to.have.length(1);
      works = true;
      await click(control(history, 'Try again'));
      await eventually(() => findAll(history, '[role="alert"]').length === 0, 'up to date');
    });

    it('tells somebody who may not see it so, once', async () => {
      const history = show(allOf(failing('forbidden', 403)));
      await reads(history, 'You don’t have access to this');
      expect(findAll(history, '.notice')).to.have.length(1);
    });

    it('tells the page once that the session has ended', async () => {
      let told = 0;
      const count = (): void => {
        told += 1;
      };
      document.addEventListener('billing-session-expired', count);
      const history = show(allOf(failing('session_expired', 401)));
      await reads(history, 'Your session has ended');
      document.removeEventListener('billing-session-expired', count);
      assert.equal(told, 1);
    });

    it('leaves out what the adapter has no facet or method for', async () => {
      const { history: list, invoices } = fixtureAdapter();
      const onlyList = show({ history: list });
      await reads(onlyList, 'INV-10682');
      await eventually(() => findAll(onlyList, '#query').length, 'the filters');
      assert.notMatch(textOf(onlyList), /Next renewal|PDF|CSV|Your credit/);
      // Nothing more is to be seen of an entry.
      assert.notInclude(findAll(onlyList, 'button').map(textOf), 'INV-10682');
      clear();
      const onlyRenewal = show({ invoices });
      await reads(onlyRenewal, 'Next renewal');
      assert.notInclude(textOf(onlyRenewal), 'History');
    });

    it('leaves out what the backend says that it does not offer, in its account or by 501', async () => {
      const good = fixtureAdapter();
      const features = ['account', 'history', 'invoices.read', 'creditNotes'];
      const facet = { read: () => Promise.resolve({ ...account(), features }) };
      const documents = { invoicePdf: never, creditNotePdf: never, invoicesCsv: never };
      const told = show({ ...good, account: facet, documents });
      await reads(told, 'INV-10682');
      await eventually(() => !/Next renewal|PDF|CSV/.test(textOf(told)), textOf(told));
      clear();
      const upcoming = failing('not_implemented', 501);
      const answered = show({ ...good, invoices: { ...good.invoices, upcoming } });
      await reads(answered, 'INV-10682');
      assert.notMatch(textOf(answered), /Next renewal|could not be loaded/);
    });

    it('clears what it shows when the adapter changes, before the new one has answered', async () => {
      const provider = provide(fixtureAdapter(), '<billing-history></billing-history>');
      await reads(provider, 'INV-10682');
      provider.adapter = allOf(never);
      await eventually(() => !textOf(provider).includes('INV-10682'));
      expect(textOf(provider)).not.to.contain('€');
    });

    it('dims what it shows while the next page is slow', async () => {
      const slow = deferred<History>();
      const good = fixtureAdapter(
        {},
        Array.from({ length: 12 }, (_, i) => entry({ id: `i${i}`, number: `INV-${50 - i}` })),
      );
      const history = show(
        fixtureAdapter({
          history: { list: (query) => (query?.cursor ? slow.promise : good.history.list(query)) },
        }),
      );
      await reads(history, '1–10 of 12');
      await click(control(history, 'Next'));
      await eventually(() => findAll(history, '[aria-busy="true"]').length > 0);
      expect(textOf(history)).to.contain('INV-50');
      slow.resolve({
        data: [entry({ id: 'x', number: 'INV-39' })],
        nextCursor: null,
        total: 12,
        asOf: upcoming.asOf,
      });
      await reads(history, 'INV-39');
      expect(findAll(history, '[aria-busy="true"]')).to.have.length(0);
    });
  });

  describe('languages', () => {
    it('speaks French where the page does, in the words of French billing', async () => {
      document.documentElement.lang = 'fr';
      const history = show();
      await reads(history, 'Historique');
      await reads(history, 'INV-10682');
      expect(textOf(history)).to.contain('Prochain renouvellement');
      assert.equal(
        textOf(rowOf(history, 'CN-204')),
        'CN-204 16 avr. 2026 Retrait de membres Avoir −6,00\u00a0€',
      );
      await atRest(history);
      await click(control(history, 'INV-10682'));
      await reads(history, 'Membre ajouté\u202f: Inès Moreau , au prorata');
      expect(textOf(history)).to.contain('15\u00a0jours sur 30 × 12,00\u00a0€');
    });

    it('never says a word of another language while the words are loaded', async () => {
      document.documentElement.lang = 'fr';
      const seen = new Set<string>();
      const history = show();
      await eventually(() => {
        seen.add(textOf(history));
        return textOf(history).includes('Historique');
      });
      expect([...seen].join(' '))
        .not.to.contain('History')
        .and.not.to.contain('Loading');
    });

    it('lets the provider’s locale go before the page’s', async () => {
      document.documentElement.lang = 'fr';
      await reads(show(fixtureAdapter(), 'locale="en-GB"'), '1 May 2026');
    });

    it('is laid out from right to left in a right-to-left language', async () => {
      const provider = provide(fixtureAdapter(), '<billing-history></billing-history>', 'locale="ar"');
      provider.messages = { ar: { history: { title: 'السجل' } } };
      await reads(provider, 'السجل');
      const history = only(provider, 'billing-history');
      await reads(history, 'INV-10682');
      const row = rowOf(history, 'INV-10682');
      const [first, last] = [row.firstElementChild, row.lastElementChild];
      if (!first || !last) throw new Error('No cells');
      expect(first.getBoundingClientRect().left).to.be.greaterThan(last.getBoundingClientRect().left);
    });
  });

  describe('for everybody', () => {
    it('is accessible, closed and opened', async function () {
      // The check takes its time.
      this.timeout(10_000);
      const history = show();
      await reads(history, 'INV-10682');
      await click(control(history, 'INV-10681'));
      await reads(history, '3 members');
      await expect(history).to.be.accessible();
      assert.equal(findAll(history, 'table')[0]?.getAttribute('aria-label'), 'History');
    });

    it('fits into 280 pixels, as a list of cards in the same order of reading', async () => {
      const history = show(fixtureAdapter({}, [entry({ total: eur(123456789012), number: 'INV-1' })]));
      const place = history.closest('.test-place');
      place?.classList.add('narrow');
      const sheet = new CSSStyleSheet();
      sheet.replaceSync('.narrow { width: 280px }');
      document.adoptedStyleSheets = [sheet];
      await reads(history, 'INV-1');
      for (const element of findAll(history, '.frame *')) {
        expect(element.getBoundingClientRect().right, element.outerHTML).to.be.at.most(
          (place?.getBoundingClientRect().right ?? 0) + 0.5,
        );
      }
      const tops = [...rowOf(history, 'INV-1').children].map((cell) =>
        Math.round(cell.getBoundingClientRect().top),
      );
      // What stands on one line, on its baseline, may begin a pixel apart.
      tops.slice(1).forEach((top, i) => assert.isAtLeast(top, (tops[i] ?? 0) - 1));
      expect(new Set(tops).size).to.be.greaterThan(1);
      document.adoptedStyleSheets = [];
    });

    it('is a list of cards as soon as its text is too large for a table', async () => {
      const history = show();
      await reads(history, 'INV-10682');
      const [head] = findAll(history, 'thead');
      const place = history.closest<HTMLElement>('.test-place');
      if (place) place.style.inlineSize = '640px';
      assert.isAbove(head?.clientHeight ?? 0, 1);
      if (place) place.style.fontSize = '32px';
      assert.equal(head?.clientHeight, 1);
    });

    it('is as narrow as a page with columns makes it, and has a width of its own where none is made', async () => {
      const provider = provide(
        fixtureAdapter(),
        `<div class="columns"><div><billing-history></billing-history></div></div>
        <div class="fitted"><billing-history></billing-history></div>`,
      );
      provider.insertAdjacentHTML(
        'afterend',
        `<style>
          .columns { display: grid; grid-template-columns: 40px 1fr; inline-size: 320px }
          .columns > div { grid-column: 2 }
          .fitted { inline-size: fit-content }
        </style>`,
      );
      await reads(provider, 'INV-10682');
      const [narrow, fitted] = provider.querySelectorAll('billing-history');
      assert.equal(narrow?.clientWidth, 280);
      assert.approximately(fitted?.clientWidth ?? 0, 650, 10);
    });

    it('stands in a page that unsets everything', async () => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync('* { all: unset }');
      document.adoptedStyleSheets = [sheet];
      const history = show();
      await reads(history, 'INV-10682');
      const frame = history.shadowRoot?.querySelector('.frame');
      expect(frame?.getBoundingClientRect().width).to.be.greaterThan(280);
      expect(findAll(history, 'table')[0]?.getBoundingClientRect().width).to.be.greaterThan(280);
      document.adoptedStyleSheets = [];
    });

    it('leaves no listener behind when it goes', async () => {
      const live = new Map<string, number>();
      const restore = [window, document].map((target) => {
        const { addEventListener, removeEventListener } = target;
        target.addEventListener = (...args: Parameters<typeof addEventListener>) => {
          live.set(args[0], (live.get(args[0]) ?? 0) + 1);
          addEventListener.apply(target, args);
        };
        target.removeEventListener = (...args: Parameters<typeof removeEventListener>) => {
          live.set(args[0], (live.get(args[0]) ?? 0) - 1);
          removeEventListener.apply(target, args);
        };
        return () => Object.assign(target, { addEventListener, removeEventListener });
      });
      const provider = provide(fixtureAdapter(), '<billing-history></billing-history>');
      await reads(provider, 'INV-10682');
      const history = only(provider, 'billing-history');
      for (let i = 0; i < 20; i++) {
        history.remove();
        provider.append(history);
        await history.updateComplete;
      }
      await reads(provider, 'INV-10682');
      clear();
      for (const undo of restore) undo();
      assert.deepEqual(Object.fromEntries([...live].filter(([, count]) => count !== 0)), {});
    });
  });
});
