import { html, nothing, type TemplateResult } from 'lit';
import type { Mail } from '../backend/mail.ts';
import { localTime } from '../documents/formats.ts';
import type { Shown } from './controls.ts';
import type { Messages } from './messages.ts';

/** The mail that went out, newest first, each to be unfolded; of much, the newest. */
export function outbox(
  { mails, mailCount }: Pick<Shown, 'mails' | 'mailCount'>,
  messages: Messages,
  language: string,
): TemplateResult {
  const time = new Intl.DateTimeFormat(language, {
    dateStyle: 'short',
    timeStyle: 'short',
    timeZone: 'UTC',
  });
  const row = (mail: Mail) =>
    html`<li>
      <details>
        <summary>
          <time datetime=${mail.at}>${time.format(localTime(mail.at))}</time>
          <span lang=${mail.locale}>${mail.subject}</span>
        </summary>
        <p class="mail">${messages.to(mail.to)}</p>
        <p class="mail" lang=${mail.locale}>${body(mail)}</p>
      </details>
    </li>`;
  return html`<details>
    <summary>${messages.mail(mailCount)}</summary>
    ${
      mails.length > 0
        ? html`<ol>
              ${mails.map(row)}
            </ol>
            ${mailCount > mails.length ? html`<p class="muted">${messages.older(mailCount - mails.length)}</p>` : nothing}`
        : html`<p class="muted">${messages.noMail}</p>`
    }
  </details>`;
}

/**
 * A mail's text, in which what a link is for is the link itself. Its HTML is not shown: a frame of it would inherit the
 * page's policy, which may forbid the inline styles that mails need, and a sandboxed one could not open its links in
 * this page without being let out of the sandbox.
 */
function body({ text, links }: Mail): unknown[] {
  const addresses = new Set(links.map(({ href }) => href));
  return text
    .split('\n')
    .filter((line) => !addresses.has(line))
    .map((line) => {
      const link = links.find(({ label, href }) => label === line && isSafe(href));
      return [link ? html`<a href=${link.href}>${line}</a>` : line, '\n'];
    });
}

/** Not one that does something by being followed, such as `javascript:`. */
function isSafe(href: string): boolean {
  return /^(https?|mailto):/.test(href);
}
