/** What `billing-spending` says. */
export interface SpendingMessages {
  title: string;
  /** Beneath the months that it is about. */
  hint: string;
  /** What the picture is, for those who can't see it. */
  chart: (months: string) => string;
  figures: string;
  columns: { month: string; amount: string };
  /** The current month, which is not over. */
  soFar: (month: string) => string;
  total: string;
  empty: { title: string; text: string };
}

export const spendingMessages: SpendingMessages = {
  title: 'Spending',
  hint: 'Invoiced less credited, tax included',
  chart: (months) => `Bar chart of what was invoiced each month, ${months}`,
  figures: 'Month by month',
  columns: { month: 'Month', amount: 'Amount' },
  soFar: (month) => `${month}, so far`,
  total: 'Total',
  empty: {
    title: 'Nothing was invoiced in these months',
    text: 'What you spend each month will appear here.',
  },
};
