import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { it } from 'node:test';
import { format, resolveConfig } from 'prettier';
import { build } from 'rolldown';

const here = import.meta.dirname;

/** A frame's script in one file, readable as it is: whoever looks at what ran in the frame finds it here. */
async function script(name: string): Promise<string> {
  const { output } = await build({
    input: join(here, name, 'main.ts'),
    cwd: here,
    write: false,
    resolve: { conditionNames: ['@billfold/source', 'import', 'default'] },
    output: { format: 'es', comments: false },
  });
  return output[0].code.replaceAll(/^\/\/#(end)?region.*\n/gm, '');
}

const styles = (name: string) => readFileSync(join(here, name, `${name}.css`), 'utf8');

/** As the inside of a template. */
const quoted = (text: string) => text.replaceAll(/[\\`]|\$(?=\{)/g, '\\$&');

// Written by `npm run frames -w mocks`: neither a browser's tab nor Node can bundle while it answers.
it('the frames that are served are those that stand in the sources', async (t) => {
  const texts = {
    cardFieldScript: await script('card-field'),
    cardFieldStyles: styles('card-field'),
    bankScript: await script('bank'),
    bankStyles: styles('bank'),
  };
  const code = [
    '/**',
    ' * What the frames load: the sources beside this file, bundled. Written by `npm run frames -w mocks`; a test holds it',
    ' * against them.',
    ' */',
    ...Object.entries(texts).map(([name, text]) => `export const ${name} = \`${quoted(text)}\`;\n`),
  ].join('\n');
  const file = join(here, 'written.ts');
  const options = await resolveConfig(file);
  const formatted = await format(code, { ...options, parser: 'typescript' });
  t.assert.fileSnapshot(formatted, file, { serializers: [String] });
});
