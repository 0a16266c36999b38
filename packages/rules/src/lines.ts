import type { LineMember } from '@billfold/contract';
import { everybody } from './people.ts';
import type { LineState } from './state.ts';

/** Whom a line is about, as they were. */
export function membersOf(line: LineState): LineMember[] {
  if (!line.everybody) return line.members;
  return Array.from(everybody(line.everybody), ({ id, name, email }) => ({ id, name, email }));
}
