import type { World } from '@billfold/rules';
import type { Instance } from '../instance.ts';
import { charge } from './cards.ts';
import { writeMails, type Mail } from './mail.ts';

/** Carries out what the rules want: cards are charged by the vault's word, mails go to the outbox. */
export function worldOf({ account, faults, outbox }: Instance, mails: Mail[]): World {
  return {
    charge: ({ token }) => charge(token, faults.charges),
    mail(wanted) {
      for (const mail of writeMails(account, wanted)) {
        mails.push({ id: `mail_${outbox.length + mails.length + 1}`, ...mail });
      }
    },
  };
}
