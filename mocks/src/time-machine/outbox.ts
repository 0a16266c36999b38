import { html, type TemplateResult } from 'lit';
import type { Mail } from '../backend/mail.ts';
import type { Shown } from './controls.ts';
import type { Messages } from './messages.ts';

/** The mail that went out, newest first, each to be unfolded. */
export function outbox({ mails, clock }: Shown, messages: Messages, language: string): TemplateResult {
  const time = new Intl.DateTimeFormat(language, {
    dateStyle: 'short',
    timeStyle: 'short',
    timeZone: clock.timeZone,
  });
  const row = ({ at, to, subject, text, locale }: Mail) =>
    html`<li>
      <details>
        <summary>
          <time datetime=${at}>${time.format(new Date(at))}</time>
          <span lang=${locale}>${subject}</span>
        </summary>
        <p class="mail">${messages.to(to)}</p>
        <p class="mail" lang=${locale}>${text}</p>
      </details>
    </li>`;
  return html`<details>
    <summary>${messages.mail(mails.length)}</summary>
    ${
      mails.length > 0
        ? html`<ol>
            ${mails.map(row)}
          </ol>`
        : html`<p class="muted">${messages.noMail}</p>`
    }
  </details>`;
}
