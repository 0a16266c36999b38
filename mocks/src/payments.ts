/** The mock's own payment processor, for pages: a card field and a bank's question, each in a frame of the mock's. */
export { mockPayments, type MockPaymentsOptions } from './payments/mock-payments.ts';
