/** A document as it is read: words and figures in their order, nothing of how they are set. */
export interface Paper {
  /** BCP 47 tag of its words. */
  language: string;
  title: string;
  number: string;
  author: string;
  /** When it was issued, ISO 8601. */
  issuedAt: string;
  /** Dates and the like, beside the parties. */
  facts: Fact[];
  /** Each a name with what is known of it. */
  from: PaperParty;
  billedTo: PaperParty;
  columns: { description: string; quantity: string; unitPrice: string; amount: string };
  rows: PaperRow[];
  totals: Fact[];
  /** The figure that everybody looks for. */
  sum: Fact;
  /** Below the totals, in paragraphs. */
  notes: PaperNote[];
  /** `Page 2 of 5`. */
  page: (page: number, pages: number) => string;
  /** What is said, below the notes, of letters that no typeface has. */
  undrawn: (letters: readonly string[]) => string;
}

export interface Fact {
  label: string;
  value: string;
  strong?: boolean;
}

export interface PaperParty {
  label: string;
  name: string;
  lines: string[];
}

export interface PaperRow {
  description: string;
  /** How the amount came about. */
  details: string;
  quantity: string;
  unitPrice: string;
  amount: string;
}

/** Sentences and facts under a heading. */
export interface PaperNote {
  heading: string | null;
  sentences: string[];
  facts: Fact[];
}
