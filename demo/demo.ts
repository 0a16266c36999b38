/** The demo's page: starts the mock backend in this browser, and tells the provider where it is. */
import '@billfold/elements/define/all';
import '@billfold/mocks/define/billing-time-machine';
import { startMock } from '@billfold/mocks/browser';
import { followLinks } from './linked.ts';
import { mockPayments } from '@billfold/mocks/payments';

const FRENCH: Record<string, string> = {
  title: 'Forfait et paiement',
  lead: 'Les personnes avec qui vous travaillez dans Tandem, ce qu’elles coûtent et tout ce qui vous a été facturé.',
  members: 'Membres',
  billing: 'Facturation',
  demo: 'Cette page est une démonstration de Billfold\u202f: aucune carte n’est débitée, aucun e-mail ne quitte votre navigateur.',
  owner: 'En tant que propriétaire',
  member: 'En tant que membre',
  invited: 'En tant que personne invitée',
};

const here = new URL(location.href);

/** The page's own words, in the language of its address or else the reader's. */
function speak(): void {
  const lang = here.searchParams.get('lang') ?? navigator.language.slice(0, 2);
  document.documentElement.lang = lang;
  document.documentElement.dir = new Intl.Locale(lang).language === 'ar' ? 'rtl' : 'ltr';
  if (lang !== 'fr') return;
  for (const element of document.querySelectorAll<HTMLElement>('[data-text]')) {
    const text = FRENCH[element.dataset.text ?? ''];
    if (text) element.textContent = text;
  }
  document.title = `${FRENCH.title ?? ''} · Tandem`;
}

/** Links to this page as somebody else sees it, or in another language. */
function linkVariants(): void {
  for (const link of document.querySelectorAll<HTMLAnchorElement>('[data-go]')) {
    const [key = '', value = ''] = link.dataset.go?.split('=') ?? [];
    const target = new URL(here);
    target.searchParams.set(key, value);
    link.href = target.href;
    if (target.href === here.href) link.setAttribute('aria-current', 'page');
  }
}

speak();
linkVariants();

const { endpoint, token } = await startMock();
for (const provider of document.querySelectorAll('billing-provider')) {
  Object.assign(provider, { endpoint, getToken: () => token, payments: mockPayments({ endpoint }) });
}
for (const timeMachine of document.querySelectorAll('billing-time-machine')) timeMachine.endpoint = endpoint;
followLinks(endpoint, token);
