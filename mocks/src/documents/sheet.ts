import { readFont } from '#font-files';
import PDFDocument from 'pdfkit';
import { facesOf, fontFile, pieces, type FontFile, type Piece, type Weight } from './typeface.ts';

/** Points. A4. */
const WIDTH = 595.28;
const HEIGHT = 841.89;
export const MARGIN = 48;
const BOTTOM = HEIGHT - 60;

/** The left and the right edge of what is set, and how much lies between. */
export const LEFT = MARGIN;
export const RIGHT = WIDTH - MARGIN;
export const MEASURE = RIGHT - LEFT;

export interface Style {
  /** In points. */
  size: number;
  weight?: Weight;
  color?: string;
  /** Figures of one width, so that decimals stand under decimals. */
  tabular?: boolean;
}

export const INK = '#1c1b20';
export const MUTED = '#5f5c68';
const HAIRLINE = '#d8d6dd';

/** How far a line is from the next. */
export const leading = ({ size }: Style): number => size * 1.42;

interface About {
  title: string;
  author: string;
  language: string;
  /** ISO 8601. It dates the file, so that the same document gives the same bytes. */
  issuedAt: string;
  /** All that will be written, which says which typefaces are needed. */
  text: string;
}

/**
 * Pages to write on. Letters are drawn in whichever typeface has them; what is written belongs to an element of the
 * document's structure (`tag`), which screen readers follow, or is mere decoration (`decorate`).
 */
export class Sheet {
  /** Where the next thing comes, from the page's upper edge. */
  y = MARGIN;
  readonly #doc: PDFKit.PDFDocument;
  readonly #root: PDFKit.PDFStructureElement;
  #element: PDFKit.PDFStructureElement;
  readonly #bytes: Promise<Uint8Array>;
  /** How wide pieces come out at a size of one point. */
  readonly #widths = new Map<string, number>();

  private constructor(doc: PDFKit.PDFDocument) {
    this.#doc = doc;
    this.#bytes = collect(doc);
    this.#root = doc.struct('Document');
    doc.addStructure(this.#root);
    this.#element = this.#root;
  }

  static async open({ title, author, language, issuedAt, text }: About): Promise<Sheet> {
    const date = new Date(issuedAt);
    const doc = new PDFDocument({
      size: [WIDTH, HEIGHT],
      margin: 0,
      font: '',
      bufferPages: true,
      pdfVersion: '1.7',
      tagged: true,
      lang: language,
      displayTitle: true,
      info: { Title: title, Author: author, CreationDate: date, ModDate: date },
    });
    for (const face of facesOf(text)) {
      for (const weight of ['regular', 'strong'] as const) {
        doc.registerFont(`${face} ${weight}`, await font(fontFile(face, weight)));
      }
    }
    return new Sheet(doc);
  }

  /** How wide a line comes out. */
  width(text: string, style: Style): number {
    return pieces(text).reduce((width, piece) => width + this.#pieceWidth(piece, style), 0);
  }

  #pieceWidth({ face, text }: Piece, style: Style): number {
    const key = `${face} ${style.weight ?? 'regular'} ${style.tabular ? 'tabular' : ''} ${text}`;
    let width = this.#widths.get(key);
    if (width === undefined) {
      this.#choose(face, { ...style, size: 1 });
      width = this.#doc.widthOfString(text, { features: features(style) });
      this.#widths.set(key, width);
    }
    return width * style.size;
  }

  /** A text as lines that fit, broken at spaces; within a word only where it is wider than a line. */
  lines(text: string, style: Style, width: number): string[] {
    return text.split('\n').flatMap((paragraph) => {
      const lines: string[] = [];
      let line = '';
      for (const word of paragraph.split(' ').flatMap((long) => this.#parts(long, style, width))) {
        const longer = line ? `${line} ${word}` : word;
        if (line && this.width(longer, style) > width) {
          lines.push(line);
          line = word;
        } else line = longer;
      }
      return [...lines, line];
    });
  }

  /** A word, cut where it is wider than a line. */
  #parts(word: string, style: Style, width: number): string[] {
    if (this.width(word, style) <= width) return [word];
    const parts: string[] = [];
    let part = '';
    let filled = 0;
    for (const letter of word) {
      const more = this.width(letter, style);
      if (part && filled + more > width) {
        parts.push(part);
        part = '';
        filled = 0;
      }
      part += letter;
      filled += more;
    }
    return [...parts, part];
  }

  /** Writes a line. `y` is its baseline, and `x` its left or right end. */
  write(text: string, x: number, y: number, style: Style, align: 'left' | 'right' = 'left'): void {
    let left = align === 'right' ? x - this.width(text, style) : x;
    this.#element.add(() => {
      for (const piece of pieces(text)) {
        this.#choose(piece.face, style);
        this.#doc
          .fillColor(style.color ?? INK)
          .text(piece.text, left, y, { features: features(style), lineBreak: false, baseline: 'alphabetic' });
        left += this.#pieceWidth(piece, style);
      }
    });
  }

  #choose(face: string, { size, weight = 'regular' }: Style): void {
    this.#doc.font(`${face} ${weight}`, size);
  }

  /** What is written meanwhile belongs to an element of this type: `H1`, `P`, `Table`, … */
  tag(type: string, write: () => void): void {
    const outer = this.#element;
    this.#element = this.#doc.struct(type);
    outer.add(this.#element);
    write();
    this.#element.end();
    this.#element = outer;
  }

  /** What is drawn meanwhile is passed over by who listens. */
  decorate(draw: (doc: PDFKit.PDFDocument) => void): void {
    this.#doc.markContent('Artifact');
    draw(this.#doc);
    this.#doc.endMarkedContent();
  }

  /** A thin line across, at a height. */
  rule(y: number, left = LEFT): void {
    this.decorate((doc) => {
      doc.lineWidth(0.6).strokeColor(HAIRLINE).moveTo(left, y).lineTo(RIGHT, y).stroke();
    });
  }

  /** Whether something so high fits under what is there. */
  hasRoomFor(height: number): boolean {
    return this.y + height <= BOTTOM;
  }

  /** Goes on at the top of a new page. */
  turn(): void {
    this.#doc.addPage();
    this.y = MARGIN;
  }

  /** Writes at the foot of each page, where there are several. */
  foot(write: (page: number, pages: number) => void): void {
    const { count } = this.#doc.bufferedPageRange();
    if (count === 1) return;
    for (let page = 0; page < count; page += 1) {
      this.#doc.switchToPage(page);
      this.y = BOTTOM + 24;
      write(page + 1, count);
    }
  }

  /** The file. Nothing can be written after. */
  async close(): Promise<Uint8Array> {
    this.#root.end();
    this.#doc.end();
    return this.#bytes;
  }
}

/** Given, if only as none, so that a piece is shaped whole: word by word, Arabic would come out in the wrong order. */
function features({ tabular }: Style): PDFKit.Mixins.OpenTypeFeatures[] {
  return tabular ? ['tnum'] : [];
}

const fonts = new Map<FontFile, Promise<Uint8Array>>();

/** Each file is read once, whatever the number of documents; one that could not be read is tried again. */
function font(file: FontFile): Promise<Uint8Array> {
  let bytes = fonts.get(file);
  if (!bytes) {
    bytes = readFont(file);
    fonts.set(file, bytes);
    bytes.catch(() => fonts.delete(file));
  }
  return bytes;
}

/** What a document puts out, once it is whole. */
function collect(doc: PDFKit.PDFDocument): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  return new Promise((resolve, reject) => {
    doc.on('data', (chunk: Uint8Array) => chunks.push(chunk));
    doc.on('error', reject);
    doc.on('end', () => resolve(joined(chunks)));
  });
}

function joined(chunks: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(chunks.reduce((length, chunk) => length + chunk.length, 0));
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += chunk.length;
  }
  return bytes;
}
