import type { PaymentsAdapter } from '@billfold/contract';
import { askBank } from './bank.ts';
import { mountCardField } from './card-field.ts';

export interface MockPaymentsOptions {
  /** The mock instance's address, as a provider has it; or how it is come by once it is needed. */
  endpoint: string | (() => string | Promise<string>);
}

/**
 * The payment processor that belongs to a mock backend: set it as `payments` of a provider. Its card field and the bank's
 * page are frames that the mock serves, in English and French. A page with a Content Security Policy lets them in by
 * `frame-src`, with the mock's origin.
 */
export function mockPayments({ endpoint }: MockPaymentsOptions): PaymentsAdapter {
  const addressOf = async (frame: string): Promise<URL> => {
    const base = typeof endpoint === 'string' ? endpoint : await endpoint();
    return new URL(`${base.replace(/\/+$/, '')}/__mock__/${frame}`, document.baseURI);
  };
  return {
    mountCardField: async (host, options) => mountCardField(await addressOf('card-field'), host, options),
    confirm: async (action, options = {}) => askBank(await addressOf('bank'), action, options),
  };
}
