// What a page pays for the billing history and all that it needs, against React: printed as JSON (npm run size).
// Fails above the budget, and when something is in the bundle that belongs to a backend or to development.
import { join, relative } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build, type OutputChunk } from 'rolldown';
import { minifySync } from 'rolldown/utils';
import { compactStyles } from '../packages/elements/compact-styles.ts';

const budget = 0.31;
const forbidden =
  /\/(zod|msw|immer|temporal-polyfill|moment-timezone)\/|^(packages\/rules|mocks|packages\/contract\/src\/schemas)\//;

const root = join(import.meta.dirname, '..');

interface Size {
  gzip: number;
  /** What arrives only when it is asked for. */
  later: Record<string, number>;
  /** The code of each module, as far as it is used. */
  modules: Map<string, string>;
  /** Those that arrive later, too. */
  allModules: Map<string, string>;
}

async function bundle(code: string): Promise<Size> {
  const entry = join(root, 'entry.js');
  // Rolldown by itself: Vite would add its own helper to dynamic imports.
  const { output } = await build({
    input: entry,
    cwd: root,
    write: false,
    resolve: { conditionNames: ['@billfold/source', 'production', 'browser', 'import', 'module', 'default'] },
    transform: { define: { 'process.env.NODE_ENV': '"production"' } },
    plugins: [
      compactStyles,
      {
        name: 'entry',
        resolveId: (id) => (id === entry ? id : null),
        load: (id) => (id === entry ? code : null),
      },
    ],
    output: { format: 'es', minify: true },
  });
  const chunks = output.filter((file) => file.type === 'chunk');
  const byName = new Map(chunks.map((chunk) => [chunk.fileName, chunk]));
  const atOnce = new Set<OutputChunk>();
  const take = (chunk: OutputChunk | undefined) => {
    if (!chunk || atOnce.has(chunk)) return;
    atOnce.add(chunk);
    for (const name of chunk.imports) take(byName.get(name));
  };
  take(chunks.find((chunk) => chunk.isEntry));
  const later = chunks.filter((chunk) => !atOnce.has(chunk));
  return {
    gzip: [...atOnce].reduce((sum, chunk) => sum + gzip(chunk.code), 0),
    later: Object.fromEntries(later.map((chunk) => [chunk.name, gzip(chunk.code)])),
    modules: new Map([...atOnce].flatMap(modulesOf)),
    allModules: new Map(chunks.flatMap(modulesOf)),
  };
}

const modulesOf = (chunk: OutputChunk) =>
  Object.entries(chunk.modules).map(([id, { code }]): [string, string] => [
    relative(root, id.replace(/^\0/, '')),
    code ?? '',
  ]);
const gzip = (code: string) => gzipSync(code, { level: 9 }).byteLength;
const kB = (bytes: number) => Math.round(bytes / 10) / 100;

const history = await bundle(`
  import '@billfold/elements/define/billing-provider';
  import '@billfold/elements/define/billing-history';
`);
const react = await bundle(`
  import { createElement } from 'react';
  import { createRoot } from 'react-dom/client';
  createRoot(document.body).render(createElement('p'));
`);

const ratio = history.gzip / react.gzip;
const intruders = [...history.allModules.keys()].filter((id) => forbidden.test(id));
const modules = [...history.modules]
  .map(([id, code]): [string, number] => [
    id,
    gzip(minifySync(id, code, { module: true, compress: false, mangle: { toplevel: true } }).code),
  ])
  .filter(([, size]) => size > 200)
  .sort(([, a], [, b]) => b - a);

console.log(
  JSON.stringify(
    {
      unit: 'kB of gzip',
      'billing-history': kB(history.gzip),
      'react + react-dom': kB(react.gzip),
      ratio: Math.round(ratio * 1000) / 1000,
      budget,
      later: Object.fromEntries(Object.entries(history.later).map(([name, size]) => [name, kB(size)])),
      // Each on its own: together they compress better.
      modules: Object.fromEntries(modules.map(([id, size]) => [id, kB(size)])),
    },
    null,
    2,
  ),
);

if (intruders.length > 0) console.error(`These don't belong on a page:\n  ${intruders.join('\n  ')}`);
if (ratio > budget) console.error(`The budget is ${budget} × react + react-dom.`);
process.exitCode = intruders.length > 0 || ratio > budget ? 1 : 0;
