// What is published, as whoever installs it has it: packed, put into an empty folder, typed, bundled and run.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { promisify } from 'node:util';
import ts from 'typescript';
import { bundle, bundlerNames } from './bundlers.ts';
import { entriesOf, install, type Manifest } from './install.ts';
import { pack, type Packed } from './pack.ts';

const run = promisify(execFile);
const root = join(import.meta.dirname, '../..');

let app: string;
let packed: Packed[];
let manifests: Manifest[];
/** Everything that can be imported, as it is imported. */
let entries: string[];

before(async () => {
  app = await mkdtemp(join(tmpdir(), 'billfold-app-'));
  packed = await pack(app);
  manifests = await install(app, packed);
  entries = manifests.flatMap((manifest) => entriesOf(app, manifest));
  await writeFile(join(app, 'package.json'), '{ "private": true, "type": "module" }');
});

after(() => rm(app, { recursive: true }));

const folderOf = ({ name }: Pick<Packed, 'name'>): string => join(app, 'node_modules', name);

describe('a tarball', () => {
  it('is there for each package', () => {
    const names = ['conformance', 'contract', 'elements', 'http-adapter', 'mocks', 'rules'];
    assert.deepEqual(
      packed.map(({ name }) => name).sort(),
      names.map((name) => `@billfold/${name}`),
    );
  });

  it('has a readme, the licence, and nothing that is for tests', () => {
    const licence = readFileSync(join(root, 'LICENSE'), 'utf8');
    for (const each of packed) {
      assert.ok(each.files.includes('README.md'), each.name);
      assert.equal(readFileSync(join(folderOf(each), 'LICENSE'), 'utf8'), licence);
      assert.deepEqual(
        each.files.filter((file) => /\.test\.|\.stories\.|(^|\/)testing\/|tsbuildinfo|tsconfig/.test(file)),
        [],
      );
    }
  });

  it('has the sources that its maps lead to, and no others', () => {
    for (const each of packed) {
      const led = new Set<string>();
      for (const file of each.files.filter((name) => name.endsWith('.map'))) {
        const map = JSON.parse(readFileSync(join(folderOf(each), file), 'utf8')) as {
          sources: string[];
          sourcesContent?: string[];
        };
        for (const [index, source] of map.sources.entries()) {
          const path = join(dirname(file), source);
          assert.ok(
            map.sourcesContent?.[index] !== undefined || each.files.includes(path),
            `${file}: ${path}`,
          );
          led.add(path);
        }
      }
      const sources = each.files.filter((file) => file.startsWith('src/'));
      assert.deepEqual(
        sources.filter((file) => !led.has(file)),
        [],
      );
    }
  });

  it('imports no TypeScript sources, in what is run and in what is declared', () => {
    for (const each of packed) {
      const left = each.files
        .filter((file) => /^dist\/.*\.(d\.ts|m?js)$/.test(file))
        .flatMap((file) => {
          const text = readFileSync(join(folderOf(each), file), 'utf8');
          // Modules that are added to are declared by name, too.
          const declared = [...text.matchAll(/declare module ['"](.*)['"]/g)].map((match) => match[1] ?? '');
          const imported = ts.preProcessFile(text, true, true).importedFiles.map(({ fileName }) => fileName);
          return [...imported, ...declared]
            .filter((path) => path.endsWith('.ts'))
            .map((path) => `${file}: ${path}`);
        });
      assert.deepEqual(left, [], each.name);
    }
  });

  it('has the commands that it names', () => {
    for (const each of manifests)
      for (const file of Object.values(each.bin ?? {}))
        assert.match(readFileSync(join(folderOf(each), file), 'utf8'), /^#!\/usr\/bin\/env node\n/);
  });
});

describe('installed, every entry', () => {
  /** An import of each, and what a page does with them. */
  const page = () => `
    ${entries
      .filter((entry) => !entry.endsWith('.json'))
      .map((entry, index) => `export * as entry${index} from '${entry}';`)
      .join('\n')}

    import { createHttpAdapter } from '@billfold/http-adapter';
    import type { PaymentMethodDetail } from '@billfold/elements/payment-methods';
    const adapter = createHttpAdapter({ endpoint: '/billing' });
    export const lists = [adapter.history.list, adapter.members.list];
    document.querySelector('billing-provider')!.adapter = adapter;
    document.querySelector('billing-history')!.addEventListener('billing-navigate', ({ detail }) => {
      detail.itemId satisfies string;
    });
    document.addEventListener('billing-filter', ({ detail }) => detail.query satisfies string | undefined);
    document.addEventListener('billing-payment-method-added', ({ detail }) => detail satisfies PaymentMethodDetail);
    // @ts-expect-error There is nothing of that name.
    document.addEventListener('billing-navigate', ({ detail }) => detail.nothing);`;

  for (const [module, moduleResolution] of [
    ['node16', 'node16'],
    ['esnext', 'bundler'],
  ] as const) {
    it(`is typed, with its events and all declarations sound, for moduleResolution ${moduleResolution}`, async () => {
      await writeFile(join(app, 'page.ts'), page());
      assert.equal(await typeCheck('page.ts', module, moduleResolution), '');
    });
  }

  it('is found by Node, where it is not for pages', async () => {
    const forNode = entries.filter((entry) => !/elements|\/browser$|\/define\//.test(entry));
    assert.ok(forNode.length > 8);
    const code = forNode.map((entry) => `import '${entry}'${withType(entry)};`).join('\n');
    await writeFile(join(app, 'all.js'), code);
    const { stderr } = await run(process.execPath, ['all.js'], { cwd: app });
    assert.equal(stderr, '');
  });

  for (const name of bundlerNames) {
    it(`bundles with ${name}, without a warning`, async () => {
      const inputs: Record<string, string> = {};
      await mkdir(join(app, 'entries'), { recursive: true });
      for (const [index, entry] of entries.entries()) {
        // Servers are not bundled for pages.
        if (entry.endsWith('.json') || entry.endsWith('/node')) continue;
        const isDefined = entry.includes('/define/');
        inputs[`entry${index}`] = `./entries/${index}.js`;
        await writeFile(
          join(app, 'entries', `${index}.js`),
          isDefined ? `import '${entry}';` : `import * as all from '${entry}';\nconsole.log(all);`,
        );
      }
      assert.ok(Object.keys(inputs).length > 20);
      const { complaints, scripts } = await bundle(name, app, inputs);
      assert.equal(complaints, '');
      assert.ok(scripts.some(({ code }) => code.includes('billing-time-machine')));
    });

    it(`defines its element in what ${name} makes, and leaves nothing behind when it is not used`, async () => {
      const main = join(app, 'main.js');
      await writeFile(main, "import '@billfold/elements/define/payment-methods';");
      const kept = await bundle(name, app, { main: './main.js' });
      assert.equal(kept.complaints, '');
      assert.ok(kept.scripts.some(({ code }) => /(["'`])payment-methods\1, ?\w+/.test(code)));

      const names = { 'elements/payment-methods': 'PaymentMethods', 'http-adapter': 'createHttpAdapter' };
      const unused = Object.entries(names).map(
        ([entry, it]) => `import { ${it} } from '@billfold/${entry}';`,
      );
      await writeFile(main, `${unused.join('\n')}\nconsole.log('nothing of it');`);
      const dropped = await bundle(name, app, { main: './main.js' });
      assert.equal(dropped.complaints, '');
      // Beside it esbuild writes what only an unused function would load.
      const code = dropped.scripts.find(({ file }) => file.startsWith('main'))?.code ?? '';
      assert.match(code, /nothing of it/);
      assert.ok(code.length < 300, code);
    });
  }
});

describe('the test that is shown', () => {
  it('runs as it stands, is typed, and is the same in both documents', async () => {
    const [shown = '', again] = ['README.md', 'mocks/README.md'].map((document) => {
      const text = readFileSync(join(root, document), 'utf8');
      return /^```js\n(\/\/ overdue\.test\.mjs\n.*?)^```$/ms.exec(text)?.[1];
    });
    assert.equal(again, shown);
    assert.ok(shown.split('\n').filter((line) => line.trim()).length <= 20);
    await writeFile(join(app, 'overdue.test.mjs'), shown);
    // A runner within this one would speak to it.
    const { NODE_TEST_CONTEXT: _, ...env } = process.env;
    const { stdout } = await run(process.execPath, ['--test', '--test-reporter=tap'], { cwd: app, env });
    assert.match(stdout, /^# pass 1\n# fail 0$/m);
    assert.equal(await typeCheck('overdue.test.mjs', 'nodenext', 'nodenext'), '');
  });
});

/**
 * Type-checks a file of the app, declarations of what it imports included.
 * @returns what is wrong
 */
async function typeCheck(file: string, module: string, moduleResolution: string): Promise<string> {
  const compilerOptions = {
    ...{
      module,
      moduleResolution,
      target: 'es2022',
      strict: true,
      noEmit: true,
      allowJs: true,
      checkJs: true,
    },
    lib: ['es2023', 'dom', 'dom.iterable', 'dom.asynciterable'],
    types: ['node'],
    typeRoots: [join(root, 'node_modules/@types')],
    skipLibCheck: false,
    maxNodeModuleJsDepth: 0,
  };
  await writeFile(join(app, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: [file] }));
  const tsc = join(root, 'node_modules/.bin/tsc');
  const { stdout } = await run(tsc, { cwd: app }).catch((error: unknown) => error as { stdout: string });
  return stdout;
}

/** Node asks what a file of JSON is. */
const withType = (entry: string): string => (entry.endsWith('.json') ? " with { type: 'json' }" : '');
