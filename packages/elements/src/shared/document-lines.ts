import type { Line } from '@billfold/contract';
import type { L10n } from './l10n.ts';
import { lineReason, lineTitle } from './line-text.ts';
import { lineList, type LineWords } from './line-list.ts';

/** Lines of any kind. `members` renders the way to the members whom a line is about. */
export const documentLines = (l: L10n, lines: readonly Line[], members?: LineWords['members']): unknown =>
  lineList(l, lines, { title: lineTitle, reason: lineReason, members });
