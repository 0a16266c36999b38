#!/usr/bin/env node
/**
 * `billfold-conformance URL …`: holds the backend at URL against the rules. Exits 0 when it does what they say, 1 when it
 * deviates, 2 when nothing could be tried.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { chapters } from './chapters/index.ts';
import { NothingToTry } from './check.ts';
import { needs } from './needs.ts';
import { jsonReport } from './report/json.ts';
import { junitReport } from './report/junit.ts';
import { textReport } from './report/text.ts';
import { ruleIds } from './rules.ts';
import { runConformance } from './run.ts';
import { httpTarget } from './target.ts';

const USAGE = `billfold-conformance URL [options]
  URL                     where /__mock__/instances is; or an account's own address
  --token T               the owner's bearer token, for an account's own address: it is read, and nothing is done to it
  --tokens owner=T,manager=U
  --rule SEAT-2           only checks about this rule
  --chapter seats         only this chapter
  --junit FILE            writes a report for CI
  --json FILE             writes a report for programs
  --list                  names every check and what it needs, and tries none
  --help`;

function readOptions() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      token: { type: 'string' },
      tokens: { type: 'string', default: '' },
      rule: { type: 'string' },
      chapter: { type: 'string' },
      junit: { type: 'string' },
      json: { type: 'string' },
      list: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  const { rule, chapter } = values;
  if (rule !== undefined && !ruleIds.some((id) => id === rule))
    throw new NothingToTry(`There is no rule ${rule}`);
  if (chapter !== undefined && !chapters.some(({ name }) => name === chapter))
    throw new NothingToTry(
      `There is no chapter ${chapter}; there are ${chapters.map(({ name }) => name).join(', ')}`,
    );
  return { ...values, url: positionals[0] };
}

/** `owner=T,manager=U`, and `--token T` for the owner. */
function readTokens(token: string | undefined, tokens: string): Record<string, string> {
  const pairs = tokens.split(',').filter(Boolean);
  const named = pairs.map((pair) => {
    const at = pair.indexOf('=');
    if (at < 1) throw new NothingToTry(`--tokens wants owner=T,manager=U, and not ${pair}`);
    return [pair.slice(0, at).trim(), pair.slice(at + 1)] as const;
  });
  return { ...Object.fromEntries(named), ...(token !== undefined && { owner: token }) };
}

type Options = ReturnType<typeof readOptions>;

function list({ rule, chapter }: Options): void {
  for (const { name, title, checks } of chapters) {
    if (chapter && name !== chapter) continue;
    const wanted = checks.filter(({ rules }) => !rule || rules.some((id) => id === rule));
    if (wanted.length > 0) console.log(`${title} (${name})`);
    for (const check of wanted) {
      const wants = check.needs.map((need) => needs[need]).join('; ');
      console.log(`  ${check.rules.join(' ')}  ${check.title}${wants && `\n      ${wants}`}`);
    }
  }
}

async function hold(url: string, { token, tokens, rule, chapter, junit, json }: Options): Promise<void> {
  const target = await httpTarget({ url, tokens: readTokens(token, tokens) });
  const results = await runConformance({ target, rule, chapter });
  console.log(textReport(target, results));
  if (junit) writeFileSync(junit, junitReport(target, results));
  if (json) writeFileSync(json, jsonReport(target, results));
  if (results.some(({ outcome }) => outcome === 'failed')) process.exitCode = 1;
  else if (!results.some(({ outcome }) => outcome === 'passed')) process.exitCode = 2;
}

try {
  const options = readOptions();
  if (options.help) console.log(USAGE);
  else if (options.list) list(options);
  else if (options.url) await hold(options.url, options);
  else throw new NothingToTry(USAGE);
} catch (error) {
  // What parseArgs does not understand, it says by a TypeError with a code of its own.
  const misused =
    error instanceof TypeError && String((error as NodeJS.ErrnoException).code).startsWith('ERR_PARSE_ARGS');
  if (!(error instanceof NothingToTry) && !misused) throw error;
  console.error(error.message);
  process.exitCode = 2;
}
