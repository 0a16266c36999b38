/** The mock as an HTTP server, for Node. */
export { startMockServer, type MockServer, type MockServerOptions } from './node/server.ts';
