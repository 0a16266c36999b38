import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { openApi } from '../scripts/generate-openapi.ts';
import { operations } from './schemas/operations.ts';

interface Document {
  paths: Record<string, Record<string, { operationId: string }>>;
  components: { schemas: Record<string, { description?: string; properties?: object }> };
}

const text = readFileSync(new URL('../openapi.json', import.meta.url), 'utf8');
const document = JSON.parse(text) as Document;

describe('openapi.json', () => {
  it('is what the schemas say: run `npm run openapi` after changing them', () => {
    assert.equal(text, openApi());
  });

  it('describes every operation', () => {
    const described = Object.values(document.paths).flatMap((path) =>
      Object.values(path).map((op) => op.operationId),
    );
    assert.deepEqual(described.sort(), Object.keys(operations).sort());
  });

  it('names no schema that it does not describe', () => {
    for (const [, name = ''] of text.matchAll(/"#\/components\/schemas\/([^"]*)"/g)) {
      assert.ok(document.components.schemas[name], name);
    }
  });

  it('says what each thing is that has fields', () => {
    const silent = Object.entries(document.components.schemas).filter(
      ([, schema]) => schema.properties && schema.description === undefined,
    );
    assert.deepEqual(
      silent.map(([name]) => name),
      [],
    );
  });
});
