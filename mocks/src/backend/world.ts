import type { AccountState, World } from '@billfold/rules';
import type { Instance } from '../instance.ts';
import { withMail } from './outbox.ts';
import { registryAnswer } from './registry.ts';
import { cardByToken, charge } from './vault.ts';

/** A world at work: what happens in it stays apart until all has gone well. */
export interface WorldAtWork extends World {
  /** The backend once the account has become this, with all that happened in the world. */
  leaves(account: AccountState): Instance;
}

/** Carries out what the rules want: cards are charged by the vault's word, mails go to the outbox. */
export function worldOf(instance: Instance): WorldAtWork {
  const { faults } = instance;
  let { outbox, links, askedRegistry } = instance;
  return {
    charge({ token, cardExpired }) {
      if (faults.charges === 'requires_action') return { status: 'requires_action' };
      if (faults.charges) return { status: 'failed', declineCode: faults.charges };
      return charge(cardByToken(instance, token), cardExpired);
    },
    checkTaxId(value) {
      if (faults.registry === 'unavailable') return 'unavailable';
      const answer = registryAnswer(value, askedRegistry.includes(value));
      askedRegistry = [...askedRegistry, value];
      return answer;
    },
    mail(wanted) {
      const { token } = wanted.params;
      if (typeof token === 'string') links = [...links, token];
      outbox = withMail(outbox, wanted, instance.account);
    },
    leaves: (account) => ({ ...instance, account, outbox, links, askedRegistry }),
  };
}
