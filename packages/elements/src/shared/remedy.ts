import type { BillingAdapter, MethodName, Money, Permission, Remedy, TextParams } from '@billfold/contract';
import { html, type TemplateResult } from 'lit';
import { safeHref } from './href.ts';
import type { L10n } from './l10n.ts';
import { quoteMessages } from './quote.messages.ts';
import { figures } from './figures.ts';
import { name } from './name.ts';
import { remedyMessages } from './remedy.messages.ts';
import { warnOnce } from './warn.ts';
import type { Guide } from './remedy-way.ts';

type Param = TextParams[string] | undefined;

// What a backend sends as a parameter is read tolerantly: of the wrong type it counts as missing.

/** A text, unless it is empty. */
export const textParam = (param: Param): string | undefined =>
  typeof param === 'string' && param ? param : undefined;

/** A whole number. */
export const numberParam = (param: Param): number | undefined =>
  typeof param === 'number' && Number.isInteger(param) ? param : undefined;

/** An amount. */
export const moneyParam = (param: Param): Money | undefined =>
  typeof param === 'object' && param ? param : undefined;

/** What a remedy needs, where that is known. Whoever lacks it is shown no button that would be refused (ACC-1). */
const needs: Readonly<Record<string, readonly Permission[]>> = {
  pay_invoice: ['invoices.pay'],
  authenticate: ['invoices.pay', 'payment_methods.manage'],
  add_payment_method: ['payment_methods.manage'],
  update_payment_method: ['payment_methods.manage'],
  update_tax_id: ['settings.manage'],
  undo_change: ['subscription.manage', 'subscription.upgrade'],
  resend_confirmation: ['subscription.manage', 'subscription.upgrade'],
  withdraw_closure: ['account.close'],
};

/** Whether the viewer may do it. Who may do nothing about it is told all the same. */
export function mayRemedy({ kind }: Remedy, may: (permission: Permission) => boolean): boolean {
  const permissions = Object.hasOwn(needs, kind) ? needs[kind] : undefined;
  return !permissions || permissions.some(may);
}

/** What carries a remedy out here, where it is not the page's matter alone. */
const means: Readonly<Record<string, readonly [keyof BillingAdapter, MethodName]>> = {
  pay_invoice: ['quotes', 'create'],
  add_payment_method: ['paymentMethods', 'add'],
  update_payment_method: ['paymentMethods', 'update'],
  undo_change: ['changes', 'cancel'],
  resend_confirmation: ['changes', 'resend'],
  withdraw_closure: ['closure', 'withdraw'],
};

/** Whether the backend can do it, or the page has a place for it. */
export function canRemedy({ kind, params }: Remedy, { client, hrefFor }: Guide): boolean {
  // The bank's question about a card is asked where the card stands.
  const asksAboutCard = kind === 'authenticate' && textParam(params.paymentMethodId);
  const found = Object.hasOwn(means, kind) ? means[kind] : undefined;
  const [facet, method] = asksAboutCard ? (['paymentMethods', 'list'] as const) : (found ?? []);
  if (!facet || !method || (facet === 'paymentMethods' && hrefFor)) return true;
  return !!client?.can(facet, method);
}

/** The way to a person, with the hours in which somebody answers (SUP-1). Nothing for an address that could do harm. */
export function supportLink(
  l: L10n,
  { url, hours }: { url?: Param; hours?: Param },
): TemplateResult | undefined {
  const href = safeHref(textParam(url));
  if (!href) return undefined;
  const said = textParam(hours);
  return html`<a href=${href}>${l.words('quote', quoteMessages).support}</a>
    ${said && html`<span class="small muted"><bdi>${figures(said)}</bdi></span>`}`;
}

/**
 * The way to a page of the billing engine's own, which says where it leads. It opens where the page's links do. Nothing
 * for what is no whole address of the web.
 */
export function urlLink(l: L10n, { url }: { url?: Param }): TemplateResult | undefined {
  const href = textParam(url);
  if (!href) return undefined;
  if (!URL.canParse(href) || !/^https?:$/.test(new URL(href).protocol)) {
    warnOnce(`“${href}” is no address of the web to link to.`);
    return undefined;
  }
  const { host } = new URL(href);
  return html`<a href=${href} rel="noopener">${l.words('remedy', remedyMessages).openUrl(name(host))}</a>`;
}

/** The link that a refusal or a notice advises, where it does. */
export function linkRemedy(l: L10n, remedy: Remedy | undefined): TemplateResult | undefined {
  switch (remedy?.kind) {
    case 'contact_support':
      return supportLink(l, remedy.params);
    case 'open_url':
      return urlLink(l, remedy.params);
    default:
      return undefined;
  }
}
