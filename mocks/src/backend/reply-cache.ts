import type { Instance } from '../instance.ts';
import type { Reply } from './answered.ts';

/** So many different questions are remembered of a backend that does not change: what a page with all elements asks, a few times over. */
const MOST = 100;

/** A backend is a value: as long as it is this one, whoever asks the same hears the same. */
const replies = new WeakMap<Instance, Map<string, Reply>>();

/**
 * Gives the reply that was given to the same question before anything changed, or makes it.
 * @param question who asks, and what
 */
export function cachedReply(instance: Instance, question: string, make: () => Reply): Reply {
  const known = replies.get(instance) ?? new Map<string, Reply>();
  replies.set(instance, known);
  const before = known.get(question);
  if (before) return before;
  const reply = make();
  if (known.size === MOST) known.clear();
  known.set(question, reply);
  return reply;
}
