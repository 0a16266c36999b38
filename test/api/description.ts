// The API as openapi.json describes it: what can be asked, and whether an answer is what was promised.
import openapi from '@billfold/contract/openapi.json' with { type: 'json' };
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';

/** A JSON schema, as far as the description uses it. */
export interface Schema {
  $ref?: string;
  type?: string;
  enum?: unknown[];
  const?: unknown;
  anyOf?: Schema[];
  oneOf?: Schema[];
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  pattern?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  minItems?: number;
  maxItems?: number;
}

export interface Parameter {
  name: string;
  in: 'path' | 'query' | 'header';
  schema: Schema;
}

/** Something that can be asked. */
export interface Described {
  id: string;
  method: string;
  path: string;
  parameters: Parameter[];
  /** Of the body, and what type it is to be sent as. */
  body?: { type: string; schema: Schema };
  /** What comes when it is granted. */
  status: number;
  media: string;
  /** What is wrong with an answer's body; `null` when it is what was promised, or a file. */
  problemsOf: (answer: unknown) => string | null;
}

interface Content {
  content: Record<string, { schema: Schema }>;
}

interface Document {
  paths: Record<string, Record<string, DocumentedOperation>>;
  components: { schemas: Record<string, Schema>; parameters: Record<string, Parameter> };
}

interface DocumentedOperation {
  operationId: string;
  parameters: (Parameter | { $ref: string })[];
  requestBody?: Content;
  responses: Record<string, Content>;
}

const document = openapi as unknown as Document;
const ajv = new Ajv2020({ strict: false, validateSchema: false, allErrors: true });
ajv.addSchema(openapi, 'openapi.json');

/** Everything that the description names. */
export const described: readonly Described[] = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => describe(path, method, operation)),
);

function describe(path: string, method: string, operation: DocumentedOperation): Described {
  const { operationId, parameters, requestBody, responses } = operation;
  const [status, granted] = Object.entries(responses).find(([name]) => name !== 'default') ?? [];
  const [media, { schema }] = only(granted?.content);
  const [type, body] = requestBody ? only(requestBody.content) : [];
  return {
    id: operationId,
    method: method.toUpperCase(),
    path,
    parameters: parameters.map((parameter) =>
      '$ref' in parameter ? parameterNamed(parameter.$ref) : parameter,
    ),
    ...(type !== undefined && body && { body: { type, schema: body.schema } }),
    status: Number(status),
    media,
    problemsOf: schema.$ref ? validatorOf(schema.$ref) : () => null,
  };
}

function only<T>(things: Record<string, T> | undefined): [string, T] {
  const [first] = Object.entries(things ?? {});
  if (!first) throw new Error('The description promises nothing');
  return first;
}

function parameterNamed($ref: string): Parameter {
  const name = $ref.slice($ref.lastIndexOf('/') + 1);
  const parameter = document.components.parameters[name];
  if (!parameter) throw new Error(`The description has no ${$ref}`);
  return parameter;
}

/** A schema that is referred to. */
export function schemaNamed($ref: string): Schema {
  const name = $ref.slice($ref.lastIndexOf('/') + 1);
  const schema = document.components.schemas[name];
  if (!schema) throw new Error(`The description has no ${$ref}`);
  return schema;
}

function validatorOf($ref: string): (answer: unknown) => string | null {
  const validate: ValidateFunction = ajv.compile({ $ref: `openapi.json${$ref}` });
  return (answer) => (validate(answer) ? null : ajv.errorsText(validate.errors));
}

/** What is wrong with a problem document; `null` when nothing is. */
export const problemsOfProblem = validatorOf('#/components/schemas/Problem');
