import type { Facts } from './facts.ts';
import { declined, fieldsInWords, type DeclineCode, type Field, type MailWords } from './words.ts';

const ANOTHER = 'Réglez la facture avec un autre moyen de paiement.';

const declines: Record<DeclineCode, { reason: string; advice: string }> = {
  card_declined: {
    reason: 'la carte bancaire a été refusée',
    advice:
      'Votre banque peut vous en donner la raison. Vous pouvez aussi régler la facture avec un autre moyen de paiement.',
  },
  insufficient_funds: {
    reason: 'la provision de la carte bancaire est insuffisante',
    advice: 'Vérifiez que la somme est disponible, ou réglez la facture avec un autre moyen de paiement.',
  },
  lost_card: { reason: 'la carte bancaire a été déclarée perdue', advice: ANOTHER },
  stolen_card: { reason: 'la carte bancaire a été déclarée volée', advice: ANOTHER },
  account_closed: { reason: 'le compte bancaire lié à la carte est clôturé', advice: ANOTHER },
  expired_card: {
    reason: 'la carte bancaire a expiré',
    advice: 'Saisissez sa nouvelle date d’expiration, ou réglez la facture avec un autre moyen de paiement.',
  },
  authentication_failed: {
    reason: 'le paiement n’a pas été confirmé auprès de votre banque',
    advice: 'Réglez la facture, et confirmez le paiement lorsque votre banque vous le demande.',
  },
  authentication_expired: {
    reason: 'le paiement n’a pas été confirmé à temps auprès de votre banque',
    advice: 'Réglez la facture, et confirmez le paiement lorsque votre banque vous le demande.',
  },
  no_payment_method: {
    reason: 'aucun moyen de paiement n’est enregistré',
    advice: 'Ajoutez un moyen de paiement, puis réglez la facture.',
  },
  other: { reason: 'la banque n’a pas donné de raison', advice: ANOTHER },
};

const fields: Record<Field, string> = {
  companyName: 'nom de l’entreprise',
  address: 'adresse',
  legalStatus: 'statut légal',
  taxId: 'numéro de TVA',
  emailFrequency: 'fréquence des e-mails',
  purchasers: 'personnes autorisées à passer à un forfait supérieur et à effectuer des achats',
  other: 'autres informations',
};

const method = (facts: Facts): string => facts.card() ?? 'virement bancaire';

const confirmUntil = (facts: Facts): string =>
  `Le lien fonctionne une seule fois, jusqu’au ${facts.moment('expiresAt') ?? ''}. L’ouvrir ne change rien\u202f: il ne se passe rien tant que vous n’avez pas cliqué sur le bouton de cette page. Si vous n’êtes pas à l’origine de cette demande, ignorez cet e-mail.`;

export const french: MailWords = {
  language: 'fr',
  greeting: (name) => (name ? `Bonjour ${name},` : 'Bonjour,'),
  kinds: {
    invitation: (facts) => {
      const lapses = facts.maybeDay('lapsesOn');
      return {
        subject: `${facts.account} vous invite sur ${facts.seller}`,
        paragraphs: [
          `${facts.account} vous a réservé une place sur ${facts.seller}. Acceptez l’invitation pour en profiter.` +
            (lapses ? ` Elle expire le ${lapses}.` : ''),
        ],
      };
    },
    invoice_issued: (facts) => ({
      subject: `Facture ${facts.text('number')}\u202f: ${facts.money('total')}`,
      paragraphs: [
        `Votre facture ${facts.text('number')} pour ${facts.account}, d’un montant de ${facts.money('total')}, est disponible.`,
      ],
    }),
    invoice_paid: (facts) => {
      const [number, amount, charged] = [facts.text('number'), facts.money('amount'), facts.card()];
      return charged
        ? {
            subject: `La facture ${number} est réglée`,
            paragraphs: [`Nous avons débité ${amount} de votre ${charged} pour la facture ${number}. Merci.`],
          }
        : {
            subject: `Votre virement pour la facture ${number} est arrivé`,
            paragraphs: [`Votre virement bancaire de ${amount} pour la facture ${number} est arrivé. Merci.`],
          };
    },
    invoice_paid_from_credit: (facts) => ({
      subject: `La facture ${facts.text('number')} est réglée par votre crédit`,
      paragraphs: [
        `${facts.money('amount')} de votre crédit ont été imputés sur la facture ${facts.text('number')}. Il ne reste rien à payer, et aucune carte n’a été débitée.`,
      ],
    }),
    payment_failed: (facts) => {
      const [number, amount] = [facts.text('number'), facts.money('amount')];
      const { reason, advice } = declined(facts, declines);
      const next = facts.moment('nextAttemptAt');
      return {
        subject: `Le paiement de la facture ${number} a échoué`,
        paragraphs: [
          `Nous n’avons pas pu débiter ${amount} pour la facture ${number}\u202f: ${reason}.`,
          advice +
            (facts.hasSeats
              ? ' Tant que la facture n’est pas réglée, aucun membre ne peut être ajouté.'
              : ''),
          next
            ? `Nous ferons automatiquement une nouvelle tentative le ${next}.`
            : 'Nous ne ferons pas d’autre tentative automatique.',
        ],
      };
    },
    authentication_required: (facts) => ({
      subject: `Confirmez le paiement de la facture ${facts.text('number')} auprès de votre banque`,
      paragraphs: [
        `Votre banque vous demande de confirmer le paiement de ${facts.money('amount')} pour la facture ${facts.text('number')}. Ouvrez la facture, et votre banque vous posera la question.`,
        `Vous pouvez le faire jusqu’au ${facts.moment('expiresAt') ?? ''}\u202f; passé ce délai, le paiement aura échoué.`,
      ],
    }),
    subscription_unpaid: (facts) => ({
      subject: `L’abonnement du compte ${facts.account} est impayé`,
      paragraphs: [
        `Nous avons essayé plusieurs fois de débiter ${facts.money('amountDue')}, sans succès. Nous ne ferons pas d’autre tentative automatique.`,
        'Votre abonnement n’est pas renouvelé tant que cette somme n’est pas réglée. Une nouvelle période commencera le jour de votre paiement.',
      ],
    }),
    credit_issued: (facts) => ({
      subject: `Avoir ${facts.text('number')}\u202f: ${facts.money('total')}`,
      paragraphs: [
        `Votre avoir ${facts.text('number')} pour ${facts.account}, d’un montant de ${facts.money('total')}, est disponible.`,
        'Il indique ce qui a été déduit d’une facture à payer et ce qui a été crédité sur votre compte pour la prochaine.',
      ],
    }),
    transfer_in_excess: (facts) => {
      const number = facts.maybe('number');
      return {
        subject: `Votre virement dépassait de ${facts.money('amount')} la somme due`,
        paragraphs: [
          number
            ? `Votre virement bancaire pour la facture ${number} dépassait de ${facts.money('amount')} la somme due.`
            : `Nous avons reçu un virement bancaire de ${facts.money('amount')} qui ne règle aucune de vos factures à payer.`,
          'Cette somme a été créditée sur votre compte. Elle sera déduite de votre prochaine facture.',
        ],
      };
    },
    confirm_plan_change: (facts) => ({
      subject: `Confirmez le passage au forfait ${facts.text('planName')}`,
      paragraphs: [
        `Vous avez demandé à faire passer ${facts.account} au forfait ${facts.text('planName')}. Le lien ci-dessous vous montre ce que cela coûte, et vous permet de confirmer.`,
        confirmUntil(facts),
      ],
    }),
    confirm_closing: (facts) => ({
      subject: `Confirmez la fermeture du compte ${facts.account}`,
      paragraphs: [
        `Vous avez demandé à fermer le compte ${facts.account}. Le lien ci-dessous vous montre ce que cela signifie, et vous permet de confirmer.`,
        confirmUntil(facts),
      ],
    }),
    account_closed: (facts) => ({
      subject: `Le compte ${facts.account} est fermé`,
      paragraphs: [
        `Le compte ${facts.account} est fermé. Plus rien ne sera prélevé, et son propriétaire peut encore consulter ses factures.`,
        ...(facts.isZero('balance')
          ? []
          : [`Le crédit restant de ${facts.money('balance')} n’est plus utilisable.`]),
      ],
    }),
    ownership_received: (facts) => ({
      subject: `Vous êtes désormais propriétaire du compte ${facts.account}`,
      paragraphs: [
        `${facts.text('name')} vous a transféré la propriété du compte ${facts.account}. Vous en gérez désormais la facturation.`,
      ],
    }),
    ownership_given: (facts) => ({
      subject: `${facts.text('name')} est désormais propriétaire du compte ${facts.account}`,
      paragraphs: [
        `Vous avez transféré à ${facts.text('name')} la propriété du compte ${facts.account}. Vous en restez gestionnaire.`,
        'Si vous n’en êtes pas à l’origine, contactez notre équipe support sans attendre.',
      ],
    }),
  },
  billingChanged: (facts, list) => ({
    subject:
      list.length === 1
        ? `Un changement dans la facturation du compte ${facts.account}`
        : `${list.length} changements dans la facturation du compte ${facts.account}`,
    paragraphs: [`Voici ce qui a changé dans la facturation du compte ${facts.account}\u202f:`],
    list,
  }),
  changes: {
    plan_change_scheduled: (facts) =>
      `Le forfait ${facts.text('planName')} s’appliquera à partir du ${facts.day('effectiveOn')}.`,
    plan_changed: (facts) => `Le forfait ${facts.text('planName')} s’applique désormais.`,
    plan_change_canceled: (facts) => `Le passage au forfait ${facts.text('planName')} a été annulé.`,
    payment_method_added: (facts) => `Moyen de paiement ajouté\u202f: ${method(facts)}.`,
    payment_method_removed: (facts) => `Moyen de paiement supprimé\u202f: ${method(facts)}.`,
    payment_method_default: (facts) => `Moyen de paiement par défaut\u202f: ${method(facts)}.`,
    payment_method_updated: (facts) => `Moyen de paiement modifié\u202f: ${method(facts)}.`,
    settings_changed: (facts) => `Paramètres modifiés\u202f: ${fieldsInWords(facts, fields)}.`,
    contact_added: (facts) => `Contact de facturation ajouté\u202f: ${facts.text('email')}.`,
    contact_changed: (facts) => `Contact de facturation modifié\u202f: ${facts.text('email')}.`,
    contact_removed: (facts) => `Contact de facturation supprimé\u202f: ${facts.text('email')}.`,
    other: () => 'D’autres informations de facturation ont été modifiées.',
  },
  onDay: (day, change) => `${day}\u202f: ${change}`,
  links: {
    invitation: 'Accepter l’invitation',
    invoice: 'Consulter la facture',
    pay_invoice: 'Payer la facture',
    authenticate: 'Confirmer le paiement',
    invoices: 'Consulter vos factures',
    credit_note: 'Consulter l’avoir',
    payment_methods: 'Gérer vos moyens de paiement',
    confirmation: 'Vérifier et confirmer',
    subscription: 'Voir l’abonnement',
    settings: 'Modifier la fréquence de ces e-mails',
    support: 'Contacter le support',
  },
  support: (hours) =>
    hours
      ? `Une question\u202f? Notre équipe support vous répond\u202f: ${hours}.`
      : 'Une question\u202f? Notre équipe support vous répond.',
  sentBy: (seller, address) => `Cet e-mail vous a été envoyé par ${seller}, ${address}.`,
};
