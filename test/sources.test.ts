import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { ruleIds } from '../packages/conformance/src/rules.ts';

const root = join(import.meta.dirname, '..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');

const rows = read('packages/rules/sources.md')
  .split('\n')
  .filter((line) => line.startsWith('| ') && !line.startsWith('| what') && !line.startsWith('| --'))
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .map(([, promise = '', rules = '', heldBy = '']) => ({
    promise,
    rules: rules.split(', '),
    heldBy: heldBy.replaceAll('`', ''),
  }));

const tests = globSync(['packages/*/src/**/*.ts', 'mocks/src/**/*.test.ts', 'test/**/*.test.ts'], {
  cwd: root,
})
  .map(read)
  .join('\n');

describe('where the rules come from', () => {
  it('goes through all three pages', () => {
    assert.ok(rows.length > 45, String(rows.length));
  });

  it('names rules that there are', () => {
    const known: readonly string[] = ruleIds;
    assert.deepEqual(
      rows.flatMap(({ rules }) => rules).filter((rule) => !known.includes(rule)),
      [],
    );
  });

  it('names tests that there are', () => {
    assert.deepEqual(
      rows.filter(({ heldBy }) => !tests.includes(heldBy)).map(({ heldBy }) => heldBy),
      [],
    );
  });
});

describe('the rule book for users', () => {
  it('states every rule, once', () => {
    const stated = [...read('packages/rules/README.md').matchAll(/^- \*\*([A-Z]+-\d+)\*\*/gm)].map(
      ([, id]) => id,
    );
    assert.deepEqual([...stated].sort(), [...ruleIds].sort());
  });
});
