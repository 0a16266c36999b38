import type { Account, Member } from '@billfold/contract';
import { html, nothing, type TemplateResult } from 'lit';
import { button } from '../shared/button.ts';
import { date } from '../shared/date.ts';
import { name } from '../shared/name.ts';
import { wording, type L10n } from '../shared/l10n.ts';
import { bar } from '../shared/skeleton.ts';
import { table, type Column } from '../shared/table.ts';
import { membersMessages, type MembersMessages } from './billing-members.messages.ts';

/** What can be done about a member; whatever the viewer may not do is left out. */
export interface MemberActions {
  remove?: ((member: Member) => void) | undefined;
  resend?: ((member: Member) => void) | undefined;
  /** Whose invitation is being sent again. */
  resending?: string | undefined;
}

/** How a member is called, whatever is in it. */
export const called = (member: Member): unknown => name(member.name ?? member.email);

export function memberTable(
  l: L10n,
  members: readonly Member[],
  viewer: Account['viewer'] | undefined,
  actions: MemberActions,
): TemplateResult {
  const t = l.words('members', membersMessages);
  const acts = actions.remove ?? actions.resend;
  return table<Member>({
    label: t.title,
    columns: [
      { header: t.columns.member, class: 'who row', cell: (member) => who(t, member, viewer) },
      { header: t.columns.role, class: 'muted', cell: ({ role }) => wording(t.roles, role) },
      { header: t.columns.status, cell: (member) => status(l, t, member) },
      ...(acts ? [actionsColumn(t, actions)] : []),
    ],
    rows: members,
  });
}

function who(t: MembersMessages, member: Member, viewer: Account['viewer'] | undefined): unknown {
  return html`<p>
      <strong>${called(member)}</strong>
      ${viewer?.memberId === member.id ? html`<span class="muted">${t.you}</span>` : nothing}
    </p>
    ${member.name ? html`<p class="small muted">${name(member.email)}</p>` : nothing}`;
}

function status(l: L10n, t: MembersMessages, member: Member): unknown {
  const { status: known, invitedOn, joinedOn, lapsesOn } = member;
  const since = known === 'active' ? joinedOn : invitedOn;
  const small = (text: unknown): unknown => html`<small class="muted">${text}</small>`;
  return html`${wording(t.status, known)} ${since ? small(t.since(date(l, since))) : nothing}
  ${lapsesOn ? small(t.lapses(date(l, lapsesOn))) : nothing}`;
}

function actionsColumn(t: MembersMessages, actions: MemberActions): Column<Member> {
  return {
    header: html`<span class="hidden">${t.columns.actions}</span>`,
    class: 'end row',
    cell: (member) => {
      const { remove, resend, resending } = actions;
      const invited = member.status === 'invited';
      const label = (action: keyof MembersMessages['actions']): unknown =>
        html`${t.actions[action].label}
          <span class="hidden">${t.actions[action].whom(called(member))}</span>`;
      return html`<div class="actions">
        ${
          resend && invited
            ? button({
                label: label('resend'),
                kind: 'plain',
                busy: resending === member.id,
                onClick: () => resend(member),
              })
            : nothing
        }
        ${
          remove && member.role !== 'owner'
            ? button({
                label: label(invited ? 'withdraw' : 'remove'),
                kind: 'plain',
                onClick: () => remove(member),
              })
            : nothing
        }
      </div>`;
    },
  };
}

/** As many members as will stand on a page, on their way. */
export function memberPlaceholder(l: L10n, rows: number): TemplateResult {
  const { columns } = l.words('members', membersMessages);
  return table({
    label: undefined,
    columns: [
      {
        header: columns.member,
        class: 'row',
        cell: () =>
          html`<p>${bar(14)}</p>
            <p class="small">${bar(20)}</p>`,
      },
      { header: columns.role, cell: () => bar(6) },
      { header: columns.status, cell: () => bar(12) },
      { header: nothing, class: 'end row', cell: () => html`<p class="row-held">${bar(6)}</p>` },
    ],
    rows: Array.from({ length: rows }),
  });
}
