import { BillingError } from '@billfold/contract';

/** Values that are `undefined` are left out. */
export type Query = Readonly<Record<string, string | number | undefined>>;

/** Gives the address of a request from the parts of its path, not yet encoded, and its query. */
export type ToUrl = (path: readonly string[], query?: Query) => string;

/**
 * Reads the endpoint once; see `HttpAdapterOptions.endpoint`.
 * @throws TypeError when it is not an address that requests can go to.
 */
export function createToUrl(endpoint: string | URL): ToUrl {
  const base = new URL(endpoint, typeof document === 'undefined' ? undefined : document.baseURI);
  if (!/^https?:$/.test(base.protocol) || base.username || base.password) {
    throw new TypeError('The endpoint must be an http or https address without user and password');
  }
  base.hash = '';

  return (path, query = {}) => {
    const url = new URL(base);
    url.pathname = [base.pathname.replace(/\/+$/, ''), ...path.map(encode)].join('/');
    for (const [name, value] of Object.entries(query)) {
      if (value !== undefined) url.searchParams.set(name, `${value}`);
    }
    return url.href;
  };
}

/** An id may come from the page's address: it must not lead to another resource, as an empty one or `..` would. */
function encode(part: string): string {
  if (/^\.{0,2}$/.test(part)) throw new BillingError('not_found', `There is nothing with the id "${part}"`);
  return encodeURIComponent(part);
}
