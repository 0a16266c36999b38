import type { AccountState, World } from '@billfold/rules';
import type { Instance } from '../instance.ts';
import { writeMails, type Mail } from './mail.ts';
import { portalOf } from '../scenarios/scenarios.ts';
import { registryAnswer } from './registry.ts';
import { cardByToken, charge } from './vault.ts';

/** A world at work: what happens in it stays apart until all has gone well. */
export interface WorldAtWork extends World {
  /** The backend once the account has become this, with all that happened in the world. */
  leaves(account: AccountState): Instance;
}

/** Carries out what the rules want: cards are charged by the vault's word, mails go to the outbox. */
export function worldOf(instance: Instance): WorldAtWork {
  const { faults, outbox } = instance;
  const portal = portalOf(instance.recipe);
  const mails: Mail[] = [];
  const links = [...instance.links];
  const asked = [...instance.askedRegistry];
  return {
    charge({ token, cardExpired }) {
      if (faults.charges === 'requires_action') return { status: 'requires_action' };
      if (faults.charges) return { status: 'failed', declineCode: faults.charges };
      return charge(cardByToken(instance, token), cardExpired);
    },
    checkTaxId(value) {
      if (faults.registry === 'unavailable') return 'unavailable';
      const answer = registryAnswer(value, asked.includes(value));
      asked.push(value);
      return answer;
    },
    mail(wanted) {
      const { token } = wanted.params;
      if (typeof token === 'string') links.push(token);
      for (const mail of writeMails(instance.account, wanted, portal)) {
        mails.push({ id: `mail_${outbox.length + mails.length + 1}`, ...mail });
      }
    },
    leaves: (account) => ({
      ...instance,
      account,
      outbox: mails.length > 0 ? [...outbox, ...mails] : outbox,
      links,
      askedRegistry: asked,
    }),
  };
}
