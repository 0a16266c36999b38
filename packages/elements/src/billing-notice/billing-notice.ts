import type { Account, Notice, Payment, Permission } from '@billfold/contract';
import { html, nothing, type CSSResultGroup } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { property, state } from '../shared/decorators.ts';
import { isDone } from '../pay-invoice/payment.ts';
import { PayPlace } from '../pay-invoice/pay-place.ts';
import type { Client } from '../shared/client.ts';
import { name } from '../shared/name.ts';
import { BillingElement } from '../shared/element.ts';
import type { NavigateDetail } from '../shared/events.ts';
import type { L10n } from '../shared/l10n.ts';
import { leftOut } from '../shared/left-out.ts';
import { notice as noticeOf } from '../shared/notice.ts';
import { FocusKept } from '../shared/focus-kept.ts';
import { QueryController } from '../shared/query.ts';
import type { Done } from '../shared/quote-flow.ts';
import { readAccount } from '../shared/reads.ts';
import { region, regionStyles } from '../shared/region.ts';
import { textParam } from '../shared/remedy.ts';
import { RemedyWay } from '../shared/remedy-way.ts';
import { payMessages } from '../pay-invoice/pay-invoice.messages.ts';
import { noticeMessages } from './billing-notice.messages.ts';
import { noticeListStyles } from './billing-notice.styles.ts';
import { NoticeRemedy, type Mended } from './notice-remedy.ts';
import { noticeView, type NoticeFrame } from './notice-view.ts';
import { noticeViewStyles } from './notice-view.styles.ts';

/** What was done about a notice that may be gone by now. */
type Outcome =
  | Mended
  | { readonly paid: Payment }
  | { readonly settled: string | undefined }
  | { readonly givenUp: Payment };

/** How urgent something is: the higher, the sooner. What is newer than the kit comes last. */
const rank = ({ severity }: Notice): number => ['info', 'warning', 'critical'].indexOf(severity);

/**
 * What the viewer should know now, most urgent first, each with what mends it: a failed payment, a bank's question, a
 * card that expires, a VAT number that is not valid, a change that waits. Where there is nothing, it takes no space.
 *
 * What comes up pushes down what follows. Where that must not be, the page keeps the place: with a `min-block-size` on the
 * element, of 12rem for one notice in a narrow column.
 *
 * @tag billing-notice
 * @summary The account's notices, each with its remedy.
 * @attr kinds - Only these, separated by spaces, such as `payment_failed authentication_required`. All by default.
 * @fires {CustomEvent<NavigateDetail>} billing-navigate - Somebody wants to mend something elsewhere. When it is not
 *   canceled, that opens in place or, with `hrefFor`, its link is followed.
 * @fires {CustomEvent<Change>} billing-change - A payment was tried, or a change of plan undone.
 * @fires {CustomEvent<Payment>} billing-payment - The bank's question was answered, or the payment given up.
 * @fires billing-error - Something could not be read or done. It is shown already.
 * @fires billing-session-expired - The viewer has to sign in again.
 * @csspart base - The wrapper of everything.
 * @cssprop --billing-font - Font family. The page's by default.
 * @cssprop --billing-color - Text colour. The page's by default; all other colours are mixed from it.
 * @cssprop --billing-accent - Buttons and focus. The text colour by default.
 * @cssprop --billing-on-accent - Text on the accent. Black or white by default, whichever can be read.
 * @cssprop --billing-critical - What is urgent or went wrong.
 * @cssprop --billing-muted - Secondary text.
 * @cssprop --billing-line - The rule beside a notice.
 * @cssprop --billing-radius - Corners. 6px by default.
 * @cssprop --billing-max-inline-size - How wide it gets. 60rem by default.
 */
export class BillingNotice extends BillingElement {
  static override readonly uses = { 'billing-notice-remedy': NoticeRemedy };
  static override styles: CSSResultGroup = [
    BillingElement.styles,
    regionStyles,
    noticeViewStyles,
    noticeListStyles,
  ];

  @property({ reflect: true }) kinds = '';
  /** Makes real links of the ways to other parts of billing: their address. */
  @property({ attribute: false }) hrefFor: ((target: NavigateDetail) => string) | undefined;

  @state() private outcome: Outcome | undefined;
  private readonly account = new QueryController(this, readAccount);
  private readonly pay = new PayPlace(this);
  private readonly way = new RemedyWay(this);
  protected readonly focusKept = new FocusKept(this, this.account);
  #client: Client | undefined;
  /** Something was to be known: whoever has read it is told when their access ends. */
  #hadNotices = false;

  protected override willUpdate(): void {
    if (this.client === this.#client) return;
    this.#client = this.client;
    this.outcome = undefined;
    this.#hadNotices = false;
  }

  protected override updated(): void {
    const { data } = this.account;
    this.#hadNotices ||= data !== undefined && this.shownOf(data).length > 0;
  }

  protected override render(): unknown {
    return this.frame(
      (l) =>
        html`<div class="said" role="status" tabindex="-1">
            ${this.outcome ? this.said(l, this.outcome) : nothing}
          </div>
          ${this.list(l)} ${this.way.opened(l)}`,
    );
  }

  /** Quiet while it is not known whether there is anything to say, and for whoever never was to know. */
  private list(l: L10n): unknown {
    const { status } = this.account.state;
    if (status === 'unavailable') return leftOut(this, 'account');
    if (status === 'loading') return nothing;
    if (status === 'refused' && !this.#hadNotices) return nothing;
    return region(
      l,
      this.account,
      () => nothing,
      (account) => this.notices(l, account),
    );
  }

  private notices(l: L10n, account: Account): unknown {
    const shown = this.shownOf(account);
    if (!shown.length) return nothing;
    const frame = this.frameFor(account);
    return html`<ul class="notices" aria-label=${l.words('notices', noticeMessages).label}>
      ${repeat(
        shown,
        ([key]) => key,
        ([, notice]) => html`<li>${noticeView(l, notice, frame)}</li>`,
      )}
    </ul>`;
  }

  /** What is shown, most urgent first; what is about the same thing keeps its place as it changes. */
  private shownOf({ notices }: Account): [string, Notice][] {
    const kinds = this.kinds.split(/[\s,]+/).filter(Boolean);
    const times = new Map<string, number>();
    return notices
      .filter(({ kind }) => !kinds.length || kinds.includes(kind))
      .sort((a, b) => rank(b) - rank(a))
      .map((notice) => {
        const { invoiceId, changeId } = notice.params;
        const about = textParam(invoiceId) ?? textParam(changeId) ?? notice.kind;
        const time = (times.get(about) ?? 0) + 1;
        times.set(about, time);
        return [`${about} ${time}`, notice];
      });
  }

  private frameFor(account: Account): NoticeFrame {
    return {
      host: this,
      pay: this.pay,
      way: this.way,
      account,
      may: (permission: Permission) => account.viewer.permissions.includes(permission),
      onDone: this.paid,
      onAnswered: this.answered,
      onSettled: (number) => void this.tell({ settled: number }),
      onMended: ({ detail }) => void this.tell(detail),
    };
  }

  private said(l: L10n, outcome: Outcome): unknown {
    const t = l.words('notices', noticeMessages).outcome;
    if ('deed' in outcome) return noticeOf({ title: t[outcome.deed] });
    if ('paid' in outcome) return noticeOf({ title: t.paid(l.money(outcome.paid.amount)) });
    const pay = l.words('pay', payMessages);
    if ('givenUp' in outcome) return noticeOf(pay.givenUp);
    const { settled: number } = outcome;
    return noticeOf({ title: t.settled.title(number ? name(number) : pay.invoice), text: t.settled.text });
  }

  /** What failed, or waits for the bank, is told where it was tried. */
  private readonly paid = ({ detail }: CustomEvent<Done>): void => {
    const { payment } = detail.change;
    this.outcome = undefined;
    if (payment?.status === 'succeeded') void this.tell({ paid: payment });
  };

  private readonly answered = ({ detail: payment }: CustomEvent<Payment>): void => {
    if (isDone(payment)) void this.tell({ paid: payment });
    else if (payment.status === 'canceled') void this.tell({ givenUp: payment });
  };

  /** Whoever did it finds the result, whatever becomes of the notice. */
  private async tell(outcome: Outcome): Promise<void> {
    this.outcome = outcome;
    await this.updateComplete;
    if (document.activeElement === document.body || this.shadowRoot?.activeElement)
      this.renderRoot.querySelector<HTMLElement>('.said')?.focus();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'billing-notice': BillingNotice;
  }
}
