import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { FontFile } from './typefaces.ts';

/** The bytes of a font file, from the package that it comes in. */
export async function readFont(file: FontFile): Promise<Uint8Array> {
  return readFile(fileURLToPath(import.meta.resolve(file)));
}
