import { createCanvas, GlobalFonts, loadImage, type SKRSContext2D } from '@napi-rs/canvas';
import { readFont } from '#font-files';
import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { inflateSync } from 'node:zlib';
import { extractText, renderPageAsImage } from 'unpdf';
import { NAMES } from '../testing/names.ts';
import { Sheet } from './sheet.ts';
import { fontFile, type TypefaceName } from './typefaces.ts';
import { unpackWoff } from './woff.ts';

const NAMES_OF_EACH = Object.entries(NAMES).flatMap(([typeface, names]) =>
  names.map((name) => ({ typeface: typeface as TypefaceName, name })),
);

/** Points of the page, and pixels to a point. */
const [ROW, SIZE, LEFT, WIDTH, SCALE] = [60, 20, 40, 240, 3];
const ROWS_A_PAGE = 12;

/** The names under each other, as a PDF. */
async function listed(names: readonly string[]): Promise<Uint8Array> {
  const sheet = await Sheet.open({
    title: 'Names',
    author: 'Tandem',
    language: 'en',
    issuedAt: '2026-04-16T00:00Z',
    text: names.join(' '),
  });
  for (const [index, name] of names.entries()) {
    if (index > 0 && index % ROWS_A_PAGE === 0) sheet.turn();
    sheet.write(name, LEFT, baseline(index), { size: SIZE, color: '#000000' });
  }
  return sheet.close();
}

const baseline = (index: number): number => ((index % ROWS_A_PAGE) + 1) * ROW;

/** Which pixels of a row are inked. */
type Ink = Uint8Array;

const [INK_WIDTH, INK_HEIGHT] = [WIDTH * SCALE, ROW * SCALE];

function inkOf(context: SKRSContext2D, x: number, y: number): Ink {
  const { data } = context.getImageData(x, y, INK_WIDTH, INK_HEIGHT);
  return Uint8Array.from({ length: INK_WIDTH * INK_HEIGHT }, (_, pixel) =>
    Number((data[pixel * 4] ?? 255) < 128),
  );
}

/** What a reader of PDF files draws in each row. */
async function rendered(pdf: Uint8Array, rows: number): Promise<Ink[]> {
  const pages = await Promise.all(
    Array.from({ length: Math.ceil(rows / ROWS_A_PAGE) }, async (_, page) => {
      const options = { canvasImport: () => import('@napi-rs/canvas'), scale: SCALE };
      const image = await loadImage(Buffer.from(await renderPageAsImage(pdf.slice(), page + 1, options)));
      const context = createCanvas(image.width, image.height).getContext('2d');
      context.drawImage(image, 0, 0);
      return context;
    }),
  );
  return Array.from({ length: rows }, (_, index) => {
    const page = pages[Math.floor(index / ROWS_A_PAGE)];
    assert.ok(page);
    return inkOf(page, (LEFT - MARGIN) * SCALE, (baseline(index) - ABOVE) * SCALE);
  });
}

/** How much of a row lies left of the name, and above its baseline. */
const [MARGIN, ABOVE] = [10, 36];

/** What the canvas makes of a name with the same font, by its own shaping. */
async function drawnByCanvas(typeface: TypefaceName, name: string): Promise<Ink> {
  if (!GlobalFonts.has(typeface)) {
    const file = await unpackWoff(await readFont(fontFile(typeface, 'regular')));
    GlobalFonts.register(Buffer.from(file), typeface);
  }
  const context = createCanvas(INK_WIDTH, INK_HEIGHT).getContext('2d');
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, INK_WIDTH, INK_HEIGHT);
  context.fillStyle = '#000000';
  context.font = `${SIZE * SCALE}px "${typeface}"`;
  context.fillText(name, MARGIN * SCALE, ABOVE * SCALE);
  return inkOf(context, 0, 0);
}

/** How much of the ink of one lies more than two pixels from that of the other: hinting moves it by one. */
function stray(one: Ink, other: Ink): number {
  const steps = [-2, -1, 0, 1, 2].flatMap((down) =>
    [-2, -1, 0, 1, 2].map((right) => down * INK_WIDTH + right),
  );
  let lost = 0;
  for (const [pixel, ink] of one.entries()) {
    if (ink && !steps.some((step) => other[pixel + step])) lost += 1;
  }
  return lost / inked(one);
}

const inked = (ink: Ink): number => ink.reduce((sum, pixel) => sum + pixel, 0);

/** The reader knows no direction for them, or not for their vowels, and turns what it has read around. */
const REVERSED: ReadonlySet<TypefaceName> = new Set(['thaana', 'adlam', 'hanifiRohingya', 'nko']);

/** What a file draws, unpacked. */
const contents = (pdf: string): string =>
  Array.from(pdf.matchAll(/FlateDecode\n>>\nstream\n([^]*?)\nendstream/g), ([, packed]) =>
    inflateSync(Buffer.from(packed ?? '', 'latin1')).toString('latin1'),
  ).join('\n');

/** Letters without what cannot be seen, and without the spaces that a reader puts where marks are wide. */
const seen = (text: string): string =>
  text.normalize('NFKD').replaceAll(/[\s\p{Default_Ignorable_Code_Point}]/gu, '');

describe('names in every script, as they are drawn', () => {
  let rows: Ink[];
  let text: string;

  before(async () => {
    const pdf = await listed(NAMES_OF_EACH.map(({ name }) => name));
    rows = await rendered(pdf, NAMES_OF_EACH.length);
    text = (await extractText(pdf.slice(), { mergePages: true })).text;
  });

  for (const [index, { typeface, name }] of NAMES_OF_EACH.entries()) {
    it(`${name} (${typeface}) looks as its typeface has it`, async () => {
      const row = rows[index];
      const wanted = await drawnByCanvas(typeface, name);
      assert.ok(row && inked(wanted) > 50 && inked(row) > 50, 'There is nothing to be seen');
      const strays = [stray(row, wanted), stray(wanted, row)].map((share) => share * 100);
      assert.ok(Math.max(...strays) < 2, `${strays.join(' and ')} % of the ink differ`);
    });
  }

  it('can be told from each other', () => {
    const looks = new Set(rows.map((row) => row.join('')));
    assert.equal(looks.size, NAMES_OF_EACH.length);
  });

  it('can be searched, and copied', () => {
    const readable = NAMES_OF_EACH.filter(({ typeface }) => !REVERSED.has(typeface));
    assert.deepEqual(
      readable.filter(({ name }) => !seen(text).includes(seen(name))),
      [],
    );
  });

  it('are in the file as they were typed, where their glyphs stand in another order', async () => {
    const name = 'कोल्हापुर';
    const pdf = Buffer.from(await listed([name])).toString('latin1');
    const [, typed] = /ActualText <feff([\da-f]+)>/.exec(contents(pdf)) ?? [];
    assert.equal(
      Buffer.from(typed ?? '', 'hex')
        .swap16()
        .toString('utf16le'),
      name,
    );
  });
});
