import type { Inline } from '../shared/shared.messages.ts';

/** What the company's VAT number is asked for with, and what came of it (TAX-3). */
export interface TaxIdMessages {
  label: string;
  /** For whoever wonders in which form. */
  hint: string;
  save: string;
  /** What is wrong with it, by the backend's codes. `other` where its code is newer than the kit. */
  wrong: {
    required: string;
    /** Its form is not the country's. */
    invalid_tax_id: string;
    invalid_check_digits: string;
    tax_id_of_another_country: string;
    other: string;
  };
  /** Somebody else saved first (SET-3). `number`: what there is now, if there is one. */
  stale: { title: string; number: (value: Inline) => Inline; none: string };
  /** What the register says. `kept`: there is none to ask. */
  became: {
    valid: { title: (value: Inline) => Inline; exempt: string };
    pending: { title: (value: Inline) => Inline; text: string };
    invalid: { title: (value: Inline) => Inline; text: string };
    unavailable: { title: (value: Inline) => Inline; text: string };
    kept: { title: (value: Inline) => Inline; text: string };
  };
}

export const taxIdMessages: TaxIdMessages = {
  label: 'VAT number',
  hint: 'With the letters of its country, such as FR or DE.',
  save: 'Save',
  wrong: {
    required: 'Type the VAT number.',
    invalid_tax_id:
      'This is not a VAT number of your country. Check its form: the letters in front, and how many digits follow.',
    invalid_check_digits:
      'The check digits of this number do not match. One of its letters or digits is probably wrong.',
    tax_id_of_another_country: 'This number is of another country than your address.',
    other: 'This can’t be your VAT number. Check what you typed.',
  },
  stale: {
    title: 'Somebody else has changed these settings in the meantime',
    number: (value) => [
      'The VAT number is now ',
      value,
      '. Yours stays here: save it again to replace that one.',
    ],
    none: 'There is no VAT number now. Yours stays here: save it again to use it.',
  },
  became: {
    valid: { title: (value) => [value, ' is valid'], exempt: 'VAT is no longer charged from now on.' },
    pending: {
      title: (value) => [value, ' is being checked'],
      text: 'The register has not answered yet. VAT may be charged until it has.',
    },
    invalid: {
      title: (value) => ['The register does not know ', value],
      text: 'A number that it does not know can’t exempt you from VAT.',
    },
    unavailable: {
      title: (value) => [value, ' could not be checked'],
      text: 'It was saved, and we will ask the register again. VAT may be charged until it answers.',
    },
    kept: {
      title: (value) => [value, ' was saved'],
      text: 'It is printed on your invoices, and changes nothing about VAT.',
    },
  },
};
