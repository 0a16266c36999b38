// For whoever uses an element (Storybook's tables, editors): what its author keeps to himself is left out of the manifest.
const isPublic = ({ name, privacy, static: isStatic }) =>
  !isStatic && !name.startsWith('#') && (privacy ?? 'public') === 'public';

export default {
  globs: ['src/**/*.ts'],
  exclude: ['**/*.test.ts', '**/testing/**', 'src/locales/**'],
  outdir: 'dist',
  litelement: true,
  quiet: true,
  // package.json names it already, and a test writes it elsewhere.
  packagejson: false,
  plugins: [
    {
      name: 'public-members',
      packageLinkPhase({ customElementsManifest }) {
        for (const { declarations = [] } of customElementsManifest.modules) {
          for (const declaration of declarations) {
            if (declaration.members) declaration.members = declaration.members.filter(isPublic);
            // `emit(type)` of the base class is taken for an event of the name `type`.
            if (declaration.events)
              declaration.events = declaration.events.filter(({ name }) => name !== 'type');
          }
        }
      },
    },
  ],
};
