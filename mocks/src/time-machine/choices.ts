import { html, type TemplateResult } from 'lit';
import type { Faults } from '../instance.ts';
import type { Controls } from './controls.ts';
import type { Messages } from './messages.ts';

/** What a card may say, beside that it pays. */
const REASONS = ['card_declined', 'insufficient_funds', 'lost_card', 'expired_card', 'requires_action'];
/** As often as the HTTP adapter tries: whoever did something is told that nobody knows, and the next try is heard. */
const LOST = 3;

/** Has the mock do something. */
type Act = (action: (controls: Controls) => Promise<void>) => void;

/** What is made to go wrong, to choose from. */
export function choices(faults: Faults, messages: Messages, act: Act): TemplateResult[] {
  return [charges(faults, messages, act), answers(faults, messages, act), registry(faults, messages, act)];
}

function charges({ charges }: Faults, messages: Messages, act: Act): TemplateResult {
  const codes = [...new Set([...REASONS, ...(charges ? [charges] : [])])];
  return choice(
    messages.charges,
    charges ?? '',
    [['', messages.succeed], ...codes.map((code): Option => [code, messages.reasons[code] ?? code])],
    (value) => act((controls) => controls.decline(value || null)),
  );
}

function answers({ loseAnswers }: Faults, messages: Messages, act: Act): TemplateResult {
  const lost = loseAnswers || LOST;
  return choice(
    messages.answers,
    String(loseAnswers),
    [
      ['0', messages.arrive],
      [String(lost), messages.lost(lost)],
    ],
    (value) => act((controls) => controls.lose(Number(value))),
  );
}

function registry({ registry }: Faults, messages: Messages, act: Act): TemplateResult {
  return choice(
    messages.registry,
    registry,
    [
      ['available', messages.available],
      ['unavailable', messages.unavailable],
    ],
    (value) => act((controls) => controls.setRegistry(value === 'unavailable' ? value : 'available')),
  );
}

type Option = [value: string, text: string];

function choice(
  label: string,
  chosen: string,
  options: readonly Option[],
  choose: (value: string) => void,
): TemplateResult {
  return html`<label>
    ${label}
    <select @change=${(event: Event) => choose((event.target as HTMLSelectElement).value)}>
      ${options.map(
        ([value, text]) => html`<option value=${value} .selected=${chosen === value}>${text}</option>`,
      )}
    </select>
  </label>`;
}
