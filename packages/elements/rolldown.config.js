// For pages without a bundler: an ES module for each define entry, which needs nothing else and shares its chunks.
import { globSync } from 'node:fs';
import { basename, join } from 'node:path';
import { defineConfig } from 'rolldown';
import { compactStyles } from './compact-styles.ts';
import { compileHint } from './compile-hint.ts';

const here = import.meta.dirname;

export default defineConfig({
  input: Object.fromEntries(
    globSync(join(here, 'src/define/*.ts')).map((file) => [basename(file, '.ts'), file]),
  ),
  resolve: { conditionNames: ['@billfold/source', 'production', 'browser', 'import', 'module', 'default'] },
  plugins: [compactStyles],
  output: {
    dir: join(here, 'dist/bundle'),
    format: 'es',
    chunkFileNames: 'chunks/[name]-[hash].js',
    cleanDir: true,
    postBanner: (chunk) => (chunk.isDynamicEntry ? '' : compileHint),
    minify: true,
    sourcemap: true,
  },
});
