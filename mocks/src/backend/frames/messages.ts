import type { CardFieldOptions } from '@billfold/contract';

// What a page and a frame of the mock say to each other, through a port that the page hands over.

/** With the port: how the card field should look and speak. */
export type CardFieldOpening = Omit<CardFieldOptions, 'onChange' | 'onSubmit'>;

/** From the page to its card field. `id` tells one question from the next. */
export type ToCardField =
  | { type: 'focus' }
  | { type: 'tokenize'; id: number }
  /** The page looks otherwise now. */
  | { type: 'appearance'; appearance: CardFieldOptions['appearance'] };

/** From any frame: how tall it is, in CSS pixels. The first of them says that it stands. */
export interface Height {
  type: 'height';
  height: number;
}

/** From a card field. Never what was typed (PAY-3). */
export type FromCardField =
  | Height
  | { type: 'change'; complete: boolean }
  /** Enter was pressed. */
  | { type: 'submit' }
  | { type: 'token'; id: number; token: string }
  /** `code` is that of a `BillingError`; `message` is English. */
  | { type: 'refusal'; id: number; code: string; message: string };

/** From the bank's page: its answer, or that the payer leaves without one. */
export type FromBank = Height | { type: 'answer'; outcome: 'succeeded' | 'refused' } | { type: 'leave' };
