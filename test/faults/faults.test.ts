import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { ruleIds } from '../../packages/conformance/src/rules.ts';
import { faults } from './faults.ts';

const sources = join(import.meta.dirname, '../../packages/rules/src');

describe('the faults that the rules’ tests have to notice', () => {
  it('are one or more for each rule', () => {
    assert.deepEqual([...new Set(faults.map(({ rule }) => rule))].sort(), [...ruleIds].sort());
  });

  it('are each another line, and each line is there once', () => {
    assert.equal(new Set(faults.map(({ file, is }) => `${file} ${is}`)).size, faults.length);
    for (const { rule, file, is } of faults) {
      assert.equal(readFileSync(join(sources, file), 'utf8').split(is).length, 2, rule);
    }
  });
});
