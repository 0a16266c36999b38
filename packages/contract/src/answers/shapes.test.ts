import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { format, resolveConfig } from 'prettier';
import type { $ZodTypes } from 'zod/v4/core';
import * as schemas from '../schemas/index.ts';

const header = `/**
 * What every answer must look like for the elements to show it: the shapes of the contract's schemas, for readers
 * without a schema library. Written by \`npm run shapes\`; a test holds it against the schemas.
 *
 * A shape is its fields, each with its type: \`id total:Money\`. A field without one is a string, as most are, and so is
 * an enum. A type is the name of a shape or a JavaScript type. Behind it, \`?\` means that it may be absent, \`|null\` that
 * it may be null, \`[]\` a list of it, and \`{}\` a record whose values, where they are objects, are of it. \`Name/value\` holds the
 * further fields of a \`Name\` whose field \`type\` has that value.
 *
 * Here are those that the billing history needs at first sight; the others are in \`shapes.later.ts\`.
 */`;

const laterHeader = `/**
 * The shapes of \`shapes.ts\` that the billing history does without at first sight, or that have more fields than it needs. They are
 * loaded with the first request that needs one of them. Written by \`npm run shapes\`.
 */`;

/** What the billing history asks for at first sight. */
const ofHistory = ['History', 'UpcomingInvoice'] as const;

type Shapes = Record<string, Record<string, string>>;

const names = new Map<unknown, string>(Object.entries(schemas).map(([name, schema]) => [schema, name]));
let shapes: Shapes = {};

/** The type of a schema, whose shape is noted on the way. `place` names an object without a name. */
function typeOf(schema: unknown, place: string): string {
  const { def } = (schema as $ZodTypes)._zod;
  const name = names.get(schema) ?? place;
  switch (def.type) {
    case 'optional':
      return `${typeOf(def.innerType, place)}?`;
    case 'nullable':
      return `${typeOf(def.innerType, place)}|null`;
    case 'array':
      return `${typeOf(def.element, place)}[]`;
    case 'record': {
      const value = (def.valueType as $ZodTypes)._zod.def;
      const objects = value.type === 'union' ? value.options.filter((option) => isObject(option)) : [];
      if (objects.length !== 1) break;
      return `${typeOf(objects[0], place)}{}`;
    }
    case 'object':
      noteShape(name, def.shape);
      return name;
    case 'union':
      if (!('discriminator' in def) || def.discriminator !== 'type') break;
      shapes[name] = { type: 'string' };
      for (const option of def.options as $ZodTypes[]) noteOption(name, option);
      return name;
    case 'enum':
      return 'string';
    case 'boolean':
      return 'boolean';
    case 'number':
      if (!('format' in def) || def.format !== 'safeint') break;
      return 'integer';
    case 'string':
      return 'string';
    default:
  }
  throw new Error(`No shape can be written for ${name}: ${def.type}`);
}

function isObject(schema: unknown): boolean {
  return (schema as $ZodTypes)._zod.def.type === 'object';
}

function noteShape(name: string, fields: Readonly<Record<string, unknown>>): void {
  if (shapes[name]) return;
  const shape: Record<string, string> = (shapes[name] = {});
  for (const [key, field] of Object.entries(fields)) {
    // A field that is always null says nothing, and may say something one day.
    if ((field as $ZodTypes)._zod.def.type !== 'null') shape[key] = typeOf(field, `${name}.${key}`);
  }
}

function noteOption(union: string, option: $ZodTypes): void {
  const { def } = option._zod;
  if (def.type !== 'object') throw new Error(`The options of ${union} must be objects`);
  const { type, ...fields } = def.shape;
  const value = (type as $ZodTypes)._zod.def;
  if (value.type !== 'literal') throw new Error(`The options of ${union} must be told apart by a literal`);
  noteShape(`${union}/${String(value.values[0])}`, fields);
}

/** `id name total:Money` */
const written = (shape: Record<string, string>): string =>
  Object.entries(shape)
    .map(([key, type]) => (type === 'string' ? key : `${key}:${type}`))
    .join(' ');

/** Notes what is noted meanwhile, and nothing else. */
function noted(note: () => void): Shapes {
  shapes = {};
  note();
  return shapes;
}

function shapesOfHistory(): Shapes {
  return noted(() => {
    for (const name of ofHistory) typeOf(schemas[name], name);
    // No refusal of these bears a quote.
    const { quote: _quote, ...fields } = schemas.Problem.shape;
    noteShape('Problem', fields);
  });
}

function allShapes(): Shapes {
  return noted(() => {
    for (const { answer } of Object.values(schemas.operations)) if (answer) typeOf(answer, 'answer');
    typeOf(schemas.Problem, 'Problem');
  });
}

function textsOf(shapes: Shapes): Record<string, string> {
  return Object.fromEntries(Object.entries(shapes).map(([name, shape]) => [name, written(shape)]));
}

/** Holds a file against the shapes that it should have, or writes it. */
async function holdFile(t: TestContext, name: string, code: string): Promise<void> {
  const file = join(import.meta.dirname, name);
  const options = await resolveConfig(file);
  const formatted = await format(code, { ...options, parser: 'typescript' });
  t.assert.fileSnapshot(formatted, file, { serializers: [String] });
}

test('the shapes that the history needs at once are those of the schemas', async (t) => {
  const texts = JSON.stringify(textsOf(shapesOfHistory()));
  await holdFile(t, 'shapes.ts', `${header}\nexport const shapes = ${texts} as const;`);
});

test('the shapes that are loaded later are all the others', async (t) => {
  const known = textsOf(shapesOfHistory());
  const others = Object.entries(textsOf(allShapes())).filter(([name, text]) => known[name] !== text);
  const texts = JSON.stringify(Object.fromEntries(others));
  await holdFile(t, 'shapes.later.ts', `${laterHeader}\nexport const laterShapes = ${texts} as const;`);
});
