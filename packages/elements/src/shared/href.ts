import { warnOnce } from './warn.ts';

/** A link's address, if it is one that can do no harm: `javascript:` and the like are left out, with a warning. */
export function safeHref(href: string | undefined): string | undefined {
  if (!href) return undefined;
  if (
    URL.canParse(href, document.baseURI) &&
    /^(https?|blob|mailto):/.test(new URL(href, document.baseURI).href)
  )
    return href;
  warnOnce(`“${href}” is no address to link to.`);
  return undefined;
}
