import type { Contact } from '@billfold/contract';
import {
  asOf,
  contactById,
  contactsInOrder,
  contactView,
  personSearch,
  settingsView,
  type AccountState,
} from '@billfold/rules';
import { DEFAULT_LIMIT, readNumber, takePage, writeCursor } from '../paging.ts';
import { act, type Handlers } from './asked.ts';

/** What documents and mails go by, and who gets them. */
export const settingsHandlers: Pick<
  Handlers,
  'readSettings' | 'updateSettings' | 'listContacts' | 'addContact' | 'updateContact' | 'removeContact'
> = {
  readSettings: ({ account }) => settingsView(account),

  updateSettings: (asked) =>
    act(
      asked,
      { type: 'update_settings', by: asked.viewer.id, patch: asked.body, version: asked.version },
      settingsView,
    ),

  listContacts({ account, query }) {
    const isWanted = personSearch(query.query);
    const all = contactsInOrder(account).filter(({ firstName, lastName, email }) =>
      isWanted({ names: [firstName, lastName], email }),
    );
    const below = readNumber(account, 'contacts', query.cursor) ?? 0;
    const { page, more } = takePage(
      all.filter(({ id }) => placeOf(id) > below),
      query.limit ?? DEFAULT_LIMIT,
    );
    const last = page.at(-1);
    return {
      data: page.map(contactView),
      nextCursor: more && last ? writeCursor(account, 'contacts', placeOf(last.id)) : null,
      total: all.length,
      asOf: asOf(account),
    };
  },

  addContact: (asked) =>
    act(asked, { type: 'add_contact', by: asked.viewer.id, contact: asked.body }, viewOf),

  updateContact({ account, world, viewer, params, body, version }) {
    const { contactId } = params;
    const command = { type: 'update_contact', by: viewer.id, contactId, patch: body, version } as const;
    return act({ account, world }, command, viewOf);
  },

  removeContact({ account, world, viewer, params, version }) {
    const { contactId } = params;
    const command = { type: 'remove_contact', by: viewer.id, contactId, version } as const;
    // It is shown as it was.
    return act({ account, world }, command, () => viewOf(account, contactId));
  },
};

function viewOf(account: AccountState, id: string): Contact {
  return contactView(contactById(account, id));
}

/** Contacts are counted in the order in which they were added. */
function placeOf(id: string): number {
  return Number(id.slice(id.lastIndexOf('_') + 1));
}
