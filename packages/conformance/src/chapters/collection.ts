import type { PaymentMethod } from '@billfold/contract';
import type { Backend } from '../backend.ts';
import { expectEqual, expectThat, present, type Chapter } from '../check.ts';
import type { Need } from '../needs.ts';
import type { Session } from '../session.ts';
import { accountOf, dayAfter, retryDaysOf, units } from './accounts.ts';
import { mailsSince, recipients } from './mail.ts';

const NEEDS: readonly Need[] = ['fresh account', 'clock', 'money', 'faults'];
const RENEWAL = '2026-05-01';

/** Two seats whose renewal of 24.00 was declined on 1 May. */
async function overdue(
  backend: Backend,
  code = 'card_declined',
): Promise<{ session: Session; invoiceId: string; retryDays: number[] }> {
  const session = await backend.begin(accountOf(1));
  const retryDays = await retryDaysOf(session);
  await session.decline(code);
  await session.moveTo(RENEWAL);
  const { id } = await session.latestInvoice();
  return { session, invoiceId: id, retryDays };
}

async function attemptsOf(session: Session, invoiceId: string): Promise<string[]> {
  return (await session.invoice(invoiceId)).attempts.map(({ at }) => at.slice(0, 10)).toSorted();
}

function lastDay(retryDays: readonly number[]): string {
  return dayAfter(RENEWAL, present(retryDays.at(-1), 'a retry'));
}

async function defaultMethod(session: Session): Promise<PaymentMethod> {
  return present(
    (await session.paymentMethods()).find(({ isDefault }) => isDefault),
    'a default payment method',
  );
}

/** One attempt failed, another one has paid. */
async function expectSettledAtOnce(session: Session, invoiceId: string): Promise<void> {
  const { status, attempts } = await session.invoice(invoiceId);
  expectEqual(
    [status, attempts.map((attempt) => attempt.status).toSorted()],
    ['paid', ['failed', 'succeeded']],
    'the invoice and its attempts',
  );
  expectEqual((await session.subscription()).status, 'active', 'the subscription');
}

/** Pays whatever asks for money, the oldest first. What one payment has settled needs no other. */
async function settleAll(session: Session): Promise<void> {
  for (const { id } of (await session.all<{ id: string }>('/invoices')).toReversed()) {
    const { status } = await session.invoice(id);
    if (status === 'open' || status === 'uncollectible')
      await session.make({ type: 'pay_invoice', invoiceId: id });
  }
}

/** What becomes of charges that fail. */
export const collection: Chapter<Backend> = {
  name: 'collection',
  title: 'Failed payments',
  checks: [
    {
      rules: ['DUN-1', 'INV-2'],
      title:
        'a renewal that fails is open and overdue, the subscription past due, and a notice says amount, reason and remedy',
      needs: NEEDS,
      async run(backend) {
        const { session, invoiceId } = await overdue(backend, 'insufficient_funds');
        const { status, overdue: late, amountDue, attempts } = await session.invoice(invoiceId);
        expectEqual([status, late, units(amountDue)], ['open', true, 2400], 'the invoice');
        expectEqual(
          attempts.map(({ declineCode }) => declineCode),
          ['insufficient_funds'],
          'the attempts',
        );
        expectEqual((await session.subscription()).status, 'past_due', 'the subscription');
        const notice = present(
          (await session.account()).notices.find(({ kind }) => kind === 'payment_failed'),
          'the notice',
        );
        expectEqual(
          [notice.params.invoiceId, notice.params.declineCode],
          [invoiceId, 'insufficient_funds'],
          'what the notice says',
        );
        expectEqual(
          (notice.params.amountDue as { amount?: number } | undefined)?.amount,
          2400,
          'the amount of the notice',
        );
        expectThat(notice.remedy !== null, 'The notice must say how to mend it');
      },
    },
    {
      rules: ['DUN-1'],
      title: 'the owner gets a mail about a charge that failed, with the invoice’s number',
      needs: [...NEEDS, 'outbox'],
      async run(backend) {
        const session = await backend.begin(accountOf(1));
        const owner = present(
          (await session.members()).find(({ role }) => role === 'owner'),
          'the owner',
        ).email;
        await session.decline('card_declined');
        const before = (await session.outbox()).length;
        await session.moveTo(RENEWAL);
        const { number } = await session.latestInvoice();
        const mails = (await mailsSince(session, before)).filter((mail) =>
          recipients(mail).includes(owner.toLowerCase()),
        );
        expectThat(
          mails.some(
            ({ kind, subject, text }) => kind.includes('failed') && `${subject} ${text}`.includes(number),
          ),
          `No mail says that the payment of ${number} failed`,
        );
      },
    },
    {
      rules: ['DUN-2'],
      title:
        'a charge is tried again on the days that policy names, and after the last one the subscription is unpaid',
      needs: NEEDS,
      async run(backend) {
        const { session, invoiceId, retryDays } = await overdue(backend);
        const days = retryDays.map((days) => dayAfter(RENEWAL, days));
        const tried = [RENEWAL];
        for (const [index, day] of days.entries()) {
          const { nextAttemptAt } = await session.invoice(invoiceId);
          expectEqual(nextAttemptAt?.slice(0, 10), day, 'the next attempt');
          await session.moveTo(`${dayAfter(day, -1)}T23:59:59Z`);
          expectEqual(await attemptsOf(session, invoiceId), tried, `the attempts before ${day}`);
          expectEqual((await session.subscription()).status, 'past_due', `the subscription before ${day}`);
          await session.moveTo(`${day}T23:59:59Z`);
          tried.push(day);
          expectEqual(await attemptsOf(session, invoiceId), tried, `the attempts of ${day}`);
          expectEqual(
            (await session.subscription()).status,
            index === days.length - 1 ? 'unpaid' : 'past_due',
            `the subscription after ${day}`,
          );
        }
        expectEqual(
          (await session.invoice(invoiceId)).nextAttemptAt,
          null,
          'the next attempt after the last',
        );
      },
    },
    {
      rules: ['DUN-2'],
      title: 'a retry that succeeds pays the invoice and restores the subscription',
      needs: NEEDS,
      async run(backend) {
        const { session, invoiceId, retryDays } = await overdue(backend);
        await session.decline(null);
        await session.moveTo(`${dayAfter(RENEWAL, present(retryDays[0], 'a retry'))}T23:59:59Z`);
        const { status, amountPaid } = await session.invoice(invoiceId);
        expectEqual([status, units(amountPaid)], ['paid', 2400], 'the invoice');
        expectEqual((await session.subscription()).status, 'active', 'the subscription');
      },
    },
    {
      rules: ['DUN-2'],
      title: 'a lost card is not tried again, and the subscription ends unpaid on the same day as others',
      needs: NEEDS,
      async run(backend) {
        const { session, invoiceId, retryDays } = await overdue(backend, 'lost_card');
        const last = lastDay(retryDays);
        await session.moveTo(`${dayAfter(last, -1)}T23:59:59Z`);
        expectEqual(
          (await session.subscription()).status,
          'past_due',
          'the subscription before the last day',
        );
        await session.moveTo(`${last}T23:59:59Z`);
        expectEqual(await attemptsOf(session, invoiceId), [RENEWAL], 'the attempts');
        expectEqual((await session.subscription()).status, 'unpaid', 'the subscription after the last day');
      },
    },
    {
      rules: ['DUN-2'],
      title: 'paying by hand, in vain, does not move the schedule; paying restores the subscription',
      needs: NEEDS,
      async run(backend) {
        const { session, invoiceId } = await overdue(backend);
        const { nextAttemptAt } = await session.invoice(invoiceId);
        await session.moveTo(`${RENEWAL}T18:00:00Z`);
        await session.make({ type: 'pay_invoice', invoiceId });
        const after = await session.invoice(invoiceId);
        expectEqual(
          [after.attempts.length, after.nextAttemptAt],
          [2, nextAttemptAt],
          'the attempts, and the next one',
        );
        await session.decline(null);
        await session.make({ type: 'pay_invoice', invoiceId });
        expectEqual(
          [(await session.invoice(invoiceId)).status, (await session.subscription()).status],
          ['paid', 'active'],
          'invoice and subscription',
        );
      },
    },
    {
      rules: ['DUN-2', 'PAY-1'],
      title: 'a new default card tries the open invoice once, at once, while overdue',
      needs: [...NEEDS, 'vault'],
      async run(backend) {
        const session = await backend.begin(accountOf(1, { card: '4000000000000341' }));
        await session.moveTo(RENEWAL);
        const { id, status } = await session.latestInvoice();
        expectEqual(status, 'open', 'the invoice of a card that fails');
        const card = await session.addCard('4242424242424242');
        await session.post(`/payment-methods/${card.id}/default`);
        const after = await session.invoice(id);
        expectEqual([after.status, after.attempts.length], ['paid', 2], 'the invoice and its attempts');
        expectEqual((await session.subscription()).status, 'active', 'the subscription');
      },
    },
    {
      rules: ['DUN-2'],
      title: 'choosing the default again tries the open invoice once, at once',
      needs: NEEDS,
      async run(backend) {
        const { session, invoiceId } = await overdue(backend);
        await session.decline(null);
        await session.post(`/payment-methods/${(await defaultMethod(session)).id}/default`);
        await expectSettledAtOnce(session, invoiceId);
      },
    },
    {
      rules: ['DUN-2', 'PAY-1'],
      title: 'mending the default’s expiry tries the open invoice once, at once',
      needs: NEEDS,
      async run(backend) {
        const { session, invoiceId } = await overdue(backend, 'expired_card');
        await session.decline(null);
        const { id, version } = await defaultMethod(session);
        await session.edit('PATCH', `/payment-methods/${id}`, version, { expMonth: 5, expYear: 2033 });
        await expectSettledAtOnce(session, invoiceId);
      },
    },
    {
      rules: ['DUN-3', 'INV-4'],
      title: 'while unpaid nothing renews and no renewal is estimated; settling starts anew that day',
      needs: NEEDS,
      async run(backend) {
        const { session, invoiceId, retryDays } = await overdue(backend);
        await session.moveTo(`${lastDay(retryDays)}T23:59:59Z`);
        const before = await session.documents();
        const later = dayAfter(lastDay(retryDays), 60);
        await session.moveTo(later);
        expectEqual(await session.documents(), before, 'the documents two months later');
        expectEqual((await session.upcoming()).none?.kind, 'unpaid', 'why nothing is estimated');
        await session.decline(null);
        await settleAll(session);
        const { status, currentPeriod } = await session.subscription();
        expectEqual([status, currentPeriod.start], ['active', later], 'status and period');
        expectEqual((await session.invoice(invoiceId)).status, 'paid', 'the old invoice');
      },
    },
  ],
};
