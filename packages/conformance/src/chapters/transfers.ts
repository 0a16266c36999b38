import type { Credits, PaymentMethod } from '@billfold/contract';
import type { Backend } from '../backend.ts';
import { expectEqual, expectThat, present, type Chapter } from '../check.ts';
import type { Need } from '../needs.ts';
import type { Session } from '../session.ts';
import { accountOf, dayAfter, units } from './accounts.ts';

const NEEDS: readonly Need[] = ['fresh account', 'clock', 'money', 'transfers'];

/** Two seats whose renewal of 24.00 on 1 May waits for a bank transfer. */
async function waiting(
  backend: Backend,
): Promise<{ session: Session; invoiceId: string; reference: string }> {
  const session = await backend.begin(
    accountOf(1, { policy: { paymentMethodTypes: ['card', 'bank_transfer'] } }),
  );
  const method = await session.post<PaymentMethod>('/payment-methods', { type: 'bank_transfer' });
  if (!method.isDefault) await session.post(`/payment-methods/${method.id}/default`);
  await session.moveTo('2026-05-01');
  const { id, paymentInstructions } = await session.latestInvoice();
  return { session, invoiceId: id, reference: present(paymentInstructions, 'how it is paid').reference };
}

async function balanceOf(session: Session): Promise<number> {
  return units((await session.get<Credits>('/credits')).balance);
}

/** Invoices that are paid by bank transfer. */
export const transfers: Chapter<Backend> = {
  name: 'transfers',
  title: 'Bank transfers',
  checks: [
    {
      rules: ['INV-7', 'INV-2'],
      title:
        'a renewal by transfer shows account and reference, waits, and is overdue only after its due day',
      needs: NEEDS,
      async run(backend) {
        const { session, invoiceId } = await waiting(backend);
        const { transferDueDays } = (await session.account()).policy;
        const { status, overdue, dueOn, amountDue, paymentInstructions } = await session.invoice(invoiceId);
        expectEqual(
          [status, overdue, dueOn, units(amountDue)],
          ['open', false, dayAfter('2026-05-01', transferDueDays), 2400],
          'the invoice',
        );
        const { iban, bic, reference } = present(paymentInstructions, 'how it is paid');
        expectThat(
          /^[A-Z]{2}\d{2}[A-Z0-9 ]{8,}$/.test(iban) && bic.length >= 8 && reference.length > 0,
          'Account and reference must be shown',
        );
        expectEqual((await session.subscription()).status, 'active', 'the subscription while it waits');
        await session.moveTo(dayAfter(dueOn, -1));
        expectEqual((await session.invoice(invoiceId)).overdue, false, 'overdue before its due day');
        await session.moveTo(dayAfter(dueOn, 1));
        expectEqual((await session.invoice(invoiceId)).overdue, true, 'overdue after its due day');
      },
    },
    {
      rules: ['INV-7'],
      title: 'a short transfer leaves the rest due; the next one pays it, and its excess goes to the balance',
      needs: NEEDS,
      async run(backend) {
        const { session, invoiceId, reference } = await waiting(backend);
        await session.control('transfers', { amount: 1000, reference });
        const short = await session.invoice(invoiceId);
        expectEqual(
          [short.status, units(short.amountPaid), units(short.amountDue)],
          ['open', 1000, 1400],
          'after 10.00',
        );
        await session.control('transfers', { amount: 2000, reference });
        const paid = await session.invoice(invoiceId);
        expectEqual([paid.status, units(paid.amountDue)], ['paid', 0], 'after 20.00 more');
        expectEqual(await balanceOf(session), 600, 'the balance');
      },
    },
    {
      rules: ['INV-7', 'DUN-2'],
      title: 'a transfer after the due day restores the subscription',
      needs: NEEDS,
      async run(backend) {
        const { session, invoiceId, reference } = await waiting(backend);
        const { dueOn, amountDue } = await session.invoice(invoiceId);
        await session.moveTo(dayAfter(dueOn, 1));
        expectEqual((await session.subscription()).status, 'past_due', 'the subscription after the due day');
        const others = (
          await session.all<{ id: string; amountDue: { amount: number } }>('/invoices?status=open')
        ).filter(({ id }) => id !== invoiceId);
        const owed = others.reduce((sum, each) => sum + each.amountDue.amount, units(amountDue));
        await session.control('transfers', { amount: units(amountDue), reference });
        expectEqual((await session.invoice(invoiceId)).status, 'paid', 'the invoice');
        expectThat(owed >= 2400, 'What is owed must not shrink by itself');
        expectEqual((await session.subscription()).status, 'active', 'the subscription once it is paid');
      },
    },
  ],
};
