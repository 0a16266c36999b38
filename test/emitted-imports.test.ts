// What is published has no import of a TypeScript source: each file is emitted as its package's build emits it.
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, it } from 'node:test';
import ts from 'typescript';

const root = join(import.meta.dirname, '..');

/** The compiler options of a package, those that it inherits too. */
function optionsOf(config: string): ts.CompilerOptions {
  const read = ts.readConfigFile(config, (path) => ts.sys.readFile(path));
  assert.equal(read.error, undefined);
  return ts.parseJsonConfigFileContent(read.config, ts.sys, dirname(config)).options;
}

/** The specifiers that a module imports from, at once or later. */
function importsOf(code: string): string[] {
  return ts.preProcessFile(code, true, true).importedFiles.map(({ fileName }) => fileName);
}

describe('what is emitted imports no TypeScript sources', () => {
  for (const config of globSync(['packages/*/tsconfig.json', 'mocks/tsconfig.json'], { cwd: root })) {
    it(dirname(config), () => {
      const compilerOptions = optionsOf(join(root, config));
      const files = globSync('src/**/*.ts', { cwd: join(root, dirname(config)) })
        .map((file) => join(root, dirname(config), file))
        .filter((file) => !/\.test\.ts$|\/testing\//.test(file));
      assert.ok(files.length > 0);
      const left = files.flatMap((fileName) => {
        const { outputText } = ts.transpileModule(readFileSync(fileName, 'utf8'), {
          compilerOptions,
          fileName,
        });
        return importsOf(outputText)
          .filter((path) => path.endsWith('.ts'))
          .map((path) => `${fileName}: ${path}`);
      });
      assert.deepEqual(left, []);
    });
  }
});
