// Who may know whom, checked by dependency-cruiser (npm run boundaries).
// Tests, and what serves only tests and those who work on the package.
const tests = '\\.test\\.ts$|/testing/|^packages/[^/]+/scripts/';
const schemas = '^packages/contract/src/schemas/';
const billingProvider = '^packages/elements/src/define/billing-provider\\.ts$';
const developmentValidator = '^packages/contract/src/answers/validate\\.development\\.ts$';

/** What lies in a room may import from the project only itself and the rooms it knows. Its tests may import more. */
const knows = (room, known, from = {}) => ({
  name: `${room} knows ${known.join(' and ') || 'nobody'}`,
  severity: 'error',
  from: { path: `^${room}/src/`, pathNot: [tests], ...from },
  to: {
    path: '^(packages|mocks|stories|test|index\\.html)',
    pathNot: [room, ...known].map((name) => `^${name}/(src/|[^/]+\\.json$)`),
  },
});

export default {
  forbidden: [
    knows('packages/contract', []),
    knows('packages/rules', ['packages/contract']),
    knows('packages/http-adapter', ['packages/contract']),
    knows('packages/conformance', ['packages/contract']),
    knows('mocks', ['packages/contract', 'packages/rules']),
    knows('packages/elements', ['packages/contract'], { pathNot: [tests, billingProvider] }),
    knows('packages/elements', ['packages/contract', 'packages/http-adapter'], { path: billingProvider }),
    {
      name: 'what ships takes no schemas along',
      comment: 'Types may be read off the schemas; the schemas and their library stay out of pages.',
      severity: 'error',
      from: {
        path: '^packages/(elements|http-adapter|contract)/src/',
        pathNot: [tests, schemas, developmentValidator],
      },
      to: { path: [schemas, '(^|/)node_modules/zod/', '^zod'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'the rules have no I/O',
      severity: 'error',
      from: { path: '^packages/rules/src/', pathNot: tests },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'a check asks through its session',
      comment:
        'What may be sent to an account that is real is decided there, and a check must not get round it.',
      severity: 'error',
      from: { path: '^packages/conformance/src/chapters/', pathNot: tests },
      to: {
        path: '^packages/conformance/src/(http|backend|guard)\\.ts$',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'the conformance suite has no I/O of its own',
      comment: 'Only the command reads and writes files; all that is sent goes by http.ts.',
      severity: 'error',
      from: { path: '^packages/conformance/src/', pathNot: [tests, '^packages/conformance/src/bin\\.ts$'] },
      to: { dependencyTypes: ['core', 'npm'] },
    },
    {
      name: 'packages meet by name',
      comment: "Import '@billfold/contract', not '../../contract/src/index.ts': the exports are the way in.",
      severity: 'error',
      from: { path: '^(packages/[^/]+|mocks)/' },
      to: { path: '^(packages/[^/]+|mocks)/', pathNot: '^$1/', dependencyTypes: ['local'] },
    },
    {
      name: 'packages declare what they import',
      severity: 'error',
      from: { path: '^(packages|mocks)/', pathNot: tests },
      to: {
        pathNot: '^(packages|mocks)/',
        dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown', 'undetermined'],
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'every import is found',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'no cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no orphans',
      comment:
        'A module that nothing imports, and that is no way in (exports of package.json), is forgotten work.',
      severity: 'error',
      from: {
        orphan: true,
        path: '^(packages|mocks)/',
        pathNot: [tests, '/src/[^/]+\\.ts$', '/define/', '/bin/', '\\.d\\.ts$', '\\.config\\.js$'],
      },
      to: {},
    },
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: 'specify',
    combinedDependencies: false,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['/dist/', '^test/output/'] },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['@billfold/source', 'import', 'types', 'node', 'default'],
    },
  },
};
