import { escapeKey } from '../json-pointer.ts';
import type { SchemaName, Shapes } from './index.ts';
import { invalidAnswer } from './invalid-answer.ts';

/**
 * Holds an answer against the shape of this name, tolerantly: unknown fields and unknown enum values pass, and so does a
 * text that no formatter can read, which elements show as it came; a missing or wrong-typed field does not.
 * @param shapes This shape, and those that it is made of. How they are written is said in `shapes.ts`.
 * @throws BillingError `invalid_answer`, with the JSON pointer of the first place that is wrong.
 */
export function validate(name: SchemaName, answer: unknown, shapes: Shapes): void {
  check(name, answer, '');

  function check(type: string, value: unknown, pointer: string): void {
    const [, inner = '', suffix] = /^(.+?)(\?|\|null|\[\]|\{\})$/.exec(type) ?? [];
    if (suffix === '[]') {
      if (!Array.isArray(value)) return refuse();
      value.forEach((item, index) => check(inner, item, `${pointer}/${index}`));
    } else if (suffix === '{}') {
      if (!isObject(value)) return refuse();
      for (const [key, item] of Object.entries(value)) {
        if (item instanceof Object) check(inner, item, `${pointer}/${escapeKey(key)}`);
      }
    } else if (suffix) {
      if (value !== null && (value !== undefined || suffix !== '?')) check(inner, value, pointer);
    } else if (shapes[type]) {
      if (!isObject(value)) return refuse();
      const fields = `${shapes[type]} ${shapes[`${type}/${String(value.type)}`] ?? ''}`;
      for (const field of fields.trim().split(' ')) {
        const [key = '', item = 'string'] = field.split(':');
        check(item, value[key], `${pointer}/${key}`);
      }
    } else if (!isOfType(type, value)) refuse();

    function refuse(): never {
      throw invalidAnswer(name, pointer, `expected ${type}, not ${typeof value} ${String(value)}`);
    }
  }
}

function isOfType(type: string, value: unknown): boolean {
  return type === 'integer' ? Number.isSafeInteger(value) : typeof value === type;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return value instanceof Object && !Array.isArray(value);
}
