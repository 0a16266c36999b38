import { languageTag } from '@billfold/contract';
import { languageOf } from './language.ts';

/** The page's own words. The elements bring theirs. */
const FRENCH: Record<string, string> = {
  title: 'Forfait et paiement',
  members: 'Membres',
  payment: 'Paiement',
  membersLead:
    'Les personnes avec qui vous travaillez dans Tandem, ce qu’elles coûtent et tout ce qui vous a été facturé.',
  paymentLead: 'Vos moyens de paiement, ce qui reste à payer et ce que vous avez dépensé.',
  back: 'Retour au paiement',
  refused: 'Le backend de démonstration ne comprend pas l’adresse de cette page.',
  unread: 'Le backend de démonstration n’a pas dit à qui est cette page.',
  demo: 'Cette page est une démonstration de Billfold\u202f: aucune carte n’est débitée, aucun e-mail ne quitte votre navigateur.',
  owner: 'En tant que propriétaire',
  member: 'En tant que membre',
  invited: 'En tant que personne invitée',
  team: 'Une équipe',
  workspace: 'Un espace de travail',
  program: 'Un programme de prix',
};

const here = new URL(location.href);

/** Languages to look at the page in from right to left. */
const RIGHT_TO_LEFT = ['ar', 'fa', 'he', 'ur'];

/** Says everything in the language of the page's address or else the reader's. */
export function speak(): void {
  const reader = languageOf(navigator.language) ?? 'en';
  const asked = languageTag(here.searchParams.get('lang')) ?? reader;
  document.documentElement.lang = asked;
  const language = languageOf(asked) ?? 'en';
  document.documentElement.dir = RIGHT_TO_LEFT.includes(language) ? 'rtl' : 'ltr';
  if (language !== 'fr') return;
  for (const element of document.querySelectorAll<HTMLElement>('[data-text]')) {
    const text = FRENCH[element.dataset.text ?? ''];
    if (text) element.textContent = text;
  }
  document.title = `${FRENCH.title ?? ''} · Tandem`;
}

/** What the mock takes an address for that does not say. */
const UNSAID: Record<string, string> = { viewer: 'owner', scenario: 'team' };

/** Links to this page as somebody else sees it, in another language, or of another customer. */
export function linkVariants(): void {
  for (const link of document.querySelectorAll<HTMLAnchorElement>('[data-go]')) {
    const [key = '', value = ''] = link.dataset.go?.split('=') ?? [];
    const target = new URL(here);
    target.searchParams.set(key, value);
    if (key === 'scenario') target.hash = '';
    link.href = target.href;
    const now = key === 'lang' ? languageOf(document.documentElement.lang) : here.searchParams.get(key);
    if ((now ?? UNSAID[key]) === value) link.setAttribute('aria-current', 'true');
  }
}
