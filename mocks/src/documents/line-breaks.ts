import { letters } from './pieces.ts';

const words = new Intl.Segmenter('en', { granularity: 'word' });

/** Lines that fit into a width. */
export interface Measure {
  width: number;
  widthOf: (text: string) => number;
}

/**
 * A text as lines that fit: broken at spaces; a word that is wider than a line between its parts, as in Thai, Chinese
 * and e-mail addresses; and such a part only where it is wider than a line itself.
 */
export function linesOf(text: string, measure: Measure): string[] {
  return text.split('\n').flatMap((paragraph) => {
    const lines: string[] = [];
    let line = '';
    for (const word of paragraph.split(' ').flatMap((long) => cut(long, measure, partsOf, letters))) {
      const longer = line ? `${line} ${word}` : word;
      if (line && measure.widthOf(longer) > measure.width) {
        lines.push(line);
        line = word;
      } else line = longer;
    }
    return isolated([...lines, line]);
  });
}

type Cut = (text: string) => string[];

/** A word as pieces that fit, each as long as it can be. */
function cut(word: string, measure: Measure, into: Cut, ...smaller: Cut[]): string[] {
  if (measure.widthOf(word) <= measure.width) return [word];
  const pieces: string[] = [];
  let piece = '';
  let filled = 0;
  const [next, ...rest] = smaller;
  for (const part of into(word).flatMap((part) => (next ? cut(part, measure, next, ...rest) : [part]))) {
    const more = measure.widthOf(part);
    if (piece && filled + more > measure.width) {
      pieces.push(piece);
      piece = '';
      filled = 0;
    }
    piece += part;
    filled += more;
  }
  return [...pieces, piece];
}

/** The parts of a long word, each with the signs that follow it: `finances@`, `fondation-`, `horizon.`, `example`. */
function partsOf(word: string): string[] {
  const parts: string[] = [];
  for (const { segment } of words.segment(word)) {
    for (const part of segment.split(/(?<=[@._/-])(?=.)/u)) {
      if (parts.length > 0 && /^[\p{P}\p{S}\p{M}\u2069]+$/u.test(part) && !OPENING.test(part)) {
        parts.push(`${parts.pop() ?? ''}${part}`);
      } else if (OPENING.test(parts.at(-1) ?? '')) parts.push(`${parts.pop() ?? ''}${part}`);
      else parts.push(part);
    }
  }
  return parts;
}

/** Signs that belong to what follows them. */
const OPENING = /^[\p{Ps}\p{Pi}\u2068]+$/u;

/** A name that was set apart stays so on each line that it takes. */
function isolated(lines: readonly string[]): string[] {
  let open = false;
  return lines.map((line) => {
    const start = open ? '\u2068' : '';
    open = (start + line).lastIndexOf('\u2068') > line.lastIndexOf('\u2069');
    return start + line + (open ? '\u2069' : '');
  });
}
