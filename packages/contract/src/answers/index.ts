/**
 * Holds an adapter's answers against the contract. Small enough for a page: shapes stand in for the schemas, whose library no
 * page carries, except in development, where the schemas themselves say what is wrong (see `imports` in package.json).
 */
import type * as schemas from '../schemas/index.ts';
import type { laterShapes } from './shapes.later.ts';
import type { shapes } from './shapes.ts';

export { validate } from '#validate';
export { invalidAnswer } from './invalid-answer.ts';
export { shapes } from './shapes.ts';

/** The name of an answer's schema. */
export type SchemaName = (keyof typeof shapes | keyof typeof laterShapes) & keyof typeof schemas;
/** What an answer of this name is. */
export type AnswerOf<Name extends SchemaName> = (typeof schemas)[Name]['_zod']['output'];

/** Shapes by their names. How they are written is said in `shapes.ts`. */
export type Shapes = Readonly<Record<string, string>>;
