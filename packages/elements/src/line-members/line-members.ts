import type { Line, LineMember, LineMemberList } from '@billfold/contract';
import { html, type CSSResultGroup } from 'lit';
import { property, state } from '../shared/decorators.ts';
import { button } from '../shared/button.ts';
import { documentMessages } from '../shared/document.messages.ts';
import { name } from '../shared/name.ts';
import { BillingElement } from '../shared/element.ts';
import type { L10n } from '../shared/l10n.ts';
import { Pages, pagination, paginationStyles } from '../shared/pagination.ts';
import { QueryController } from '../shared/query.ts';
import { readLineMembers } from '../shared/reads.ts';
import { region, regionStyles } from '../shared/region.ts';
import { bar } from '../shared/skeleton.ts';

const PAGE = 20;

/**
 * How many members a line of an invoice is about, and, opened, who they are, in pages.
 *
 * @tag billing-line-members
 * @summary The members behind one line of an invoice.
 */
export class LineMembers extends BillingElement {
  static override styles: CSSResultGroup = [BillingElement.styles, regionStyles, paginationStyles];

  @property({ attribute: false }) invoiceId = '';
  @property({ attribute: false }) lineId = '';
  /** How many there are. */
  @property({ attribute: false }) count = 0;

  @state() private open = false;
  private readonly pages = new Pages(this);
  private readonly members = new QueryController(
    this,
    () =>
      this.open
        ? readLineMembers(this.invoiceId, this.lineId, { cursor: this.pages.cursor, limit: PAGE })
        : null,
    { keep: true },
  );

  protected override render(): unknown {
    return this.frame(
      (l) =>
        html`${this.toggle(l)}
        ${region(
          l,
          this.members,
          () => this.placeholder(),
          (page) => this.list(l, page),
        )}`,
    );
  }

  private toggle(l: L10n): unknown {
    return button({
      label: l.words('document', documentMessages).members(this.count),
      kind: 'plain',
      expanded: this.open,
      onClick: () => (this.open = !this.open),
    });
  }

  private list(l: L10n, page: LineMemberList): unknown {
    return html`<ul class="small">
        ${page.data.map((member) => html`<li>${this.member(member)}</li>`)}
      </ul>
      ${pagination(l, this.pages, page)}`;
  }

  private member({ name: known, email }: LineMember): unknown {
    return known ? html`${name(known)} <span class="muted">${name(email)}</span>` : name(email);
  }

  private placeholder(): unknown {
    return html`<ul class="small">
      ${Array.from({ length: Math.min(this.count, PAGE) }, () => html`<li>${bar(24)}</li>`)}
    </ul>`;
  }
}

/** The way to the members whom a line of an invoice is about, where the backend lists them. */
export function lineMembers(host: BillingElement, invoiceId: string): ((line: Line) => unknown) | undefined {
  if (!host.client?.can('invoices', 'lineMembers')) return undefined;
  return ({ id, members }) =>
    html`<billing-line-members
      .adapter=${host.adapter}
      .invoiceId=${invoiceId}
      .lineId=${id}
      .count=${members}
    ></billing-line-members>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'billing-line-members': LineMembers;
  }
}
