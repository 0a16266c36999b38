import type { Credits } from '@billfold/contract';
import type { Backend } from '../backend.ts';
import { expectEqual, expectThat, present, type Chapter, type Check } from '../check.ts';
import type { Need } from '../needs.ts';
import type { Session } from '../session.ts';
import { accountOf, ADA, adding, BEN, dayAfter, FULL, removing, retryDaysOf, units } from './accounts.ts';

const NEEDS: readonly Need[] = ['fresh account', 'clock', 'money', 'vault', 'authentications'];
/** Its bank wants to be asked. */
const ASKING = '4000000000003220';

/** A payment that waits for its bank, and what becomes of it when the seat is withdrawn meanwhile. */
interface Waiting {
  session: Session;
  invoiceId: string;
  paymentId: string;
  /** Whose seat is withdrawn. */
  email: string;
  /** What is due once the payment has ended unpaid. */
  left: number;
}

/** How a payment that waits for its bank ends unpaid. */
const ends: Readonly<Record<string, (session: Session, paymentId: string) => Promise<unknown>>> = {
  'given up': (session, id) => session.post(`/payments/${id}/cancel`),
  refused: (session, paymentId) => session.control('authentications', { paymentId, outcome: 'refused' }),
  'left to lapse': async (session) => {
    const { authenticationHours } = (await session.account()).policy;
    await session.advance(`PT${authenticationHours * 60 + 1}M`);
  },
};

/** Ada is invited on the 16th for 6.00, and the bank asks. */
async function invited(backend: Backend): Promise<Waiting> {
  const session = await backend.begin(accountOf(1, { card: ASKING }));
  await session.moveTo('2026-04-16');
  const { change } = await session.make(adding(ADA));
  const { id: paymentId, invoiceId } = present(change.payment, 'the payment');
  return { session, invoiceId, paymentId, email: ADA, left: 0 };
}

/** Where a payment comes from. */
const origins: Readonly<Record<string, (backend: Backend) => Promise<Waiting>>> = {
  'of an invitation': invited,
  'of a renewal': async (backend) => {
    const session = await backend.begin(accountOf(1, { card: ASKING }));
    await session.moveTo('2026-05-01');
    const { id: invoiceId, attempts } = await session.latestInvoice();
    // Two seats, and one of them is withdrawn: the owner's 12.00 stay.
    const paymentId = present(attempts[0], 'the payment of the renewal').id;
    return { session, invoiceId, paymentId, email: FULL, left: 1200 };
  },
  'of a retry': async (backend) => {
    const { session, invoiceId, paymentId } = await invited(backend);
    await session.post(`/payments/${paymentId}/cancel`);
    const [days = 0] = await retryDaysOf(session);
    await session.moveTo(dayAfter('2026-04-16', days));
    // 0.40 for each day until then.
    return {
      session,
      invoiceId,
      paymentId: await waitingOf(session, invoiceId),
      email: ADA,
      left: 40 * days,
    };
  },
  'by hand': async (backend) => {
    const { session, invoiceId, paymentId } = await invited(backend);
    await session.post(`/payments/${paymentId}/cancel`);
    const { change } = await session.make({ type: 'pay_invoice', invoiceId });
    return { session, invoiceId, paymentId: present(change.payment, 'the payment').id, email: ADA, left: 0 };
  },
};

async function waitingOf(session: Session, invoiceId: string): Promise<string> {
  const { attempts } = await session.invoice(invoiceId);
  return present(
    attempts.find(({ status }) => status === 'requires_action'),
    'a payment whose bank asks',
  ).id;
}

async function stateOf(session: Session, invoiceId: string) {
  const { amountDue, amountPaid } = await session.invoice(invoiceId);
  const { balance } = await session.get<Credits>('/credits');
  const { status } = await session.subscription();
  return { due: units(amountDue), paid: units(amountPaid), balance: units(balance), subscription: status };
}

/** Nobody owes what they have, whichever comes first: the end of the payment, or the credit. */
function withdrawnCheck(what: string): Check<Backend> {
  const end = present(ends[what], what);
  return {
    rules: ['PAY-6', 'CRED-1'],
    title: `a seat that is withdrawn while the bank asks is not owed once its payment is ${what}`,
    needs: NEEDS,
    async run(backend) {
      for (const [origin, begin] of Object.entries(origins)) {
        const { session, invoiceId, paymentId, email, left } = await begin(backend);
        await session.make(await removing(session, email));
        await end(session, paymentId);
        expectEqual(
          await stateOf(session, invoiceId),
          { due: left, paid: 0, balance: 0, subscription: left > 0 ? 'past_due' : 'active' },
          `the account after a payment ${origin}`,
        );
      }
    },
  };
}

/** A card that comes meanwhile is tried as soon as the payment has ended. */
function mendedCheck(what: string): Check<Backend> {
  const end = present(ends[what], what);
  return {
    rules: ['DUN-2'],
    title: `a card that becomes the default while the bank asks is tried once the payment is ${what}`,
    needs: NEEDS,
    async run(backend) {
      for (const [origin, begin] of Object.entries(origins)) {
        const { session, invoiceId, paymentId } = await begin(backend);
        const card = await session.addCard('4242424242424242');
        await session.post(`/payment-methods/${card.id}/default`);
        const before = (await session.invoice(invoiceId)).attempts.length;
        expectThat(
          (await session.invoice(invoiceId)).status === 'open',
          `While the bank asks about a payment ${origin} nothing else is tried`,
        );
        await end(session, paymentId);
        const { status, attempts } = await session.invoice(invoiceId);
        expectEqual(
          [status, attempts.length, attempts.filter((attempt) => attempt.status === 'succeeded').length],
          ['paid', before + 1, 1],
          `the invoice of a payment ${origin}, its attempts, and those that succeeded`,
        );
        expectEqual((await session.subscription()).status, 'active', 'the subscription');
        await session.quote(adding(BEN));
      }
    },
  };
}

/** A payment waits for its bank and ends unpaid, and something else happens meanwhile. */
export const unpaidEnds: Chapter<Backend> = {
  name: 'unpaid-ends',
  title: 'Payments that end unpaid',
  checks: [
    ...Object.keys(ends).map(withdrawnCheck),
    {
      rules: ['PAY-6', 'CRED-1'],
      title: 'of a seat that is withdrawn once its payment has ended unpaid nothing is owed either',
      needs: NEEDS,
      async run(backend) {
        for (const what of ['given up', 'refused']) {
          const { session, invoiceId, paymentId, email } = await invited(backend);
          await ends[what]?.(session, paymentId);
          await session.make(await removing(session, email));
          expectEqual(
            await stateOf(session, invoiceId),
            { due: 0, paid: 0, balance: 0, subscription: 'active' },
            `the account once it was ${what}`,
          );
        }
      },
    },
    {
      rules: ['PAY-6', 'CRED-1'],
      title: 'a seat that is withdrawn while the bank asks, and paid after all: paid 6.00, balance 6.00',
      needs: NEEDS,
      async run(backend) {
        const { session, invoiceId, paymentId, email } = await invited(backend);
        await session.make(await removing(session, email));
        await session.control('authentications', { paymentId, outcome: 'succeeded' });
        expectEqual(
          await stateOf(session, invoiceId),
          { due: 0, paid: 600, balance: 600, subscription: 'active' },
          'the account',
        );
      },
    },
    ...Object.keys(ends).map(mendedCheck),
  ],
};
