#!/usr/bin/env node
import { parseArgs } from 'node:util';
import { Refusal } from '@billfold/rules';
import type { RecipeInput } from '../recipe.ts';
import { startMockServer, type MockServer } from './server.ts';

const USAGE = `billfold-mock [options]      in Billfold's own repository: npm run -s mock -- [options]
  --port 4010            where to listen; 0 takes a free port (default 4010)
  --host 127.0.0.1       on which of the machine's addresses
  --scenario team        or workspace, or program
  --at 2026-04-16        the day or the instant that the clock shows
  --portal https://…     the page that mails link to
  --overrides '{…}'      JSON, for instance {"price": 999}
  --help`;

interface Options {
  port: number;
  host: string;
  recipe: RecipeInput;
}

/**
 * @returns `undefined` for somebody who asks what there is
 * @throws TypeError for options that there are not, Error for values that mean nothing
 */
function readOptions(): Options | undefined {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '4010' },
      host: { type: 'string', default: '127.0.0.1' },
      scenario: { type: 'string', default: 'team' },
      at: { type: 'string' },
      portal: { type: 'string' },
      overrides: { type: 'string', default: '{}' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return undefined;
  const port = Number(values.port);
  if (!/^\d+$/.test(values.port) || port > 65_535) throw new Error(`--port ${values.port}: no such port`);
  const { scenario, at, portal } = values;
  const recipe: unknown = {
    scenario,
    ...(at !== undefined && { at }),
    ...(portal !== undefined && { portal }),
    overrides: parse(values.overrides),
  };
  // The server reads it by its schema.
  return { port, host: values.host, recipe: recipe as RecipeInput };
}

function parse(overrides: string): unknown {
  try {
    return JSON.parse(overrides);
  } catch (cause) {
    throw new Error(`--overrides ${overrides}: not JSON`, { cause });
  }
}

function stopWhenAsked(server: MockServer): void {
  let stopping = false;
  const stop = () => {
    if (stopping) return;
    stopping = true;
    server.close().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}

async function start({ port, host, recipe }: Options): Promise<void> {
  const server = await startMockServer({ port, host, recipe });
  stopWhenAsked(server);
  const { baseUrl, tokens, scenario, at } = server;
  console.log(JSON.stringify({ baseUrl, tokens, scenario, at }));
}

function complain(error: unknown): void {
  process.exitCode = 1;
  const { code, address, port } = error as NodeJS.ErrnoException & { address?: string; port?: number };
  if (code === 'EADDRINUSE') {
    console.error(`${address}:${port} is taken. Choose another --port, or 0 for any that is free.`);
    return;
  }
  const lines =
    error instanceof Refusal && error.errors.length > 0
      ? error.errors.map(({ pointer, detail }) => `${pointer}: ${detail}`)
      : [error instanceof Error ? error.message : String(error)];
  console.error(`${lines.join('\n')}\n\n${USAGE}`);
}

try {
  const options = readOptions();
  if (options) await start(options);
  else console.log(USAGE);
} catch (error) {
  complain(error);
}
