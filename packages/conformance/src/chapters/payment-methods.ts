import type { Payment, PaymentMethod } from '@billfold/contract';
import type { Backend } from '../backend.ts';
import { expectEqual, expectThat, present, type Chapter } from '../check.ts';
import type { Need } from '../needs.ts';
import type { Session } from '../session.ts';
import { accountOf, ADA, adding, BEN, removing, units } from './accounts.ts';

const CARDS: readonly Need[] = ['fresh account', 'vault'];
const ASKED: readonly Need[] = ['fresh account', 'clock', 'money', 'authentications'];
const GOOD = '5555555555554444';
/** Its bank wants to be asked. */
const ASKING = '4000000000003220';

async function method(session: Session, id: string): Promise<PaymentMethod> {
  return present(
    (await session.paymentMethods()).find((each) => each.id === id),
    `the payment method ${id}`,
  );
}

async function defaultMethod(session: Session): Promise<PaymentMethod> {
  return present(
    (await session.paymentMethods()).find(({ isDefault }) => isDefault),
    'a default payment method',
  );
}

/** Ada was invited on the 16th for 6.00, and the bank asks. */
async function waiting(backend: Backend): Promise<{ session: Session; payment: Payment }> {
  const session = await backend.begin(accountOf(1, { card: ASKING }));
  await session.moveTo('2026-04-16');
  const { change } = await session.make(adding(ADA));
  return { session, payment: present(change.payment, 'the payment') };
}

/** Cards, and the bank that wants to be asked. */
export const paymentMethods: Chapter<Backend> = {
  name: 'payment-methods',
  title: 'Payment methods',
  checks: [
    {
      rules: ['PAY-1'],
      title: 'a card is added by its token, and shows brand, last four digits and expiry',
      needs: CARDS,
      async run(backend) {
        const session = await backend.begin(accountOf(0));
        const { id } = await session.addCard('4242424242424242', 11, 2030);
        const { type, brand, last4, expMonth, expYear, expiryStatus, isDefault, setup } = await method(
          session,
          id,
        );
        expectEqual(
          [type, brand, last4, expMonth, expYear, expiryStatus],
          ['card', 'visa', '4242', 11, 2030, 'valid'],
          'the card',
        );
        expectEqual([isDefault, setup.status], [false, 'succeeded'], 'whether it is the default, and usable');
      },
    },
    {
      rules: ['PAY-1'],
      title: 'a card says that it expires soon, and then that it has; a new expiry mends it',
      needs: [...CARDS, 'clock'],
      async run(backend) {
        const session = await backend.begin(accountOf(0));
        const { id } = await session.addCard('4242424242424242', 5, 2026);
        expectEqual(
          (await method(session, id)).expiryStatus,
          'expiring',
          'in April, of a card to the end of May',
        );
        await session.moveTo('2026-05-31');
        expectEqual((await method(session, id)).expiryStatus, 'expiring', 'on the last day of May');
        await session.moveTo('2026-06-01');
        const expired = await method(session, id);
        expectEqual(expired.expiryStatus, 'expired', 'on the first of June');
        await session.edit('PATCH', `/payment-methods/${id}`, expired.version, {
          expMonth: 5,
          expYear: 2029,
        });
        expectEqual((await method(session, id)).expiryStatus, 'valid', 'with a new expiry');
      },
    },
    {
      rules: ['PAY-1', 'REQ-2'],
      title: 'an edit of a card that was edited in the meantime is refused',
      needs: CARDS,
      async run(backend) {
        const session = await backend.begin(accountOf(0));
        const { id, version } = await session.addCard('4242424242424242');
        const path = `/payment-methods/${id}`;
        await session.edit('PATCH', path, version, { expMonth: 5, expYear: 2029 });
        await session.refused(
          {
            method: 'PATCH',
            path,
            body: { expMonth: 6, expYear: 2029 },
            headers: { 'if-match': `"${version}"` },
          },
          412,
          'version_stale',
        );
        await session.refused({ method: 'DELETE', path }, 428, 'version_missing');
        expectEqual((await method(session, id)).expMonth, 5, 'the month that was saved first');
      },
    },
    {
      rules: ['PAY-1', 'INV-7'],
      title: 'an overdue invoice is paid with another card, which does not become the default',
      needs: [...CARDS, 'clock', 'money'],
      async run(backend) {
        const session = await backend.begin(accountOf(1, { card: '4000000000000341' }));
        await session.moveTo('2026-05-01');
        const { id: invoiceId } = await session.latestInvoice();
        const other = await session.addCard(GOOD);
        const before = await defaultMethod(session);
        const { change } = await session.make({ type: 'pay_invoice', invoiceId, paymentMethodId: other.id });
        expectEqual(
          [change.payment?.status, change.payment?.method.last4],
          ['succeeded', '4444'],
          'the payment',
        );
        expectEqual((await session.invoice(invoiceId)).status, 'paid', 'the invoice');
        expectEqual((await defaultMethod(session)).id, before.id, 'the default');
      },
    },
    {
      rules: ['PAY-2'],
      title: 'the default card of a paid account goes only after another one has taken over',
      needs: CARDS,
      async run(backend) {
        const session = await backend.begin(accountOf(0));
        const old = await defaultMethod(session);
        const remove = {
          method: 'DELETE',
          path: `/payment-methods/${old.id}`,
          headers: { 'if-match': `"${old.version}"` },
        };
        await session.refused(remove, 409, 'payment_method_required');
        const other = await session.addCard(GOOD);
        await session.refused(remove, 409, 'payment_method_required');
        await session.post(`/payment-methods/${other.id}/default`);
        const { version } = await method(session, old.id);
        await session.edit('DELETE', `/payment-methods/${old.id}`, version);
        expectEqual(
          (await session.paymentMethods()).map(({ id, isDefault }) => [id, isDefault]),
          [[other.id, true]],
          'what is left',
        );
      },
    },
    {
      rules: ['PAY-3'],
      title: 'a card’s number is not taken, and a token that the vault did not give adds nothing',
      needs: ['fresh account'],
      async run(backend) {
        const session = await backend.begin(accountOf(0));
        const before = (await session.paymentMethods()).length;
        for (const body of [
          { number: '4242424242424242', expMonth: 12, expYear: 2031 },
          { token: '4242424242424242' },
          { token: 'none' },
        ]) {
          const { status } = await session.ask({ method: 'POST', path: '/payment-methods', body });
          expectThat(
            status >= 400 && status < 500,
            `${JSON.stringify(body)} must be refused, and was answered ${status}`,
          );
        }
        expectEqual((await session.paymentMethods()).length, before, 'the number of methods');
      },
    },
    {
      rules: ['PAY-1'],
      title: 'a card that the bank refuses is not saved, and the refusal says so',
      needs: CARDS,
      async run(backend) {
        const session = await backend.begin(accountOf(0));
        const before = (await session.paymentMethods()).length;
        const token = await session.cardToken('4000000000000002');
        const { status, body } = await session.ask({
          method: 'POST',
          path: '/payment-methods',
          body: { token },
        });
        expectEqual([status >= 400, (body as { code?: string }).code], [true, 'card_refused'], 'the refusal');
        expectEqual((await session.paymentMethods()).length, before, 'the number of methods');
      },
    },
    {
      rules: ['PAY-4'],
      title: 'saving a card whose bank asks: not usable while it asks; then it is, or it failed',
      needs: [...CARDS, 'authentications'],
      async run(backend) {
        for (const [outcome, status] of [
          ['succeeded', 'succeeded'],
          ['refused', 'failed'],
        ] as const) {
          const session = await backend.begin(accountOf(0));
          const card = await session.addCard(ASKING);
          expectEqual(
            [card.setup.status, card.setup.nextAction === null],
            ['requires_action', false],
            'the card while the bank asks',
          );
          await session.refused(
            { method: 'POST', path: `/payment-methods/${card.id}/default` },
            409,
            'payment_method_not_usable',
          );
          await session.control('authentications', { paymentMethodId: card.id, outcome });
          const after = await method(session, card.id);
          expectEqual(
            [after.setup.status, after.setup.nextAction],
            [status, null],
            `the card once it has ${outcome}`,
          );
        }
      },
    },
    {
      rules: ['PAY-4', 'SEAT-6'],
      title:
        'a payment whose bank asks is neither paid nor failed, is still there when read again, and can be answered',
      needs: ASKED,
      async run(backend) {
        for (const [outcome, status, invoiceStatus] of [
          ['succeeded', 'succeeded', 'paid'],
          ['refused', 'failed', 'open'],
        ] as const) {
          const { session, payment } = await waiting(backend);
          const asked = await session.get<Payment>(`/payments/${payment.id}`);
          expectEqual(
            [asked.status, asked.nextAction === null, units(asked.amount)],
            ['requires_action', false, 600],
            'the payment while the bank asks',
          );
          const before = await session.invoice(payment.invoiceId);
          expectEqual([before.status, before.overdue], ['open', false], 'the invoice while the bank asks');
          await session.control('authentications', { paymentId: payment.id, outcome });
          const after = await session.get<Payment>(`/payments/${payment.id}`);
          expectEqual([after.status, after.nextAction], [status, null], `the payment once it has ${outcome}`);
          const invoice = await session.invoice(payment.invoiceId);
          expectEqual(
            [invoice.status, invoice.overdue],
            [invoiceStatus, outcome === 'refused'],
            'the invoice',
          );
          await session.member(ADA);
        }
      },
    },
    {
      rules: ['PAY-4', 'SEAT-7'],
      title: 'while the bank asks nobody can be invited, and the remedy is to answer',
      needs: ASKED,
      async run(backend) {
        const { session, payment } = await waiting(backend);
        const { code, remedy } = await session.refusal(adding(BEN));
        expectEqual(
          [code, remedy?.kind, remedy?.params.paymentId],
          ['invitations_blocked', 'authenticate', payment.id],
          'the refusal',
        );
      },
    },
    {
      rules: ['PAY-4'],
      title: 'left unanswered, it fails after the hours that policy names, and not before',
      needs: ASKED,
      async run(backend) {
        const { session, payment } = await waiting(backend);
        const { authenticationHours } = (await session.account()).policy;
        await session.advance(`PT${authenticationHours * 60 - 1}M`);
        expectEqual(
          (await session.get<Payment>(`/payments/${payment.id}`)).status,
          'requires_action',
          'the payment a minute before',
        );
        await session.advance('PT2M');
        expectEqual(
          (await session.get<Payment>(`/payments/${payment.id}`)).status,
          'failed',
          'the payment a minute after',
        );
      },
    },
    {
      rules: ['PAY-4'],
      title: 'whoever gives a payment up is told apart from a refusal: it is canceled',
      needs: ASKED,
      async run(backend) {
        const { session, payment } = await waiting(backend);
        const path = `/payments/${payment.id}/cancel`;
        expectEqual((await session.post<Payment>(path)).status, 'canceled', 'the payment');
        await session.refused({ method: 'POST', path }, 409, 'payment_settled');
        expectEqual(units((await session.invoice(payment.invoiceId)).amountDue), 600, 'what is due');
      },
    },
    {
      rules: ['PAY-6'],
      title: 'while a payment is under way credits go to the balance, and its card stays',
      needs: ASKED,
      async run(backend) {
        const { session, payment } = await waiting(backend);
        const { quote, change } = await session.make(await removing(session, ADA));
        expectEqual(
          quote.creditTo.map(({ to, amount }) => [to, amount.amount]),
          [['balance', 600]],
          'where the credit goes',
        );
        const note = await session.creditNote(change.creditNoteIds[0]);
        expectEqual([units(note.toInvoice), units(note.toBalance)], [0, 600], 'the credit note');
        expectEqual(units((await session.invoice(payment.invoiceId)).amountDue), 600, 'what is due');
        const card = await defaultMethod(session);
        const { status } = await session.ask({
          method: 'DELETE',
          path: `/payment-methods/${card.id}`,
          headers: { 'if-match': `"${card.version}"` },
        });
        expectEqual(status, 409, 'removing the card that pays');
      },
    },
    {
      rules: ['PAY-5'],
      title: 'an invoice that is being paid is not paid a second time',
      needs: ASKED,
      async run(backend) {
        const { session, payment } = await waiting(backend);
        const { code } = await session.refusal({ type: 'pay_invoice', invoiceId: payment.invoiceId });
        expectEqual(code, 'payment_in_progress', 'the refusal');
        await session.control('authentications', { paymentId: payment.id, outcome: 'succeeded' });
        const again = await session.refusal({ type: 'pay_invoice', invoiceId: payment.invoiceId });
        expectEqual(again.code, 'not_payable', 'the refusal once it is paid');
      },
    },
  ],
};
