/**
 * Writes `openapi.json` from the schemas and the table of operations. What each thing means is read from the docstrings
 * in `src/schemas`, so that it is written once. With `--check` it writes nothing and fails when the file is stale.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import ts from 'typescript';
import * as z from 'zod/mini';
import * as schemas from '../src/schemas/index.ts';
import { operations, type Operation } from '../src/schemas/operations.ts';

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
type JsonObject = Record<string, Json>;

const SOURCES = new URL('../src/schemas/', import.meta.url);
const TARGET = new URL('../openapi.json', import.meta.url);

/** Docstrings by schema, and by schema and field: `Money`, `Money.amount`. */
function readDocstrings(): Map<string, string> {
  const found = new Map<string, string>();
  for (const name of readdirSync(SOURCES)) {
    const source = ts.createSourceFile(
      name,
      readFileSync(new URL(name, SOURCES), 'utf8'),
      ts.ScriptTarget.Latest,
      true,
    );
    for (const statement of source.statements) {
      if (!ts.isVariableStatement(statement)) continue;
      for (const declaration of statement.declarationList.declarations) {
        const schema = declaration.name.getText(source);
        note(schema, statement);
        visitFields(declaration, (field) => {
          note(`${schema}.${field.name.getText(source)}`, field);
        });
      }
    }
  }
  return found;

  function note(key: string, node: ts.Node): void {
    const [doc] = ts.getJSDocCommentsAndTags(node);
    const text = doc && ts.isJSDoc(doc) ? ts.getTextOfJSDocComment(doc.comment) : undefined;
    if (text) found.set(key, text.replace(/\s+/g, ' '));
  }
}

function visitFields(node: ts.Node, visit: (field: ts.PropertyAssignment) => void): void {
  node.forEachChild((child) => {
    if (ts.isPropertyAssignment(child)) visit(child);
    else visitFields(child, visit);
  });
}

/** Every exported schema as a component, with its docstrings. */
function components(docs: Map<string, string>): JsonObject {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(schemas)) {
    if (schema instanceof z.ZodMiniType) registry.add(schema, { id });
  }
  const { schemas: generated } = z.toJSONSchema(registry, {
    // As a reader sees it: fields that it does not know may be there.
    io: 'input',
    uri: (id) => `#/components/schemas/${id}`,
    override: ({ zodSchema, jsonSchema }) => {
      if (zodSchema === schemas.Limit)
        Object.assign(jsonSchema, { type: 'integer', minimum: 1, maximum: 100 });
    },
  });
  const result: JsonObject = {};
  for (const [id, schema] of Object.entries(generated as Record<string, JsonObject>)) {
    const { $schema: _, $id: __, ...plain } = schema;
    result[id] = { ...describe(docs, id), ...describeFields(docs, id, plain) };
  }
  return result;
}

function describe(docs: Map<string, string>, key: string): JsonObject {
  const description = docs.get(key);
  return description ? { description } : {};
}

function describeFields(docs: Map<string, string>, id: string, schema: JsonObject): JsonObject {
  const { properties } = schema;
  if (!isObject(properties)) return schema;
  const described = Object.entries(properties).map(([name, property]) => [
    name,
    isObject(property) ? { ...property, ...describe(docs, `${id}.${name}`) } : property,
  ]);
  return { ...schema, properties: Object.fromEntries(described) as JsonObject };
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const nameOf = new Map<unknown, string>(Object.entries(schemas).map(([name, schema]) => [schema, name]));
const reference = (schema: z.ZodMiniType): JsonObject => ({
  $ref: `#/components/schemas/${nameOf.get(schema) ?? ''}`,
});

const FILE = { schema: { type: 'string', format: 'binary' } };
const PROBLEM = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } };

function describeOperation(id: string, operation: Operation, queries: JsonObject): JsonObject {
  const { path, summary, permission, query, body, status, answer, media, refusals = [] } = operation;
  const writes = operation.method !== 'GET';
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => ({
    name,
    in: 'path',
    required: true,
    schema: { $ref: '#/components/schemas/Id' },
  }));
  const inQuery = query ? queryParameters(queries[nameOf.get(query) ?? '']) : [];
  const inHeaders = [
    ...(writes ? [header('IdempotencyKey')] : []),
    ...(operation.versioned ? [header('IfMatch')] : []),
    ...(operation.confirmation ? [header('Confirmation')] : []),
  ];
  const bodyType = operation.method === 'PATCH' ? 'application/merge-patch+json' : 'application/json';
  const codes = refusals.length > 0 ? ` Codes: ${refusals.join(', ')}.` : '';
  return {
    operationId: id,
    summary,
    description: permission
      ? `Needs the permission \`${permission}\`.`
      : 'Needs no more than being signed in.',
    parameters: [...inPath, ...inQuery, ...inHeaders],
    ...(body
      ? { requestBody: { required: true, content: { [bodyType]: { schema: reference(body) } } } }
      : {}),
    responses: {
      [status]: {
        description: 'As asked',
        content: { [media ?? 'application/json']: answer ? { schema: reference(answer) } : FILE },
      },
      default: { description: `Refused; the state is as it was.${codes}`, content: PROBLEM },
    },
  };
}

const header = (name: string): JsonObject => ({ $ref: `#/components/parameters/${name}` });

function queryParameters(schema: Json | undefined): Json[] {
  if (!isObject(schema) || !isObject(schema.properties)) return [];
  return Object.entries(schema.properties).map(([name, property]) => ({
    name,
    in: 'query',
    schema: property,
  }));
}

function paths(schemasByName: JsonObject): JsonObject {
  const result: Record<string, JsonObject> = {};
  for (const [id, operation] of Object.entries<Operation>(operations)) {
    (result[operation.path] ??= {})[operation.method.toLowerCase()] = describeOperation(
      id,
      operation,
      schemasByName,
    );
  }
  return result;
}

/** The whole description. */
export function openApi(): string {
  const all = components(readDocstrings());
  const document: JsonObject = {
    openapi: '3.1.0',
    info: {
      title: 'Billfold billing API',
      version: '0.1.0',
      description:
        'What the Billfold elements ask of a backend. Readers ignore fields that they do not know and show values that they do not know neutrally.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    security: [{ bearer: [] }, { cookie: [] }],
    paths: paths(all),
    components: {
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer' },
        cookie: { type: 'apiKey', in: 'cookie', name: 'session' },
      },
      parameters: {
        IdempotencyKey: {
          name: 'Idempotency-Key',
          in: 'header',
          required: true,
          description:
            'One for each intent. Sent again with the same body, the first answer comes again (REQ-1).',
          schema: { type: 'string', minLength: 1, maxLength: 255 },
        },
        IfMatch: {
          name: 'If-Match',
          in: 'header',
          required: true,
          description:
            'The version of what was read, in quotation marks, as its ETag had it. Another one is refused: 412, `version_stale`; none: 428, `version_missing` (REQ-2).',
          schema: { type: 'string', minLength: 1, maxLength: 66 },
        },
        Confirmation: {
          name: 'Billfold-Confirmation',
          in: 'header',
          required: true,
          description: 'The token of a mailed link (CONF-1).',
          schema: { type: 'string', minLength: 1, maxLength: 200 },
        },
      },
      schemas: all,
    },
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

if (process.argv[1] && import.meta.filename === process.argv[1]) {
  const text = openApi();
  const stale = process.argv.includes('--check') && readFileSync(TARGET, 'utf8') !== text;
  if (stale) throw new Error('openapi.json is stale: run npm run openapi');
  if (!process.argv.includes('--check')) writeFileSync(TARGET, text);
}
