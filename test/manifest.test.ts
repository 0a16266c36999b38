// The manifest is what Storybook's tables and editors show of an element: what a page may use, and no more.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { it } from 'node:test';

interface Named {
  name: string;
}

interface Manifest {
  modules: { declarations: { tagName?: string; members?: Named[]; events?: Named[] }[] }[];
}

const root = join(import.meta.dirname, '..');
const elements = join(root, 'packages/elements');

it('the manifest names what a page may use of an element, and nothing that is its own', () => {
  const out = mkdtempSync(join(tmpdir(), 'billfold-manifest-'));
  try {
    const analyze = ['run', 'analyze', '--workspace', '@billfold/elements', '--'];
    execFileSync('npm', [...analyze, '--outdir', relative(elements, out)], { cwd: root, stdio: 'pipe' });
    const manifest = JSON.parse(readFileSync(join(out, 'custom-elements.json'), 'utf8')) as Manifest;
    const history = manifest.modules
      .flatMap(({ declarations }) => declarations)
      .find(({ tagName }) => tagName === 'billing-history');
    const names = (list: Named[] = []) => list.map(({ name }) => name).sort();
    assert.deepEqual(names(history?.members), [
      'adapter',
      'from',
      'hrefFor',
      'pageSize',
      'payments',
      'query',
      'spending',
      'status',
      'to',
      'type',
    ]);
    assert.deepEqual(names(history?.events), [
      'billing-error',
      'billing-filter',
      'billing-navigate',
      'billing-session-expired',
    ]);
  } finally {
    rmSync(out, { recursive: true });
  }
});
