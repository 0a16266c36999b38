import type { Answered } from '../backend/answered.ts';
import type { Store } from '../host.ts';
import type { Instance } from '../instance.ts';

/** To be raised when an instance gets another shape: what was stored before is then made anew. */
const SHAPE = 8;

const INSTANCES = 'instances';
const VERSIONS = 'versions';

interface Known {
  version: number;
  instance: Instance;
}

/** Instances that every tab of this origin shares, and that outlive them. */
export interface SharedStore extends Store {
  /**
   * The instance with this id, as it is to be from now on. Of two tabs that come at once, one makes it.
   * @param make Is given the one that there is.
   */
  readOrMake(id: string, make: (known: Instance | undefined) => Instance): Promise<Instance>;
}

/**
 * Keeps instances in IndexedDB. One tab at a time is at work on one of them (Web Locks), so that two tabs see one
 * backend. An instance is read only when another tab has changed it, and written only when it has changed.
 */
export function indexedStore(name = 'billfold-mock'): SharedStore {
  const database = open(name);
  const known = new Map<string, Known>();

  async function load(id: string): Promise<Known | undefined> {
    const stores = (await database).transaction([INSTANCES, VERSIONS]);
    const version = (await result(stores.objectStore(VERSIONS).get(id))) as number | undefined;
    if (version === undefined) return undefined;
    const last = known.get(id);
    if (last?.version === version) return last;
    const instance = (await result(stores.objectStore(INSTANCES).get(id))) as Instance;
    return remember(id, { version, instance });
  }

  async function save(id: string, next: Known): Promise<void> {
    const writing = (await database).transaction([INSTANCES, VERSIONS], 'readwrite');
    writing.objectStore(INSTANCES).put(next.instance, id);
    writing.objectStore(VERSIONS).put(next.version, id);
    await done(writing);
    remember(id, next);
  }

  function remember(id: string, now: Known): Known {
    known.set(id, now);
    return now;
  }

  const alone = <T>(id: string, act: () => Promise<T>) =>
    navigator.locks.request(`${name}/${id}`, act) as Promise<T>;

  return {
    add: (instance) => alone(instance.id, () => save(instance.id, { version: 1, instance })),

    update: (id, act) =>
      alone<Answered | undefined>(id, async () => {
        const before = await load(id);
        if (!before) return undefined;
        const answered = act(before.instance);
        const { instance } = answered;
        if (instance !== before.instance) await save(id, { version: before.version + 1, instance });
        return answered;
      }),

    readOrMake: (id, make) =>
      alone(id, async () => {
        const before = await load(id);
        const instance = make(before?.instance);
        if (instance !== before?.instance) await save(id, { version: (before?.version ?? 0) + 1, instance });
        return instance;
      }),
  };
}

function open(name: string): Promise<IDBDatabase> {
  const opening = indexedDB.open(name, SHAPE);
  opening.onupgradeneeded = () => {
    const { result: database } = opening;
    for (const store of database.objectStoreNames) database.deleteObjectStore(store);
    database.createObjectStore(INSTANCES);
    database.createObjectStore(VERSIONS);
  };
  return result(opening).then((database) => {
    // Another tab runs a newer mock: it must not wait for this one.
    database.onversionchange = () => database.close();
    return database;
  });
}

function result<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('IndexedDB failed'));
  });
}

function done(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error ?? new Error('IndexedDB gave up'));
  });
}
