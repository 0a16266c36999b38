import type { OperationId, operations } from '@billfold/contract/schemas';
import {
  carryOut,
  execute,
  rowById,
  type AccountState,
  type Command,
  type MemberState,
  type Outcome,
  type Table,
  type World,
} from '@billfold/rules';
import type * as z from 'zod/mini';
import type { Instance } from '../../instance.ts';
import type { FileAnswer } from '../answered.ts';
import { notFound, type HttpRefusal } from '../problems.ts';

type Operations = typeof operations;

type NamesIn<Path> = Path extends `${string}{${infer Name}}${infer Rest}` ? Name | NamesIn<Rest> : never;

/** What was asked, read by the contract's schemas. */
export interface Asked<Id extends OperationId> {
  /** After all that was due has run. */
  account: AccountState;
  viewer: MemberState;
  params: Record<NamesIn<Operations[Id]['path']>, string>;
  query: Operations[Id] extends { query: infer Schema extends z.ZodMiniType } ? z.output<Schema> : object;
  body: Operations[Id] extends { body: infer Schema extends z.ZodMiniType } ? z.output<Schema> : undefined;
  /** What was read, of operations that change it (REQ-2). */
  version: Operations[Id] extends { versioned: true } ? string : undefined;
  /** The token of a mailed link, of operations that bear one (CONF-1). */
  confirmation: Operations[Id] extends { confirmation: true } ? string : undefined;
  world: World;
  vault: Instance['vault'];
}

/** What an operation answers. */
export type Answer<Id extends OperationId> = Operations[Id]['answer'] extends infer Schema extends
  z.ZodMiniType
  ? z.output<Schema>
  : FileAnswer;

/** What a write has done. A refusal may leave something behind: with `quote_stale` the new quote is noted down. */
export type Effect<Body> =
  { account: AccountState; answer: Body; refusal?: never } | { account: AccountState; refusal: HttpRefusal };

/** Reads give an answer; writes an effect. Both throw a `Refusal` and have then done nothing. */
export type Handlers = {
  [Id in OperationId]: (
    asked: Asked<Id>,
  ) => Operations[Id]['method'] extends 'GET' ? Answer<Id> : Effect<Answer<Id>>;
};

/** What a command came to. Throws its refusal. */
export function succeed<Result>(outcome: Outcome<Result>): Extract<Outcome<Result>, { refusal: null }> {
  if (outcome.refusal) throw outcome.refusal;
  return outcome;
}

/**
 * Carries out a command and what it wants of the world.
 * @param view says what it came to, of the account after it and the id of what it was about
 */
export function act<Body>(
  { account, world }: { account: AccountState; world: World },
  command: Command,
  view: (account: AccountState, id: string) => Body,
): Effect<Body> {
  return effect(world, execute(account, command, account.now), view);
}

/** As `act`, for a command that has been executed. */
export function effect<Body>(
  world: World,
  outcome: Outcome<string>,
  view: (account: AccountState, id: string) => Body,
): Effect<Body> {
  const { account, happened, result } = succeed(outcome);
  const after = carryOut(account, happened, world);
  return { account: after, answer: view(after, result) };
}

/** The row that an id from outside means. */
export function found<Row extends { id: string }>(table: Table<Row>, id: string, what: string): Row {
  return existing(rowById(table, id), what);
}

/** The same for things that are kept by id. An inherited name is none. */
export function foundIn<Thing>(things: Record<string, Thing>, id: string, what: string): Thing {
  return existing(Object.hasOwn(things, id) ? things[id] : undefined, what);
}

/** @throws HttpRefusal `not_found` */
export function existing<Thing>(thing: Thing | undefined, what: string): Thing {
  if (thing === undefined) throw notFound(what);
  return thing;
}
