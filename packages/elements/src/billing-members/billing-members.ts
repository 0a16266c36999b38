import type { Account, Member, Payment, Permission, Remedy } from '@billfold/contract';
import { html, nothing, type CSSResultGroup, type PropertyValues } from 'lit';
import { cache } from 'lit/directives/cache.js';
import { repeat } from 'lit/directives/repeat.js';
import { property, state } from '../shared/decorators.ts';
import { NoticeRemedy } from '../billing-notice/notice-remedy.ts';
import { noticeView, type NoticeFrame } from '../billing-notice/notice-view.ts';
import { noticeViewStyles } from '../billing-notice/notice-view.styles.ts';
import { isDone } from '../pay-invoice/payment.ts';
import { PayPlace } from '../pay-invoice/pay-place.ts';
import type { Client } from '../shared/client.ts';
import { BillingElement } from '../shared/element.ts';
import { fieldStyles } from '../shared/field.ts';
import type { NavigateDetail } from '../shared/events.ts';
import type { L10n } from '../shared/l10n.ts';
import { leftOut } from '../shared/left-out.ts';
import { may, mayAddCards } from '../shared/may.ts';
import { paginationStyles } from '../shared/pagination.ts';
import { FocusKept } from '../shared/focus-kept.ts';
import { QueryController } from '../shared/query.ts';
import type { Done } from '../shared/quote-flow.ts';
import { readAccount } from '../shared/reads.ts';
import { failedAlike, region, regionStyles } from '../shared/region.ts';
import { RemedyWay } from '../shared/remedy-way.ts';
import { skeleton } from '../shared/skeleton.ts';
import { tableStyles } from '../shared/table.ts';
import { warnOnce } from '../shared/warn.ts';
import { membersMessages } from './billing-members.messages.ts';
import { membersStyles } from './billing-members.styles.ts';
import { aboutWhat, blocksOf, paymentProblem, type Refusal } from './blocks.ts';
import { InviteForm, invitePlaceholder } from './invite-form.ts';
import { MemberPages } from './member-pages.ts';
import type { MemberActions } from './member-table.ts';
import { answeredOf, askedOf, outcomeNotice, type Outcome } from './outcome.ts';
import { RemoveDialog, type Removed } from './remove-dialog.ts';

const PAGE = 10;

/**
 * Who has a seat; inviting and removing people, each after seeing what it costs or gives back.
 *
 * While the list is read it takes the place of six, or of a page where that is less. A longer one grows at its end; where
 * what follows must not move, the page keeps the place, with a `min-block-size` on the element.
 *
 * @tag billing-members
 * @summary Members in pages, the way to invite and to remove, and what stands in the way.
 * @attr {number} page-size - How many members stand on a page, 1 to 100. 10 by default.
 * @fires {CustomEvent<MemberRemoveDetail>} billing-member-remove-request - Somebody wants to remove a member. Cancelable:
 *   when it is canceled, nothing is asked or done.
 * @fires {CustomEvent<Change>} billing-member-added - Members were invited, whether or not the payment succeeded.
 * @fires {CustomEvent<Change>} billing-member-removed - A member was removed, or an invitation withdrawn.
 * @fires {CustomEvent<Change>} billing-change - Either of these, or a payment of an overdue invoice.
 * @fires {CustomEvent<Payment>} billing-payment - The bank's question was answered, or the payment given up.
 * @fires {CustomEvent<NavigateDetail>} billing-navigate - Somebody wants to add a card. When it is not canceled, that
 *   opens in place or, with `hrefFor`, its link is followed.
 * @fires billing-error - Something could not be read or done. It is shown already.
 * @fires billing-session-expired - The viewer has to sign in again.
 * @csspart base - The wrapper of everything.
 * @cssprop --billing-font - Font family. The page's by default.
 * @cssprop --billing-color - Text colour. The page's by default; all other colours are mixed from it.
 * @cssprop --billing-accent - Buttons and focus. The text colour by default.
 * @cssprop --billing-on-accent - Text on the accent. Black or white by default, whichever can be read.
 * @cssprop --billing-critical - What is overdue or went wrong, and what takes something away.
 * @cssprop --billing-muted - Secondary text.
 * @cssprop --billing-line - Rules between rows.
 * @cssprop --billing-surface - Surfaces under the pointer.
 * @cssprop --billing-dialog - The dialog's background. The browser's own for the page's colour scheme by default.
 * @cssprop --billing-radius - Corners. 6px by default.
 * @cssprop --billing-max-inline-size - How wide it gets. 60rem by default.
 */
export class BillingMembers extends BillingElement {
  static override readonly uses = {
    'billing-invite-form': InviteForm,
    'billing-notice-remedy': NoticeRemedy,
    'billing-remove-dialog': RemoveDialog,
  };
  static override styles: CSSResultGroup = [
    BillingElement.styles,
    regionStyles,
    noticeViewStyles,
    tableStyles,
    paginationStyles,
    fieldStyles,
    membersStyles,
  ];

  @property({ type: Number, reflect: true, attribute: 'page-size' }) pageSize = PAGE;
  /** Makes real links of the ways to other parts of billing, such as the payment methods: their address. */
  @property({ attribute: false }) hrefFor: ((target: NavigateDetail) => string) | undefined;

  @state() private outcome: Outcome | undefined;
  @state() private removing: Member | undefined;
  /** The last try to invite was refused: something has to be paid first. */
  @state() private refusal: Refusal | undefined;
  private readonly pay = new PayPlace(this);
  private readonly way = new RemedyWay(this);
  private readonly account = new QueryController(this, readAccount);
  private readonly members = new MemberPages(this, {
    account: this.account,
    limit: () => this.limit,
    onResent: (member, sent) => (this.outcome = { resent: member, failed: !sent }),
    onGone: (member) => void this.tell({ gone: member }),
  });
  protected readonly focusKept = new FocusKept(this, this.account, this.members.query);
  #client: Client | undefined;
  /** The payment of an invitation whose bank is asked at once. */
  #asked: Payment | undefined;

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    // The dialog goes with the list, and says that it is closed only while this is being rendered.
    if (this.failedAlike) this.removing = undefined;
    if (this.client === this.#client) return;
    this.#client = this.client;
    this.outcome = this.removing = this.refusal = this.#asked = undefined;
  }

  /** As soon as the way to answer is there, the bank is asked (PAY-4). */
  protected override updated(): void {
    const list = this.renderRoot.querySelector<HTMLElement>('.list');
    list?.style.setProperty('--_rows', String(this.members.rows));
    const asked = this.#asked;
    const places = asked && [...this.renderRoot.querySelectorAll('billing-pay-invoice')];
    const place = places?.find(({ invoiceId }) => invoiceId === asked?.invoiceId);
    if (!asked || !place) return;
    this.#asked = undefined;
    void place.confirm(asked);
  }

  protected override render(): unknown {
    return this.frame((l) => {
      const t = l.words('members', membersMessages);
      const failed = this.failedAlike;
      if (this.members.query.state.status === 'unavailable') return leftOut(this, 'members');
      // Whoever signs in again finds what was typed.
      return cache(
        failed
          ? region(l, failed, skeleton, () => nothing)
          : html`<div class="stack wide">
                <section class="stack">
                  <h2 tabindex="-1">${t.title}</h2>
                  <div role="status">${this.outcome ? outcomeNotice(l, this.outcome) : nothing}</div>
                  ${cache(this.inviting(l))}
                </section>
                ${this.list(l)}
              </div>
              ${this.removal()}`,
      );
    });
  }

  /** Until it is known what stands above it, and so how far down it begins, its place is kept and nothing is seen there. */
  private list(l: L10n): unknown {
    if (this.account.state.status === 'loading') return html`<div class="list"></div>`;
    return html`<section class="stack list ${this.members.many ? 'many' : ''}">
      ${this.members.render(l, this.account.data?.viewer, this.actions)}
    </section>`;
  }

  private inviting(l: L10n): unknown {
    const { state, data } = this.account;
    // A backend that does not say what the viewer may do answers when it is tried. That it could not be read again is
    // said beside the list.
    if (!data && state.status !== 'unavailable')
      return region(
        l,
        this.account,
        () => invitePlaceholder,
        () => nothing,
      );
    const problem = paymentProblem(data);
    return html`${problem ? noticeView(l, problem, this.noticeFrame(data)) : nothing}
    ${this.may('members.invite') ? this.invitation(l, data) : nothing}`;
  }

  /** While something is in its way the form is hidden, and keeps what was typed. */
  private invitation(l: L10n, account: Account | undefined): unknown {
    if (!this.client?.can('quotes', 'create')) return nothing;
    const { refusal } = this;
    const blocks = blocksOf(
      account,
      refusal?.account === account ? refusal : undefined,
      askedOf(this.outcome),
    );
    const { blocked } = l.words('members', membersMessages).invite;
    return html`${repeat(blocks, aboutWhat, (block) =>
        noticeView(l, block, this.noticeFrame(account), blocked),
      )}
      ${this.way.opened(l)}
      <billing-invite-form
        ?hidden=${blocks.length > 0}
        .adapter=${this.adapter}
        .way=${mayAddCards(this.account, this.client) ? this.way : undefined}
        @done=${this.finished}
        @blocked=${({ detail }: CustomEvent<Remedy | undefined>) => {
          this.refusal = { account, remedy: detail };
        }}
      ></billing-invite-form>`;
  }

  private noticeFrame(account: Account | undefined): NoticeFrame {
    return {
      host: this,
      pay: this.pay,
      way: this.way,
      account,
      may: (permission) => this.may(permission),
      onDone: (event) => void this.finished(event),
      onAnswered: this.answered,
      onSettled: (number) => void this.tell({ settled: number }),
    };
  }

  private get actions(): MemberActions {
    if (!this.may('members.manage')) return {};
    const canRemove = this.client?.can('quotes', 'create');
    return {
      ...this.members.actions,
      ...(canRemove && { remove: (member: Member) => this.askToRemove(member) }),
    };
  }

  private removal(): unknown {
    return html`<billing-remove-dialog
      .adapter=${this.adapter}
      .member=${this.removing}
      @close=${() => (this.removing = undefined)}
      @gone=${({ detail }: CustomEvent<Member>) => void this.tell({ gone: detail })}
      @done=${this.finished}
    ></billing-remove-dialog>`;
  }

  private askToRemove(member: Member): void {
    if (this.emit('billing-member-remove-request', { member }, { cancelable: true })) this.removing = member;
  }

  /** Whoever did it finds the result where the focus is: under the title. */
  private readonly finished = async ({ detail }: CustomEvent<Done | Removed>): Promise<void> => {
    const { change } = detail;
    // A payment that failed, or waits for the bank, is told where it was tried.
    const { payment } = change;
    if (change.type === 'pay_invoice' && (!isDone(payment) || payment?.status === 'requires_action')) return;
    await this.tell(detail);
    this.#asked = askedOf(this.outcome);
    this.requestUpdate();
  };

  private readonly answered = ({ detail }: CustomEvent<Payment>): void => {
    const outcome = answeredOf(this.outcome, detail);
    if (outcome && isDone(detail)) void this.tell(outcome);
    else this.outcome = outcome;
  };

  private async tell(outcome: Outcome): Promise<void> {
    this.refusal = undefined;
    this.outcome = outcome;
    await this.updateComplete;
    // It may have happened in another tab, while somebody is busy elsewhere on this page.
    if (document.activeElement === document.body || this.shadowRoot?.activeElement)
      this.renderRoot.querySelector('h2')?.focus();
  }

  /** What failed, where nothing else can be shown. */
  private get failedAlike(): ReturnType<typeof failedAlike> {
    return failedAlike(this.account, this.members.query);
  }

  private may(permission: Permission): boolean {
    return may(this.account, permission);
  }

  private get limit(): number {
    const { pageSize } = this;
    if (Number.isInteger(pageSize) && pageSize >= 1 && pageSize <= 100) return pageSize;
    warnOnce(`<billing-members> page-size is 1 to 100, not ${pageSize}.`);
    return PAGE;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'billing-members': BillingMembers;
  }
}
