import { accountHandlers } from './account.ts';
import type { Handlers } from './asked.ts';
import { changeHandlers } from './changes.ts';
import { documentHandlers } from './documents.ts';
import { memberHandlers } from './members.ts';
import { paymentMethodHandlers } from './payment-methods.ts';
import { settingsHandlers } from './settings.ts';

/** Every operation of the contract. */
export const handlers: Handlers = {
  ...accountHandlers,
  ...memberHandlers,
  ...changeHandlers,
  ...paymentMethodHandlers,
  ...settingsHandlers,
  ...documentHandlers,
};
