/**
 * What a bank transfer has to say so that it is known which invoice it pays: a creditor reference by ISO 11649, with check
 * digits, so that a slip of the pen is no other invoice's. `INV-10682` gives `RF19INV10682`.
 */
export function creditorReference(number: string): string {
  const body = number.toUpperCase().replace(/[^A-Z0-9]/g, '');
  const check = 98n - (BigInt(digits(`${body}RF00`)) % 97n);
  return `RF${String(check).padStart(2, '0')}${body}`;
}

/** Letters as numbers: A is 10, Z is 35. */
function digits(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => String(letter.charCodeAt(0) - 55));
}

/** Whether a transfer's reference means this invoice: its creditor reference or its number, however it is spaced. */
export function meansInvoice(reference: string, number: string): boolean {
  const plain = (text: string) => text.toUpperCase().replace(/[^A-Z0-9]/g, '');
  return plain(reference) === creditorReference(number) || plain(reference) === plain(number);
}
