/** The form of an address as the HTML standard has it for `<input type=email>`, with a dot in the domain. */
const EMAIL =
  /^[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)+$/;
const LONGEST_EMAIL = 254;

/**
 * What nobody sees and what means nothing: zero widths, byte order and direction marks, soft hyphens. Joiners may belong to a
 * domain, and what turns the letters around makes an address look like another: that is no address.
 */
const UNSEEN = /(?!\u200c|\u200d|\u202d|\u202e)[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu;
const STRAY_JOINERS = /(?<!\P{ASCII})\p{Join_Control}|\p{Join_Control}(?!\P{ASCII})/gu;

/** What stands around an address that was copied from a text: it can neither begin an address nor end a domain. */
const BEFORE = /^[\s"“”„«»‹›<([:;,‘’…]+/u;
const AFTER = /[\s"“”„«»‹›>)\]:;,.!?‘’'…]+$/u;

/**
 * The address in what somebody typed or pasted: without blanks and invisible characters, a name (`Nadia <nadia@x.fr>`),
 * a comment, `mailto:`, brackets, quotes or punctuation around it, in letters of one width. What remains need not be an
 * address: see `emailFault`.
 */
export function extractEmail(text: string): string {
  // Of most there is nothing to take away, and there may be thousands.
  if (EMAIL.test(text)) return text;
  const seen = oneWidth(text.normalize('NFC').replace(UNSEEN, '').replace(STRAY_JOINERS, '')).trim();
  const named = /[<[]([^<>[\]]*@[^<>[\]]*)[>\]]?[^<>[\]@]*$/.exec(seen)?.[1];
  const bare = named ?? seen.replace(/(?<=.)\s*\([^()]*\)$|^\([^()]*\)\s*(?=.)/g, '');
  const quoted = /^\s*'.*'\s*$/s.test(bare) ? bare.trim().slice(1, -1) : bare;
  const address = fromLink(quoted.replace(BEFORE, ''));
  return address.replace(BEFORE, '').replace(AFTER, '');
}

/** Full-width letters, signs and dots, as Japanese and Chinese keyboards write them, and ligatures, as papers do. */
function oneWidth(text: string): string {
  return text
    .replace(/[\uff01-\uff5e\ufb00-\ufb06]/g, (sign) => sign.normalize('NFKC'))
    .replace(/[。｡]/g, '.');
}

function fromLink(text: string): string {
  const [, address] = /^mailto:([^?]*)/i.exec(text) ?? [];
  if (address === undefined) return text;
  try {
    return decodeURIComponent(address);
  } catch (error) {
    if (error instanceof URIError) return address;
    throw error;
  }
}

/**
 * An address with its domain as the domain name system has it (IDNA): `info@xn--bcher-kva.de` of `info@bücher.de`. As it
 * is where there is no such domain.
 */
export function asciiEmail(address: string): string {
  const at = address.lastIndexOf('@') + 1;
  const domain = address.slice(at);
  // In an address, `%` and the like would have another meaning than in a URL.
  if (!/\P{ASCII}/u.test(domain) || /(?![a-z\d.-])\p{ASCII}/iu.test(domain)) return address;
  const url = URL.canParse(`http://${domain}`) ? new URL(`http://${domain}`) : undefined;
  // A domain of digits alone is an IP address for a URL.
  return url && !/\d$/.test(url.hostname) ? address.slice(0, at) + url.hostname : address;
}

/** What two spellings of one mailbox have in common: letter case and the spelling of the domain make no difference. */
export function emailKey(address: string): string {
  return asciiEmail(address.normalize('NFC')).toLowerCase();
}

/** Why a text is no e-mail address. */
export interface EmailFault {
  /** The first character that cannot stand where it does; `null` when the form is wrong as a whole. */
  character: string | null;
  /** Where that is, counted from 0. */
  index: number;
  part: 'local' | 'domain';
}

/**
 * What is wrong with an address, `null` when nothing is. Before the `@` only ASCII is taken: most mail services, those that
 * send invoices among them, cannot write to other mailboxes (RFC 6531). A domain may be in any script (IDNA).
 */
export function emailFault(address: string): EmailFault | null {
  const ascii = asciiEmail(address);
  if (ascii.length <= LONGEST_EMAIL && EMAIL.test(ascii)) return null;
  const at = address.lastIndexOf('@');
  if (at < 0) return { character: null, index: 0, part: 'domain' };
  const local = address.slice(0, at);
  const inLocal = /[^a-z0-9.!#$%&'*+/=?^_`{|}~@-]/iu.exec(local);
  if (inLocal) return { character: inLocal[0], index: inLocal.index, part: 'local' };
  const inDomain = /(?![a-z\d.-])(?:\p{ASCII}|[^\p{L}\p{M}\p{N}\p{S}\p{Join_Control}·・])/iu.exec(
    address.slice(at + 1),
  );
  if (inDomain) return { character: inDomain[0], index: at + 1 + inDomain.index, part: 'domain' };
  return { character: null, index: 0, part: 'domain' };
}
