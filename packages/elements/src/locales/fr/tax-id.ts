import type { TaxIdMessages } from '../../tax-id-form/tax-id-form.messages.ts';

export const taxId: TaxIdMessages = {
  label: 'Numéro de TVA',
  hint: 'Avec les lettres de son pays, par exemple FR ou DE.',
  save: 'Enregistrer',
  wrong: {
    required: 'Indiquez le numéro de TVA.',
    invalid_tax_id:
      'Ce n’est pas un numéro de TVA de votre pays. Vérifiez son format\u202f: les lettres au début et le nombre de chiffres.',
    invalid_check_digits:
      'La clé de contrôle de ce numéro ne correspond pas. Une lettre ou un chiffre est sans doute erroné.',
    tax_id_of_another_country: 'Ce numéro est d’un autre pays que votre adresse.',
    other: 'Ce ne peut pas être votre numéro de TVA. Vérifiez votre saisie.',
  },
  stale: {
    title: 'Quelqu’un d’autre a modifié ces paramètres entre-temps',
    number: (value) => [
      'Le numéro de TVA est maintenant ',
      value,
      '. Le vôtre reste ici\u202f: enregistrez-le de nouveau pour remplacer celui-là.',
    ],
    none: 'Il n’y a plus de numéro de TVA. Le vôtre reste ici\u202f: enregistrez-le de nouveau pour l’utiliser.',
  },
  became: {
    valid: {
      title: (value) => ['Le numéro ', value, ' est valide'],
      exempt: 'La TVA n’est plus facturée à partir de maintenant.',
    },
    pending: {
      title: (value) => ['Le numéro ', value, ' est en cours de vérification'],
      text: 'Le registre n’a pas encore répondu. D’ici là, la TVA peut être facturée.',
    },
    invalid: {
      title: (value) => ['Le registre ne connaît pas le numéro ', value],
      text: 'Un numéro qu’il ne connaît pas ne peut pas vous exonérer de TVA.',
    },
    unavailable: {
      title: (value) => ['Le numéro ', value, ' n’a pas pu être vérifié'],
      text: 'Il est enregistré, et nous interrogerons de nouveau le registre. D’ici là, la TVA peut être facturée.',
    },
    kept: {
      title: (value) => ['Le numéro ', value, ' est enregistré'],
      text: 'Il figure sur vos factures et ne change rien à la TVA.',
    },
  },
};
