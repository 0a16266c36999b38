// Part of the build. TypeScript writes `.js` for the `.ts` of an import into what is run, and leaves it in declarations;
// there, too, a package names only files that it has. The maps stay true: the name is as long as it was.
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');

for (const file of globSync(['packages/*/dist/**/*.d.ts', 'mocks/dist/**/*.d.ts'], { cwd: root })) {
  const path = join(root, file);
  const text = readFileSync(path, 'utf8');
  writeFileSync(path, text.replaceAll(/(?<=(["'])\.{1,2}\/[^"'\n]*)\.ts(?=\1)/g, '.js'));
}
