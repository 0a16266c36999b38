import type { Inline } from './shared.messages.ts';

/** What is said about documents and lists as files. */
export interface FilesMessages {
  /** On a button of its own. */
  pdf: string;
  download: string;
  csv: string;
  /** What the list's file is called, without its ending. */
  csvName: string;
  /** While it is fetched. */
  fetching: (name: Inline) => Inline;
  saved: (name: Inline) => Inline;
  failed: (name: Inline) => Inline;
}

export const filesMessages: FilesMessages = {
  pdf: 'PDF',
  download: 'Download PDF',
  csv: 'Invoices as CSV',
  csvName: 'invoices',
  fetching: (name) => ['Fetching ', name, '…'],
  saved: (name) => [name, ' has been saved'],
  failed: (name) => [name, ' could not be fetched'],
};
