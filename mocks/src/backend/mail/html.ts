import type { MailLink } from './links.ts';

/** A mail's parts, in their order. Plain text, all of it. */
export interface MailParts {
  language: string;
  subject: string;
  greeting: string;
  paragraphs: string[];
  list: string[];
  /** The first is what the mail is about. */
  links: MailLink[];
  /** How to reach a person, and who sent it. */
  footer: string[];
}

const STYLES = {
  body: 'margin:0;background:#f4f3f6;color:#1c1b20;font:16px/1.5 system-ui,-apple-system,"Segoe UI",sans-serif',
  sheet: 'max-width:36rem;margin:0 auto;padding:32px 24px;background:#ffffff;overflow-wrap:anywhere',
  button:
    'display:inline-block;padding:10px 18px;border-radius:6px;background:#1c1b20;color:#ffffff;text-decoration:none',
  link: 'color:#1c1b20',
  footer: 'margin-top:32px;border-top:1px solid #d8d6dd;color:#5f5c68;font-size:14px',
};

/** A mail as a document of its own. Nothing of what it is filled with is markup. */
export function htmlOf(mail: MailParts): string {
  const [first, ...others] = mail.links;
  return lines([
    '<!doctype html>',
    `<html lang="${escaped(mail.language)}" dir="ltr">`,
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escaped(mail.subject)}</title>`,
    '</head>',
    `<body style="${escaped(STYLES.body)}">`,
    `<div style="${STYLES.sheet}">`,
    paragraph(mail.greeting),
    ...mail.paragraphs.map(paragraph),
    ...(mail.list.length > 0
      ? ['<ul>', ...mail.list.map((item) => `<li>${escaped(item)}</li>`), '</ul>']
      : []),
    ...(first ? [`<p>${anchor(first, STYLES.button)}</p>`] : []),
    ...others.map((link) => `<p>${anchor(link, STYLES.link)}</p>`),
    `<div style="${STYLES.footer}">`,
    ...mail.footer.map(paragraph),
    '</div>',
    '</div>',
    '</body>',
    '</html>',
  ]);
}

const lines = (all: readonly string[]): string => all.map((line) => `${line}\n`).join('');

const paragraph = (text: string): string => `<p>${escaped(text)}</p>`;

const anchor = ({ href, label }: MailLink, style: string): string =>
  `<a href="${escaped(href)}" style="${style}">${escaped(label)}</a>`;

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text, for a place in HTML: in an element or between quotation marks. */
export function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);
}
