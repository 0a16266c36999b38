import type { BillingAdapter } from '@billfold/contract';
import { nothing } from 'lit';
import type { BillingElement } from './element.ts';
import { warnOnce } from './warn.ts';

/** Nothing, where the backend lacks what an element is about: its page's author is told, and nobody else. */
export function leftOut({ localName, client }: BillingElement, facet: keyof BillingAdapter): typeof nothing {
  const lacking = client?.adapter[facet] ? 'backend' : 'adapter';
  warnOnce(`<${localName}> shows nothing, since the ${lacking} has no ${facet}.`);
  return nothing;
}
