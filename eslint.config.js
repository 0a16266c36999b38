import js from '@eslint/js';
import { defineConfig, globalIgnores } from 'eslint/config';
import lit from 'eslint-plugin-lit';
import litA11y from 'eslint-plugin-lit-a11y';
import wc from 'eslint-plugin-wc';
import ts from 'typescript-eslint';

const tests = ['**/*.test.ts', 'test/**/*.ts'];
const browserTests = ['packages/elements/src/**/*.test.ts', 'mocks/src/**/*.browser.test.ts'];

// The amounts on screen are the backend's: an element shows them and never computes one.
const amount =
  ':matches(MemberExpression[property.name=/amount|total|due|price/i], Identifier[name=/amount|total|due|price/i])';
const noArithmeticOnAmounts = [
  `BinaryExpression[operator=/^[-+*%\\x2F]+$/] > ${amount}`,
  `AssignmentExpression[operator=/^[-+*%\\x2F]+=$/] > ${amount}`,
  `UnaryExpression[operator='-'] > ${amount}`,
  `UpdateExpression > ${amount}`,
].map((selector) => ({ selector, message: 'Amounts come from the backend: no arithmetic on them here.' }));

// A page with a strict Content-Security-Policy ignores style attributes, bound ones too.
const noStyleAttributes = [
  {
    selector: 'TaggedTemplateExpression[tag.name=/^(html|svg)$/] TemplateElement[value.raw=/\\sstyle=/]',
    message: 'No style attributes (strict CSP): use a class.',
  },
];

// `Intl` knows how a currency is usually displayed, by an engine's version; the minor unit is ISO 4217's.
const digits = '/^m(in|ax)imumFractionDigits$/';
const noCurrenciesOfIntl = [
  ...[
    `MemberExpression[property.name=${digits}]`,
    `MemberExpression[property.value=${digits}]`,
    `ObjectPattern > Property[key.name=${digits}]`,
    `ObjectPattern > Property[key.value=${digits}]`,
  ].map((selector) => ({
    selector,
    message: "A currency's decimals come from currencyDecimals of @billfold/contract, never from Intl.",
  })),
  {
    selector: ":matches(Property[key.name='style'], Property[key.value='style'])[value.value='currency']",
    message: 'Amounts are formatted with the options of currencyFormat of @billfold/contract.',
  },
  {
    selector: "CallExpression[callee.property.name='supportedValuesOf'][arguments.0.value='currency']",
    message: 'Which currencies there are is said by ISO 4217, not by the engine.',
  },
];

// Node and each browser know the time zones as they were when it was built. An instant comes with its offset, made by the
// zone rules of packages/rules.
const noZoneOfThePlatform = [
  'NewExpression[callee.property.name=DateTimeFormat] Property[key.name=timeZone]:not([value.value=UTC])',
  'NewExpression[callee.property.name=DateTimeFormat]:not(:has(Property[key.name=timeZone]))',
  'CallExpression[callee.property.name=/^toLocale(Date|Time)String$/]',
  'CallExpression[callee.property.name=/^toZonedDateTime/]:not([arguments.0.value=UTC])',
].map((selector) => ({
  selector,
  message: 'No zone rules of the platform: format what the offset says in UTC, or ask packages/rules.',
}));

const noSkippedTests = [
  {
    selector:
      'CallExpression > MemberExpression.callee[object.name=/^(test|it|describe|suite|t)$/][property.name=/^(skip|only|todo)$/]',
    message: 'No skipped or singled-out tests.',
  },
  {
    selector:
      'CallExpression[callee.name=/^(test|it|describe|suite)$/] > ObjectExpression > Property[key.name=/^(skip|only|todo)$/]',
    message: 'No skipped or singled-out tests.',
  },
  {
    selector: 'CallExpression[callee.name=/^([xf])(it|describe|test)$/]',
    message: 'No skipped or singled-out tests.',
  },
];

export default defineConfig(
  globalIgnores(['**/dist', '**/storybook-static', 'test/output', '**/.cache']),
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  { rules: { 'no-restricted-syntax': ['error', ...noCurrenciesOfIntl, ...noZoneOfThePlatform] } },
  {
    // Served to browsers as it stands.
    files: ['test/journeys/**/*.js'],
    rules: { 'no-undef': 'off' },
  },
  {
    files: ['**/*.ts'],
    extends: [ts.configs.strictTypeChecked, ts.configs.stylisticTypeChecked],
    languageOptions: {
      parserOptions: { project: './tsconfig.json', tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
    },
  },
  {
    files: ['packages/elements/**/*.ts', 'mocks/**/*.ts', 'stories/**/*.ts'],
    extends: [
      lit.configs['flat/recommended'],
      wc.configs['flat/recommended'],
      wc.configs['flat/best-practice'],
      { plugins: { 'lit-a11y': litA11y }, rules: litA11y.configs.recommended.rules },
    ],
    settings: { wc: { elementBaseClasses: ['LitElement', 'BillingElement'] } },
    rules: {
      'lit/lifecycle-super': 'error',
      'lit/no-classfield-shadowing': 'error',
      'lit/no-this-assign-in-render': 'error',
      'lit/no-useless-template-literals': 'error',
      'lit/no-value-attribute': 'error',
      'lit/quoted-expressions': 'error',
      'lit/value-after-constraints': 'error',
      // Lit calls a listener from a template with the element as `this`.
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  {
    files: ['packages/elements/src/**/*.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        ...noCurrenciesOfIntl,
        ...noZoneOfThePlatform,
        ...noArithmeticOnAmounts,
        ...noStyleAttributes,
      ],
    },
  },
  {
    files: ['packages/rules/src/**/*.ts'],
    ignores: tests,
    rules: {
      // Time, ids and chance come in as arguments, so that any history can be played again.
      'no-restricted-globals': [
        'error',
        'Date',
        'crypto',
        'performance',
        'fetch',
        'setTimeout',
        'setInterval',
      ],
      'no-restricted-properties': [
        'error',
        { object: 'Math', property: 'random' },
        { object: 'Temporal', property: 'Now' },
      ],
    },
  },
  {
    files: ['packages/conformance/src/**/*.ts'],
    ignores: [...tests, 'packages/conformance/src/http.ts'],
    rules: {
      // All that is sent goes by one function, which can be kept from doing harm.
      'no-restricted-globals': ['error', 'fetch', 'XMLHttpRequest', 'WebSocket', 'EventSource', 'navigator'],
      'no-restricted-properties': ['error', { object: 'globalThis', property: 'fetch' }],
    },
  },
  {
    files: tests,
    rules: {
      'no-restricted-syntax': ['error', ...noCurrenciesOfIntl, ...noSkippedTests],
      // node:test's own functions return promises that the runner awaits.
      '@typescript-eslint/no-floating-promises': [
        'error',
        {
          allowForKnownSafeCalls: [
            {
              from: 'package',
              package: 'node:test',
              name: ['test', 'it', 'describe', 'suite', 'before', 'after'],
            },
          ],
        },
      ],
    },
  },
  {
    files: browserTests,
    rules: {
      // chai's assertions are properties: expect(x).to.be.true
      '@typescript-eslint/no-unused-expressions': 'off',
    },
  },
);
