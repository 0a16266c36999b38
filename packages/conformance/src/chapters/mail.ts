import { present } from '../check.ts';
import type { Mail, Session } from '../session.ts';

/** Whom a mail went to, in lower case. */
export function recipients({ to }: Mail): string[] {
  return [to].flat().map((address) => address.toLowerCase());
}

/** What was mailed since so many mails had been, newest first. */
export async function mailsSince(session: Session, count: number): Promise<Mail[]> {
  const all = await session.outbox();
  return all.slice(0, all.length - count);
}

/** The token of the newest link that was mailed: its `token` parameter, in the query or behind the `#`. */
export async function mailedToken(session: Session): Promise<string> {
  const links = (await session.outbox()).flatMap((mail) => (mail.links ?? []).map(({ href }) => href));
  const tokens = links.flatMap((href) => {
    const [, token] = /[?&#]token=([^&#]+)/.exec(href) ?? [];
    return token ? [decodeURIComponent(token)] : [];
  });
  return present(tokens[0], 'a mail with a link that bears a token');
}
