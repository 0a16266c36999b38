/**
 * Counts what an element could leave behind and the browser does not tell: timers, channels and observers. Put into the
 * page before anything else runs; it is sent as its source, so it imports nothing.
 */

export const counted = [
  'timeouts',
  'intervals',
  'frames',
  'channels',
  'mutationObservers',
  'resizeObservers',
  'intersectionObservers',
] as const;

/** How many of each are under way. */
export type Counts = Record<(typeof counted)[number], number>;

declare global {
  var leakCounts: () => Counts;
  /** The page's own, so that what drives it is not counted. */
  var untouched: Pick<typeof globalThis, 'setTimeout'>;
}

/** Wraps what begins and ends each of them. */
export function countFromNowOn(): void {
  const {
    setTimeout,
    clearTimeout,
    setInterval,
    clearInterval,
    requestAnimationFrame,
    cancelAnimationFrame,
  } = globalThis;
  globalThis.untouched = { setTimeout };

  const timeouts = new Set<number>();
  const intervals = new Set<number>();
  const frames = new Set<number>();
  const run = (handler: TimerHandler, args: unknown[]): void => {
    if (typeof handler !== 'function') throw new TypeError('No timers of text here');
    (handler as (...all: unknown[]) => void)(...args);
  };
  globalThis.setTimeout = ((handler: TimerHandler, delay?: number, ...args: unknown[]) => {
    const id = Number(
      setTimeout(() => {
        timeouts.delete(id);
        run(handler, args);
      }, delay),
    );
    timeouts.add(id);
    return id;
  }) as typeof setTimeout;
  globalThis.setInterval = ((handler: TimerHandler, delay?: number, ...args: unknown[]) => {
    const id = Number(setInterval(() => run(handler, args), delay));
    intervals.add(id);
    return id;
  }) as typeof setInterval;
  globalThis.requestAnimationFrame = (callback) => {
    const id = requestAnimationFrame((at) => {
      frames.delete(id);
      callback(at);
    });
    frames.add(id);
    return id;
  };
  // One clears the other's, as the browser has it.
  const clear = (id?: number): void => {
    if (id === undefined) return;
    timeouts.delete(id);
    intervals.delete(id);
    clearTimeout(id);
    clearInterval(id);
  };
  globalThis.clearTimeout = clear as typeof clearTimeout;
  globalThis.clearInterval = clear as typeof clearInterval;
  globalThis.cancelAnimationFrame = (id) => {
    frames.delete(id);
    cancelAnimationFrame(id);
  };

  const channels = new Set<BroadcastChannel>();
  globalThis.BroadcastChannel = class extends BroadcastChannel {
    constructor(name: string) {
      super(name);
      channels.add(this);
    }
    override close(): void {
      channels.delete(this);
      super.close();
    }
  };

  interface Observer {
    observe: (this: Observer, ...args: never[]) => void;
    disconnect: (this: Observer) => void;
  }
  const observing = (observers: Observer): Set<Observer> => {
    const active = new Set<Observer>();
    const { observe, disconnect } = observers;
    observers.observe = function (...args) {
      active.add(this);
      observe.apply(this, args);
    };
    observers.disconnect = function () {
      active.delete(this);
      disconnect.call(this);
    };
    return active;
  };
  const mutationObservers = observing(MutationObserver.prototype);
  const resizeObservers = observing(ResizeObserver.prototype);
  const intersectionObservers = observing(IntersectionObserver.prototype);

  globalThis.leakCounts = () => ({
    timeouts: timeouts.size,
    intervals: intervals.size,
    frames: frames.size,
    channels: channels.size,
    mutationObservers: mutationObservers.size,
    resizeObservers: resizeObservers.size,
    intersectionObservers: intersectionObservers.size,
  });
}
