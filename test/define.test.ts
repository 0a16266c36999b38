// A page imports a define entry for what it does. The types of the element and of its events come with it only when the
// entry's declarations name the element's module.
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import ts from 'typescript';

const root = join(import.meta.dirname, '..');

describe('the declarations of a define entry', () => {
  for (const file of globSync('{packages/elements,mocks}/src/define/billing-*.ts', { cwd: root })) {
    it(`bring the types of the element: ${file}`, () => {
      const source = readFileSync(join(root, file), 'utf8');
      const { outputText } = ts.transpileDeclaration(source, {
        compilerOptions: { module: ts.ModuleKind.NodeNext, verbatimModuleSyntax: true },
      });
      const tag = /define\/(.*)\.ts$/.exec(file)?.[1] ?? '';
      assert.match(outputText, new RegExp(`from '.*/${tag}\\.ts'`));
    });
  }
});
