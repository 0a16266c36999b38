import type {
  BillingAdapter,
  BillingError,
  HistoryEntry,
  InvoiceFilter,
  ReadOptions,
} from '@billfold/contract';
import { html, nothing, type ReactiveController } from 'lit';
import { button } from './button.ts';
import { asBillingError } from './billing-error.ts';
import { name } from './name.ts';
import type { BillingElement } from './element.ts';
import { filesMessages } from './files.messages.ts';
import type { L10n } from './l10n.ts';
import { notice } from './notice.ts';
import { sharedMessages } from './shared.messages.ts';

type Documents = NonNullable<BillingAdapter['documents']>;

/** A file that somebody can have. */
interface Wanted {
  /** What it is called on the reader's disk. */
  readonly name: string;
  readonly read: (documents: Documents, options: ReadOptions) => Promise<Blob> | undefined;
}

/** Longer than a browser takes to begin a download. */
const KEPT = 10_000;

/** Files that are fetched and saved to the reader's disk, and what became of the last one. */
export class Files implements ReactiveController {
  readonly #host: BillingElement;
  readonly #fetching = new Map<string, AbortController>();
  #last: { wanted: Wanted; error?: BillingError } | undefined;

  constructor(host: BillingElement) {
    this.#host = host;
    host.addController(this);
  }

  /** Whether there are such documents as PDFs. */
  can(type: HistoryEntry['type']): boolean {
    return !!this.#host.client?.can('documents', type === 'invoice' ? 'invoicePdf' : 'creditNotePdf');
  }

  /** A button that saves one invoice or credit note as a PDF (INV-3). */
  pdf({ type, id, number }: Pick<HistoryEntry, 'type' | 'id' | 'number'>, label: unknown): unknown {
    return this.#button(label, {
      name: `${number}.pdf`,
      read: (documents, options) =>
        type === 'invoice' ? documents.invoicePdf?.(id, options) : documents.creditNotePdf?.(id, options),
    });
  }

  /** A button that saves all invoices that match as a table for spreadsheets. */
  csv(l: L10n, { status, query, from, to }: InvoiceFilter): unknown {
    const t = l.words('files', filesMessages);
    return this.#button(t.csv, {
      name: `${[t.csvName, from, to].filter(Boolean).join('_')}.csv`,
      read: (documents, options) => documents.invoicesCsv?.({ status, query, from, to }, options),
    });
  }

  /** What becomes of what was asked for last: read out, and shown where it went wrong. */
  outcome(l: L10n): unknown {
    const t = l.words('files', filesMessages);
    const { wanted, error } = this.#last ?? {};
    const said = wanted && name(wanted.name);
    const done = wanted && this.#fetching.has(wanted.name) ? t.fetching(said) : t.saved(said);
    return html`<span class="hidden" role="status">${wanted && !error ? done : nothing}</span>
      ${wanted && error ? this.#failure(l, wanted, error) : nothing}`;
  }

  private async save(wanted: Wanted): Promise<void> {
    const documents = this.#host.client?.adapter.documents;
    if (!documents || this.#fetching.has(wanted.name)) return;
    const fetching = new AbortController();
    this.#fetching.set(wanted.name, fetching);
    this.#tell({ wanted });
    let error: BillingError | undefined;
    try {
      const file = await wanted.read(documents, { signal: fetching.signal });
      if (file && !fetching.signal.aborted) saveAs(file, wanted.name);
    } catch (reason) {
      error = asBillingError(reason);
    }
    if (fetching.signal.aborted) return;
    this.#fetching.delete(wanted.name);
    this.#tell(error ? { wanted, error } : { wanted });
    if (error) this.#host.failed(error);
  }

  hostDisconnected(): void {
    for (const fetching of this.#fetching.values()) fetching.abort();
    this.#fetching.clear();
    this.#last = undefined;
  }

  #button(label: unknown, wanted: Wanted): unknown {
    const busy = this.#fetching.has(wanted.name);
    return button({ label, kind: 'plain', busy, onClick: () => void this.save(wanted) });
  }

  #tell(last: { wanted: Wanted; error?: BillingError }): void {
    this.#last = last;
    this.#host.requestUpdate();
  }

  #failure(l: L10n, wanted: Wanted, { code, status }: BillingError): unknown {
    const t = l.words('shared', sharedMessages);
    const why = code === 'network' ? t.failed.network : t.failed.other;
    return notice({
      title: l.words('files', filesMessages).failed(name(wanted.name)),
      text: status === 401 ? t.signedOut.text : status === 403 ? t.refused.title : why,
      actions: button({ label: t.tryAgain, onClick: () => void this.save(wanted) }),
      critical: true,
      live: true,
    });
  }
}

/** Lets the browser save a file. */
function saveAs(file: Blob, fileName: string): void {
  const href = URL.createObjectURL(file);
  Object.assign(document.createElement('a'), { href, download: fileName }).click();
  // Some browsers read it only after the click is over.
  setTimeout(() => URL.revokeObjectURL(href), KEPT);
}
