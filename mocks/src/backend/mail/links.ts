import type { TextParams } from '@billfold/contract';
import type { MailKind } from '@billfold/rules';

/** What a mail's link is for. */
export type LinkKind =
  | 'invitation'
  | 'invoice'
  | 'pay_invoice'
  | 'authenticate'
  | 'invoices'
  | 'credit_note'
  | 'payment_methods'
  | 'confirmation'
  | 'subscription'
  | 'settings'
  | 'support';

/** A link in a mail. */
export interface MailLink {
  kind: LinkKind;
  /** What it says, in the mail's language. */
  label: string;
  href: string;
}

/** Which links a mail of each kind has. The first is what it is about; support comes last in every one (SUP-1). */
const LINKS: Readonly<Record<MailKind, readonly LinkKind[]>> = {
  invitation: ['invitation'],
  invoice_issued: ['invoice'],
  invoice_paid: ['invoice'],
  invoice_paid_from_credit: ['invoice'],
  payment_failed: ['pay_invoice', 'payment_methods'],
  authentication_required: ['authenticate'],
  subscription_unpaid: ['invoices', 'payment_methods'],
  credit_issued: ['credit_note'],
  transfer_in_excess: ['invoices'],
  confirm_plan_change: ['confirmation'],
  confirm_closing: ['confirmation'],
  account_closed: ['invoices'],
  ownership_received: ['subscription'],
  ownership_given: [],
  billing_changed: ['settings'],
};

/** Where a mail's links lead, in their order. A token stands in the fragment only, which is sent to no server (CONF-1). */
export function linksOf(
  kind: MailKind,
  params: TextParams,
  { portal, support }: { portal: string; support: string },
): Omit<MailLink, 'label'>[] {
  const kinds: LinkKind[] = [...LINKS[kind], 'support'];
  return kinds.map((link) => ({
    kind: link,
    href: link === 'support' ? support : `${portal}#billing/${placeOf(link, params)}`,
  }));
}

function placeOf(link: Exclude<LinkKind, 'support'>, params: TextParams): string {
  const given = (param: string): string => {
    const value = params[param];
    return typeof value === 'string' ? encodeURIComponent(value) : '';
  };
  switch (link) {
    case 'invitation':
      return 'members';
    case 'invoice':
    case 'pay_invoice':
    case 'authenticate':
      return `invoices/${given('invoiceId')}`;
    case 'invoices':
      return 'invoices';
    case 'credit_note':
      return `credit-notes/${given('creditNoteId')}`;
    case 'payment_methods':
      return 'payment-methods';
    case 'confirmation':
      return `confirm?token=${given('token')}`;
    case 'subscription':
      return 'subscription';
    case 'settings':
      return 'settings';
  }
}
