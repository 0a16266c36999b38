import type { BillingAdapter, Change, Closure, Remedy, WriteOptions } from '@billfold/contract';
import { html, nothing, type CSSResultGroup } from 'lit';
import { property, state } from '../shared/decorators.ts';
import { ActionController, isUnknown } from '../shared/action.ts';
import { button, buttonStyles } from '../shared/button.ts';
import { BillingElement } from '../shared/element.ts';
import type { NavigateDetail } from '../shared/events.ts';
import type { L10n } from '../shared/l10n.ts';
import { quoteMessages } from '../shared/quote.messages.ts';
import { QueryController } from '../shared/query.ts';
import { readAccount } from '../shared/reads.ts';
import { supportLink, linkRemedy, textParam } from '../shared/remedy.ts';
import type { RemedyWay } from '../shared/remedy-way.ts';
import { payMessages } from '../pay-invoice/pay-invoice.messages.ts';
import { noticeMessages } from './billing-notice.messages.ts';
import { remedyStyles } from './notice-remedy.styles.ts';

/** What is done here and now. */
type Deed = 'undo_change' | 'resend_confirmation' | 'withdraw_closure';

/** Something was mended. */
export interface Mended {
  readonly deed: Deed;
}

/**
 * What mends a notice, as a button that works: but for paying, which is a step of its own.
 *
 * @tag billing-notice-remedy
 * @summary The remedy of one notice.
 * @fires billing-change - A change of plan was undone.
 * @fires mended - It was done, for the element around it: does not bubble. The notice may be gone already.
 */
export class NoticeRemedy extends BillingElement {
  static override styles: CSSResultGroup = [BillingElement.styles, buttonStyles, remedyStyles];

  @property({ attribute: false }) remedy: Remedy | undefined;
  /** Where things can be mended that are no matter of a button. */
  @property({ attribute: false }) way: RemedyWay | undefined;
  /** What the way goes by. */
  @property({ attribute: false }) hrefFor: ((target: NavigateDetail) => string) | undefined;

  /** The link was mailed again. */
  @state() private sent = false;
  private readonly account = new QueryController(this, readAccount);
  private readonly action = new ActionController(
    this,
    (adapter, options, deed: Deed, changeId: string): Promise<Change | Closure> | undefined =>
      deeds[deed](adapter, changeId, options),
  );

  protected override render(): unknown {
    return this.frame((l) => this.remedy && html`${this.mend(l, this.remedy)} ${this.said(l)}`);
  }

  private mend(l: L10n, remedy: Remedy): unknown {
    const { data } = this.account;
    return html`<div class="actions">
      ${this.button(l, remedy)}
      ${remedy.kind === 'resend_confirmation' && data ? supportLink(l, data.support) : nothing}
    </div>`;
  }

  private button(l: L10n, { kind, params }: Remedy): unknown {
    const { actions } = l.words('notices', noticeMessages);
    switch (kind) {
      case 'undo_change':
      case 'resend_confirmation':
      case 'withdraw_closure':
        return button({
          label: actions[kind],
          busy: this.action.pending !== undefined,
          onClick: () => void this.run(kind, textParam(params.changeId) ?? ''),
        });
      case 'add_payment_method':
        return this.goTo(actions[kind], { view: 'payment_methods', itemId: '' });
      case 'update_payment_method':
        return this.goTo(actions[kind], {
          view: 'payment_methods',
          itemId: textParam(params.paymentMethodId) ?? '',
        });
      // A card that is to be saved: its bank is asked where it stands.
      case 'authenticate':
        return this.goTo(l.words('pay', payMessages).bank.ask, {
          view: 'payment_methods',
          itemId: textParam(params.paymentMethodId) ?? '',
        });
      case 'update_tax_id':
        return this.goTo(actions[kind], { view: 'settings', itemId: '' });
      default:
        return linkRemedy(l, { kind, params }) ?? nothing;
    }
  }

  private goTo(label: string, target: NavigateDetail): unknown {
    return this.way?.to({ label, target });
  }

  /** What came of it, and what to do when no mail comes. */
  private said(l: L10n): unknown {
    const t = l.words('notices', noticeMessages);
    const isMailed = this.remedy?.kind === 'resend_confirmation';
    return html`<div role="status">
        ${this.sent ? html`<p class="after">${t.outcome.resend_confirmation}</p>` : nothing}
      </div>
      ${isMailed ? html`<p class="small muted after">${t.spam}</p>` : nothing} ${this.failure(l)}`;
  }

  private failure(l: L10n): unknown {
    const { error } = this.action;
    if (!error) return nothing;
    const t = l.words('quote', quoteMessages);
    const { title, text } = isUnknown(error) ? t.unknown : error.status === 403 ? t.refused : t.notDone;
    return html`<div role="alert" class="after">
      <p class="critical">${title}</p>
      <p class="small muted">${text}</p>
      ${linkRemedy(l, error.remedy)}
    </div>`;
  }

  private async run(deed: Deed, changeId: string): Promise<void> {
    this.sent = false;
    const done = await this.action.run(deed, changeId);
    // Somebody was faster, and there is nothing left to do.
    if (!done && this.action.error?.code === 'change_not_pending') this.action.reset();
    if (!done) return;
    if (deed === 'resend_confirmation') this.sent = true;
    else {
      if ('type' in done) this.way?.tell('billing-change', done);
      this.dispatchEvent(new CustomEvent<Mended>('mended', { detail: { deed } }));
    }
  }
}

const deeds: Readonly<
  Record<
    Deed,
    (
      adapter: BillingAdapter,
      changeId: string,
      options: WriteOptions,
    ) => Promise<Change | Closure> | undefined
  >
> = {
  undo_change: ({ changes }, changeId, options) => changes?.cancel?.(changeId, options),
  resend_confirmation: ({ changes }, changeId, options) => changes?.resend?.(changeId, options),
  withdraw_closure: ({ closure }, _changeId, options) => closure?.withdraw?.(options),
};

declare global {
  interface HTMLElementTagNameMap {
    'billing-notice-remedy': NoticeRemedy;
  }
}
