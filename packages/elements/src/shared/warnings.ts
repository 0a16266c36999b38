/**
 * What every element may have to tell a page's author: pages that have no need of it load no words for it. They import nothing,
 * so that nothing comes along with them.
 */

/** An element waits for what does not come. */
export const noProvider = (tag: string): string =>
  `<${tag}> has no <billing-provider> around it that is defined and has an endpoint or adapter.`;

/** A provider has an endpoint, and nothing that could ask it. */
export const noHttpAdapter = (): string =>
  'endpoint needs the HTTP adapter: import @billfold/elements/define/billing-provider, or set .adapter.';

/** A tag is taken by another version. */
export const definedBefore = (tag: string, version: string, known: string | undefined): string =>
  `<${tag}> ${version} is not used: ${known ?? 'another element'} was defined before it.`;

/** A text names no language. */
export const noLanguage = (text: string): string => `“${text}” is no language: the next one around counts.`;

/** The catalogue of a language did not come. */
export const noWords = (language: string, error: unknown): string =>
  `the words of “${language}” could not be loaded, English is used: ${String(error)}`;

/** A page's own wording is of the wrong kind, such as a text for a function. */
export const wrongMessage = (path: string, kind: string): string =>
  `the message ${path} is not used: it is no ${kind}.`;
