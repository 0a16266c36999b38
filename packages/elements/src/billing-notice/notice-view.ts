import type { Account, Notice, Permission, Remedy } from '@billfold/contract';
import { html, nothing, type TemplateResult } from 'lit';
import type { Payable, PayListeners, PayPlace } from '../pay-invoice/pay-place.ts';
import { wording, type L10n } from '../shared/l10n.ts';
import { notice as noticeOf } from '../shared/notice.ts';
import { canRemedy, mayRemedy, moneyParam, supportLink, textParam } from '../shared/remedy.ts';
import type { Guide, RemedyWay } from '../shared/remedy-way.ts';
import { noticeMessages } from './billing-notice.messages.ts';
import type { Mended } from './notice-remedy.ts';
import { noticeWords } from './notice-words.ts';
import { figures } from '../shared/figures.ts';

/** Who shows notices, and hears what becomes of them. */
export interface NoticeFrame extends Omit<PayListeners, 'way' | 'onSettled'> {
  readonly host: Guide;
  readonly pay: PayPlace;
  readonly way: RemedyWay;
  readonly account: Account | undefined;
  readonly may: (permission: Permission) => boolean;
  readonly onSettled: (number: string | undefined) => void;
  readonly onMended?: (event: CustomEvent<Mended>) => void;
}

/** What a remedy asks to be paid, or to be confirmed with the bank. */
function payable({ kind, params }: Remedy): Payable | undefined {
  const invoiceId = textParam(params.invoiceId);
  const paymentId = textParam(params.paymentId);
  const pays = kind === 'pay_invoice' ? invoiceId : kind === 'authenticate' && paymentId;
  if (!pays) return undefined;
  return {
    invoiceId: invoiceId ?? '',
    number: textParam(params.number),
    amountDue: moneyParam(params.amountDue),
    paymentId,
  };
}

/**
 * One notice, with its remedy where the viewer may do it. Its urgency is said in words first.
 * @param more What follows from it here.
 */
export function noticeView(l: L10n, notice: Notice, frame: NoticeFrame, more?: unknown): TemplateResult {
  const t = l.words('notices', noticeMessages);
  const { severity, kind, remedy } = notice;
  const { title, text } = noticeWords(l, withoutTold(notice, frame.pay));
  const urgency = wording(t.severity, severity);
  return noticeOf({
    title: html`${
      urgency ? html`<span class="urgency small ${severity}">${urgency}</span> ` : nothing
    }${figures(title)}`,
    text: text || more ? html`${figures(text)} ${more}` : undefined,
    actions:
      remedy && mayRemedy(remedy, frame.may) && canRemedy(remedy, frame.host)
        ? remedyView(l, remedy, frame)
        : support(l, kind, frame),
    critical: severity === 'critical',
  });
}

/** Why a payment failed is said once: the way to pay says so beneath, as soon as it was tried there. */
function withoutTold(notice: Notice, pay: PayPlace): Notice {
  const { declineCode, ...params } = notice.params;
  const code = textParam(declineCode);
  return code && pay.tells(textParam(params.invoiceId) ?? '', code) ? { ...notice, params } : notice;
}

function remedyView(
  l: L10n,
  remedy: Remedy,
  { host, pay, way, onMended, ...listeners }: NoticeFrame,
): unknown {
  const invoice = payable(remedy);
  if (invoice) {
    return pay.render(l, invoice, {
      ...listeners,
      way,
      onSettled: () => listeners.onSettled(invoice.number),
    });
  }
  return html`<billing-notice-remedy
    .adapter=${host.adapter}
    .payments=${host.payments}
    .remedy=${remedy}
    .way=${way}
    .hrefFor=${host.hrefFor}
    @mended=${onMended}
  ></billing-notice-remedy>`;
}

/** Of what the kit does not know, a person can tell more. */
const support = (l: L10n, kind: string, { account }: NoticeFrame): unknown =>
  account && !Object.hasOwn(l.words('notices', noticeMessages).kinds, kind)
    ? supportLink(l, account.support)
    : undefined;
