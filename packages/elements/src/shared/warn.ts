import type * as warnings from './warnings.ts';

const said = new Set<string>();

/** Tells the page's author once, however often it happens. Elements never throw over a bad value. */
export function warnOnce(message: string): void {
  if (said.has(message)) return;
  said.add(message);
  console.warn(`Billfold: ${message}`);
}

type Warnings = typeof warnings;

/** The same in words that are loaded for it. */
export function warnLater<K extends keyof Warnings>(kind: K, ...about: Parameters<Warnings[K]>): void {
  void import('./warnings.ts').then((words) =>
    warnOnce((words[kind] as (...about: unknown[]) => string)(...about)),
  );
}
