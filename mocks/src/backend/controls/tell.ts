import { advance, type Command } from '@billfold/rules';
import type { Instance } from '../../instance.ts';
import { act } from '../handlers/asked.ts';
import { worldOf } from '../world.ts';

/**
 * Tells an account what happened in the world.
 * @returns the backend after it, and the id of what it was about
 * @throws Refusal
 */
export function tell(instance: Instance, command: Command): { instance: Instance; id: string } {
  const world = worldOf(instance);
  const account = advance(instance.account, instance.account.now, world);
  const effect = act({ account, world }, command, (_, id) => id);
  if (effect.refusal) throw effect.refusal;
  return { instance: world.leaves(effect.account), id: effect.answer };
}
