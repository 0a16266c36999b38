import { css, type CSSResultGroup, type CSSResult } from 'lit';

/** What a document looks like on paper, whether it is printed alone or with the page around it. */
export const printStyles = css`
  @media print {
    .frame {
      --_line: #999;
      --_muted: #444;
      color: #000;
      max-inline-size: none;
    }
    .screen,
    .why > small,
    .button,
    billing-pay-invoice,
    billing-line-members,
    billing-amount-reason {
      display: none;
    }
    .why::after {
      content: none;
    }
    section,
    li,
    .totals,
    .parties > div {
      break-inside: avoid;
    }
  }
`;

/**
 * Prints one document, and nothing of the page around it: it is copied into a blank frame, which has a page of its own.
 * The copy has the same style sheets, made anew for it: strict pages allow no others.
 * @param frame The element's wrapper, as it is shown.
 * @param title What the paper is called, where the browser asks.
 */
export function printAlone(frame: HTMLElement, styles: CSSResultGroup, title: string): void {
  const root = frame.getRootNode() as ShadowRoot;
  root.querySelector('iframe')?.remove();
  const paper = document.createElement('iframe');
  paper.className = 'paper';
  paper.ariaHidden = 'true';
  paper.tabIndex = -1;
  root.append(paper);
  const { contentWindow: page, contentDocument: copy } = paper;
  if (!page || !copy) return;
  copy.title = title;
  copy.documentElement.lang = frame.lang;
  copy.documentElement.dir = getComputedStyle(frame).direction;
  const { fontFamily, fontSize } = getComputedStyle(frame);
  Object.assign(copy.body.style, { fontFamily, fontSize });
  const { CSSStyleSheet } = page as Window & typeof globalThis;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(textOf(styles));
  copy.adoptedStyleSheets = [sheet];
  copy.body.append(copy.importNode(frame, true));
  page.addEventListener('afterprint', () => paper.remove());
  page.print();
}

const textOf = (styles: CSSResultGroup): string =>
  [styles]
    .flat(Infinity as 1)
    .map((style) => (style as CSSResult).cssText)
    .join('\n');
