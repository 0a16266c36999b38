import type { Invoice, PaymentMethod } from '@billfold/contract';
import { html, nothing, type ReactiveController } from 'lit';
import { ActionController, isUnknown } from '../shared/action.ts';
import { button } from '../shared/button.ts';
import { name } from '../shared/name.ts';
import type { BillingElement } from '../shared/element.ts';
import type { L10n } from '../shared/l10n.ts';
import { money } from '../shared/money.ts';
import { QueryController } from '../shared/query.ts';
import { failure } from '../shared/failure.ts';
import { Slow } from '../shared/slow.ts';
import { words, wordsOf } from './method.ts';
import { readOpenInvoices } from './reads.ts';

/** More invoices than this are counted, not listed. */
const LISTED = 5;

export interface PayWithOptions {
  /** What is paid with now. */
  default: () => PaymentMethod | undefined;
  /** Whether the viewer may see invoices. */
  mayRead: () => boolean;
  /** @param tried The open invoices that were tried with it. */
  done: (method: PaymentMethod, tried: readonly string[]) => void;
}

/** The choice of another default method: it says what that comes to, and does it (PAY-1, DUN-2). */
export class PayWith implements ReactiveController {
  readonly #options: PayWithOptions;
  readonly #open: QueryController<{ data: Invoice[] }>;
  readonly #make: ActionController<[string], PaymentMethod>;
  readonly #slow: Slow;
  #chosen: string | undefined;
  /** The open invoices that were tried last. */
  #tried: readonly string[] = [];

  constructor(host: BillingElement, options: PayWithOptions) {
    this.#options = options;
    this.#open = new QueryController(host, () =>
      host.client?.can('invoices', 'list') && options.mayRead() ? readOpenInvoices() : null,
    );
    this.#make = new ActionController(host, (adapter, doing, id: string) =>
      adapter.paymentMethods?.makeDefault?.(id, doing),
    );
    this.#slow = new Slow(host, () => this.#make.pending !== undefined);
    host.addController(this);
  }

  /** The method that is chosen and not yet the default one. */
  get chosen(): string | undefined {
    return this.#chosen;
  }

  choose(method: PaymentMethod | undefined): void {
    this.#chosen = method?.id;
    this.#make.reset();
  }

  /** The answer was lost, and it was done. Known before it is rendered, so that nothing has to be rendered again. */
  hostUpdate(): void {
    const { error } = this.#make;
    const method = this.#options.default();
    if (!method || method.id !== this.#chosen || !error || !isUnknown(error)) return;
    this.#make.reset();
    this.#end(method);
  }

  hostDisconnected(): void {
    this.#chosen = undefined;
  }

  /** The open invoices that another default method is tried with at once. Those that are just being paid stay out. */
  get openIds(): readonly string[] {
    return this.#invoices.slice(0, LISTED).map(({ id }) => id);
  }

  /** What happens to invoices that are open. */
  consequences(l: L10n): unknown {
    const t = words(l).pay;
    const invoices = this.#invoices;
    if (!invoices.length) return nothing;
    const left = invoices.length - LISTED;
    return html`<div class="small">
      <p>${t.triesInvoices(invoices.length)}</p>
      <ul>
        ${invoices
          .slice(0, LISTED)
          .map(({ number, amountDue }) => html`<li>${name(number)}, ${money(l, amountDue)}</li>`)}
        ${left > 0 ? html`<li>${t.more(left)}</li>` : nothing}
      </ul>
    </div>`;
  }

  render(l: L10n, method: PaymentMethod): unknown {
    const t = words(l);
    const own = wordsOf(l, method);
    const isTransfer = method.type === 'bank_transfer';
    return html`<div class="stack pay">
      <p class="small">${isTransfer ? t.pay.transferLater : own.later}</p>
      ${isTransfer ? nothing : this.consequences(l)}
      ${failure(l, this.#make.error, { payment_method_not_usable: own.notUsable })}
      <div class="actions">
        ${button({
          label: isTransfer ? t.pay.transferButton : own.button,
          kind: 'primary',
          busy: this.#make.pending !== undefined,
          onClick: () => void this.#pay(method),
        })}
        ${this.#slow.render(l, !isTransfer && this.openIds.length > 0)}
      </div>
    </div>`;
  }

  /** The oldest first: it is to be paid first. */
  get #invoices(): readonly Invoice[] {
    const inProgress = ['processing', 'requires_action'];
    return (this.#open.data?.data ?? [])
      .filter(({ attempts }) => !inProgress.includes(attempts.at(-1)?.status ?? ''))
      .reverse();
  }

  async #pay({ id, type }: PaymentMethod): Promise<void> {
    if (this.#make.pending) return;
    this.#tried = type === 'bank_transfer' ? [] : this.openIds;
    const method = await this.#make.run(id);
    if (method) this.#end(method);
  }

  #end(method: PaymentMethod): void {
    if (this.#chosen === method.id) this.#chosen = undefined;
    this.#options.done(method, this.#tried);
  }
}
