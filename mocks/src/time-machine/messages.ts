/** What the time machine says. */
export interface Messages {
  title: string;
  now: (day: string) => string;
  waiting: string;
  time: string;
  oneDay: string;
  oneWeek: string;
  toRenewal: (day: string) => string;
  noRenewal: string;
  day: string;
  go: string;
  charges: string;
  succeed: string;
  reasons: Readonly<Record<string, string>>;
  answers: string;
  arrive: string;
  lost: (count: number) => string;
  transfer: string;
  amount: (currency: string) => string;
  reference: string;
  letArrive: string;
  registry: string;
  available: string;
  unavailable: string;
  mail: (count: number) => string;
  noMail: string;
  older: (count: number) => string;
  to: (address: string) => string;
  startAgain: string;
  sure: string;
  allIsLost: string;
  keep: string;
  failed: (reason: string) => string;
  tryAgain: string;
  startedAgain: (day: string) => string;
}

export const english: Messages = {
  title: 'Time machine',
  now: (day) => `The backend’s day is ${day}.`,
  waiting: 'starting …',
  time: 'Let time pass',
  oneDay: '+1 day',
  oneWeek: '+1 week',
  toRenewal: (day) => `To the renewal, ${day}`,
  noRenewal: 'No renewal is ahead.',
  day: 'To a day',
  go: 'Go',
  charges: 'What the card says',
  succeed: 'pays',
  reasons: {
    card_declined: 'declined',
    insufficient_funds: 'insufficient funds',
    lost_card: 'reported lost',
    expired_card: 'expired',
    requires_action: 'its bank asks first',
  },
  answers: 'What comes back',
  arrive: 'every answer',
  lost: (count) => `nothing, ${count} × yet`,
  transfer: 'A bank transfer arrives',
  amount: (currency) => `Amount in ${currency}`,
  reference: 'Reference',
  letArrive: 'Let it arrive',
  registry: 'The registry of VAT numbers',
  available: 'answers',
  unavailable: 'does not answer',
  mail: (count) => `Mail that went out (${count})`,
  noMail: 'None yet.',
  older: (count) => `Older ones (${count}) are not shown here.`,
  to: (address) => `To ${address}`,
  startAgain: 'Start again …',
  sure: 'Start again from the beginning?',
  allIsLost: 'All that was done on this account since is lost.',
  keep: 'Keep it',
  failed: (reason) => `That did not work. ${reason}`,
  tryAgain: 'Try again',
  startedAgain: (day) => `Started again. The backend’s day is ${day}.`,
};

export const french: Messages = {
  title: 'Machine à voyager dans le temps',
  now: (day) => `Pour le serveur, nous sommes le ${day}.`,
  waiting: 'démarrage…',
  time: 'Faire passer le temps',
  oneDay: '+1 jour',
  oneWeek: '+1 semaine',
  toRenewal: (day) => `Au renouvellement, ${day}`,
  noRenewal: 'Aucun renouvellement à venir.',
  day: 'À une date',
  go: 'Y aller',
  charges: 'Réponse de la carte',
  succeed: 'paiement accepté',
  reasons: {
    card_declined: 'carte refusée',
    insufficient_funds: 'provision insuffisante',
    lost_card: 'carte déclarée perdue',
    expired_card: 'carte expirée',
    requires_action: 'sa banque demande d’abord',
  },
  answers: 'Ce qui revient',
  arrive: 'toutes les réponses',
  lost: (count) => `rien, encore ${count} fois`,
  transfer: 'Un virement arrive',
  amount: (currency) => `Montant en ${currency}`,
  reference: 'Référence',
  letArrive: 'Le faire arriver',
  registry: 'Le registre des numéros de TVA',
  available: 'répond',
  unavailable: 'ne répond pas',
  mail: (count) => `Courriers partis (${count})`,
  noMail: 'Aucun pour l’instant.',
  older: (count) => `Les plus anciens (${count}) ne sont pas affichés ici.`,
  to: (address) => `À ${address}`,
  startAgain: 'Recommencer…',
  sure: 'Recommencer depuis le début ?',
  allIsLost: 'Tout ce qui a été fait depuis sur ce compte sera perdu.',
  keep: 'Le garder',
  failed: (reason) => `Cela n’a pas fonctionné. ${reason}`,
  tryAgain: 'Réessayer',
  startedAgain: (day) => `C’est reparti. Pour le serveur, nous sommes le ${day}.`,
};
