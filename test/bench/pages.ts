// Builds the pages that are timed, as for production, and serves them.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, type OutputOptions } from 'rolldown';
import { compactStyles } from '../../packages/elements/compact-styles.ts';
import { compileHint } from '../../packages/elements/compile-hint.ts';
import { buttonStyles } from '../../packages/elements/src/shared/button.ts';
import { baseStyles } from '../../packages/elements/src/shared/base.styles.ts';
import { historyStyles } from '../../packages/elements/src/billing-history/billing-history.styles.ts';
import { tableStyles } from '../../packages/elements/src/shared/table.ts';
import { serve, type Site } from '../journeys/harness/server.ts';

/** The element, and beside it one table of all rows in plain DOM and in React. */
export const kinds = ['element', 'plain', 'react'] as const;
export type Kind = (typeof kinds)[number];

const sources = join(import.meta.dirname, 'pages');
const folder = join(import.meta.dirname, '..', 'output', 'bench');

// Compiled as the kit's own bundle is. Chunks that are loaded before the page's own module run first, so each of them may
// be the one that starts the clock.
const banner = `${compileHint}\nglobalThis.benchStart??=performance.now();`;

const bodies: Record<Kind, string> = {
  element: '<billing-provider><billing-history></billing-history></billing-provider>',
  plain: '<div class="frame"></div>',
  react: '<div class="frame"></div>',
};

const html = (kind: Kind): string => `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <title>${kind}</title>
    <link rel="icon" href="data:," />
    <link rel="stylesheet" href="page.css" />
    <script defer src="data.js"></script>
    <script type="module" src="${kind}.js"></script>
  </head>
  <body>${bodies[kind]}</body>
</html>
`;

/** What all three pages look like: the tables have the element's own styles. */
const css = ['body { font-family: sans-serif; }', baseStyles, buttonStyles, tableStyles, historyStyles]
  .map(String)
  .join('\n');

async function bundle(input: Record<string, string>, output: OutputOptions): Promise<void> {
  await build({
    input,
    resolve: { conditionNames: ['@billfold/source', 'production', 'browser', 'import', 'module', 'default'] },
    transform: { define: { 'process.env.NODE_ENV': '"production"' } },
    plugins: [compactStyles],
    output: { dir: folder, minify: true, entryFileNames: '[name].js', ...output },
  });
}

/** Pages at `/element.html?count=12` and so on, served until the site is closed. */
export async function servePages(): Promise<Site> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  await bundle({ data: join(sources, 'data.ts') }, { format: 'iife' });
  for (const kind of kinds) {
    await bundle({ [kind]: join(sources, `${kind}.ts`) }, { format: 'es', postBanner: banner });
    writeFileSync(join(folder, `${kind}.html`), html(kind));
  }
  writeFileSync(join(folder, 'page.css'), css);
  return serve(folder);
}
