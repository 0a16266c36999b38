// A mock in memory whose whole state can be looked at.
import {
  createInstance,
  Host,
  tokensOf,
  type Instance,
  type RecipeInput,
  type Store,
  type Viewer,
} from '@billfold/mocks';
import { contactsInOrder, seated } from '@billfold/rules';

export class OpenBackend {
  instance: Instance;
  readonly #host: Host;

  constructor(recipe: RecipeInput = {}) {
    this.instance = createInstance(recipe);
    const store: Store = {
      add: () => undefined,
      update: (_, act) => {
        const answered = act(this.instance);
        this.instance = answered.instance;
        return answered;
      },
    };
    this.#host = new Host('https://mock.invalid', store);
  }

  get address(): string {
    return this.#host.addressOf(this.instance.id);
  }

  /** The whole state, byte for byte. */
  get bytes(): string {
    return JSON.stringify(this.instance);
  }

  token(viewer: Viewer): string | undefined {
    return tokensOf(this.instance)[viewer];
  }

  /** @param path below the account's address */
  ask(path: string, init: RequestInit): Promise<Response> {
    return this.#host.handle(new Request(this.address + path, init));
  }

  /** Tells it what only a mock can be told. */
  async tell(name: string, body: object): Promise<void> {
    const response = await this.ask(`/__mock__/${name}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`${name} was refused: ${await response.text()}`);
  }
}

/** Every id that an account has given out, by the name that paths and bodies have for it. */
export function idsOf({ account, links, vault }: Instance): Record<string, readonly string[]> {
  const ids = (rows: { pages: { id: string }[][] }) => rows.pages.flat().map(({ id }) => id);
  return {
    memberId: [...seated(account).map(({ id }) => id), ...ids(account.formerMembers)],
    invoiceId: ids(account.invoices),
    creditNoteId: ids(account.creditNotes),
    paymentId: ids(account.payments),
    paymentMethodId: Object.keys(account.paymentMethods),
    contactId: contactsInOrder(account).map(({ id }) => id),
    quoteId: ids(account.quotes),
    changeId: ids(account.changes),
    planId: account.catalogue.map(({ id }) => id),
    token: ['tok_test_9995', 'tok_test_3220', 'tok_test_4242', ...Object.keys(vault), ...links],
  };
}
