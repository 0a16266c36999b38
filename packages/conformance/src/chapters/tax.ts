import type { Settings } from '@billfold/contract';
import type { Backend } from '../backend.ts';
import { expectEqual, expectThat, present, type Chapter, type Check } from '../check.ts';
import type { Session } from '../session.ts';
import { accountOf, ADA, adding, taxes, units } from './accounts.ts';

/** What the first invoice says of its net and tax. */
function firstInvoice(
  title: string,
  overrides: Record<string, unknown>,
  others: number,
  expected: [number, number],
): Check<Backend> {
  return {
    rules: ['TAX-1'],
    title,
    needs: ['fresh account'],
    async run(backend) {
      const session = await backend.begin(accountOf(others, overrides));
      const invoice = await session.latestInvoice();
      expectEqual([units(invoice.net), taxes(invoice.tax)], expected, 'net and tax');
    },
  };
}

async function setTaxId(session: Session, value: string): Promise<Settings> {
  const { version } = await session.get<Settings>('/settings');
  return session.edit<Settings>('PATCH', '/settings', version, { taxId: { value } });
}

/** Which treatment a seat that is added now has. */
async function treatment(session: Session): Promise<[string | undefined, number]> {
  const { tax } = await session.quote(adding(ADA));
  return [tax[0]?.category, taxes(tax)];
}

type Place = readonly [country: string, postalCode: string, city: string, state?: string];

/**
 * Of member states, and outside the VAT territory: Directive 2006/112/EC, Article 6, and Article 355(2) of the Treaty on
 * the Functioning of the European Union.
 */
const OUTSIDE: readonly Place[] = [
  ['ES', '35001', 'Las Palmas de Gran Canaria', 'Las Palmas'],
  ['ES', '38001', 'Santa Cruz de Tenerife', 'Santa Cruz de Tenerife'],
  ['ES', '51001', 'Ceuta', 'Ceuta'],
  ['ES', '52001', 'Melilla', 'Melilla'],
  ['DE', '78266', 'Büsingen am Hochrhein'],
  ['DE', '27498', 'Helgoland'],
  ['IT', '23041', 'Livigno', 'SO'],
  ['IT', '22061', 'Campione d’Italia', 'CO'],
  ['GR', '63086', 'Karyes'],
  ['FI', '22100', 'Mariehamn'],
  ['FR', '97110', 'Pointe-à-Pitre'],
  ['FR', '97200', 'Fort-de-France'],
  ['FR', '97300', 'Cayenne'],
  ['FR', '97400', 'Saint-Denis'],
  ['FR', '97600', 'Mamoudzou'],
];

/** Parts of member states that are islands, or have rates of their own, or stand next to one of the above, and are inside. */
const INSIDE: readonly Place[] = [
  ['ES', '07001', 'Palma', 'Illes Balears'],
  ['DE', '78224', 'Singen'],
  ['IT', '23032', 'Bormio', 'SO'],
  ['GR', '63075', 'Ierissos'],
  ['FI', '20100', 'Turku'],
  ['FR', '20000', 'Ajaccio'],
  ['PT', '9000-012', 'Funchal'],
];

async function moveTo(session: Session, [country, postalCode, city, state]: Place): Promise<void> {
  const { version } = await session.get<Settings>('/settings');
  const address = { line1: '1', line2: null, city, state: state ?? null, postalCode, country };
  await session.edit('PATCH', '/settings', version, { address });
}

/** VAT: how much it is, who owes it, and what a VAT number does. */
export const tax: Chapter<Backend> = {
  name: 'tax',
  title: 'Tax',
  checks: [
    firstInvoice('12.00 at 21 % is 9.92 and 2.08', {}, 0, [992, 208]),
    firstInvoice('9.99 at 25.5 % is 7.96 and 2.03', { price: 999, vatRate: '0.255' }, 0, [796, 203]),
    firstInvoice('0.03 at 20 % is 0.02 and 0.01', { price: 3, vatRate: '0.20' }, 0, [2, 1]),
    {
      rules: ['TAX-1'],
      title: 'tax is reckoned once for each rate: three seats at 0.03 and 20 % have a tax of 0.02, not 0.03',
      needs: ['fresh account'],
      async run(backend) {
        // 9 × 0.2 ÷ 1.2 = 1.5, and half goes up.
        const invoice = await (
          await backend.begin(accountOf(2, { price: 3, vatRate: '0.20' }))
        ).latestInvoice();
        expectEqual([units(invoice.net), taxes(invoice.tax)], [7, 2], 'net and tax');
      },
    },
    {
      rules: ['TAX-2', 'TAX-1'],
      title: 'exempt from 21 % by a valid number of another EU country, three seats at 12.00 are 29.76',
      needs: ['fresh account'],
      async run(backend) {
        const session = await backend.begin(accountOf(2, { taxId: 'FR40303265045' }));
        const invoice = await session.latestInvoice();
        expectEqual(
          [units(invoice.net), taxes(invoice.tax), units(invoice.total)],
          [2976, 0, 2976],
          'net, tax and total',
        );
        expectEqual(
          invoice.tax.map(({ category }) => category),
          ['reverse_charge'],
          'the treatment, which the invoice says',
        );
      },
    },
    {
      rules: ['TAX-2'],
      title: 'outside the VAT territory no VAT is charged',
      needs: ['fresh account'],
      async run(backend) {
        const session = await backend.begin(accountOf(0, { country: 'CH', vatRate: undefined }));
        const { tax: groups } = await session.latestInvoice();
        expectEqual(
          [groups[0]?.category ?? 'outside_scope', taxes(groups)],
          ['outside_scope', 0],
          'the treatment',
        );
      },
    },
    {
      rules: ['TAX-2'],
      title: 'Monaco is France: 12.00 at the French 20 % are 10.00 and 2.00',
      needs: ['fresh account'],
      async run(backend) {
        const session = await backend.begin(accountOf(0, { country: 'MC', vatRate: undefined }));
        const { net, tax: groups } = await session.latestInvoice();
        expectEqual(
          [groups[0]?.category, units(net), taxes(groups)],
          ['standard', 1000, 200],
          'treatment, net and tax',
        );
      },
    },
    {
      rules: ['TAX-2'],
      title: 'a company in Monaco whose French number is valid owes the tax itself: 12.00 are 10.00',
      needs: ['fresh account'],
      async run(backend) {
        const session = await backend.begin(
          accountOf(0, { country: 'MC', vatRate: undefined, taxId: 'FR40303265045' }),
        );
        const { net, tax: groups, total } = await session.latestInvoice();
        expectEqual(
          [groups.map(({ category }) => category), units(net), units(total)],
          [['reverse_charge'], 1000, 1000],
          'treatment, net and total',
        );
      },
    },
    {
      rules: ['TAX-2'],
      title: 'places of member states that the law leaves out bear no VAT, by their postal codes',
      needs: ['fresh account'],
      async run(backend) {
        const session = await backend.begin(accountOf(0));
        for (const place of OUTSIDE) {
          await moveTo(session, place);
          const [category = 'outside_scope', amount] = await treatment(session);
          expectEqual([category, amount], ['outside_scope', 0], `the treatment of ${place[2]}`);
        }
      },
    },
    {
      rules: ['TAX-2'],
      title: 'other islands and neighbours of such places do bear it',
      needs: ['fresh account'],
      async run(backend) {
        const session = await backend.begin(accountOf(0));
        for (const place of INSIDE) {
          await moveTo(session, place);
          const [category, amount] = await treatment(session);
          expectEqual([category, amount > 0], ['standard', true], `the treatment of ${place[2]}`);
        }
      },
    },
    {
      rules: ['TAX-2'],
      title: 'the treatment of a finalised invoice does not change when a VAT number comes',
      needs: ['fresh account', 'clock', 'money'],
      async run(backend) {
        const session = await backend.begin(accountOf(0));
        const before = await session.latestInvoice();
        await setTaxId(session, 'FR40303265045');
        await session.advance('P2D');
        const after = await session.invoice(before.id);
        expectEqual([after.tax, after.billTo], [before.tax, before.billTo], 'tax and company');
        expectEqual((await treatment(session))[0], 'reverse_charge', 'the treatment of what comes next');
      },
    },
    {
      rules: ['TAX-3', 'SET-1'],
      title: 'a VAT number with a wrong check digit is refused at once, and named',
      needs: ['fresh account'],
      async run(backend) {
        const session = await backend.begin(accountOf(0));
        const { version } = await session.get<Settings>('/settings');
        const { errors = [] } = await session.refused(
          {
            method: 'PATCH',
            path: '/settings',
            body: { taxId: { value: 'FR41303265045' } },
            headers: { 'if-match': `"${version}"` },
          },
          422,
          'invalid_request',
        );
        expectEqual(
          errors.map(({ pointer, code }) => [pointer, code]),
          [['/taxId/value', 'invalid_check_digits']],
          'the errors',
        );
        expectEqual((await session.get<Settings>('/settings')).taxId, null, 'the number that is kept');
      },
    },
    {
      rules: ['TAX-3'],
      title: 'while the registry gives no answer a new number pays VAT, until it is asked again and says yes',
      needs: ['fresh account', 'clock', 'faults', 'money'],
      async run(backend) {
        const session = await backend.begin(accountOf(0));
        await session.control('faults', { registry: 'unavailable' });
        await setTaxId(session, 'FR40303265045');
        await session.advance('PT1H');
        const { taxId } = await session.get<Settings>('/settings');
        const { status } = present(present(taxId, 'the number').verification, 'the verification');
        expectThat(
          status === 'pending' || status === 'unavailable',
          `While the registry is down nothing is known, and yet it is ${status}`,
        );
        expectEqual((await treatment(session))[0], 'standard', 'the treatment of an unknown number');
        await session.control('faults', { registry: 'available' });
        await session.advance('P3D');
        const later = await session.get<Settings>('/settings');
        expectEqual(later.taxId?.verification?.status, 'valid', 'the verification once it was asked again');
        expectEqual(await treatment(session), ['reverse_charge', 0], 'the treatment of a valid number');
      },
    },
    {
      rules: ['TAX-3'],
      title: 'an outage keeps the last known treatment of a number',
      needs: ['fresh account', 'clock', 'faults', 'money'],
      async run(backend) {
        const session = await backend.begin(accountOf(0, { taxId: 'FR40303265045' }));
        await session.control('faults', { registry: 'unavailable' });
        await session.moveTo('2026-05-02');
        expectEqual(await treatment(session), ['reverse_charge', 0], 'the treatment');
      },
    },
  ],
};
