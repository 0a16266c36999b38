import { readExpiry, type Card, type FieldName, type Problem } from './check.ts';

/** What the vault made of a card: a token, or why there is none. */
export type Kept =
  | { token: string }
  /** `field` and `problem`: what the reader can mend. */
  | { code: 'card_refused' | 'network'; message: string; field?: FieldName; problem?: Problem };

const MENDED: Readonly<Record<string, { field: FieldName; problem: Problem }>> = {
  invalid_number: { field: 'number', problem: 'not_a_card' },
  expired_card: { field: 'expiry', problem: 'expired' },
};

/** Brings a card to the vault, which lies beside this frame. Nothing else is ever sent its number (PAY-3). */
export async function keep({ number, expiry }: Card): Promise<Kept> {
  let response: Response;
  try {
    response = await fetch('vault/tokens', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ number, ...readExpiry(expiry) }),
      cache: 'no-store',
      credentials: 'omit',
    });
  } catch (error) {
    return { code: 'network', message: `No answer came from the vault: ${String(error)}` };
  }
  const answer = (await response.json()) as { token?: string; code?: string; detail?: string };
  if (response.ok && answer.token) return { token: answer.token };
  return { code: 'card_refused', message: answer.detail ?? 'Refused', ...MENDED[answer.code ?? ''] };
}
