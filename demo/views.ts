/** Which part of the page is shown: as its hash says, so that a link, a reload and the browser's back all lead there. */

type View = 'members' | 'payment' | 'linked';

/** What the elements' and the mails' addresses mean here: a view, and what is looked for in it. */
const PLACES: Record<string, [View, string?]> = {
  '': ['members'],
  '#members': ['members'],
  '#billing/members': ['members'],
  '#payment': ['payment'],
  '#billing/payment-methods': ['payment', '#payment-methods'],
  '#billing/invoices': ['payment', '#history'],
};

/** How far each view was scrolled when it was left. */
const scrolled = new Map<View, number>();
let shown: View = 'members';

/**
 * Shows the view that the hash means, now and whenever it changes.
 * @param open Fills the view for everything that is not always on the page: one invoice, or what is to be confirmed.
 */
export function showViews(open: () => void): void {
  // The browser would do it before the view is there.
  history.scrollRestoration = 'manual';
  addEventListener('hashchange', () => show(open));
  show(open);
  guide();
}

function show(open: () => void): void {
  const [view, place] = PLACES[location.hash] ?? ['linked'];
  scrolled.set(shown, scrollY);
  shown = view;
  for (const each of document.querySelectorAll<HTMLElement>('[data-view]'))
    each.hidden = each.dataset.view !== view;
  for (const link of document.querySelectorAll('nav a')) {
    const leads = link.getAttribute('href');
    if (leads === `#${view}`) link.setAttribute('aria-current', 'page');
    else if (leads === '#payment' && view === 'linked') link.setAttribute('aria-current', 'true');
    else link.removeAttribute('aria-current');
  }
  if (view === 'linked') open();
  scrollTo({ top: view === 'linked' ? 0 : (scrolled.get(view) ?? 0) });
  if (place) document.querySelector(place)?.scrollIntoView();
}

/** Numbers lead to their document, in every view; in the payment view, what mends something is on the page already. */
function guide(): void {
  const payment = document.querySelector<HTMLElement>('[data-view=payment]');
  const methods = payment?.querySelector('payment-methods');
  for (const list of document.querySelectorAll('billing-history')) list.hrefFor = addressOf;
  payment?.addEventListener('billing-navigate', (event) => {
    const { view, itemId } = event.detail;
    if (view !== 'payment_methods' || !methods) return;
    event.preventDefault();
    methods.scrollIntoView({ block: 'center' });
    // No card of the account is meant: a new one.
    if (!itemId) methods.addCard();
    else methods.shadowRoot?.querySelector('h2')?.focus();
  });
}

/** The address of one document. */
export function addressOf({ view, itemId }: { view: string; itemId: string }): string {
  const folder = view === 'credit_note' ? 'credit-notes' : 'invoices';
  return `#billing/${folder}/${encodeURIComponent(itemId)}`;
}
