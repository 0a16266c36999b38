// The mock that ours is timed beside: installed into a folder of its own, so that the project does not depend on it.
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';

const PEER = 'stripe-stateful-mock@0.0.16';

/** A server in a process of its own, and the line that it has said when it began to listen. */
export interface Served {
  line: string;
  close: () => Promise<void>;
}

const LISTEN = `require('stripe-stateful-mock').createExpressApp()
  .listen(0, '127.0.0.1', function () { console.log('http://127.0.0.1:' + this.address().port); });`;

/**
 * Installs and starts it.
 * @throws Error when it cannot be installed, as where there is no network
 */
export async function servePeer(): Promise<Served> {
  const folder = await mkdtemp(path.join(tmpdir(), 'bench-mock-'));
  const remove = () => rm(folder, { recursive: true, force: true });
  try {
    await install(folder);
    const server = await serve(['--eval', LISTEN], folder);
    return { line: server.line, close: () => server.close().then(remove) };
  } catch (error) {
    await remove();
    throw error;
  }
}

async function install(folder: string): Promise<void> {
  await writeFile(path.join(folder, 'package.json'), '{"private":true}');
  const options = ['--no-audit', '--no-fund', '--ignore-scripts'];
  try {
    await promisify(execFile)('npm', ['install', ...options, PEER], { cwd: folder });
  } catch (cause) {
    throw new Error(`${PEER} cannot be installed: is there a network?`, { cause });
  }
}

/** Our own, as `npm run mock` starts it. */
export function serveMock(): Promise<Served> {
  const root = path.resolve(import.meta.dirname, '../../..');
  const options = ['--port', '0', '--scenario', 'team', '--at', '2026-04-16'];
  return serve(['--conditions=@billfold/source', 'mocks/src/node/main.ts', ...options], root);
}

async function serve(args: readonly string[], cwd: string): Promise<Served> {
  const child = spawn(process.execPath, args, {
    cwd,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, LOG_LEVEL: 'silent' },
  });
  const ended = once(child, 'exit');
  const said = once(createInterface(child.stdout), 'line') as Promise<[string]>;
  const line = await Promise.race([said.then(([first]) => first), ended.then(() => undefined)]);
  if (line === undefined) throw new Error(`${args.join(' ')} has ended before it listened`);
  return {
    line,
    close: async () => {
      child.kill();
      await ended;
    },
  };
}
