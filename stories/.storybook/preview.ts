import { setCustomElementsManifest, type Preview } from '@storybook/web-components-vite';
import '@billfold/elements/define/all';
import { html, nothing } from 'lit';
import './preview.css';

// Written by `npm run analyze`, which the storybook scripts run first.
const manifests = import.meta.glob<object>('../../packages/elements/dist/custom-elements.json', {
  eager: true,
  import: 'default',
});
for (const manifest of Object.values(manifests)) setCustomElementsManifest(manifest);

/** What a designer switches in the toolbar. */
const toolbar = (title: string, items: { value: string; title: string }[]) => ({
  toolbar: { title, items, dynamicTitle: true },
});

const preview: Preview = {
  // A page for each element, from its manifest: attributes, properties, events, parts, custom properties.
  tags: ['autodocs'],
  parameters: {
    layout: 'fullscreen',
    controls: { expanded: true },
    a11y: { test: 'error' },
    docs: { toc: true },
    options: { storySort: { order: ['Introduction', 'Elements'] } },
  },
  globalTypes: {
    language: toolbar('Language', [
      { value: 'en', title: 'English' },
      { value: 'fr', title: 'Français' },
    ]),
    direction: toolbar('Direction', [
      { value: 'auto', title: 'As the language' },
      { value: 'rtl', title: 'Right to left' },
    ]),
    scheme: toolbar('Scheme', [
      { value: 'light', title: 'Light' },
      { value: 'dark', title: 'Dark' },
    ]),
    host: toolbar('Host', [
      { value: 'plain', title: 'Plain page' },
      { value: 'serif', title: 'Serif, plum' },
      { value: 'compact', title: 'Compact, blue' },
    ]),
    width: toolbar('Container', [
      { value: 'full', title: 'Full width' },
      { value: 'medium', title: '640 px' },
      { value: 'narrow', title: '320 px' },
      { value: 'least', title: '280 px' },
    ]),
  },
  initialGlobals: { language: 'en', direction: 'auto', scheme: 'light', host: 'plain', width: 'full' },
  decorators: [
    (story, { globals }) => {
      const { language, direction, scheme, host, width } = globals as Record<string, string>;
      Object.assign(document.documentElement.dataset, { scheme, host });
      document.documentElement.lang = language ?? 'en';
      return html`<div class="story-page" data-width=${width} dir=${direction === 'rtl' ? 'rtl' : nothing}>
        ${story()}
      </div>`;
    },
  ],
};

export default preview;
