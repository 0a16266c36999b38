import { connect, type Backend, type BackendOptions } from './backend.ts';
import { chapters } from './chapters/index.ts';
import type { Chapter } from './check.ts';
import type { Need } from './needs.ts';
import type { Sent } from './sent.ts';

/** What is held against the rules, with the checks that are made for it. */
export interface Target {
  /** What it is, for the report: its address, or `adapter`. */
  name: string;
  /** What can be tried with it. */
  offers: ReadonlySet<Need>;
  /** Each check already knows what it is held against. */
  chapters: readonly Chapter<void>[];
  /** What was sent to it until now. */
  sent(): readonly Sent[];
}

/**
 * A backend over HTTP.
 * @throws NothingToTry when no answer comes, or nobody is let in
 */
export async function httpTarget(options: BackendOptions): Promise<Target> {
  const backend = await connect(options);
  return targetOf(options.url, backend, chapters);
}

/** A backend with the checks that it is held against. */
export function targetOf(name: string, backend: Backend, these: readonly Chapter<Backend>[]): Target {
  return {
    name,
    offers: backend.offers,
    chapters: these.map((each) => bind(each, backend)),
    sent: () => backend.sent(),
  };
}

/** The same checks, which from now on know what they are held against. */
export function bind<On>({ name, title, checks }: Chapter<On>, on: On): Chapter<void> {
  return { name, title, checks: checks.map((check) => ({ ...check, run: () => check.run(on) })) };
}

export type { Backend };
