/** What `billing-history` says. */
export interface HistoryMessages {
  title: string;
  upcoming: {
    title: string;
    /** Above the day, where there is an estimate. */
    estimate: string;
    /** Why there is none, by kind (INV-4). */
    none: { free_plan: string; unpaid: string; closed: string; other: string };
  };
  /** The account's balance (CRED-2). */
  balance: string;
  balanceHint: string;
  columns: { number: string; date: string; reason: string; status: string; amount: string };
  /** What an entry is for, by kind. `other` where the kind is not known. */
  reasons: {
    renewal: string;
    members_added: string;
    members_removed: string;
    plan_changed: string;
    restart: string;
    other: string;
  };
  creditNote: string;
  due: (amount: string) => string;
  empty: { title: string; text: string };
}

export const historyMessages: HistoryMessages = {
  title: 'History',
  upcoming: {
    title: 'Next renewal',
    estimate: 'Estimate, if nothing changes until then',
    none: {
      free_plan: 'You are on a free plan: nothing will be charged.',
      unpaid: 'Renewal resumes once the unpaid invoices are paid.',
      closed: 'This account is closed: nothing will be charged.',
      other: 'No renewal is scheduled.',
    },
  },
  balance: 'Your credit',
  balanceHint: 'Taken off your next invoice',
  columns: { number: 'Number', date: 'Date', reason: 'For', status: 'Status', amount: 'Amount' },
  reasons: {
    renewal: 'Renewal',
    members_added: 'Members added',
    members_removed: 'Members removed',
    plan_changed: 'Change of plan',
    restart: 'Restart after payment',
    other: 'Billing',
  },
  creditNote: 'Credit note',
  due: (amount) => `${amount} due`,
  empty: {
    title: 'No invoices yet',
    text: 'Your invoices and credit notes will appear here.',
  },
};
