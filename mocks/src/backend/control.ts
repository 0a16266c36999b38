import { resetInstance, tokensOf, type Instance } from '../instance.ts';
import type { Answered } from './answered.ts';
import type { Call } from './call.ts';
import { authenticate } from './controls/authentications.ts';
import { clockOf, moveClock } from './controls/clock.ts';
import { setFaults } from './controls/faults.ts';
import { announce, announceRate, changeZone } from './controls/seller.ts';
import { signIn } from './controls/tokens.ts';
import { awaited, receive } from './controls/transfers.ts';
import { keepCard } from './controls/vault.ts';
import { frames } from './frames/serve.ts';
import { openOutbox } from './outbox.ts';
import { HttpRefusal, json } from './problems.ts';
import { methodNotAllowed } from './routes.ts';

type Endpoint = Partial<Record<'GET' | 'POST', (instance: Instance, call: Call) => Answered>>;

/** What a mock can be told beside the API, at `/__mock__/{name}`. Whoever knows the address may: it needs no token. */
const endpoints: Readonly<Record<string, Endpoint>> = {
  clock: {
    GET: (instance) => ({ instance, reply: json(clockOf(instance.account), 200) }),
    POST: moveClock,
  },
  outbox: { GET: openOutbox },
  faults: {
    GET: (instance) => ({ instance, reply: json(instance.faults, 200) }),
    POST: setFaults,
  },
  tokens: { POST: signIn },
  'vault/tokens': { POST: keepCard },
  authentications: { POST: authenticate },
  transfers: {
    GET: (instance) => ({ instance, reply: json(awaited(instance), 200) }),
    POST: receive,
  },
  prices: { POST: announce },
  'tax-rates': { POST: announceRate },
  'time-zone': { POST: changeZone },
  reset: {
    POST(before) {
      const instance = resetInstance(before);
      return { instance, reply: json({ ...clockOf(instance.account), tokens: tokensOf(instance) }, 200) };
    },
  },
};

/** How the clock stands. */
export type { Clock } from './controls/clock.ts';

export function control(instance: Instance, call: Call): Answered {
  const name = call.path.slice('/__mock__/'.length);
  const endpoint = named(endpoints, name) ?? named(frames, name);
  if (!endpoint) throw unknown([...Object.keys(endpoints), 'instances']);
  const act = endpoint[call.method as 'GET' | 'POST'];
  if (!act) throw methodNotAllowed(Object.keys(endpoint));
  return act(instance, call);
}

/** The name comes from outside: an inherited one is none. */
const named = (all: Readonly<Record<string, Endpoint>>, name: string): Endpoint | undefined =>
  Object.hasOwn(all, name) ? all[name] : undefined;

function unknown(names: readonly string[]): HttpRefusal {
  return new HttpRefusal(404, 'not_found', `There is no such control: there are ${names.join(', ')}`);
}
