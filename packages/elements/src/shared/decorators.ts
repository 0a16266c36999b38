import type { LitElement, PropertyDeclaration } from 'lit';

/**
 * Lit's `@property`, for TypeScript's decorators alone. Lit's own brings the standard ones along, which nothing here
 * uses: 0.4 kB of gzip on every page. Can go when the kit moves to standard decorators.
 */
export const property =
  (options: PropertyDeclaration = {}) =>
  (prototype: LitElement, name: string): void =>
    (prototype.constructor as typeof LitElement).createProperty(name, options);

/** Lit's `@state`: private to the element. */
export const state = () => property({ state: true, attribute: false });
