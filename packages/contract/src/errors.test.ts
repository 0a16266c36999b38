import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { BillingError } from './index.ts';

describe('BillingError', () => {
  it('is the problem document that it was made from', () => {
    const remedy = { kind: 'pay_invoice', params: { number: 'INV-2' } };
    const error = BillingError.fromProblem(
      {
        type: 'https://example.com/problems/invitations_blocked',
        title: 'Refused',
        status: 409,
        detail: 'Pay first',
        code: 'invitations_blocked',
        instance: '/quotes',
        remedy,
      },
      2000,
    );
    assert.deepEqual(
      [error.code, error.message, error.status, error.remedy, error.retryAfter, error.errors],
      ['invitations_blocked', 'Pay first', 409, remedy, 2000, []],
    );
  });

  it('has no status when no answer came', () => {
    assert.equal(new BillingError('network', 'No answer').status, 0);
  });
});
