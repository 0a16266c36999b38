import type { Account, Member, MemberList } from '@billfold/contract';
import { html, nothing, type ReactiveController } from 'lit';
import { ActionController } from '../shared/action.ts';
import type { Client } from '../shared/client.ts';
import type { BillingElement } from '../shared/element.ts';
import { inStep } from '../shared/in-step.ts';
import type { L10n } from '../shared/l10n.ts';
import { Pages, pagination } from '../shared/pagination.ts';
import { QueryController } from '../shared/query.ts';
import { readMembers } from '../shared/reads.ts';
import { region, type Asked } from '../shared/region.ts';
import { Search, searchField } from '../shared/search.ts';
import { membersMessages, type MembersMessages } from './billing-members.messages.ts';
import { memberPlaceholder, memberTable, type MemberActions } from './member-table.ts';
import { figures } from '../shared/figures.ts';

export interface MemberPagesOptions {
  /** It says what the viewer may do about each of them, and so how high they are. */
  account: Asked<Account>;
  /** How many members stand on a page. */
  limit: () => number;
  /** An invitation was sent again, or could not be. */
  onResent: (member: Member, sent: boolean) => void;
  /** There was nobody to send it to any more. */
  onGone: (member: Member) => void;
}

/** So many rows are kept free for a list that is not known yet: a small team's. */
const USUAL = 6;

/** Who has a seat: in pages, searched for once there are many, and their invitations sent again (SEAT-12). */
export class MemberPages implements ReactiveController {
  readonly query: QueryController<MemberList>;
  readonly #host: BillingElement;
  readonly #options: MemberPagesOptions;
  readonly #pages: Pages;
  readonly #search: Search;
  readonly #resend: ActionController<[string], Member>;
  #client: Client | undefined;
  /** There have been more members than a page holds. */
  many = false;
  /** Whose invitation is being sent again. */
  #resending: string | undefined;

  constructor(host: BillingElement, options: MemberPagesOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
    this.#pages = new Pages(host);
    this.#search = new Search(host, this.#pages);
    this.query = new QueryController(
      host,
      () =>
        readMembers({ query: this.#search.query, cursor: this.#pages.cursor, limit: this.#options.limit() }),
      { keep: true },
    );
    this.#resend = new ActionController(host, (adapter, doing, memberId: string) =>
      adapter.members?.resend?.(memberId, doing),
    );
  }

  hostUpdate(): void {
    const { client } = this.#host;
    if (client !== this.#client) {
      this.#client = client;
      this.many = false;
      this.#resending = undefined;
      return;
    }
    const { data } = this.query;
    this.many ||= !!data?.nextCursor;
    // Whoever stood alone on the last page is gone.
    if (data?.data.length === 0 && this.#pages.cursor) this.#pages.previous();
  }

  /** What can be done about invitations, for whoever may. */
  get actions(): Pick<MemberActions, 'resend' | 'resending'> {
    if (!this.#host.client?.can('members', 'resend')) return {};
    return {
      resend: (member) => void this.#sendAgain(member),
      resending: this.#resend.pending && this.#resending,
    };
  }

  /** For how many rows there is always room, so that what follows stays where it is: of several pages, for a full one. */
  get rows(): number {
    const limit = this.#options.limit();
    return this.many ? limit : Math.min(limit, USUAL);
  }

  render(l: L10n, viewer: Account['viewer'] | undefined, actions: MemberActions): unknown {
    const t = l.words('members', membersMessages);
    const { query } = this.#search;
    return html`${this.many || query ? searchField(t.search, this.#search) : nothing}
    ${region(
      l,
      inStep(this.query, this.#options.account),
      () => memberPlaceholder(l, this.rows),
      (page) => {
        if (!page.data.length && !this.#pages.cursor) return this.#nobody(t);
        const found = query ? this.#pages.count(page) : undefined;
        return html`${found === undefined ? nothing : html`<p class="hidden" role="status">${figures(t.found(found))}</p>`}
        ${memberTable(l, page.data, viewer, actions)} ${pagination(l, this.#pages, page)}`;
      },
    )}`;
  }

  #nobody(t: MembersMessages): unknown {
    const { title, text } = this.#search.query ? t.noMatch : t.empty;
    return html`<div role="status">
      <p>${title}</p>
      <p class="small muted">${text}</p>
    </div>`;
  }

  async #sendAgain(member: Member): Promise<void> {
    this.#resending = member.id;
    const sent = await this.#resend.run(member.id);
    const { error } = this.#resend;
    if (error?.code === 'not_found') this.#options.onGone(member);
    else if (sent ?? error) this.#options.onResent(member, sent !== undefined);
  }
}
