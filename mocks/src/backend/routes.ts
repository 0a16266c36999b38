import { operations, type Operation, type OperationId } from '@billfold/contract/schemas';
import { HttpRefusal, notFound } from './problems.ts';

/** An operation that a path leads to, with what stands in its braces. */
export interface Route {
  id: OperationId;
  operation: Operation;
  params: Record<string, string>;
}

const table = (Object.entries(operations) as [OperationId, Operation][]).map(([id, operation]) => ({
  id,
  operation,
  parts: operation.path.split('/'),
}));

/**
 * Finds the operation that is asked for. Of two that fit, the table's first counts: `/invoices/upcoming` stands before
 * `/invoices/{invoiceId}`.
 * @throws HttpRefusal `not_found`, `method_not_allowed`
 */
export function findRoute(method: string, path: string): Route {
  const parts = path.split('/').map(decode);
  const fitting = table.flatMap(({ id, operation, parts: pattern }) => {
    const params = match(pattern, parts);
    return params ? [{ id, operation, params }] : [];
  });
  if (fitting.length === 0) throw notFound('resource');
  const route = fitting.find(({ operation }) => operation.method === method);
  if (!route) throw methodNotAllowed(fitting.map(({ operation }) => operation.method));
  return route;
}

export function methodNotAllowed(allowed: readonly string[]): HttpRefusal {
  const Allow = [...new Set(allowed)].join(', ');
  return new HttpRefusal(405, 'method_not_allowed', `Allowed is ${Allow}`, { headers: { Allow } });
}

/** What stands in the braces of a pattern that fits; a part that cannot be read fits none. */
function match(
  pattern: readonly string[],
  parts: readonly (string | undefined)[],
): Record<string, string> | undefined {
  if (pattern.length !== parts.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, expected] of pattern.entries()) {
    const part = parts[index];
    if (part === undefined) return undefined;
    if (expected.startsWith('{')) params[expected.slice(1, -1)] = part;
    else if (expected !== part) return undefined;
  }
  return params;
}

/** A part of a path; `undefined` for what is no encoded text, such as `%E0%A4`. */
export function decode(part: string): string | undefined {
  try {
    return decodeURIComponent(part);
  } catch (error) {
    if (error instanceof URIError) return undefined;
    throw error;
  }
}
