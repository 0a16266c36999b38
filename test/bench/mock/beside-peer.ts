// How fast the mock answers over HTTP beside another one that keeps state, each in a process of its own, asked by one client
// that waits for each answer.
import { Agent, request } from 'node:http';
import { medians, timed, type Measure } from './measure.ts';
import { serveMock, servePeer } from './peer.ts';

const agent = new Agent({ keepAlive: true, maxSockets: 1 });

interface Asked {
  method: 'GET' | 'POST';
  url: string;
  headers: Record<string, string>;
  body?: string;
}

/** Asks, and waits for the whole answer, in bytes: what reading them as a text takes is the client's own. */
function ask({ method, url, headers, body }: Asked): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const asking = request(url, { method, headers, agent }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        const answer = Buffer.concat(chunks);
        if ((response.statusCode ?? 500) < 300) resolve(answer);
        else reject(new Error(`${method} ${url}: ${response.statusCode} ${answer.toString()}`));
      });
    });
    asking.on('error', reject);
    asking.end(body);
  });
}

/** Both at once, each with what the measures ask of it. */
class Beside {
  readonly #ours: { baseUrl: string; token: string };
  readonly #peer: string;
  readonly close: () => Promise<void>;
  #made = 0;

  private constructor(ours: { baseUrl: string; token: string }, peer: string, close: () => Promise<void>) {
    this.#ours = ours;
    this.#peer = peer;
    this.close = close;
  }

  static async start(): Promise<Beside> {
    const peer = await servePeer();
    const ours = await serveMock().catch(async (error: unknown) => {
      await peer.close();
      throw error;
    });
    const { baseUrl, tokens } = JSON.parse(ours.line) as { baseUrl: string; tokens: { owner: string } };
    return new Beside({ baseUrl, token: tokens.owner }, peer.line, async () => {
      agent.destroy();
      await ours.close();
      await peer.close();
    });
  }

  /** Ours begins anew, with the few contacts of its scenario. */
  reset(): Promise<Buffer> {
    const headers = { 'Content-Type': 'application/json', 'Content-Length': '2' };
    return ask({ method: 'POST', url: `${this.#ours.baseUrl}/__mock__/reset`, headers, body: '{}' });
  }

  addContact(): Promise<Buffer> {
    const { baseUrl, token } = this.#ours;
    const body = JSON.stringify({ email: `contact${(this.#made += 1)}@crowd.example`, firstName: 'Ada' });
    return ask({
      method: 'POST',
      url: `${baseUrl}/contacts`,
      headers: {
        Authorization: `Bearer ${token}`,
        'Content-Type': 'application/json',
        'Content-Length': String(Buffer.byteLength(body)),
        'Idempotency-Key': `key ${this.#made}`,
      },
      body,
    });
  }

  read(path: string): Promise<Buffer> {
    const { baseUrl, token } = this.#ours;
    return ask({ method: 'GET', url: baseUrl + path, headers: { Authorization: `Bearer ${token}` } });
  }

  makeCustomer(): Promise<Buffer> {
    const body = `email=customer${(this.#made += 1)}%40crowd.example&description=Ada`;
    return ask({
      method: 'POST',
      url: `${this.#peer}/v1/customers`,
      headers: {
        Authorization: 'Bearer sk_test_bench',
        'Content-Type': 'application/x-www-form-urlencoded',
        'Content-Length': String(Buffer.byteLength(body)),
        'Idempotency-Key': `key ${this.#made}`,
      },
      body,
    });
  }

  readCustomer(id: string): Promise<Buffer> {
    const headers = { Authorization: 'Bearer sk_test_bench' };
    return ask({ method: 'GET', url: `${this.#peer}/v1/customers/${id}`, headers });
  }
}

/** So many requests make one sample: a single one is too short to be timed. */
const BATCH = 10;

const batch = (asking: () => Promise<unknown>): Promise<number> =>
  timed(async () => {
    for (let count = 0; count < BATCH; count += 1) await asking();
  });

/**
 * Adds contacts while there are ten or so, each sample from the beginning, and once there are 1,500; the peer makes as many
 * customers. Both bear idempotency keys.
 */
export async function contactsBesideCustomers(): Promise<Measure[]> {
  const both = await Beside.start();
  const sampled = (rounds: { rounds: number; warmUp: number }, prepare: () => Promise<unknown>) =>
    medians(['ours', 'peer'], rounds, async (who) => {
      await prepare();
      return batch(() => (who === 'ours' ? both.addContact() : both.makeCustomer()));
    });
  const measure = (count: string, ms: Record<'ours' | 'peer', number>): Measure => ({
    work: `POST /contacts over HTTP with ${count} contacts there, against a customer of stripe-stateful-mock`,
    value: ms.peer / ms.ours,
    unit: '×',
    atLeast: 0.3,
    figures: ms,
  });
  try {
    const few = await sampled({ rounds: 21, warmUp: 20 }, () => both.reset());
    for (let count = 0; count < 1500; count += 1) await Promise.all([both.addContact(), both.makeCustomer()]);
    const many = await sampled({ rounds: 21, warmUp: 5 }, () => Promise.resolve());
    return [measure('10', few), measure('1,500', many)];
  } finally {
    await both.close();
  }
}

/** Reads the account, and its invoices, ten of them, again and again while nothing changes; the peer reads one customer. */
export async function readsBesideCustomer(): Promise<Measure[]> {
  const both = await Beside.start();
  try {
    const { id } = JSON.parse((await both.makeCustomer()).toString()) as { id: string };
    const ms = await medians(['account', 'invoices', 'customer'], { rounds: 151, warmUp: 150 }, (what) =>
      batch(() => {
        if (what === 'customer') return both.readCustomer(id);
        return both.read(what === 'account' ? '/account' : '/invoices?limit=10');
      }),
    );
    const measure = (work: string, took: number, atLeast: number): Measure => ({
      work: `${work} over HTTP, against GET /v1/customers/{id} of stripe-stateful-mock`,
      value: ms.customer / took,
      unit: '×',
      atLeast,
      figures: ms,
    });
    return [measure('GET /account', ms.account, 1), measure('GET /invoices?limit=10', ms.invoices, 0.8)];
  } finally {
    await both.close();
  }
}
