// Serves a built page as a careful host would: static files under a strict Content-Security-Policy.
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { text } from 'node:stream/consumers';

const types: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

export const strictPolicy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; " +
  "connect-src 'self'; worker-src 'self'; frame-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; " +
  "object-src 'none'; frame-ancestors 'none'";

export interface Site {
  url: string;
  /** What the policy stopped, as the browser reported it. */
  violations: string[];
  close(): Promise<void>;
}

export async function serve(folder: string, policy = strictPolicy): Promise<Site> {
  const violations: string[] = [];
  const server = createServer((request, response) => {
    void (async () => {
      const path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname);
      if (path === '/__csp-report') {
        const { 'csp-report': report } = JSON.parse(await text(request)) as {
          'csp-report': Record<string, string>;
        };
        violations.push(
          `${report['violated-directive'] ?? ''} stopped ${report['blocked-uri'] ?? ''} ` +
            `at ${report['source-file'] ?? report['document-uri'] ?? ''}`,
        );
        response.writeHead(204).end();
        return;
      }
      const file = join(folder, normalize(path), path.endsWith('/') ? 'index.html' : '');
      if (!(await stat(file).catch(() => undefined))?.isFile()) {
        response.writeHead(404).end();
        return;
      }
      response.writeHead(200, {
        'Content-Type': types[extname(file)] ?? 'application/octet-stream',
        'Content-Security-Policy': `${policy}; report-uri /__csp-report`,
        'X-Content-Type-Options': 'nosniff',
        'Cache-Control': 'no-cache',
      });
      createReadStream(file).pipe(response);
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (!address || typeof address === 'string') throw new Error('The page server did not start.');
  return {
    // The one name under which every engine counts plain HTTP as secure, as service workers want.
    url: `http://localhost:${address.port}`,
    violations,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
