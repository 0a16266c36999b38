#!/usr/bin/env node
/**
 * `billfold-conformance URL [--rule SEAT-2]`: holds the backend at URL against the rules; exits 1 when it deviates, 2 when
 * nothing could be tried.
 */
import { parseArgs } from 'node:util';
import { NothingToTry } from './check.ts';
import { runConformance } from './run.ts';

const { values, positionals } = parseArgs({ allowPositionals: true, options: { rule: { type: 'string' } } });
const [url] = positionals;

async function hold(url: string): Promise<void> {
  const results = await runConformance({
    url,
    rule: values.rule,
    onResult: ({ rules, title, deviation }) => {
      console.log(`${deviation ? '✗' : '✓'} ${rules.join(' ')}  ${title}`);
      if (deviation) console.log(`    ${deviation}`);
    },
  });
  const failed = results.filter(({ deviation }) => deviation);
  console.log(`${results.length - failed.length} passed, ${failed.length} failed`);
  process.exitCode = failed.length > 0 || results.length === 0 ? 1 : 0;
}

try {
  if (!url) throw new NothingToTry('Usage: billfold-conformance URL [--rule SEAT-2]');
  await hold(url);
} catch (error) {
  if (!(error instanceof NothingToTry)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}
