// What a page lets the browser save. The function is sent to the browser as its source, so it stands alone.

export interface SavedFile {
  /** What it is called on the reader's disk. */
  name: string;
  /** Its bytes, a character each. */
  content: string;
}

/** Remembers each file behind a link that the page clicks itself, and lets the browser save it. */
export function rememberFiles(): void {
  const saved: SavedFile[] = [];
  Object.assign(window, { harnessSaved: saved });
  const files = new Map<string, Blob>();
  const createObjectURL = URL.createObjectURL.bind(URL);
  URL.createObjectURL = (file: Blob) => {
    const href = createObjectURL(file);
    files.set(href, file);
    return href;
  };
  const click: unknown = Reflect.get(HTMLElement.prototype, 'click');
  HTMLAnchorElement.prototype.click = function (this: HTMLAnchorElement) {
    const { download: name } = this;
    void files
      .get(this.href)
      ?.arrayBuffer()
      .then((bytes) => saved.push({ name, content: new TextDecoder('latin1').decode(bytes) }));
    if (typeof click === 'function') Reflect.apply(click, this, []);
  };
}
