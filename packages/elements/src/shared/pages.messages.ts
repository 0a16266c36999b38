/** What is said about the pages of a list. */
export interface PagesMessages {
  label: string;
  first: string;
  previous: string;
  next: string;
  last: string;
  range: (from: string, to: string, total?: string) => string;
}

export const pagesMessages: PagesMessages = {
  label: 'Pages',
  first: 'First',
  previous: 'Previous',
  next: 'Next',
  last: 'Last',
  range: (from, to, total) => `${from}–${to}${total ? ` of ${total}` : ''}`,
};
