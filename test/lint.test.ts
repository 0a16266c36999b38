import { ESLint, Linter } from 'eslint';
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, it } from 'node:test';

const eslint = new ESLint({ cwd: join(import.meta.dirname, '..') });

/** How often the project's own syntax rules, as they hold for a file, object to a piece of code there. */
async function objections(file: string, code: string): Promise<number> {
  const { rules } = (await eslint.calculateConfigForFile(file)) as Linter.Config;
  const found = new Linter().verify(code, [
    { rules: { 'no-restricted-syntax': rules?.['no-restricted-syntax'] ?? 'off' } },
  ]);
  assert.deepEqual(
    found.filter(({ fatal }) => fatal),
    [],
  );
  return found.length;
}

const files = [
  'packages/elements/src/shared/l10n.ts',
  'packages/elements/src/shared/l10n.test.ts',
  'packages/contract/src/errors.ts',
  'packages/rules/src/money.ts',
  'mocks/src/documents/csv.ts',
  'mocks/src/documents/csv.test.ts',
  'stories/billing-history.stories.ts',
  'demo/linked.ts',
  'test/size.ts',
  'vite.config.ts',
];

describe('the rule that a currency’s decimals come from ISO 4217', () => {
  for (const file of files) {
    it(`objects to asking Intl in ${file}`, async () => {
      for (const code of [
        'const { maximumFractionDigits = 0 } = format.resolvedOptions();',
        'const { minimumFractionDigits: decimals } = format.resolvedOptions();',
        "const { 'maximumFractionDigits': decimals } = format.resolvedOptions();",
        'format.resolvedOptions().maximumFractionDigits;',
        "format.resolvedOptions()['minimumFractionDigits'];",
        "new Intl.NumberFormat('en', { style: 'currency', currency });",
        "(12).toLocaleString('en', { 'style': 'currency', currency: 'EUR' });",
        "Intl.supportedValuesOf('currency').includes(code);",
      ])
        assert.equal(await objections(file, code), 1, code);
    });
  }

  it('lets through what it is not about', async () => {
    for (const code of [
      "new Intl.NumberFormat('en', currencyFormat(currency));",
      "new Intl.NumberFormat('en', { style: 'percent', maximumFractionDigits: 4 });",
      "Intl.supportedValuesOf('timeZone');",
    ])
      assert.equal(await objections('mocks/src/documents/formats.ts', code), 0, code);
  });
});

describe('the rule that no time zone is the platform’s', () => {
  for (const file of files.filter((path) => !/\.test\.ts$|^test\//.test(path))) {
    it(`objects to asking Intl or Temporal in ${file}`, async () => {
      for (const code of [
        "new Intl.DateTimeFormat('en', { dateStyle: 'long', timeZone });",
        "new Intl.DateTimeFormat('en', { timeZone: 'America/Winnipeg' });",
        "new Intl.DateTimeFormat('en');",
        "new Date(at).toLocaleDateString('en', options);",
        'instant.toZonedDateTimeISO(timeZone);',
      ])
        assert.equal(await objections(file, code), 1, code);
    });
  }

  it('lets through what is written by an offset', async () => {
    for (const code of [
      "new Intl.DateTimeFormat('en', { dateStyle: 'long', timeZone: 'UTC' }).format(localTime(at));",
      "Temporal.Instant.fromEpochMilliseconds(at + offset).toZonedDateTimeISO('UTC');",
    ])
      assert.equal(await objections('mocks/src/documents/formats.ts', code), 0, code);
  });
});
