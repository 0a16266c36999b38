/** The mock in a browser tab. */
export { startMock, type StartedMock, type StartMockOptions } from './browser/start-mock.ts';
export { indexedStore, type SharedStore } from './browser/indexed-store.ts';
