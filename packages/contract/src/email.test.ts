import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { asciiEmail, emailFault, emailKey, extractEmail } from './email.ts';

const NADIA = 'nadia@example.org';

describe('an address in what somebody typed or pasted', () => {
  const pasted = [
    NADIA,
    '  nadia@example.org\t\r\n',
    '\u00a0nadia@example.org\u3000',
    '\ufeffna\u200bdia@exa\u00admple.org\u2060',
    '\u202anadia@example.org\u202c',
    'nadia\u200d@example\u200c.org',
    '\u3164nadia@example.org\ufe0f',
    'mailto:nadia@example.org',
    'MAILTO:nadia%40example.org?subject=Bonjour',
    '<nadia@example.org>',
    'Nadia <nadia@example.org>',
    'Nadia <mailto:nadia@example.org>',
    '"Benali, Nadia" <nadia@example.org>',
    '"nadia@home" <nadia@example.org>',
    'Nadia [mailto:nadia@example.org]',
    'nadia@example.org<mailto:nadia@example.org>',
    'nadia@example.org (Nadia)',
    '(Nadia) nadia@example.org',
    'Nadia <nadia@example.org>,',
    '«\u00a0nadia@example.org\u00a0»',
    '“nadia@example.org”',
    "'nadia@example.org'",
    ...Array.from('.,;:!?)]>', (sign) => `nadia@example.org${sign}`),
    'ｎａｄｉａ＠ｅｘａｍｐｌｅ．ｏｒｇ',
    'nadia@example。org',
  ];
  for (const text of pasted) {
    it(`${JSON.stringify(text)} is ${NADIA}`, () => {
      assert.equal(extractEmail(text), NADIA);
      assert.equal(emailFault(NADIA), null);
    });
  }

  it('keeps what belongs to it', () => {
    for (const address of ["o'brien@example.org", 'a+b@example.org', '{x}@example.org', 'A.B@Example.org'])
      assert.equal(extractEmail(address), address);
    // A ligature of a paper stands for its letters.
    assert.equal(extractEmail('ﬁnance@example.org'), 'finance@example.org');
    // A joiner between two Persian letters is part of the domain.
    assert.equal(extractEmail('a@نامه\u200cای.com'), 'a@نامه\u200cای.com');
  });

  it('keeps a letter that only looks like another: nothing is guessed', () => {
    // Cyrillic а.
    assert.equal(extractEmail('n\u0430dia@example.org'), 'n\u0430dia@example.org');
  });

  it('is the same however often it is read', () => {
    const signs = fc.constantFrom(
      ...Array.from('aé@.,;:<>()[]"\' \u200b\u00a0\u200d﹫', String),
      'mailto:',
      'x.fr',
    );
    fc.assert(
      fc.property(fc.array(signs, { maxLength: 12 }), (parts) => {
        const address = extractEmail(parts.join(''));
        // What is no address may still lose something.
        if (emailFault(address) === null) assert.equal(extractEmail(address), address);
      }),
    );
  });
});

describe('IDNA: a domain in any script', () => {
  /** Of RFC 3492, RFC 5891 and the registries' own examples. */
  const domains = [
    ['bücher.de', 'xn--bcher-kva.de'],
    ['BÜCHER.DE', 'xn--bcher-kva.de'],
    ['bu\u0308cher.de', 'xn--bcher-kva.de'],
    ['münchen.example', 'xn--mnchen-3ya.example'],
    ['faß.de', 'xn--fa-hia.de'],
    ['例え.jp', 'xn--r8jz45g.jp'],
    ['пример.рф', 'xn--e1afmkfd.xn--p1ai'],
    ['παράδειγμα.gr', 'xn--hxajbheg2az3al.gr'],
    ['中国.cn', 'xn--fiqs8s.cn'],
  ] as const;
  for (const [written, ascii] of domains) {
    it(`${written} is ${ascii}`, () => {
      const address = extractEmail(`info@${written}`);
      assert.equal(asciiEmail(address), `info@${ascii}`);
      assert.equal(emailFault(address), null);
      assert.equal(emailKey(address), emailKey(`INFO@${ascii.toUpperCase()}`));
    });
  }

  it('what is no domain stays as it is, and is no address', () => {
    for (const address of [
      'a@b%C3%BCcher.de',
      'a@bücher.de/x',
      'a@bücher.de:80',
      'a@x@bücher.de',
      'a@①.②',
      'a@ü',
    ])
      assert.notEqual(emailFault(address), null, address);
    assert.equal(asciiEmail('a@bücher.de/x'), 'a@bücher.de/x');
  });

  it('the same mailbox has one key, whatever the letter case', () => {
    assert.equal(emailKey('Nadia@Example.ORG'), 'nadia@example.org');
    // Of whatever is kept from elsewhere.
    assert.equal(emailKey('e\u0301va@x.fr'), emailKey('Éva@X.FR'));
  });
});

describe('what is wrong with an address', () => {
  const faults: [address: string, character: string | null, index: number, part: 'local' | 'domain'][] = [
    ['müller@example.org', 'ü', 1, 'local'],
    ['İnes@example.org', 'İ', 0, 'local'],
    ['n\u0430dia@example.org', '\u0430', 1, 'local'],
    ['😀@example.org', '😀', 0, 'local'],
    ['na dia@example.org', ' ', 2, 'local'],
    ['na\u00a0dia@example.org', '\u00a0', 2, 'local'],
    ['na\u202edia@example.org', '\u202e', 2, 'local'],
    ['nadia@example\u202e.org', '\u202e', 13, 'domain'],
    ['na\u0000dia@example.org', '\u0000', 2, 'local'],
    ['a,b@example.org', ',', 1, 'local'],
    ['nadia@exa mple.org', ' ', 9, 'domain'],
    ['nadia@exam_ple.org', '_', 10, 'domain'],
    ['nadia@example.org/x', '/', 17, 'domain'],
    ['nadia@ex+ample.org', '+', 8, 'domain'],
    ['nadia', null, 0, 'domain'],
    ['no address', null, 0, 'domain'],
    ['nadia@', null, 0, 'domain'],
    ['@example.org', null, 0, 'domain'],
    ['nadia@example', null, 0, 'domain'],
    ['nadia@example..org', null, 0, 'domain'],
    ['nadia@-example.org', null, 0, 'domain'],
    ['nadia@home@example.org', null, 0, 'domain'],
    [`${'x'.repeat(250)}@example.org`, null, 0, 'domain'],
  ];
  for (const [address, character, index, part] of faults) {
    it(`${JSON.stringify(address.slice(-40))}: ${JSON.stringify(character)}, at ${index}`, () => {
      assert.deepEqual(emailFault(address), { character, index, part });
    });
  }
});
