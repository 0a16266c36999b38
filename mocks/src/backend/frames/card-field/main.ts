import type { CardFieldOpening, FromCardField, ToCardField } from '../messages.ts';
import { whenOpened } from '../opened.ts';
import { CardForm } from './form.ts';
import { cardFieldWords } from './words.ts';

/** Dresses the frame as its page. By script, since a strict policy stops style attributes. */
function dress({ locale, dir, appearance }: CardFieldOpening): void {
  const { documentElement } = document;
  documentElement.lang = cardFieldWords(locale).language;
  documentElement.dir = dir;
  const { fontFamily, fontSize, color, background, accent, critical, radius, colorScheme } = appearance;
  const looks = {
    'color-scheme': colorScheme,
    '--font-family': fontFamily,
    '--font-size': fontSize,
    '--color': color,
    '--background': background,
    '--accent': accent,
    '--critical': critical,
    '--radius': radius,
  };
  for (const [name, value] of Object.entries(looks)) documentElement.style.setProperty(name, value);
}

whenOpened<{ opening: CardFieldOpening; heard: ToCardField; said: FromCardField }>((opening, say) => {
  dress(opening);
  const form = new CardForm(opening, say);
  return (message) => {
    if (message.type === 'focus') form.focus();
    else if (message.type === 'appearance') dress({ ...opening, appearance: message.appearance });
    else void form.tokenize(message.id);
  };
});
