/** Where a table of the font lies in the file, compressed or not. */
interface Table {
  tag: Uint8Array;
  offset: number;
  packedLength: number;
  length: number;
  checksum: number;
}

const HEADER = 44;
const ENTRY = 20;

/**
 * The OpenType font in a WOFF file (W3C WOFF 1.0, sections 4 and 5), which is what HarfBuzz reads. Other files stay as
 * they are.
 */
export async function unpackWoff(file: Uint8Array): Promise<Uint8Array> {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  if (view.getUint32(0) !== 0x774f4646) return file;
  const tables = Array.from({ length: view.getUint16(12) }, (_, index): Table => {
    const at = HEADER + index * ENTRY;
    const [offset, packedLength, length, checksum] = [4, 8, 12, 16].map((field) =>
      view.getUint32(at + field),
    );
    return { tag: file.subarray(at, at + 4), offset, packedLength, length, checksum } as Table;
  });
  const contents = await Promise.all(
    tables.map(async ({ offset, packedLength, length }) => {
      const packed = file.slice(offset, offset + packedLength);
      return packedLength < length ? inflated(packed) : packed;
    }),
  );
  const font = new Uint8Array(view.getUint32(16));
  writeHeader(new DataView(font.buffer), view.getUint32(4), tables.length);
  tables.reduce(
    (offset, table, index) => {
      const entry = 12 + index * 16;
      font.set(table.tag, entry);
      const fields = new DataView(font.buffer, entry + 4);
      fields.setUint32(0, table.checksum);
      fields.setUint32(4, offset);
      fields.setUint32(8, table.length);
      font.set(contents[index] ?? [], offset);
      return offset + Math.ceil(table.length / 4) * 4;
    },
    12 + tables.length * 16,
  );
  return font;
}

/** The version of the font, and how its tables are searched. */
function writeHeader(view: DataView, flavor: number, count: number): void {
  const steps = Math.floor(Math.log2(count));
  view.setUint32(0, flavor);
  view.setUint16(4, count);
  view.setUint16(6, 16 * 2 ** steps);
  view.setUint16(8, steps);
  view.setUint16(10, 16 * (count - 2 ** steps));
}

async function inflated(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
