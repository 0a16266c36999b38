/** A whole billing backend as a value and functions. It runs in Node (`./node`) and in a browser tab (`./browser`). */
export { createMockFetch, type MockFetch } from './mock-fetch.ts';
export type { Asked, Control, Told } from './control.ts';
export { Host, memoryStore, type Store } from './host.ts';
export {
  createInstance,
  randomId,
  resetInstance,
  tokensOf,
  VIEWERS,
  type Faults,
  type Instance,
  type Viewer,
} from './instance.ts';
export { respond } from './backend/respond.ts';
export { readCall, type Call } from './backend/call.ts';
export {
  CHARGE_FAULTS,
  TEST_CARDS,
  type CardBehaviour,
  type ChargeFault,
  type VaultCard,
} from './backend/vault.ts';
export { REGISTRY_NUMBERS } from './backend/registry.ts';
export {
  readRecipe,
  readRecipeFromQuery,
  SCENARIOS,
  type ScenarioName,
  type Overrides,
  type Recipe,
  type RecipeInput,
} from './recipe.ts';
export type { Answered } from './backend/answered.ts';
export type { Clock } from './backend/controls/clock.ts';
export type { Mail } from './backend/mail.ts';
export type { Outbox } from './backend/outbox.ts';
