// What people bundle with, by their own commands. None of them is told anything of Billfold.
import { execFile } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';

const commands = join(import.meta.dirname, '../../node_modules/.bin');

interface Bundler {
  /** Its name among the installed commands. */
  command: string;
  options: (inputs: Record<string, string>) => string[];
  /** Its configuration: the file, and what is in it. */
  config?: (inputs: string) => [file: string, code: string];
  /** What it says when all is well; left out: nothing. */
  fine?: RegExp;
}

/** What nearly everybody gives Rollup, which by itself knows neither npm's packages nor CommonJS nor JSON. */
const rollupPlugins = ['node-resolve', 'commonjs', 'json'].map((name) =>
  import.meta.resolve(`@rollup/plugin-${name}`),
);

const bundlers = {
  Vite: {
    command: 'vite',
    options: () => ['build', '--logLevel', 'warn'],
    config: (inputs) => [
      'vite.config.js',
      // The mock's PDFs are larger than what Vite calls large.
      `export default {
        build: { outDir: 'out/Vite', chunkSizeWarningLimit: 2000, rolldownOptions: { input: ${inputs} } },
      };`,
    ],
  },
  esbuild: {
    command: 'esbuild',
    options: (inputs) => [
      ...Object.entries(inputs).map(([name, file]) => `${name}=${file}`),
      ...['--bundle', '--splitting', '--format=esm', '--outdir=out/esbuild', '--log-level=warning'],
    ],
  },
  Rollup: {
    command: 'rollup',
    options: () => ['--config', '--silent'],
    config: (inputs) => [
      'rollup.config.js',
      `const [resolve, commonjs, json] = await Promise.all(
        ${JSON.stringify(rollupPlugins)}.map((plugin) => import(plugin)),
      );
      export default {
        input: ${inputs},
        output: { dir: 'out/Rollup' },
        plugins: [resolve.default({ browser: true }), commonjs.default(), json.default()],
        onLog(level, log, handle) {
          // Circles and comments in what others wrote (zod, fontkit) are in every app that has them.
          const isOurs = [log.id, ...(log.ids ?? [])].some((id) => id?.includes('/@billfold/'));
          if (isOurs || !['CIRCULAR_DEPENDENCY', 'INVALID_ANNOTATION'].includes(log.code))
            handle(level === 'warn' ? 'error' : level, log);
        },
      };`,
    ],
  },
  webpack: {
    command: 'webpack',
    options: () => ['--stats', 'errors-warnings'],
    config: (inputs) => [
      'webpack.config.js',
      // Minified it takes a minute longer. The mock's PDFs are larger than what webpack calls large.
      `import { join } from 'node:path';
      export default {
        mode: 'production',
        entry: ${inputs},
        output: { path: join(import.meta.dirname, 'out/webpack') },
        performance: { hints: false },
        optimization: { minimize: false },
      };`,
    ],
    fine: /^webpack compiled successfully$/,
  },
} satisfies Record<string, Bundler>;

export type BundlerName = keyof typeof bundlers;
export const bundlerNames = Object.keys(bundlers) as BundlerName[];

interface Script {
  file: string;
  code: string;
}

/** What became of it. */
interface Bundled {
  /** Errors and warnings, in the bundler's own words. */
  complaints: string;
  /** The scripts that it wrote. */
  scripts: Script[];
}

/**
 * Bundles for a page.
 * @param app the folder that it is run in
 * @param inputs the files to begin with, by name
 */
export async function bundle(
  name: BundlerName,
  app: string,
  inputs: Record<string, string>,
): Promise<Bundled> {
  const { command, options, config, fine }: Bundler = bundlers[name];
  const out = join(app, 'out', name);
  await rm(out, { recursive: true, force: true });
  if (config) {
    const [file, code] = config(JSON.stringify(inputs));
    await writeFile(join(app, file), code);
  }
  const said = await new Promise<string>((resolve) => {
    execFile(join(commands, command), options(inputs), { cwd: app }, (error, stdout, stderr) => {
      const all = `${stdout}${stderr}`.trim();
      resolve(error && !all ? error.message : all);
    });
  });
  return {
    complaints: fine?.test(said) ? '' : said,
    scripts: globSync('**/*.js', { cwd: out }).map((file) => ({
      file: basename(file),
      code: readFileSync(join(out, file), 'utf8'),
    })),
  };
}
