import type { Quote, Remedy } from '@billfold/contract';
import { html, nothing, type CSSResultGroup, type TemplateResult } from 'lit';
import { button } from '../shared/button.ts';
import { property } from '../shared/decorators.ts';
import { BillingElement } from '../shared/element.ts';
import { field, fieldStyles } from '../shared/field.ts';
import type { L10n } from '../shared/l10n.ts';
import { quoteFailure, quoteStep } from '../shared/quote.ts';
import { quoteStyles } from '../shared/quote.styles.ts';
import { QuoteFlow, type Done } from '../shared/quote-flow.ts';
import { quoteMessages } from '../shared/quote.messages.ts';
import { regionStyles } from '../shared/region.ts';
import type { RemedyWay } from '../shared/remedy-way.ts';
import { bar } from '../shared/skeleton.ts';
import { addressError } from './address-error.ts';
import { AddressFields, type Address } from './address-fields.ts';
import { membersMessages, type MembersMessages } from './billing-members.messages.ts';
import { inviteStyles } from './invite-form.styles.ts';

/** An invoice has to be paid first, or a change of plan that is being paid (SEAT-7, PLAN-6). */
const BLOCKED: readonly string[] = ['invitations_blocked', 'change_in_progress'];

/** As high as the form, and as wide, so that it breaks where the form does. */
export const invitePlaceholder: TemplateResult = html`<div>
    <p>${bar(10)}</p>
    <p class="small">${bar(18)}</p>
    <p class="held">${bar(28)}</p>
  </div>
  <div class="actions">
    <p class="held">${bar(22)}</p>
    <p class="held">${bar(21)}</p>
  </div>`;

/**
 * Invites people: their addresses, what that costs, then the invitation.
 *
 * @tag billing-invite-form
 * @summary Addresses, the quote, and the button that invites.
 * @fires billing-member-added - Members were invited.
 * @fires billing-change - The same, as any change.
 * @fires done - The same, with the quote, for the element around it: does not bubble.
 * @fires blocked - Nobody can be invited before something is paid; the remedy, for the element around it.
 */
export class InviteForm extends BillingElement {
  static override styles: CSSResultGroup = [
    BillingElement.styles,
    regionStyles,
    fieldStyles,
    quoteStyles,
    inviteStyles,
  ];

  /** The way to a card, for whoever may add one. */
  @property({ attribute: false }) way: RemedyWay | undefined;

  private readonly addresses = new AddressFields(this);
  private readonly flow = new QuoteFlow(this, () => this.addresses.clear());

  protected override render(): unknown {
    return this.frame((l) => {
      const t = l.words('members', membersMessages).invite;
      return this.flow.quote ? this.costs(l, t) : this.form(l, t);
    });
  }

  private form(l: L10n, t: MembersMessages['invite']): unknown {
    return html`<form class="stack" novalidate @submit=${this.submit}>
      ${this.addresses.all.map((address, place) => this.address(l, t, address, place))}
      ${this.addresses.tooMany ? html`<p class="small critical" role="alert">${t.tooMany}</p>` : nothing}
      ${this.isRefusedByField ? nothing : quoteFailure(l, this.flow, this.addCard(l))}
      <div class="actions">
        ${button({ label: t.cost, kind: 'primary', type: 'submit', busy: this.flow.asking })}
        ${button({ label: t.add, kind: 'plain', onClick: () => this.addresses.add() })}
      </div>
    </form>`;
  }

  private address(l: L10n, t: MembersMessages['invite'], address: Address, place: number): unknown {
    const { text } = address;
    const id = `address-${place}`;
    const alone = this.addresses.all.length === 1;
    const nth = l.number(place + 1);
    const dropped = text || t.another(nth);
    return html`<div class=${place ? 'more' : ''}>
      ${field(
        {
          id,
          label: place ? t.another(nth) : t.label,
          hint: place ? undefined : t.hint,
          error: addressError(t, address),
        },
        (aria) =>
          html`<div class="address">
            <input
              id=${id}
              name="email"
              type="text"
              inputmode="email"
              dir="auto"
              autocomplete="off"
              autocapitalize="none"
              spellcheck="false"
              aria-describedby=${aria.describedBy}
              aria-invalid=${aria.invalid}
              .readOnly=${this.addresses.frozen}
              .value=${text}
              @input=${({ target, isComposing }: InputEvent) =>
                this.addresses.type(place, target as HTMLInputElement, isComposing)}
              @compositionend=${({ target }: CompositionEvent) =>
                this.addresses.type(place, target as HTMLInputElement)}
              @paste=${(event: ClipboardEvent) => this.addresses.take(event, place, event.clipboardData)}
              @drop=${(event: DragEvent) => this.addresses.take(event, place, event.dataTransfer)}
            />
            ${
              alone
                ? nothing
                : button({
                    label: html`<span aria-hidden="true">×</span
                      ><span class="hidden">${t.drop(dropped)}</span>`,
                    kind: 'plain',
                    onClick: () => this.addresses.drop(place),
                  })
            }
          </div>`,
      )}
    </div>`;
  }

  private costs(l: L10n, t: MembersMessages['invite']): unknown {
    return quoteStep(l, this.flow, {
      title: t.confirmTitle(this.count),
      confirm: (quote) => this.confirmLabel(l, t, quote),
      onConfirm: () => void this.invite(),
      back: t.back,
      onBack: () => void this.back(),
      addCard: this.addCard(l),
    });
  }

  private confirmLabel(l: L10n, t: MembersMessages['invite'], { dueNow, dueAtRenewal }: Quote): string {
    return dueNow.amount === 0 && dueAtRenewal.amount > 0
      ? t.confirmLater(this.count, l.money(dueAtRenewal))
      : t.confirm(this.count, dueNow.amount === 0 ? undefined : l.money(dueNow));
  }

  private addCard(l: L10n): unknown {
    const label = l.words('quote', quoteMessages).noMethod.add;
    return this.way?.to({ label, target: { view: 'payment_methods', itemId: '' } });
  }

  private get count(): number {
    const change = this.flow.quote?.change;
    return change?.type === 'add_members' ? change.emails.length : 0;
  }

  private get isRefusedByField(): boolean {
    return !!this.flow.error?.errors.length;
  }

  private async submit(event: Event): Promise<void> {
    event.preventDefault();
    if (this.flow.asking) return;
    const emails = this.addresses.read();
    if (!emails.length) {
      await this.addresses.blame([{ pointer: '/change/emails/0', code: 'required' }]);
      return;
    }
    this.addresses.frozen = true;
    const quote = await this.flow.ask({ type: 'add_members', emails });
    this.addresses.frozen = false;
    if (quote) await this.focusTitle();
    else await this.refused();
  }

  private async invite(): Promise<void> {
    const { quote } = this.flow;
    const done = await this.flow.accept();
    if (!done) {
      if (this.flow.quote !== quote) await this.focusTitle();
      await this.refused();
      return;
    }
    this.addresses.clear();
    this.emit('billing-member-added', done.change);
    this.emit('billing-change', done.change);
    this.dispatchEvent(new CustomEvent<Done>('done', { detail: done }));
  }

  private async refused(): Promise<void> {
    const { error } = this.flow;
    if (error?.errors.length) {
      this.flow.quote = undefined;
      await this.addresses.blame(error.errors);
    } else if (error && BLOCKED.includes(error.code)) {
      this.flow.reset();
      this.client?.invalidate();
      this.dispatchEvent(new CustomEvent<Remedy | undefined>('blocked', { detail: error.remedy }));
    }
  }

  private async back(): Promise<void> {
    this.flow.reset();
    await this.addresses.focus();
  }

  private async focusTitle(): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector('h3')?.focus();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'billing-invite-form': InviteForm;
  }
}
