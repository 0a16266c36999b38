/** In one sheet for the whole document, made by script: a strict policy stops style elements and attributes. */
const STYLES = `
.billfold-mock-frame {
  border: 0;
  color-scheme: inherit;
  display: block;
  inline-size: 100%;
  margin: 0;
}
.billfold-mock-frame[data-scheme='light'] {
  color-scheme: light;
}
.billfold-mock-frame[data-scheme='dark'] {
  color-scheme: dark;
}
.billfold-mock-bank {
  background: Canvas;
  border: 1px solid color-mix(in srgb, CanvasText 25%, transparent);
  border-radius: 8px;
  box-sizing: border-box;
  color: CanvasText;
  font: 1rem/1.5 system-ui, sans-serif;
  inline-size: min(26rem, 100vw - 24px);
  margin: auto;
  max-block-size: calc(100dvh - 24px);
  max-inline-size: none;
  overflow: auto;
  padding: 0;
}
.billfold-mock-bank:not([open]) {
  display: none;
}
.billfold-mock-bank::backdrop {
  background: rgb(0 0 0 / 50%);
}
.billfold-mock-bank form {
  display: flex;
  justify-content: end;
  margin: 0;
  padding: 4px;
}
.billfold-mock-bank button {
  background: transparent;
  border: 0;
  border-radius: 4px;
  color: inherit;
  cursor: pointer;
  font: inherit;
  min-block-size: 44px;
  min-inline-size: 44px;
  padding: 0;
}
.billfold-mock-bank button:hover {
  background: color-mix(in srgb, currentColor 10%, transparent);
}
.billfold-mock-bank :focus-visible {
  outline: 2px solid currentColor;
  outline-offset: -2px;
}
.billfold-mock-bank p {
  margin: 0;
  padding: 24px;
}
.billfold-mock-bank [hidden] {
  display: none;
}
`;

let sheet: CSSStyleSheet | undefined;

/** Dresses what the mock's processor puts into the page. */
export function wearStyles(): void {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLES);
  }
  if (!document.adoptedStyleSheets.includes(sheet)) document.adoptedStyleSheets.push(sheet);
}
