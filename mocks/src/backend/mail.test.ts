import type { TextParams } from '@billfold/contract';
import type { BillingChange, MailKind } from '@billfold/rules';
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { team } from '../scenarios/team.ts';
import { writeMails, type Mail } from './mail.ts';

const PORTAL = 'https://tandem.example/account?viewer=owner';
const BILLING = `${PORTAL}#billing/`;
const SUPPORT = 'https://tandem.example/support';
/** Nine in the morning of 16 April 2026 in Paris. */
const AT = Date.parse('2026-04-16T09:00:00+02:00');

type Account = Parameters<typeof writeMails>[0];

function accountIn(locale: string, more: Partial<Account> = {}): Account {
  return {
    name: 'Atelier Moreau',
    locale,
    timeZone: 'Europe/Paris',
    seller: team.seller,
    support: { url: SUPPORT, hours: 'lundi–vendredi, 9 h–18 h' },
    policy: team.policy,
    ...more,
  };
}

const eur = (amount: number) => ({ amount, currency: 'EUR' });
const invoice = { invoiceId: 'inv_1', number: 'INV-10683' };
const paid = { ...invoice, amount: eur(600), brand: 'visa', last4: '4242' };
const failed = {
  ...invoice,
  amount: eur(600),
  declineCode: 'card_declined',
  nextAttemptAt: '2026-04-19T09:00:00+02:00',
};

/** The first of the mails that are written. */
function mail(
  kind: MailKind,
  params: TextParams,
  account: Account,
  { name = 'Inès Moreau', changes }: { name?: string | null; changes?: BillingChange[] } = {},
): Omit<Mail, 'id'> {
  const to = [{ name, email: 'ines@atelier-moreau.example' }];
  const [first] = writeMails(
    account,
    { type: 'mail', kind, to, params, at: AT, ...(changes && { changes }) },
    PORTAL,
  );
  assert.ok(first);
  return first;
}

const inEnglish = (kind: MailKind, params: TextParams) => mail(kind, params, accountIn('en-GB'));
const inFrench = (kind: MailKind, params: TextParams) => mail(kind, params, accountIn('fr'));
const hrefs = ({ links }: Pick<Mail, 'links'>) => links.map(({ href }) => href);

/** Says which of several texts is not there, in the text where it is missed. */
function says(text: string, ...wanted: string[]): void {
  for (const each of wanted) assert.ok(text.includes(each), `It does not say “${each}”: ${text}`);
}

/** Every kind, with what it is filled with, its subjects, something that it says, and where it leads first. */
const kinds: Record<
  Exclude<MailKind, 'billing_changed'>,
  {
    params: TextParams;
    subjects: { en: string; fr: string };
    says: { en: string; fr: string };
    leadsTo: string;
  }
> = {
  invitation: {
    params: { account: 'Atelier Moreau' },
    subjects: { en: 'Atelier Moreau invites you to Tandem', fr: 'Atelier Moreau vous invite sur Tandem' },
    says: { en: 'Accept the invitation to use it.', fr: 'Acceptez l’invitation pour en profiter.' },
    leadsTo: `${BILLING}members`,
  },
  invoice_issued: {
    params: { ...invoice, total: eur(600) },
    subjects: { en: 'Invoice INV-10683: €6.00', fr: 'Facture INV-10683\u202f: 6,00\u00a0€' },
    says: {
      en: 'Your invoice INV-10683 for Atelier Moreau over €6.00 is ready.',
      fr: 'Votre facture INV-10683 pour Atelier Moreau, d’un montant de 6,00\u00a0€, est disponible.',
    },
    leadsTo: `${BILLING}invoices/inv_1`,
  },
  invoice_paid: {
    params: paid,
    subjects: { en: 'Invoice INV-10683 is paid', fr: 'La facture INV-10683 est réglée' },
    says: {
      en: 'We charged €6.00 to your card (Visa ending in 4242) for invoice INV-10683.',
      fr: 'Nous avons débité 6,00\u00a0€ de votre carte Visa se terminant par 4242 pour la facture INV-10683.',
    },
    leadsTo: `${BILLING}invoices/inv_1`,
  },
  invoice_paid_from_credit: {
    params: { ...invoice, amount: eur(600) },
    subjects: {
      en: 'Invoice INV-10683 is paid from your credit',
      fr: 'La facture INV-10683 est réglée par votre crédit',
    },
    says: {
      en: '€6.00 of your credit was applied to invoice INV-10683. Nothing is left to pay for it',
      fr: '6,00\u00a0€ de votre crédit ont été imputés sur la facture INV-10683.',
    },
    leadsTo: `${BILLING}invoices/inv_1`,
  },
  payment_failed: {
    params: failed,
    subjects: {
      en: 'The payment of invoice INV-10683 failed',
      fr: 'Le paiement de la facture INV-10683 a échoué',
    },
    says: {
      en: 'We could not charge €6.00 for invoice INV-10683: the card was declined.',
      fr: 'Nous n’avons pas pu débiter 6,00\u00a0€ pour la facture INV-10683\u202f: la carte bancaire a été refusée.',
    },
    leadsTo: `${BILLING}invoices/inv_1`,
  },
  authentication_required: {
    params: {
      ...invoice,
      paymentId: 'pay_1',
      amount: eur(600),
      expiresAt: '2026-04-17T09:00:00+02:00',
    },
    subjects: {
      en: 'Confirm the payment of invoice INV-10683 with your bank',
      fr: 'Confirmez le paiement de la facture INV-10683 auprès de votre banque',
    },
    says: {
      en: 'This is possible until 17 April 2026 at 09:00',
      fr: 'Vous pouvez le faire jusqu’au 17 avril 2026 à 09:00',
    },
    leadsTo: `${BILLING}invoices/inv_1`,
  },
  subscription_unpaid: {
    params: { amountDue: eur(3600) },
    subjects: {
      en: 'The subscription of Atelier Moreau is unpaid',
      fr: 'L’abonnement du compte Atelier Moreau est impayé',
    },
    says: { en: 'We tried several times to charge €36.00', fr: 'débiter 36,00\u00a0€, sans succès' },
    leadsTo: `${BILLING}invoices`,
  },
  credit_issued: {
    params: { creditNoteId: 'cn_1', number: 'CN-204', total: eur(280) },
    subjects: { en: 'Credit note CN-204: €2.80', fr: 'Avoir CN-204\u202f: 2,80\u00a0€' },
    says: {
      en: 'Your credit note CN-204 for Atelier Moreau over €2.80 is ready.',
      fr: 'Votre avoir CN-204 pour Atelier Moreau, d’un montant de 2,80\u00a0€, est disponible.',
    },
    leadsTo: `${BILLING}credit-notes/cn_1`,
  },
  transfer_in_excess: {
    params: { amount: eur(400), number: 'INV-10683' },
    subjects: {
      en: 'Your transfer was €4.00 too much',
      fr: 'Votre virement dépassait de 4,00\u00a0€ la somme due',
    },
    says: {
      en: 'Your bank transfer for invoice INV-10683 was €4.00 more than was due.',
      fr: 'Cette somme a été créditée sur votre compte.',
    },
    leadsTo: `${BILLING}invoices`,
  },
  confirm_plan_change: {
    params: {
      changeId: 'chg_1',
      planName: 'Plus',
      token: 'conf_1.x&y',
      expiresAt: '2026-04-23T09:00:00+02:00',
    },
    subjects: {
      en: 'Confirm the change to the Plus plan',
      fr: 'Confirmez le passage au forfait Plus',
    },
    says: {
      en: 'You asked to move Atelier Moreau to the Plus plan.',
      fr: 'Vous avez demandé à faire passer Atelier Moreau au forfait Plus.',
    },
    leadsTo: `${BILLING}confirm?token=conf_1.x%26y`,
  },
  confirm_closing: {
    params: { token: 'conf_2.abc', expiresAt: '2026-04-23T09:00:00+02:00' },
    subjects: {
      en: 'Confirm that Atelier Moreau is to be closed',
      fr: 'Confirmez la fermeture du compte Atelier Moreau',
    },
    says: {
      en: 'You asked to close the account Atelier Moreau.',
      fr: 'Vous avez demandé à fermer le compte Atelier Moreau.',
    },
    leadsTo: `${BILLING}confirm?token=conf_2.abc`,
  },
  account_closed: {
    params: { balance: eur(200) },
    subjects: {
      en: 'The account Atelier Moreau is closed',
      fr: 'Le compte Atelier Moreau est fermé',
    },
    says: {
      en: 'The credit of €2.00 that was left has lapsed.',
      fr: 'Le crédit restant de 2,00\u00a0€ n’est plus utilisable.',
    },
    leadsTo: `${BILLING}invoices`,
  },
  ownership_received: {
    params: { name: 'Karim Haddad' },
    subjects: {
      en: 'You are now the owner of Atelier Moreau',
      fr: 'Vous êtes désormais propriétaire du compte Atelier Moreau',
    },
    says: {
      en: 'Karim Haddad has made you the owner of Atelier Moreau.',
      fr: 'Karim Haddad vous a transféré la propriété du compte Atelier Moreau.',
    },
    leadsTo: `${BILLING}subscription`,
  },
  ownership_given: {
    params: { name: 'Karim Haddad' },
    subjects: {
      en: 'Karim Haddad is now the owner of Atelier Moreau',
      fr: 'Karim Haddad est désormais propriétaire du compte Atelier Moreau',
    },
    says: { en: 'You remain one of its managers.', fr: 'Vous en restez gestionnaire.' },
    leadsTo: SUPPORT,
  },
};

describe('a mail', () => {
  for (const [kind, expected] of Object.entries(kinds) as [
    keyof typeof kinds,
    (typeof kinds)['invitation'],
  ][]) {
    it(`is written in English and in French: ${kind}`, () => {
      const [english, french] = [inEnglish(kind, expected.params), inFrench(kind, expected.params)];
      assert.equal(english.subject, expected.subjects.en);
      assert.equal(french.subject, expected.subjects.fr);
      says(english.text, expected.says.en);
      says(french.text, expected.says.fr);
      assert.deepEqual([english.locale, french.locale], ['en', 'fr']);
      assert.equal(hrefs(english)[0], expected.leadsTo);
      assert.deepEqual(hrefs(french), hrefs(english));
    });
  }

  it('goes to each recipient, by name where there is one', () => {
    const to = [
      { name: 'Inès Moreau', email: 'ines@atelier-moreau.example' },
      { name: null, email: 'compta@atelier-moreau.example' },
    ];
    const mails = writeMails(
      accountIn('fr'),
      { type: 'mail', kind: 'invoice_paid', to, params: paid, at: AT },
      PORTAL,
    );
    assert.deepEqual(
      mails.map(({ to, at }) => [to, at]),
      to.map(({ email }) => [email, '2026-04-16T09:00:00+02:00']),
    );
    assert.match(mails[0]?.text ?? '', /^Bonjour Inès Moreau,\n\nNous avons débité/);
    assert.match(mails[1]?.text ?? '', /^Bonjour,\n\n/);
  });

  it('says who sent it and how to reach support (SUP-1)', () => {
    const { text, html, links } = inFrench('invoice_paid', paid);
    for (const written of [text, html]) {
      says(
        written,
        'Cet e-mail vous a été envoyé par Tandem, Keizersgracht 241, 1016 EA Amsterdam, Pays-Bas.',
        'Notre équipe support vous répond\u202f: lundi–vendredi, 9 h–18 h.',
        SUPPORT,
      );
    }
    assert.deepEqual(links.at(-1), { kind: 'support', label: 'Contacter le support', href: SUPPORT });
  });

  it('has each link in its text and in its HTML', () => {
    const { text, html, links } = inEnglish('payment_failed', failed);
    assert.deepEqual(
      links.map(({ kind, label }) => [kind, label]),
      [
        ['pay_invoice', 'Pay the invoice'],
        ['payment_methods', 'Manage payment methods'],
        ['support', 'Contact support'],
      ],
    );
    for (const { label, href } of links) {
      says(text, `${label}\n${href}`);
      says(html, `<a href="${href}"`, `>${label}</a>`);
    }
  });

  it('bears a token in the fragment only, works until a moment, and for nothing but a click (CONF-1)', () => {
    const { text, links } = inEnglish('confirm_plan_change', kinds.confirm_plan_change.params);
    const link = new URL(links[0]?.href ?? '');
    assert.equal(link.hash, '#billing/confirm?token=conf_1.x%26y');
    assert.equal(`${link.origin}${link.pathname}${link.search}`, PORTAL);
    says(
      text,
      'The link works once, until 23 April 2026 at 09:00.',
      'nothing happens until you click the button on that page',
    );
  });

  it('says when an invitation lapses, where it does (SEAT-12)', () => {
    const params = { account: 'Atelier Moreau', lapsesOn: '2026-04-24' };
    says(inEnglish('invitation', params).text, 'It lapses on 24 April 2026.');
    says(inFrench('invitation', params).text, 'Elle expire le 24 avril 2026.');
    const forGood = { account: 'Atelier Moreau', lapsesOn: null };
    assert.doesNotMatch(inEnglish('invitation', forGood).text, /lapses/);
  });

  it('has neither amount nor reason for who is invited (SEAT-8)', () => {
    const { text } = inEnglish('invitation', { account: 'Atelier Moreau' });
    assert.doesNotMatch(text, /€|EUR|payment|card/);
  });

  it('is a document of its own, with its language', () => {
    const { html } = inFrench('invoice_paid', paid);
    assert.match(html, /^<!doctype html>\n<html lang="fr" dir="ltr">\n/);
    says(html, '<meta charset="utf-8">', '<title>La facture INV-10683 est réglée</title>');
    assert.match(html, /<\/html>\n$/);
  });

  it('takes nothing of a customer’s for markup', () => {
    const hostile = `<img src=x onerror="alert('1')">&amp;`;
    const { html } = mail('ownership_received', { name: hostile }, accountIn('en', { name: hostile }), {
      name: hostile,
    });
    assert.doesNotMatch(html, /<img/);
    says(html, '&lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;&gt;&amp;amp;');
  });

  it('keeps its subject and greeting in one line, whatever a name has in it', () => {
    const name = 'Karim\r\nBcc: a@a.example';
    const { subject, text } = mail('ownership_received', { name }, accountIn('en', { name }), { name });
    assert.equal(subject, 'You are now the owner of Karim Bcc: a@a.example');
    assert.match(text, /^Hello Karim Bcc: a@a\.example,\n/);
  });

  it('sets a name from right to left apart', () => {
    const { subject } = inEnglish('ownership_given', { name: 'דנה כהן' });
    assert.equal(subject, '\u2068דנה כהן\u2069 is now the owner of Atelier Moreau');
  });

  it('is written in English elsewhere, with the locale’s figures and days', () => {
    const { subject, text, locale } = mail('payment_failed', failed, accountIn('de-AT'));
    assert.equal(subject, 'The payment of invoice INV-10683 failed');
    says(text, 'We could not charge €\u00a06,00', 'on 19.04.2026, 09:00');
    assert.equal(locale, 'en');
  });

  it('is written in currencies of any number of decimals', () => {
    const amount = { amount: 1_000_000_000_000_001, currency: 'KWD' };
    const { text } = inEnglish('payment_failed', { ...failed, amount });
    says(text, 'We could not charge KWD\u00a01,000,000,000,000.001 ');
  });

  it('is refused where what it tells of is missing', () => {
    assert.throws(() => inEnglish('invoice_issued', { number: 'INV-1' }), /invoice_issued.*total/);
  });
});

describe('the mail of a failed payment (DUN-1)', () => {
  const reasons: Record<string, { en: string; fr: string }> = {
    card_declined: { en: 'the card was declined', fr: 'la carte bancaire a été refusée' },
    insufficient_funds: {
      en: 'the card has insufficient funds',
      fr: 'la provision de la carte bancaire est insuffisante',
    },
    lost_card: { en: 'the card was reported lost', fr: 'la carte bancaire a été déclarée perdue' },
    stolen_card: { en: 'the card was reported stolen', fr: 'la carte bancaire a été déclarée volée' },
    account_closed: {
      en: 'the bank account behind the card is closed',
      fr: 'le compte bancaire lié à la carte est clôturé',
    },
    expired_card: { en: 'the card has expired', fr: 'la carte bancaire a expiré' },
    authentication_failed: {
      en: 'the payment was not confirmed with your bank',
      fr: 'le paiement n’a pas été confirmé auprès de votre banque',
    },
    authentication_expired: {
      en: 'the payment was not confirmed with your bank in time',
      fr: 'le paiement n’a pas été confirmé à temps auprès de votre banque',
    },
    no_payment_method: {
      en: 'there is no payment method to charge',
      fr: 'aucun moyen de paiement n’est enregistré',
    },
    other: { en: 'the bank gave no reason', fr: 'la banque n’a pas donné de raison' },
    newer_than_this: { en: 'the bank gave no reason', fr: 'la banque n’a pas donné de raison' },
  };

  for (const [declineCode, { en, fr }] of Object.entries(reasons)) {
    it(`names the reason: ${declineCode}`, () => {
      const params = { ...failed, declineCode };
      says(inEnglish('payment_failed', params).text, `for invoice INV-10683: ${en}.`);
      says(inFrench('payment_failed', params).text, `pour la facture INV-10683\u202f: ${fr}.`);
    });
  }

  it('says what to do, and when it is tried again', () => {
    says(
      inEnglish('payment_failed', { ...failed, declineCode: 'expired_card' }).text,
      'Please enter its new expiry date, or pay the invoice with another payment method.',
      'We will try again by ourselves on 19 April 2026 at 09:00.',
    );
    says(
      inFrench('payment_failed', failed).text,
      'Nous ferons automatiquement une nouvelle tentative le 19 avril 2026 à 09:00.',
    );
  });

  it('says that it is not tried again', () => {
    const { text } = inEnglish('payment_failed', { ...failed, nextAttemptAt: null });
    says(text, 'We will not try again by ourselves.');
  });

  it('speaks of members only where their seats are paid for (SEAT-7)', () => {
    const sentence = 'Until the invoice is paid, no members can be added.';
    says(inEnglish('payment_failed', failed).text, sentence);
    const { policy } = accountIn('en');
    const program = accountIn('en', { policy: { ...policy, seats: 'none' } });
    assert.ok(!mail('payment_failed', failed, program).text.includes(sentence));
  });
});

describe('the mail of a payment', () => {
  it('says of a transfer that it has arrived: it may have been a part', () => {
    const transfer = { ...paid, brand: null, last4: null };
    assert.equal(
      inEnglish('invoice_paid', transfer).subject,
      'Your transfer for invoice INV-10683 has arrived',
    );
    says(inFrench('invoice_paid', transfer).text, 'Votre virement bancaire de 6,00\u00a0€');
  });

  it('says of a transfer that it paid no invoice, and not that nothing was due: it may have named none', () => {
    const params = { amount: eur(400), number: null };
    says(
      inEnglish('transfer_in_excess', params).text,
      'We received a bank transfer of €4.00 that pays none of your open invoices.',
    );
    says(inFrench('transfer_in_excess', params).text, 'qui ne règle aucune de vos factures à payer.');
  });

  it('says of a closed account’s credit only what there was (CLO-2)', () => {
    assert.ok(!inEnglish('account_closed', { balance: eur(0) }).text.includes('lapsed'));
  });
});

describe('the mail of changes of billing (SET-2)', () => {
  const change = (kind: string, params: TextParams = {}, at = AT): BillingChange => ({ kind, params, at });
  const changed = (locale: string, changes: BillingChange[]) =>
    mail('billing_changed', {}, accountIn(locale), { changes });
  const card = { brand: 'amex', last4: '0005' };
  const transfer = { brand: null, last4: null };

  const changes: [BillingChange, { en: string; fr: string }][] = [
    [
      change('plan_change_scheduled', { planName: 'Free', effectiveOn: '2026-05-01' }),
      {
        en: 'The Free plan will apply from 1 May 2026.',
        fr: 'Le forfait Free s’appliquera à partir du 1er mai 2026.',
      },
    ],
    [
      change('plan_changed', { planName: 'Plus' }),
      { en: 'The Plus plan applies now.', fr: 'Le forfait Plus s’applique désormais.' },
    ],
    [
      change('plan_change_canceled', { planName: 'Plus' }),
      {
        en: 'The change to the Plus plan was canceled.',
        fr: 'Le passage au forfait Plus a été annulé.',
      },
    ],
    [
      change('payment_method_added', card),
      {
        en: 'Payment method added: American Express ending in 0005.',
        fr: 'Moyen de paiement ajouté\u202f: carte American Express se terminant par 0005.',
      },
    ],
    [
      change('payment_method_removed', transfer),
      {
        en: 'Payment method removed: bank transfer.',
        fr: 'Moyen de paiement supprimé\u202f: virement bancaire.',
      },
    ],
    [
      change('payment_method_default', card),
      {
        en: 'Default payment method: American Express ending in 0005.',
        fr: 'Moyen de paiement par défaut\u202f: carte American Express se terminant par 0005.',
      },
    ],
    [
      change('payment_method_updated', card),
      {
        en: 'Payment method updated: American Express ending in 0005.',
        fr: 'Moyen de paiement modifié\u202f: carte American Express se terminant par 0005.',
      },
    ],
    [
      change('settings_changed', { fields: 'companyName,taxId,colour,taste' }),
      {
        en: 'Settings changed: company name, VAT number, other details.',
        fr: 'Paramètres modifiés\u202f: nom de l’entreprise, numéro de TVA, autres informations.',
      },
    ],
    [
      change('contact_added', { email: 'c@a.example' }),
      {
        en: 'Billing contact added: c@a.example.',
        fr: 'Contact de facturation ajouté\u202f: c@a.example.',
      },
    ],
    [
      change('contact_changed', { email: 'c@a.example' }),
      {
        en: 'Billing contact changed: c@a.example.',
        fr: 'Contact de facturation modifié\u202f: c@a.example.',
      },
    ],
    [
      change('contact_removed', { email: 'c@a.example' }),
      {
        en: 'Billing contact removed: c@a.example.',
        fr: 'Contact de facturation supprimé\u202f: c@a.example.',
      },
    ],
    [
      change('newer_than_this', { colour: 'red' }),
      {
        en: 'Other billing details were changed.',
        fr: 'D’autres informations de facturation ont été modifiées.',
      },
    ],
  ];

  for (const [what, { en, fr }] of changes) {
    it(`tells of one: ${what.kind}`, () => {
      const [english, french] = [changed('en-GB', [what]), changed('fr', [what])];
      says(english.text, `- ${en}\n`);
      says(french.text, `- ${fr}\n`);
      assert.equal(english.subject, 'A change to the billing of Atelier Moreau');
      assert.equal(french.subject, 'Un changement dans la facturation du compte Atelier Moreau');
    });
  }

  it('tells of several, each with its day by the account’s clock, and where to get fewer', () => {
    const lateInParis = Date.parse('2026-04-15T23:30:00Z');
    const { subject, text, html, links } = changed('en-GB', [
      change('plan_changed', { planName: 'Plus' }, lateInParis - 86_400_000),
      change('contact_added', { email: 'c@a.example' }, lateInParis),
    ]);
    assert.equal(subject, '2 changes to the billing of Atelier Moreau');
    says(
      text,
      '- 15 April 2026: The Plus plan applies now.\n- 16 April 2026: Billing contact added: c@a.example.\n',
    );
    says(html, '<ul>\n<li>15 April 2026: The Plus plan applies now.</li>\n');
    assert.equal(links[0]?.href, `${BILLING}settings`);
  });
});
