const said = new Set<string>();

/** Tells the page's author once, however often it happens. Elements never throw over a bad value. */
export function warnOnce(message: string): void {
  if (said.has(message)) return;
  said.add(message);
  console.warn(`Billfold: ${message}`);
}
