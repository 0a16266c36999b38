import PDFDocument from 'pdfkit';
import { drawComplexText } from './complex-text.ts';
import { runsFromTheRight } from './direction.ts';
import { openFont } from './fonts.ts';
import { linesOf } from './line-breaks.ts';
import { Typefaces, type Piece } from './pieces.ts';
import { isComplex, type Weight } from './typefaces.ts';

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
  readonly #typefaces: Typefaces;
  /** How wide pieces come out at a size of one point. */
  readonly #widths = new Map<string, number>();

  private constructor(doc: PDFKit.PDFDocument, typefaces: Typefaces) {
    this.#doc = doc;
    this.#typefaces = typefaces;
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
    const typefaces = await Typefaces.for(text);
    for (const name of typefaces.names) {
      for (const weight of ['regular', 'strong'] as const) {
        const font = await openFont(name, weight);
        // pdfkit takes a font that fontkit has opened, too; its types do not know.
        if (font) doc.registerFont(`${name} ${weight}`, font as unknown as Buffer);
      }
    }
    return new Sheet(doc, typefaces);
  }

  /** Letters that no typeface has. Their numbers are written in their place. */
  get undrawn(): readonly string[] {
    return [...this.#typefaces.undrawn];
  }

  /** How wide a line comes out. */
  width(text: string, style: Style): number {
    return this.#typefaces.pieces(text).reduce((width, piece) => width + this.#pieceWidth(piece, style), 0);
  }

  #pieceWidth({ typeface, text }: Piece, style: Style): number {
    const key = `${typeface} ${style.weight ?? 'regular'} ${style.tabular ? 'tabular' : ''} ${text}`;
    let width = this.#widths.get(key);
    if (width === undefined) {
      this.#choose(typeface, { ...style, size: 1 });
      width = this.#doc.widthOfString(text, { features: features(style) });
      this.#widths.set(key, width);
    }
    return width * style.size;
  }

  /** A text as lines that fit. */
  lines(text: string, style: Style, width: number): string[] {
    return linesOf(text, { width, widthOf: (part) => this.width(part, style) });
  }

  /** Writes a line. `y` is its baseline, and `x` its left or right end. */
  write(text: string, x: number, y: number, style: Style, align: 'left' | 'right' = 'left'): void {
    let left = align === 'right' ? x - this.width(text, style) : x;
    this.#element.add(() => {
      for (const piece of this.#typefaces.pieces(text)) {
        this.#choose(piece.typeface, style);
        this.#doc.fillColor(style.color ?? INK);
        if (isComplex(piece.typeface) && !runsFromTheRight(piece.text)) {
          drawComplexText(this.#doc, piece.text, { x: left, y, size: style.size });
        } else {
          const options = { features: features(style), lineBreak: false, baseline: 'alphabetic' } as const;
          this.#doc.text(piece.text, left, y, options);
        }
        left += this.#pieceWidth(piece, style);
      }
    });
  }

  #choose(typeface: string, { size, weight = 'regular' }: Style): void {
    this.#doc.font(`${typeface} ${weight}`, size);
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
