// Installs tarballs as npm lays them out: each in a folder of its own, with what it says it depends on and nothing else.
// Those come from the checkout, so that no registry has to be reached.
import { execFile } from 'node:child_process';
import { existsSync, globSync } from 'node:fs';
import { mkdir, readFile, symlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import type { Packed } from './pack.ts';

const run = promisify(execFile);
const modules = join(import.meta.dirname, '../../node_modules');

/** What is read of a package.json. */
export interface Manifest {
  name: string;
  exports: Record<string, string | { types?: string; default?: string }>;
  bin?: Record<string, string>;
  dependencies: Record<string, string>;
}

/** @param app the folder of somebody's app: empty, and outside the checkout */
export async function install(app: string, packed: readonly Packed[]): Promise<Manifest[]> {
  return Promise.all(
    packed.map(async ({ name, tarball }) => {
      const folder = join(app, 'node_modules', name);
      await mkdir(folder, { recursive: true });
      await run('tar', ['-xzf', tarball, '-C', folder, '--strip-components=1']);
      const manifest = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as Manifest;
      for (const dependency of Object.keys(manifest.dependencies)) await link(app, dependency);
      return manifest;
    }),
  );
}

async function link(app: string, dependency: string): Promise<void> {
  if (dependency.startsWith('@billfold/')) return;
  const target = join(app, 'node_modules', dependency);
  await mkdir(dirname(target), { recursive: true });
  await symlink(join(modules, dependency), target).catch((error: unknown) => {
    // Another package depends on it, too.
    if (!existsSync(target)) throw error;
  });
}

/** What can be imported of an installed package, as it is imported: patterns stand for what they find. */
export function entriesOf(app: string, { name, exports }: Manifest): string[] {
  return Object.entries(exports).flatMap(([path, target]) => {
    const file = typeof target === 'string' ? target : target.default;
    // What is for this checkout alone has a source, and nothing else.
    if (file === undefined) return [];
    const [before = '', ...rest] = file.split('*');
    if (rest.length === 0) return [join(name, path)];
    const found = globSync(file, { cwd: join(app, 'node_modules', name) });
    return found.flatMap((each) => {
      const star = `./${each}`.slice(before.length).split(/[./]/)[0] ?? '';
      // Each star of a pattern stands for the same.
      return `./${each}` === file.replaceAll('*', star) ? [join(name, path.replace('*', star))] : [];
    });
  });
}
