import type { CreditEntry, CreditNote, Credits, Invoice } from '@billfold/contract';
import type { Backend } from '../backend.ts';
import { expectEqual, NotCovered, present, type Chapter } from '../check.ts';
import type { Need } from '../needs.ts';
import type { Session } from '../session.ts';
import { accountOf, ADA, adding, FULL, removing, taxes, units } from './accounts.ts';

const NEEDS: readonly Need[] = ['fresh account', 'clock', 'money'];

async function balanceOf(session: Session): Promise<number> {
  return units((await session.get<Credits>('/credits')).balance);
}

/** On the 10th Ada was invited, for 21 of 30 days of 12.00, and the charge of 8.40 was declined, as every one after it. */
async function owing(backend: Backend): Promise<{ session: Session; invoiceId: string }> {
  const session = await backend.begin(accountOf(1));
  await session.moveTo('2026-04-10');
  await session.decline('card_declined');
  const { change } = await session.make(adding(ADA));
  return { session, invoiceId: present(change.invoiceId, 'the invoice') };
}

/** And a seat that was paid is removed on that day: 8.40 to the balance. */
async function owingWhatItHas(backend: Backend): Promise<{ session: Session; invoiceId: string }> {
  const { session, invoiceId } = await owing(backend);
  await session.make(await removing(session, FULL));
  expectEqual(await balanceOf(session), 840, 'the balance after the removal');
  return { session, invoiceId };
}

async function expectSettledByCredit(session: Session, invoiceId: string): Promise<void> {
  const { status, amountDue, balanceApplied, attempts } = await session.invoice(invoiceId);
  expectEqual(
    [status, units(amountDue), units(balanceApplied), attempts.length],
    ['paid', 0, 840, 1],
    'the invoice, and how often a card was tried',
  );
  expectEqual(await balanceOf(session), 0, 'the balance');
  expectEqual((await session.subscription()).status, 'active', 'the subscription');
}

const sumOf = (figures: readonly number[]): number => figures.reduce((sum, figure) => sum + figure, 0);

/** Credit notes, the balance and its ledger. */
export const credit: Chapter<Backend> = {
  name: 'credit',
  title: 'Credit',
  checks: [
    {
      rules: ['CRED-4'],
      title: 'the ledger’s entries add up to the balance',
      needs: [],
      async run(backend) {
        const session = await backend.visit();
        const [entries, balance] = [await session.all<CreditEntry>('/credits'), await balanceOf(session)];
        expectEqual(sumOf(entries.map(({ amount }) => units(amount))), balance, 'the entries');
      },
    },
    {
      rules: ['CRED-4'],
      title: 'what is left of the ledger’s grants adds up to the balance',
      needs: [],
      async run(backend) {
        const session = await backend.visit();
        const [entries, balance] = [await session.all<CreditEntry>('/credits'), await balanceOf(session)];
        const left = entries.flatMap(({ remaining }) => remaining ?? []);
        if (left.length < entries.length)
          throw new NotCovered('this backend does not say what is left of a grant');
        expectEqual(sumOf(left.map(units)), balance, 'what is left of the entries');
      },
    },
    {
      rules: ['CRED-1'],
      title: 'of every credit note net and tax are the total, which went to its invoice or to the balance',
      needs: [],
      async run(backend) {
        const notes = await (await backend.visit()).all<CreditNote>('/credit-notes');
        if (notes.length === 0) throw new NotCovered('this account has no credit notes');
        for (const { number, net, tax, total, toInvoice, toBalance } of notes)
          expectEqual(
            [units(net) + taxes(tax), units(toInvoice) + units(toBalance)],
            [units(total), units(total)],
            `${number}: net and tax, and where it went`,
          );
      },
    },
    {
      rules: ['TAX-1', 'CRED-1'],
      title: 'of an invoice of 6.00 at 21 % a credit note of 2.80 gives back 2.32 and 0.48',
      needs: NEEDS,
      async run(backend) {
        const session = await backend.begin(accountOf(1));
        await session.moveTo('2026-04-16');
        const { quote } = await session.make(adding(ADA));
        expectEqual([units(quote.total) - taxes(quote.tax), taxes(quote.tax)], [496, 104], 'the charge');
        await session.moveTo('2026-04-24');
        const { change } = await session.make(await removing(session, ADA));
        const note = await session.creditNote(change.creditNoteIds[0]);
        expectEqual([units(note.net), taxes(note.tax)], [232, 48], 'the credit note');
      },
    },
    {
      rules: ['CRED-1'],
      title: 'on an open invoice a credit lowers what is due; of a paid one it goes to the balance',
      needs: [...NEEDS, 'faults'],
      async run(backend) {
        const session = await backend.begin(accountOf(1));
        await session.moveTo('2026-04-16');
        await session.decline('card_declined');
        const { change } = await session.make(adding(ADA));
        await session.moveTo('2026-04-24');
        const removed = await session.make(await removing(session, ADA));
        const note = await session.creditNote(removed.change.creditNoteIds[0]);
        expectEqual([units(note.toInvoice), units(note.toBalance)], [280, 0], 'of the open one');
        const invoice = await session.invoice(change.invoiceId);
        expectEqual([units(invoice.credited), units(invoice.amountDue)], [280, 320], 'the open invoice');
        const full = await session.make(await removing(session, FULL));
        const other = await session.creditNote(full.change.creditNoteIds[0]);
        // 12.00 less 23 of 30 days: 9.20.
        expectEqual([units(other.toInvoice), units(other.toBalance)], [0, 280], 'of the paid one');
      },
    },
    {
      rules: ['CRED-1', 'INV-1'],
      title: 'credit notes have a series of their own, without gaps, as invoices have theirs',
      needs: NEEDS,
      async run(backend) {
        const session = await backend.begin(accountOf(1));
        for (const day of ['2026-04-16', '2026-04-17', '2026-04-18']) {
          await session.moveTo(day);
          await session.make(adding(ADA));
          await session.make(await removing(session, ADA));
        }
        const history = await session.history();
        for (const [type, count] of [
          ['invoice', 4],
          ['credit_note', 3],
        ] as const) {
          const numbers = history
            .filter((entry) => entry.type === type)
            .map(({ number }) => Number(/\d+$/.exec(number)?.[0]));
          const last = present(numbers[0], `a ${type}`);
          const expected = Array.from({ length: count }, (_, index) => last - index);
          expectEqual(numbers, expected, `the numbers of type ${type}, newest first`);
        }
      },
    },
    {
      rules: ['CRED-2', 'INV-4', 'TAX-1'],
      title: 'a renewal of 36.00 at 21 % with a balance of 6.00: tax 6.25, due 30.00, as estimated',
      needs: NEEDS,
      async run(backend) {
        const session = await backend.begin(accountOf(3));
        await session.moveTo('2026-04-16');
        await session.make(await removing(session, FULL));
        const { estimate } = await session.upcoming();
        await session.moveTo('2026-05-01');
        const invoice = await session.latestInvoice();
        const figures = ({
          net,
          tax,
          total,
          balanceApplied,
        }: Pick<Invoice, 'net' | 'tax' | 'total' | 'balanceApplied'>) => [
          units(net),
          taxes(tax),
          units(total),
          units(balanceApplied),
        ];
        expectEqual(figures(invoice), [2975, 625, 3600, 600], 'net, tax, total and balance');
        expectEqual(estimate && figures(estimate), figures(invoice), 'the estimate');
        expectEqual(units(invoice.amountPaid), 3000, 'what was charged');
      },
    },
    {
      rules: ['CRED-3'],
      title: 'an invitation that the balance covers is paid, and no card is asked',
      needs: NEEDS,
      async run(backend) {
        const session = await backend.begin(accountOf(1));
        await session.moveTo('2026-04-16');
        await session.make(await removing(session, FULL));
        const { quote, change } = await session.make(adding(ADA));
        expectEqual([units(quote.creditApplied), units(quote.dueNow)], [600, 0], 'the quote');
        const { status, amountDue, amountPaid, attempts } = await session.invoice(change.invoiceId);
        expectEqual(
          [status, units(amountDue), units(amountPaid), attempts.length],
          ['paid', 0, 0, 0],
          'the invoice',
        );
      },
    },
    {
      rules: ['CRED-2', 'CRED-3'],
      title: 'an overdue invoice of 8.40 that is paid by hand takes 8.40 of credit, and no card is charged',
      needs: [...NEEDS, 'faults'],
      async run(backend) {
        const { session, invoiceId } = await owingWhatItHas(backend);
        const { quote } = await session.make({ type: 'pay_invoice', invoiceId });
        expectEqual([units(quote.creditApplied), units(quote.dueNow)], [840, 0], 'the quote');
        await expectSettledByCredit(session, invoiceId);
      },
    },
    {
      rules: ['CRED-2', 'DUN-2'],
      title: 'an overdue invoice of 8.40 takes 8.40 of credit when it is tried again, and no card is charged',
      needs: [...NEEDS, 'faults'],
      async run(backend) {
        const { session, invoiceId } = await owingWhatItHas(backend);
        const { nextAttemptAt } = await session.invoice(invoiceId);
        await session.moveTo(present(nextAttemptAt, 'the next attempt'));
        await expectSettledByCredit(session, invoiceId);
      },
    },
    {
      rules: ['CRED-2', 'DUN-2'],
      title: 'an overdue invoice of 8.40 takes 8.40 of credit when another card becomes the default',
      needs: [...NEEDS, 'faults', 'vault'],
      async run(backend) {
        const { session, invoiceId } = await owingWhatItHas(backend);
        const { id } = await session.addCard('4242424242424242');
        await session.post(`/payment-methods/${id}/default`);
        await expectSettledByCredit(session, invoiceId);
      },
    },
    {
      rules: ['CRED-2'],
      title: 'what credit does not cover of an overdue invoice is charged: 8.40 less 2.80',
      needs: [...NEEDS, 'faults'],
      async run(backend) {
        const { session, invoiceId } = await owing(backend);
        await session.moveTo('2026-04-24');
        await session.make(await removing(session, FULL));
        await session.decline(null);
        const { quote } = await session.make({ type: 'pay_invoice', invoiceId });
        expectEqual([units(quote.creditApplied), units(quote.dueNow)], [280, 560], 'the quote');
        const { status, balanceApplied, amountPaid } = await session.invoice(invoiceId);
        expectEqual(
          [status, units(balanceApplied), units(amountPaid), await balanceOf(session)],
          ['paid', 280, 560, 0],
          'the invoice, and the balance',
        );
      },
    },
    {
      rules: ['CRED-4', 'CRED-2'],
      title: 'what was granted is what was applied and what is left, at every step',
      needs: NEEDS,
      async run(backend) {
        const session = await backend.begin(accountOf(2));
        await session.moveTo('2026-04-16');
        await session.make(await removing(session, FULL));
        expectEqual(await balanceOf(session), 600, 'the balance after a removal on the 16th');
        await session.moveTo('2026-04-24');
        await session.make(adding(ADA));
        // 12.00 × 7 of 30 days.
        expectEqual(await balanceOf(session), 320, 'the balance after an invitation of 2.80');
        await session.moveTo('2026-05-01');
        expectEqual(await balanceOf(session), 0, 'the balance after the renewal');
        const entries = await session.all<CreditEntry>('/credits');
        expectEqual(
          entries.map(({ kind, amount }) => [kind, amount.amount]),
          [
            ['applied', -320],
            ['applied', -280],
            ['granted', 600],
          ],
          'the ledger, newest first',
        );
      },
    },
  ],
};
