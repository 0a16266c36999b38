import type { Member, Quote } from '@billfold/contract';
import type { CSSResultGroup, PropertyValues } from 'lit';
import { property } from '../shared/decorators.ts';
import { DialogController, dialogStyles } from '../shared/dialog.ts';
import { name } from '../shared/name.ts';
import { BillingElement } from '../shared/element.ts';
import type { L10n } from '../shared/l10n.ts';
import { quoteActions, quoteBody, quoteFigure } from '../shared/quote.ts';
import { quoteStyles } from '../shared/quote.styles.ts';
import { QuoteFlow, type Done } from '../shared/quote-flow.ts';
import { regionStyles } from '../shared/region.ts';
import { membersMessages, type MembersMessages } from './billing-members.messages.ts';

/** What was done, and to whom. */
export interface Removed extends Done {
  readonly member: Member;
}

/**
 * Asks whether a member shall go, and shows what is given back and where that goes. Withdrawing an invitation is the
 * same.
 *
 * @tag billing-remove-dialog
 * @summary The dialog before a member is removed.
 * @fires billing-member-removed - The member was removed.
 * @fires billing-change - The same, as any change.
 * @fires done - The same, with the quote, for the element around it: does not bubble.
 * @fires gone - Somebody else had removed them before, for the element around it: does not bubble.
 * @fires close - It was closed: does not bubble.
 */
export class RemoveDialog extends BillingElement {
  static override styles: CSSResultGroup = [BillingElement.styles, regionStyles, quoteStyles, dialogStyles];

  /** Who shall go. Set, the dialog opens. */
  @property({ attribute: false }) member: Member | undefined;

  private readonly flow = new QuoteFlow(this, () => this.dialog.close());
  private readonly dialog = new DialogController(
    this,
    () => {
      this.flow.reset();
      this.dispatchEvent(new Event('close'));
    },
    () => this.flow.accepting,
  );

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('member')) return;
    if (!this.member) this.dialog.close();
    else {
      this.dialog.show();
      void this.ask(this.member);
    }
  }

  protected override render(): unknown {
    return this.frame((l) => this.member && this.content(l, this.member));
  }

  private content(l: L10n, member: Member): unknown {
    const t = l.words('members', membersMessages).removal;
    const who = name(member.name ?? member.email);
    return this.dialog.render(() => ({
      title: member.status === 'invited' ? t.withdrawTitle(who) : t.title(who),
      body: quoteBody(l, this.flow),
      actions: quoteActions(l, this.flow, {
        confirm: (quote) => this.confirmLabel(l, t, member, quote),
        danger: true,
        onConfirm: () => void this.confirm(member),
        back: t.back,
        onBack: () => this.dialog.close(),
      }),
    }));
  }

  private confirmLabel(l: L10n, t: MembersMessages['removal'], member: Member, quote: Quote): unknown {
    const amount = quote.creditTo.length ? l.money(quoteFigure(l, quote).amount) : undefined;
    return member.status === 'invited'
      ? t.confirmWithdraw(amount)
      : t.confirm(name(member.name ?? member.email), amount);
  }

  private async ask(member: Member): Promise<void> {
    if (!(await this.flow.ask({ type: 'remove_members', memberIds: [member.id] }))) this.tellGone(member);
  }

  /** There is nobody to remove any more. */
  private tellGone(member: Member): void {
    const isGone = this.flow.error?.errors.some(
      ({ pointer, code }) => pointer.startsWith('/change/memberIds/') && code === 'not_found',
    );
    if (!isGone || this.member !== member) return;
    this.dialog.close();
    this.client?.invalidate();
    this.dispatchEvent(new CustomEvent<Member>('gone', { detail: member }));
  }

  private async confirm(member: Member): Promise<void> {
    const done = await this.flow.accept();
    if (!done) {
      this.tellGone(member);
      return;
    }
    this.emit('billing-member-removed', done.change);
    this.emit('billing-change', done.change);
    if (this.member === member) this.dialog.close();
    this.dispatchEvent(new CustomEvent<Removed>('done', { detail: { ...done, member } }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'billing-remove-dialog': RemoveDialog;
  }
}
