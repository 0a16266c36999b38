/** Everything that a viewer may be allowed, by the name that settings, answers and refusals use (ACC-1). */
export const permissions = [
  'invoices.read',
  'invoices.pay',
  'members.read',
  'members.manage',
  'subscription.read',
  'subscription.manage',
  'credits.read',
] as const;
