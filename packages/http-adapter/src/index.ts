export { createHttpAdapter } from './adapter.ts';
export type { HttpAdapter } from './facets.ts';
export type { HttpAdapterOptions } from './options.ts';
