// Shows that the rules' tests can fail (npm run test:faults, or test:faults -- SEAT-2 for one rule): puts one fault after the other into a copy of the rules,
// each a line, and looks whether a test that bears the rule's id notices. Not part of every run: it takes minutes.
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { run } from 'node:test';

interface Fault {
  rule: string;
  /** Below packages/rules/src. */
  file: string;
  /** What stands there, once, and what stands there instead. */
  is: string;
  becomes: string;
}

const faults: Fault[] = [
  {
    rule: 'CAL-1',
    file: 'calendar.ts',
    is: 'toZonedDateTime(timeZone).epochMilliseconds',
    becomes: "toZonedDateTime('UTC').epochMilliseconds",
  },
  { rule: 'CAL-2', file: 'calendar.ts', is: "overflow: 'constrain'", becomes: "overflow: 'reject'" },
  { rule: 'CAL-3', file: 'calendar.ts', is: "if (unit === 'day')", becomes: "if (unit === 'second')" },
  {
    rule: 'SEAT-1',
    file: 'stays.ts',
    is: 'const charged = prorate(unitAmount, units, bounds.units);',
    becomes: 'const charged = prorate(unitAmount, units - 1, bounds.units);',
  },
  {
    rule: 'SEAT-2',
    file: 'stays.ts',
    is: 'amount: usedAmount - stay.charged,',
    becomes: 'amount: -prorate(stay.unitAmount, unitsBetween(at, bounds.end, measure), bounds.units),',
  },
  {
    rule: 'SEAT-3',
    file: 'renewal.ts',
    is: 'const quantity = perMember ? members.length : 1;',
    becomes:
      "const quantity = Object.values(account.members).filter(({ status }) => status === 'active').length;",
  },
  {
    rule: 'SEAT-4',
    file: 'stays.ts',
    is: 'const usedAmount = prorate(stay.unitAmount, used, bounds.units);',
    becomes: 'const usedAmount = prorate(1200, used, bounds.units);',
  },
  { rule: 'SEAT-5', file: 'stays.ts', is: 'line.amount += closing.amount;', becomes: '' },
  {
    rule: 'SEAT-6',
    file: 'collection.ts',
    is: 'invoice.chargeFailed = true;',
    becomes: 'voidInvoice(work, invoice);',
  },
  {
    rule: 'SEAT-7',
    file: 'seats.ts',
    is: 'if (!oldest) return;',
    becomes: 'if (!oldest || oldest.planChange === null) return;',
  },
  {
    rule: 'SEAT-9',
    file: 'quotes.ts',
    is: 'after: renewalAmount(after)',
    becomes: 'after: renewalAmount(account)',
  },
  {
    rule: 'SEAT-10',
    file: 'seats.ts',
    is: "else if (member.role === 'owner')",
    becomes: "else if (member.role === 'manager')",
  },
  {
    rule: 'SEAT-11',
    file: 'seats.ts',
    is: 'const key = email.toLowerCase();',
    becomes: 'const key = email;',
  },
  {
    rule: 'SEAT-12',
    file: 'seats.ts',
    is: "  member.status = 'active';",
    becomes: "  member.status = 'invited';",
  },
  { rule: 'PRICE-1', file: 'renewal.ts', is: 'if (price) subscription.price = price.amount;', becomes: '' },
  {
    rule: 'CRED-1',
    file: 'invoices.ts',
    is: 'lowers ? Math.min(total, amountDue(invoice)) : 0',
    becomes: '0',
  },
  { rule: 'CRED-2', file: 'credit.ts', is: 'Math.min(grant.remaining, left)', becomes: '0' },
  {
    rule: 'CRED-3',
    file: 'invoices.ts',
    is: "if (invoice.status === 'open') wantCharge",
    becomes: 'wantCharge',
  },
  {
    rule: 'CRED-4',
    file: 'invoices.ts',
    is: '  returnCredit(work, invoice.creditApplied, invoice.id);',
    becomes: '',
  },
  {
    rule: 'TAX-1',
    file: 'tax.ts',
    is: 'const tax = group.tax - taxLeft;',
    becomes: 'const tax = taxWithin(gross, treatment.rate);',
  },
  { rule: 'TAX-2', file: 'tax.ts', is: ' && account.country !== sellerCountry', becomes: '' },
  {
    rule: 'INV-1',
    file: 'invoices.ts',
    is: "number: `INV-${nextNumber(account, 'invoice_number')}`",
    becomes: "number: `INV-${nextNumber(account, 'document')}`",
  },
  { rule: 'INV-2', file: 'invoices.ts', is: 'return invoice.chargeFailed ||', becomes: 'return' },
  {
    rule: 'INV-3',
    file: 'views/documents.ts',
    is: 'note.value.sequence > invoice.value.sequence',
    becomes: 'note.value.sequence < invoice.value.sequence',
  },
  {
    rule: 'INV-4',
    file: 'estimate.ts',
    is: 'balanceApplied: money(invoice.balanceApplied, currency),',
    becomes: 'balanceApplied: money(0, currency),',
  },
  {
    rule: 'INV-6',
    file: 'stays.ts',
    is: 'return { id, name, email };',
    becomes: "return { id, name: 'Someone', email };",
  },
  {
    rule: 'PLAN-2',
    file: 'plans.ts',
    is: '    ...closed.filter(({ amount }) => amount !== 0),\n',
    becomes: '',
  },
  {
    rule: 'PLAN-4',
    file: 'plans.ts',
    is: 'if (interval === subscription.interval) return changed;',
    becomes: 'if (changed) return changed;',
  },
  { rule: 'PLAN-6', file: 'collection.ts', is: ".status = 'failed';", becomes: ".status = 'applied';" },
  { rule: 'QUO-1', file: 'quotes.ts', is: 'now > quote.expiresAt ||', becomes: '' },
  { rule: 'QUO-2', file: 'quotes.ts', is: 'quote.revision !== account.revision ||', becomes: '' },
  { rule: 'TIME-1', file: 'clock.ts', is: '    draft.now = at;\n', becomes: '' },
  { rule: 'TIME-2', file: 'clock.ts', is: 'if (to < account.now) throw clockBackwards();', becomes: '' },
  {
    rule: 'DUN-1',
    file: 'collection.ts',
    is: "mailAboutPayment(work, 'payment_failed', invoice, payment);",
    becomes: '',
  },
  {
    rule: 'PAY-5',
    file: 'changes.ts',
    is: 'if (isBeingPaid(work.account, invoice))',
    becomes: 'if (dueNow < 0)',
  },
  {
    rule: 'PAY-6',
    file: 'invoices.ts',
    is: ' && !isBeingPaid(account, invoice)',
    becomes: '',
  },
  {
    rule: 'ACC-1',
    file: 'access.ts',
    is: "member.role === 'owner' ? permissions : []",
    becomes: 'permissions',
  },
];

const root = join(import.meta.dirname, '..');
const sources = join(root, 'packages/rules/src');
const copy = join(root, 'test/output/faults');

/** Which tests fail once a fault is in. */
async function failuresWith({ file, is, becomes }: Fault): Promise<string[]> {
  rmSync(copy, { recursive: true, force: true });
  mkdirSync(copy, { recursive: true });
  cpSync(sources, copy, { recursive: true });
  const path = join(copy, file);
  const text = readFileSync(path, 'utf8');
  if (text.split(is).length !== 2) throw new Error(`${file} does not hold this once: ${is}`);
  writeFileSync(
    path,
    text.replace(is, () => becomes),
  );

  const failed: string[] = [];
  const around: string[] = [];
  const tests = run({
    globPatterns: [join(copy, '**/*.test.ts')],
    execArgv: ['--conditions=@billfold/source'],
    concurrency: true,
    timeout: 120_000,
  });
  tests.on('test:start', ({ nesting, name }) => {
    around.splice(nesting, Infinity, name);
  });
  tests.on('test:fail', ({ nesting, name, details }) => {
    if (details.type === 'suite') return;
    // What a law says, too: it names the rule that was broken.
    failed.push([...around.slice(0, nesting), name, String(details.error.cause)].join(' › '));
  });
  await finished(tests.resume());
  return failed;
}

process.env.LAWS_RUNS ??= '60';
const rows: Record<string, { fault: string; noticed: string }> = {};
const [only] = process.argv.slice(2);
const wanted = faults.filter(({ rule }) => only === undefined || rule === only);
for (const fault of wanted) {
  const failed = await failuresWith(fault);
  const bearing = failed.filter((test) => test.includes(fault.rule));
  const noticed =
    bearing.length > 0 ? `${bearing.length} tests that bear it` : `NOT (${failed.length} others)`;
  rows[fault.rule] = { fault: `${fault.file}: ${fault.becomes.trim().slice(0, 60) || 'left out'}`, noticed };
  console.log(fault.rule, noticed);
}
rmSync(copy, { recursive: true, force: true });
console.table(rows);
const missed = Object.values(rows).filter(({ noticed }) => noticed.startsWith('NOT')).length;
console.log(`${wanted.length - missed} passed, ${missed} failed`);
process.exitCode = missed > 0 || wanted.length === 0 ? 1 : 0;
