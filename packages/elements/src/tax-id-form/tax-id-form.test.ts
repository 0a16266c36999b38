import {
  BillingError,
  type BillingAdapter,
  type FieldError,
  type Notice,
  type Settings,
} from '@billfold/contract';
import { assert, expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../define/billing-notice.ts';
import '../define/billing-provider.ts';
import type { BillingNotice } from '../billing-notice/billing-notice.ts';
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
import { account, may } from '../shared/testing/team.ts';
import { rendersOnce } from '../shared/testing/warnings.ts';

type Verification = NonNullable<Settings['taxId']>['verification'];
type Answer = (value: string) => Promise<Settings>;

const asOf = '2026-04-16T09:00:00+02:00';
const said = (status: NonNullable<Verification>['status']): Verification => ({ status, checkedAt: asOf });

const settingsOf = (value: string | null, verification: Verification, version = '1'): Settings => ({
  companyName: 'Studio Nord',
  address: { line1: '1 rue', line2: null, city: 'Lille', state: null, postalCode: '59000', country: 'FR' },
  legalStatus: null,
  taxId: value === null ? null : { type: verification ? 'eu_vat' : 'other', value, verification },
  emailFrequency: 'daily',
  purchasers: null,
  version,
  asOf,
});

const invalid: Notice = {
  kind: 'tax_id_invalid',
  params: { value: 'FR71404833238' },
  severity: 'warning',
  remedy: { kind: 'update_tax_id', params: {} },
};

/** An account whose number the register does not know. */
class Backend {
  settings = settingsOf('FR71404833238', said('invalid'));
  account = account({
    viewer: { ...account().viewer, permissions: [...may, 'settings.read', 'settings.manage'] },
    notices: [invalid],
  });
  /** What was asked for: the number, the version and the key that it went out under. */
  readonly asked: [value: unknown, version: string, key: string | undefined][] = [];
  update: Answer = (value) => this.become(value, said('valid'));
  /** How often the settings were read. */
  reads = 0;

  become(value: string, verification: Verification): Promise<Settings> {
    this.settings = settingsOf(value, verification, String(Number(this.settings.version) + 1));
    const isInvalid = verification?.status === 'invalid';
    this.account = { ...this.account, notices: isInvalid ? [{ ...invalid, params: { value } }] : [] };
    return Promise.resolve(this.settings);
  }

  get adapter(): BillingAdapter {
    return {
      account: { read: () => Promise.resolve(this.account) },
      settings: {
        read: () => {
          this.reads += 1;
          return Promise.resolve(this.settings);
        },
        update: ({ taxId }, { version, idempotencyKey }) => {
          this.asked.push([taxId?.value, version, idempotencyKey]);
          return this.update(taxId?.value ?? '');
        },
      },
    };
  }
}

const refusing =
  (code: string, status: number, errors: FieldError[] = []): Answer =>
  () =>
    Promise.reject(new BillingError(code, code, { status, errors }));

const wrong = (code: string): Answer =>
  refusing('invalid_request', 422, [{ pointer: '/taxId/value', code, detail: '' }]);

const input = (notice: BillingNotice): HTMLInputElement => {
  const [found] = findAll<HTMLInputElement>(notice, 'input[name=taxId]');
  if (!found) throw new Error('No field');
  return found;
};

rendersOnce();

describe('billing-tax-id (TAX-3)', function () {
  this.timeout(10_000);
  let backend: Backend;
  beforeEach(() => (backend = new Backend()));
  afterEach(clear);

  function show(attributes = ''): BillingNotice {
    return only(provide(backend.adapter, '<billing-notice></billing-notice>', attributes), 'billing-notice');
  }

  async function opened(): Promise<BillingNotice> {
    const notice = show();
    await reads(notice, 'Correct the VAT number');
    await click(control(notice, 'Correct the VAT number'));
    await eventually(
      () => findAll(notice, 'input').some((each) => each.matches(':focus')),
      'the field has the focus',
    );
    return notice;
  }

  /** Types over what is there, and sends it, by the keyboard alone. */
  async function type(notice: BillingNotice, value: string): Promise<void> {
    input(notice).focus();
    input(notice).select();
    await sendKeys(value ? { type: value } : { press: 'Delete' });
    await sendKeys({ press: 'Enter' });
  }

  const isSaidFocused = (notice: BillingNotice): boolean =>
    findAll(notice, 'billing-tax-id')[0]?.shadowRoot?.activeElement?.classList.contains('said') ?? false;

  it('opens in place with the present number, and closes again', async () => {
    const notice = await opened();
    assert.equal(input(notice).value, 'FR71404833238');
    expect(textOf(notice)).to.contain('VAT number With the letters of its country');
    await click(control(notice, 'Close'));
    await eventually(() => !findAll(notice, 'billing-tax-id').length);
    await eventually(() => control(notice, 'Correct the VAT number').matches(':focus'));
  });

  it('is left to the page where that shows the settings, and says so where the backend has none', async () => {
    const { account: facet } = backend.adapter;
    const notice = only(
      provide({ ...(facet && { account: facet }) }, '<billing-notice></billing-notice>'),
      'billing-notice',
    );
    await reads(notice, 'Correct the VAT number');
    notice.addEventListener('billing-navigate', (event) => event.preventDefault(), { once: true });
    await click(control(notice, 'Correct the VAT number'));
    assert.lengthOf(findAll(notice, '.opened'), 0);
    await click(control(notice, 'Correct the VAT number'));
    await reads(notice, 'This can be changed in your billing settings');
  });

  it('saves by Enter over the version that was seen; the notice goes, and what came of it has the focus', async () => {
    const notice = await opened();
    await type(notice, 'FR06404833766');
    await reads(notice, 'FR06404833766 is valid');
    assert.deepEqual(
      backend.asked.map(([value, version]) => [value, version]),
      [['FR06404833766', '1']],
    );
    await eventually(() => !findAll(notice, 'li').length && isSaidFocused(notice));
    assert.lengthOf(findAll(notice, 'input'), 0);
    await click(control(notice, 'Close'));
    await eventually(
      () => notice.shadowRoot?.activeElement?.classList.contains('said'),
      'the focus stays near',
    );
  });

  const became: [NonNullable<Verification>['status'], string][] = [
    ['pending', 'FR1 is being checked The register has not answered yet.'],
    ['unavailable', 'FR1 could not be checked It was saved, and we will ask the register again.'],
  ];
  for (const [status, text] of became) {
    it(`says what came of it: ${status}`, async () => {
      backend.update = (value) => backend.become(value, said(status));
      const notice = await opened();
      await type(notice, 'FR1');
      await reads(notice, text);
      expect(textOf(notice)).not.to.contain('no longer charged');
    });
  }

  it('that is not known either can be corrected again, and what was pending is told once it is known', async () => {
    backend.update = (value) => backend.become(value, said('pending'));
    const notice = await opened();
    await type(notice, 'FR1');
    await reads(notice, 'FR1 is being checked');
    await backend.become('FR1', said('invalid'));
    window.dispatchEvent(new Event('focus'));
    await eventually(() =>
      findAll(notice, 'billing-tax-id .said, .said').some((each) =>
        textOf(each).includes('The register does not know FR1'),
      ),
    );
    backend.update = (value) => backend.become(value, said('valid'));
    await type(notice, 'FR2');
    await reads(notice, 'FR2 is valid');
    assert.equal(backend.asked.at(-1)?.[1], '3');
  });

  it('says of a number that no register keeps that it was saved', async () => {
    backend.update = (value) => backend.become(value, null);
    const notice = await opened();
    await type(notice, 'CHE1');
    await reads(notice, 'CHE1 was saved It is printed on your invoices');
  });

  for (const [code, text] of [
    ['invalid_tax_id', 'This is not a VAT number of your country. Check its form'],
    ['invalid_check_digits', 'The check digits of this number do not match.'],
    ['tax_id_of_another_country', 'This number is of another country than your address.'],
    ['constructor', 'This can’t be your VAT number.'],
  ] as const) {
    it(`SET-1: says at the field what is wrong, and keeps what was typed: ${code}`, async () => {
      backend.update = wrong(code);
      const notice = await opened();
      await type(notice, 'FR99');
      await reads(notice, text);
      await eventually(() => input(notice).matches('[aria-invalid=true]:focus'), 'the field has the focus');
      assert.equal(input(notice).value, 'FR99');
      assert.include(input(notice).getAttribute('aria-describedby') ?? '', 'tax-id-error');
      expect(textOf(notice)).not.to.contain('This was not done');
    });
  }

  it('asks for a number where there is none, without asking the backend', async () => {
    const notice = await opened();
    await type(notice, '');
    await reads(notice, 'Type the VAT number.');
    await eventually(() => input(notice).matches('[aria-invalid=true]:focus'));
    assert.lengthOf(backend.asked, 0);
  });

  it('SET-3: says that somebody else has saved, shows theirs, keeps what was typed, and saves over it when asked again', async () => {
    const { update } = backend;
    backend.update = () => {
      void backend.become('FR90404833600', said('invalid'));
      backend.update = update;
      return refusing('version_stale', 412)('');
    };
    const notice = await opened();
    await type(notice, 'FR06404833766');
    await reads(notice, 'Somebody else has changed these settings in the meantime');
    await reads(notice, 'The VAT number is now FR90404833600 . Yours stays here');
    assert.equal(input(notice).value, 'FR06404833766');
    await click(control(notice, 'Save'));
    await reads(notice, 'FR06404833766 is valid');
    assert.deepEqual(
      backend.asked.map(([, version]) => version),
      ['1', '2'],
    );
  });

  it('saves over whatever else was changed meanwhile, which is not its matter', async () => {
    const notice = await opened();
    backend.settings = { ...backend.settings, emailFrequency: 'never', version: '2' };
    const reread = backend.reads;
    window.dispatchEvent(new Event('focus'));
    await eventually(() => backend.reads > reread);
    await new Promise((resolve) => setTimeout(resolve, 50));
    await type(notice, 'FR06404833766');
    await reads(notice, 'FR06404833766 is valid');
    assert.equal(backend.asked[0]?.[1], '2');
  });

  it('SET-3: does not save over another number that nobody has seen', async () => {
    const notice = await opened();
    const reread = backend.reads;
    await backend.become('FR90404833600', said('invalid'));
    window.dispatchEvent(new Event('focus'));
    await eventually(() => backend.reads > reread);
    await new Promise((resolve) => setTimeout(resolve, 50));
    assert.equal(input(notice).value, 'FR71404833238');
    backend.update = refusing('version_stale', 412);
    await type(notice, 'FR06404833766');
    await reads(notice, 'The VAT number is now FR90404833600 .');
    assert.equal(backend.asked[0]?.[1], '1');
  });

  it('REQ-1: tells the truth when the answer was lost, and tries the same thing again', async () => {
    const { update } = backend;
    backend.update = refusing('network', 0);
    const notice = await opened();
    await type(notice, 'FR06404833766');
    await reads(notice, 'We don’t know yet whether this was done');
    assert.equal(input(notice).value, 'FR06404833766');
    backend.update = update;
    await click(control(notice, 'Save'));
    await reads(notice, 'FR06404833766 is valid');
    const [first, second] = backend.asked;
    assert.deepEqual(first, second);
  });

  it('sees by itself that it was done, though the answer was lost', async () => {
    backend.update = async () => {
      await backend.become('FR06404833766', said('valid'));
      return refusing('network', 0)('');
    };
    const notice = await opened();
    await type(notice, 'fr 06 404 833 766');
    await reads(notice, 'FR06404833766 is valid');
    expect(textOf(notice)).not.to.contain('We don’t know');
    await eventually(() => isSaidFocused(notice));
  });

  it('is sent once, however often Enter is pressed', async () => {
    const answer = deferred<Settings>();
    backend.update = () => answer.promise;
    const notice = await opened();
    await type(notice, 'FR1');
    await sendKeys({ press: 'Enter' });
    assert.lengthOf(backend.asked, 1);
    answer.resolve(await backend.become('FR1', said('valid')));
    await reads(notice, 'FR1 is valid');
  });

  it('ACC-1: is neither offered nor shown to whoever may not change the settings', async () => {
    const notice = await opened();
    const { viewer } = backend.account;
    backend.account = { ...backend.account, viewer: { ...viewer, permissions: [...may, 'settings.read'] } };
    window.dispatchEvent(new Event('focus'));
    await eventually(() => !findAll(notice, 'input').length);
    assert.throws(() => control(notice, 'Correct the VAT number'));
  });

  it('speaks French', async () => {
    backend.update = (value) => backend.become(value, said('pending'));
    const notice = show('locale="fr"');
    await reads(notice, 'Corriger le numéro de TVA');
    await click(control(notice, 'Corriger le numéro de TVA'));
    await reads(notice, 'Numéro de TVA Avec les lettres de son pays');
    await type(notice, 'FR1');
    await reads(notice, 'Le numéro FR1 est en cours de vérification');
  });

  it('can be read and used by everybody', async () => {
    backend.update = wrong('invalid_tax_id');
    const notice = await opened();
    await type(notice, 'FR99');
    await reads(notice, 'This is not a VAT number of your country.');
    await expect(notice).to.be.accessible();
  });
});
