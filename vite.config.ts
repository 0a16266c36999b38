import { msw } from 'msw/vite';
import { defaultClientConditions, defaultServerConditions, defineConfig } from 'vite';

// One configuration for the demo, the element tests and Storybook.
// Packages meet as sources here, too: see "exports" in each package.json.
const source = '@billfold/source';

export default defineConfig({
  resolve: { conditions: [source, ...defaultClientConditions] },
  ssr: { resolve: { conditions: [source, ...defaultServerConditions] } },
  build: { outDir: 'dist' },
  // Serves mockServiceWorker.js at the root, and puts it beside what is built.
  plugins: [msw({ mode: 'worker-only' })],
});
