import type { Invoice } from '@billfold/contract';
import { html, nothing } from 'lit';
import { ActionController, isUnknown } from '../shared/action.ts';
import { button } from '../shared/button.ts';
import { name } from '../shared/name.ts';
import type { BillingElement } from '../shared/element.ts';
import type { L10n } from '../shared/l10n.ts';
import { notice } from '../shared/notice.ts';
import { QueryController } from '../shared/query.ts';
import { read } from '../shared/reads.ts';
import { invoiceMessages } from './billing-invoice.messages.ts';

/** So many contacts are named. */
const NAMED = 20;

const readContacts = () => read('contacts', 'list', { limit: NAMED });

/** Mails an invoice once more, and says to whom: the owner and the billing contacts, as far as they may be seen. */
export class SendAgain {
  readonly #host: BillingElement;
  readonly #action: ActionController<[string], Invoice>;
  readonly #contacts;
  #sent: string | undefined;

  /** @param maySeeContacts Whether the viewer may read who the billing contacts are. */
  constructor(host: BillingElement, maySeeContacts: () => boolean) {
    this.#host = host;
    this.#action = new ActionController(host, (adapter, options, invoiceId: string) =>
      adapter.invoices?.send?.(invoiceId, options),
    );
    this.#contacts = new QueryController(host, () =>
      this.#sent && maySeeContacts() ? readContacts() : null,
    );
  }

  /** Another document is shown: nothing of this one is said any more. */
  reset(): void {
    this.#sent = undefined;
    this.#action.reset();
  }

  /** Where the backend can. */
  button(l: L10n, { id }: Invoice): unknown {
    if (!this.#host.client?.can('invoices', 'send')) return nothing;
    return button({
      label: l.words('invoice', invoiceMessages).send.again,
      kind: 'plain',
      busy: this.#action.pending !== undefined,
      onClick: () => void this.#send(id),
    });
  }

  outcome(l: L10n, { id }: Invoice): unknown {
    const t = l.words('invoice', invoiceMessages).send;
    const { error } = this.#action;
    if (error) {
      const { title, text } = isUnknown(error) ? t.unknown : t.failed;
      return notice({ title, text, critical: true, live: true });
    }
    return html`<div role="status">
      ${this.#sent === id ? notice({ title: t.sent, text: this.#recipients(l) }) : nothing}
    </div>`;
  }

  #recipients(l: L10n): unknown {
    const t = l.words('invoice', invoiceMessages).send;
    const { data } = this.#contacts;
    if (!data) return t.toEveryone;
    const addresses = data.data.map(({ email }) => html`<br />${name(email)}`);
    return html`${data.data.length ? t.toContacts : t.toOwner}
    ${addresses}${data.nextCursor ? html`<br />…` : nothing}`;
  }

  async #send(invoiceId: string): Promise<void> {
    this.#sent = undefined;
    if (await this.#action.run(invoiceId)) this.#sent = invoiceId;
    this.#host.requestUpdate();
  }
}
