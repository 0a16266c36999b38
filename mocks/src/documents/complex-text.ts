/** The font that was chosen last, as the file knows it. pdfkit's types leave it out. */
interface ChosenFont {
  id: string;
  ref: () => object;
  /** Glyphs in hexadecimal, and where they stand in thousandths of the size. */
  encode: (text: string) => [string[], Position[]];
}

interface Position {
  xAdvance: number;
  /** What the glyph takes by itself. */
  advanceWidth: number;
  xOffset: number;
  yOffset: number;
}

/**
 * Draws text whose glyphs are not in the order in which it was typed, in the font that is chosen, and says in the file
 * what was typed (`ActualText`, ISO 32000-1, 14.9.4). pdfkit's own `text` can't: its `actual` takes Latin letters only,
 * and readers want it between the choice of the font and the end of the text.
 * @param x where it begins
 * @param y its baseline
 */
export function drawComplexText(
  doc: PDFKit.PDFDocument,
  text: string,
  { x, y, size }: { x: number; y: number; size: number },
): void {
  const { _font: font } = doc as unknown as { _font: ChosenFont };
  const fonts = doc.page.fonts as Record<string, object>;
  fonts[font.id] ??= font.ref();
  const [glyphs, positions] = font.encode(text);
  const scale = size / 1000;
  doc.save();
  doc.transform(1, 0, 0, -1, 0, doc.page.height);
  doc.addContent(`BT /${font.id} ${size} Tf /Span <</ActualText ${utf16(text)}>> BDC`);
  for (const { hex, across, up } of strings(glyphs, positions)) {
    const [left, bottom] = [x + across * scale, doc.page.height - y + up * scale];
    doc.addContent(`1 0 0 1 ${short(left)} ${short(bottom)} Tm <${hex}> Tj`);
  }
  doc.addContent('EMC ET');
  doc.restore();
}

/** Glyphs that stand where the font's own widths put them, after the one before. */
function strings(glyphs: readonly string[], positions: readonly Position[]) {
  const all: { hex: string; across: number; up: number }[] = [];
  let x = 0;
  let follows = false;
  for (const [index, { xAdvance, advanceWidth, xOffset, yOffset }] of positions.entries()) {
    const hex = glyphs[index] ?? '';
    const last = all.at(-1);
    const moved = xOffset !== 0 || yOffset !== 0;
    if (last && follows && !moved) last.hex += hex;
    else all.push({ hex, across: x + xOffset, up: yOffset });
    follows = !moved && xAdvance === advanceWidth;
    x += xAdvance;
  }
  return all;
}

const short = (figure: number): string => String(Math.round(figure * 1000) / 1000);

/** A string as a PDF writes it where it is not Latin: with a byte order mark, in hexadecimal. */
function utf16(text: string): string {
  const units = Array.from({ length: text.length }, (_, index) => text.charCodeAt(index));
  return `<feff${units.map((unit) => unit.toString(16).padStart(4, '0')).join('')}>`;
}
