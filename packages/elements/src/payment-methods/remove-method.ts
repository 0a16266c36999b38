import type { PaymentMethod } from '@billfold/contract';
import { html, nothing, type ReactiveController } from 'lit';
import { ActionController } from '../shared/action.ts';
import { button } from '../shared/button.ts';
import { DialogController } from '../shared/dialog.ts';
import type { BillingElement } from '../shared/element.ts';
import type { L10n } from '../shared/l10n.ts';
import type { NoticeOptions } from '../shared/notice.ts';
import { failure } from '../shared/failure.ts';
import { expiry, words, wordsOf } from './method.ts';
import type { Called } from './method-list.ts';

export interface RemoveMethodOptions {
  /** The methods as they are now, where that is known. */
  list: () => readonly PaymentMethod[] | undefined;
  called: Called;
  removed: (method: PaymentMethod) => void;
  /** Somebody else was faster. */
  gone: (method: PaymentMethod) => void;
  /** The way to another card, where there is one. */
  add: () => (() => void) | undefined;
}

/** Asks whether a method shall go, naming it, and says why when it can't (PAY-1, PAY-2). */
export class RemoveMethod implements ReactiveController {
  readonly #host: BillingElement;
  readonly #options: RemoveMethodOptions;
  readonly #remove: ActionController<[string, string], PaymentMethod>;
  readonly #dialog: DialogController;
  #asked: PaymentMethod | undefined;

  constructor(host: BillingElement, options: RemoveMethodOptions) {
    this.#host = host;
    this.#options = options;
    this.#remove = new ActionController(host, (adapter, doing, id: string, version: string) =>
      adapter.paymentMethods?.remove?.(id, { ...doing, version }),
    );
    this.#dialog = new DialogController(
      host,
      () => {
        this.#asked = undefined;
        this.#remove.reset();
      },
      () => this.#remove.pending !== undefined,
    );
    host.addController(this);
  }

  ask(method: PaymentMethod): void {
    this.#asked = method;
    this.#dialog.show();
  }

  close(): void {
    this.#dialog.close();
  }

  hostUpdate(): void {
    const asked = this.#asked;
    if (!asked || this.#remove.pending || !this.#options.list() || this.#find(asked)) return;
    this.#dialog.close();
    this.#options.gone(asked);
  }

  render(l: L10n): unknown {
    const asked = this.#asked;
    if (!asked) return nothing;
    const t = words(l).removal;
    const method = this.#find(asked) ?? asked;
    const name = this.#options.called(l, method);
    const impossible = this.#remove.error?.code === 'payment_method_required';
    return this.#dialog.render(() => ({
      title: t.title(name),
      body: html`<div class="stack">
        <p>${expiry(l, method)}</p>
        <p>${t.text}</p>
        ${failure(l, this.#remove.error, this.#refusals(l, method))}
      </div>`,
      actions: html`${
        impossible
          ? nothing
          : button({
              label: t.confirm(name),
              kind: 'danger',
              busy: this.#remove.pending !== undefined,
              onClick: () => void this.#confirm(method),
            })
      }
      ${button({ label: t.back, disabled: this.#remove.pending !== undefined, onClick: () => this.close() })}`,
    }));
  }

  #refusals(l: L10n, method: PaymentMethod): Record<string, NoticeOptions> {
    const t = words(l).removal;
    const { inUse, stale } = wordsOf(l, method);
    const add = this.#options.add();
    const addAnother = async (): Promise<void> => {
      this.close();
      // The dialog gives the focus back first.
      await this.#host.updateComplete;
      add?.();
    };
    return {
      payment_method_required: {
        ...t.needed,
        actions: add && button({ label: t.neededAdd, kind: 'primary', onClick: () => void addAnother() }),
      },
      payment_in_progress: inUse,
      version_stale: stale,
    };
  }

  #find({ id }: PaymentMethod): PaymentMethod | undefined {
    return this.#options.list()?.find((method) => method.id === id);
  }

  async #confirm({ id, version }: PaymentMethod): Promise<void> {
    const asked = this.#asked;
    if (this.#remove.pending) return;
    const removed = await this.#remove.run(id, version);
    if (!asked) return;
    const gone = this.#remove.error?.code === 'not_found';
    if (!removed && !gone) return;
    if (this.#asked === asked) this.#dialog.close();
    if (removed) this.#options.removed(removed);
    else this.#options.gone(asked);
  }
}
