import type { PaymentMethod } from '@billfold/contract';
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { isCard } from '../pay-invoice/cards.ts';
import type { Authentication } from '../shared/authentication.ts';
import { button } from '../shared/button.ts';
import { date } from '../shared/date.ts';
import type { L10n } from '../shared/l10n.ts';
import { bar } from '../shared/skeleton.ts';
import { time } from '../shared/time.ts';
import { expiry, isUsable, words, wordsOf } from './method.ts';
import { figures } from '../shared/figures.ts';

/** How a method is called, beside the others. */
export type Called = (l: L10n, method: PaymentMethod) => unknown;

/** What can be done about methods; whatever the viewer may not do, or the page can't, is left out. */
export interface MethodActions {
  called: Called;
  /** The one that is chosen, and choosing another. */
  chosen?: string | undefined;
  choose?: ((method: PaymentMethod) => void) | undefined;
  edit?: ((method: PaymentMethod) => void) | undefined;
  /** The form beneath a card whose expiry is edited. */
  editing?: ((method: PaymentMethod) => unknown) | undefined;
  remove?: ((method: PaymentMethod) => void) | undefined;
  /** Goes to the bank; or the page has no way there. */
  confirm?: ((method: PaymentMethod) => void) | 'unavailable' | undefined;
}

/** Each way to pay with how it stands and what can be done about it; the default first (PAY-1). */
export function methodList(
  l: L10n,
  methods: readonly PaymentMethod[],
  bank: Authentication,
  actions: MethodActions,
): TemplateResult {
  const choice = actions.choose && methods.length > 1;
  return html`<ul
    class="methods"
    role=${choice ? 'radiogroup' : nothing}
    aria-labelledby=${choice ? 'title' : nothing}
  >
    ${repeat(
      methods,
      ({ id }) => id,
      (method) =>
        html`<li role=${choice ? 'presentation' : nothing} data-id=${method.id}>
          <div class="method">
            ${choice ? radio(l, method, actions) : html`<div class="choice">${facts(l, method, actions)}</div>`}
            ${buttons(l, method, actions)}
          </div>
          ${question(l, method, bank, actions)} ${actions.editing?.(method)}
        </li>`,
    )}
  </ul>`;
}

function radio(l: L10n, method: PaymentMethod, actions: MethodActions): TemplateResult {
  const { chosen, choose } = actions;
  return html`<label class="choice">
    <input
      type="radio"
      name="method"
      .checked=${method.id === chosen}
      ?disabled=${!isUsable(method) && !method.isDefault}
      @change=${() => choose?.(method)}
    />
    <span>${facts(l, method, actions)}</span>
  </label>`;
}

function facts(l: L10n, method: PaymentMethod, { called }: MethodActions): TemplateResult {
  const t = words(l);
  return html`<span class="name"
      ><strong>${called(l, method)}</strong>
      ${method.isDefault ? html`<span class="small muted tag">${t.isDefault}</span>` : nothing}</span
    >
    <span class="small">${expiry(l, method)}</span>
    ${method.setup.status === 'failed' ? html`<span class="small critical">${wordsOf(l, method).notSaved}</span>` : nothing}`;
}

function buttons(l: L10n, method: PaymentMethod, { called, edit, remove }: MethodActions): unknown {
  if (!edit && !remove) return nothing;
  const t = words(l);
  const who = called(l, method);
  return html`<div class="actions">
    ${
      edit && isCard(method) && method.setup.status !== 'failed'
        ? button({
            label: html`${t.expiry.edit} <span class="hidden">${t.expiry.of(who)}</span>`,
            kind: 'plain',
            onClick: () => edit(method),
          })
        : nothing
    }
    ${
      remove
        ? button({
            label: html`<svg viewBox="0 0 16 16" aria-hidden="true"><path d="m4 4 8 8m0-8-8 8" /></svg
              ><span class="hidden">${t.removal.button(who)}</span>`,
            kind: 'plain',
            onClick: () => remove(method),
          })
        : nothing
    }
  </div>`;
}

/** A card that waits for its bank's question to be answered (PAY-4). */
function question(l: L10n, method: PaymentMethod, bank: Authentication, actions: MethodActions): unknown {
  const { id, setup } = method;
  if (setup.status !== 'requires_action') return nothing;
  const t = words(l).bank;
  const until = setup.nextAction?.expiresAt;
  const { confirm } = actions;
  return html`<div class="question stack">
    <p class="small">
      ${wordsOf(l, method).waits}
      ${until ? t.until(html`${date(l, until.slice(0, 10))}, ${figures(time(l, until))}`) : nothing}
    </p>
    ${confirm === 'unavailable' ? html`<p class="small muted">${t.unavailable}</p>` : nothing}
    ${
      typeof confirm === 'function'
        ? confirmButton(l, bank, id, actions.called(l, method), () => confirm(method))
        : nothing
    }
  </div>`;
}

/** The way to the bank's question, and how it ended when somebody last went there. */
export function confirmButton(
  l: L10n,
  bank: Authentication,
  id: string,
  what: unknown,
  onClick: () => void,
): TemplateResult {
  const t = words(l).bank;
  const asked = bank.asked(id);
  if (asked === 'succeeded') return html`<p class="small" role="status">${t.agreed}</p>`;
  return html`<p class="small" role="status">${asked && asked !== 'asking' ? t[asked] : nothing}</p>
    <div class="actions">
      ${button({
        label: html`${t.confirm} <span class="hidden">${t.what(what)}</span>`,
        kind: 'primary',
        busy: asked === 'asking',
        onClick,
      })}
    </div>`;
}

/** A card on its way, as most accounts have one. */
export const methodPlaceholder = (): TemplateResult =>
  html`<ul class="methods">
    <li>
      <div class="method">
        <div class="choice">
          <span>${bar(14)}</span>
          <span class="small">${bar(12)}</span>
        </div>
        <div class="actions"><p class="row-held">${bar(8)}</p></div>
      </div>
    </li>
  </ul>`;
