import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import manifest from '../../package.json' with { type: 'json' };

const root = join(import.meta.dirname, '../..');

/** Which file an import of this package means, under some conditions. */
function resolve(specifier: string, ...conditions: string[]): string {
  const flags = conditions.map((condition) => `--conditions=${condition}`);
  const script = `console.log(import.meta.resolve('${specifier}'))`;
  const options = { cwd: root, encoding: 'utf8', env: { ...process.env, NODE_OPTIONS: '' } } as const;
  const url = execFileSync(process.execPath, [...flags, '--input-type=module', '-e', script], options);
  return url.trim().split('/contract/')[1] ?? url;
}

test('answers are checked tolerantly, and against the whole schemas in development alone', () => {
  const source = '@billfold/source';
  assert.equal(resolve('#validate', source), 'src/answers/validate.ts');
  assert.equal(resolve('#validate', source, 'development'), 'src/answers/validate.development.ts');
  assert.equal(resolve('#validate'), 'dist/answers/validate.js');
  assert.equal(resolve('#validate', 'production'), 'dist/answers/validate.js');
  assert.equal(resolve('#validate', 'development'), 'dist/answers/validate.development.js');
});

test('all that package.json names is there', () => {
  const named = JSON.stringify([manifest.exports, manifest.imports]).match(/\.\/(src|dist)\/[\w./]+/g) ?? [];
  assert.ok(named.length > 5);
  for (const path of named) {
    const file = path.replace('./dist/', './src/').replace(/(\.d)?\.[jt]s$/, '.ts');
    assert.ok(existsSync(join(root, file)), path);
  }
});
