// Builds and packs every package as it is published, from a copy of the checkout's sources: nothing stale comes along,
// and what somebody built here stays as it is.
import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const root = join(import.meta.dirname, '../..');

/** A package, packed. */
export interface Packed {
  name: string;
  /** Where its tarball lies. */
  tarball: string;
  /** What is in it, as paths within the package. */
  files: string[];
}

/** @param folder where the tarballs go */
export async function pack(folder: string): Promise<Packed[]> {
  await mkdir(join(root, 'test/output'), { recursive: true });
  // Within the checkout, so that what the packages depend on is found there.
  const copy = await mkdtemp(join(root, 'test/output/packages-'));
  try {
    for (const name of ['package.json', 'tsconfig.json', 'packages', 'mocks'])
      await cp(join(root, name), join(copy, name), { recursive: true, filter: (path) => !isBuilt(path) });
    await linkPackages(copy);
    await run('npm', ['run', 'build'], { cwd: copy });
    const { stdout } = await run('npm', ['pack', '--workspaces', '--json', '--pack-destination', folder], {
      cwd: copy,
      maxBuffer: 2 ** 26,
    });
    const packed = JSON.parse(stdout) as { name: string; filename: string; files: { path: string }[] }[];
    return packed.map(({ name, filename, files }) => ({
      name,
      tarball: join(folder, filename),
      files: files.map(({ path }) => path),
    }));
  } finally {
    await rm(copy, { recursive: true });
  }
}

const isBuilt = (path: string): boolean => /\/(dist|node_modules)$/.test(path.slice(root.length));

/** The copies know each other, and not the checkout's packages. */
async function linkPackages(copy: string): Promise<void> {
  const scope = join(copy, 'node_modules/@billfold');
  await mkdir(scope, { recursive: true });
  for (const name of ['conformance', 'contract', 'elements', 'http-adapter', 'rules'])
    await symlink(join(copy, 'packages', name), join(scope, name));
  await symlink(join(copy, 'mocks'), join(scope, 'mocks'));
}
