export { createHttpAdapter } from './adapter.ts';
export type { HttpAdapterOptions } from './options.ts';
