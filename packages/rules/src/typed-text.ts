/** A typed text without blanks around it; `null` when that leaves nothing. */
export function readText(typed: string | null): string | null {
  const text = typed?.trim() ?? '';
  return text === '' ? null : text;
}

/**
 * Whether a text can stand on one line of a document or a mail: no control characters, no line breaks, and no halves of
 * characters. Direction marks and joiners may be there, since names need them (REQ-3).
 */
export function isOneLine(text: string): boolean {
  return !/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]/u.test(text);
}
