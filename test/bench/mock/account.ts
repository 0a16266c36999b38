// An account of the mock with as many people as are wanted, in this process.
import { createMockFetch, type MockFetch } from '@billfold/mocks';

/** So many people fit into one quote. */
export const LOT = 100;

/** So many members fit into a recipe, and so many contacts. */
const MOST_MEMBERS = 5000;
const MOST_CONTACTS = 1000;

const email = (kind: string, index: number) => `${kind}${index}@crowd.example`;

/** An account whose clock stands in the middle of April 2026, on a product that charges seats at once. */
export class BenchAccount {
  readonly #mock: MockFetch;
  #invited = 0;
  #contacts = 0;
  #keys = 0;

  private constructor(members: number, contacts: number) {
    this.#mock = createMockFetch({
      scenario: 'team',
      at: '2026-04-16',
      overrides: {
        periodStart: '2026-04-01',
        // Its bank renews it: it pays for ten years.
        card: '8880',
        members: Array.from({ length: members }, (_, index) => ({
          name: `Member ${index}`,
          email: email('member', index),
        })),
        contacts: Array.from({ length: contacts }, (_, index) => ({ email: email('kept', index) })),
      },
    });
  }

  /** With so many members beside the owner, and so many contacts. */
  static async with({ members = 0, contacts = 0 }): Promise<BenchAccount> {
    const account = new BenchAccount(Math.min(members, MOST_MEMBERS), Math.min(contacts, MOST_CONTACTS));
    for (let left = members - MOST_MEMBERS; left > 0; left -= LOT) await account.invite(Math.min(left, LOT));
    for (let left = contacts - MOST_CONTACTS; left > 0; left -= 1) await account.addContact();
    return account;
  }

  /** Quotes and accepts so many new people at once. */
  async invite(count: number): Promise<string[]> {
    const emails = Array.from({ length: count }, () => email('guest', (this.#invited += 1)));
    return this.#change({ type: 'add_members', emails });
  }

  async remove(memberIds: string[]): Promise<void> {
    await this.#change({ type: 'remove_members', memberIds });
  }

  async addContact(): Promise<void> {
    await this.#post('/contacts', { email: email('contact', (this.#contacts += 1)) });
  }

  /** The clock goes to the next renewal. */
  async renew(): Promise<void> {
    await this.#mock.control('clock', { to: 'next_renewal' });
  }

  async #change(change: object): Promise<string[]> {
    const { id } = await this.#post<{ id: string }>('/quotes', { change });
    return (await this.#post<{ memberIds: string[] }>(`/quotes/${id}/accept`)).memberIds;
  }

  async #post<Body>(path: string, body?: object): Promise<Body> {
    const { endpoint, tokens, fetch } = this.#mock;
    const response = await fetch(endpoint + path, {
      method: 'POST',
      headers: {
        Authorization: `Bearer ${tokens.owner ?? ''}`,
        'Idempotency-Key': `key ${(this.#keys += 1)}`,
        ...(body && { 'Content-Type': 'application/json' }),
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    const answer: unknown = await response.json();
    if (!response.ok) throw new Error(`${path}: ${JSON.stringify(answer)}`);
    return answer as Body;
  }
}
