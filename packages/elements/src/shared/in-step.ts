import type { Asked } from './region.ts';

/**
 * An answer that is shown only once another one is known too, as where that decides how high it is: nothing jumps when the
 * other one comes.
 */
export const inStep = <T>(asked: Asked<T>, other: Asked<unknown>): Asked<T> =>
  asked.state.status === 'data' && other.state.status === 'loading'
    ? { state: other.state, retry: () => asked.retry() }
    : asked;
