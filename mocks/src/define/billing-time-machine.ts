import { BillingTimeMachine } from '../time-machine/billing-time-machine.ts';

const tag = 'billing-time-machine';
const known = customElements.get(tag) as { version?: string } | undefined;
if (!known) customElements.define(tag, BillingTimeMachine);
else if (known.version !== BillingTimeMachine.version)
  console.warn(`<${tag}> ${BillingTimeMachine.version} is not used: another one was defined before it.`);

export type { BillingTimeMachine };
