/** A pattern of a letter that is read from right to left. Figures are not, whatever their script. */
export const RTL = '(?!\\p{N})[\\p{scx=Hebr}\\p{scx=Arab}]';
/** A pattern of a letter or figure that is read from left to right. */
export const LTR = `(?!${RTL})[\\p{L}\\p{N}]`;

/** Whether there is a letter that is read from right to left. */
export const RIGHT_TO_LEFT = new RegExp(RTL, 'u');

/** The signs that `apart` sets around a name. */
export const ISOLATES = /[\u2068\u2069]/g;

/** Sets a name apart, so that what stands around it keeps its place whatever the name's direction. */
export function apart(name: string): string {
  return RIGHT_TO_LEFT.test(name) ? `\u2068${name}\u2069` : name;
}
