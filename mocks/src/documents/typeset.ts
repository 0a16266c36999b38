import type { Fact, Paper, PaperNote, PaperParty, PaperRow } from './paper.ts';
import { INK, leading, LEFT, MEASURE, MUTED, RIGHT, Sheet, type Style } from './sheet.ts';
import { tableColumns, type TableColumns } from './table-columns.ts';

const TITLE: Style = { size: 21, weight: 'strong' };
const NUMBER: Style = { size: 21, color: MUTED };
const STRONG: Style = { size: 9.5, weight: 'strong' };
const TEXT: Style = { size: 9.5 };
const QUIET: Style = { size: 9.5, color: MUTED };
const LABEL: Style = { size: 8, color: MUTED };
const FIGURE: Style = { size: 9.5, tabular: true };
const SUM: Style = { size: 18, weight: 'strong', tabular: true };

const GAP = 20;

/** Sets a document on A4 pages, as a PDF. The same document gives the same bytes. */
export async function typeset(paper: Paper): Promise<Uint8Array> {
  const { language, author, issuedAt } = paper;
  const title = `${paper.title} ${paper.number}`;
  const text = everyWord(paper);
  const sheet = await Sheet.open({ title, author, language, issuedAt, text });
  setTitle(sheet, paper);
  setParties(sheet, paper);
  setTable(sheet, paper);
  setTotals(sheet, paper);
  for (const note of paper.notes) setNote(sheet, note);
  if (sheet.undrawn.length > 0) setUndrawn(sheet, paper);
  setFoot(sheet, paper, title);
  return sheet.close();
}

/** All that may be written, and the figures of numbers. */
function everyWord(paper: Paper): string {
  return `${JSON.stringify(paper)} ${paper.page(1234567890, 1234567890)} ${paper.undrawn(['A'])} [ABCDEF+]`;
}

interface Place {
  x: number;
  width: number;
}

/** Writes lines under each other, and says where the next one would come. */
function setLines(sheet: Sheet, text: string, place: Place, y: number, style: Style): number {
  return sheet.lines(text, style, place.width).reduce((top, line) => {
    sheet.write(line, place.x, top + style.size, style);
    return top + leading(style);
  }, y);
}

function setTitle(sheet: Sheet, { title, number }: Paper): void {
  sheet.tag('H1', () => {
    const baseline = sheet.y + TITLE.size;
    const oneLine = sheet.width(`${title} ${number}`, TITLE) <= MEASURE;
    const x = oneLine ? LEFT + sheet.width(`${title} `, TITLE) : LEFT;
    sheet.write(title, LEFT, baseline, TITLE);
    if (!oneLine) sheet.y += leading(TITLE);
    sheet.y = setLines(sheet, number, { x, width: RIGHT - x }, sheet.y, NUMBER);
  });
  sheet.y += 22;
}

/** Seller, customer and dates beside each other. */
function setParties(sheet: Sheet, { from, billedTo, facts }: Paper): void {
  const width = (MEASURE - 2 * GAP) / 3;
  const column = (index: number): Place => ({ x: LEFT + index * (width + GAP), width });
  const bottoms = [
    setParty(sheet, from, column(0)),
    setParty(sheet, billedTo, column(1)),
    setFacts(sheet, facts, column(2)),
  ];
  sheet.y = Math.max(...bottoms) + 26;
}

function setParty(sheet: Sheet, { label, name, lines }: PaperParty, place: Place): number {
  let { y } = sheet;
  sheet.tag('Sect', () => {
    sheet.tag('P', () => (y = setLines(sheet, label, place, y, LABEL) + 3));
    sheet.tag('P', () => (y = setLines(sheet, name, place, y, STRONG)));
    for (const line of lines) sheet.tag('P', () => (y = setLines(sheet, line, place, y, TEXT)));
  });
  return y;
}

function setFacts(sheet: Sheet, facts: readonly Fact[], place: Place): number {
  let { y } = sheet;
  for (const { label, value } of facts) {
    sheet.tag('P', () => {
      y = setLines(sheet, label, place, y, LABEL) + 1;
      y = setLines(sheet, value, place, y, TEXT) + 6;
    });
  }
  return y;
}

/** Rows with their figures under each other. The heads of the columns stand on every page. */
function setTable(sheet: Sheet, paper: Paper): void {
  const columns = tableColumns(sheet, paper, { head: LABEL, figure: FIGURE });
  const head = () => setHead(sheet, paper, columns);
  sheet.tag('Table', () => {
    sheet.tag('TR', head);
    for (const row of paper.rows) {
      if (!sheet.hasRoomFor(rowHeight(sheet, row, columns))) {
        sheet.turn();
        sheet.tag('TR', head);
      }
      sheet.tag('TR', () => setRow(sheet, row, columns));
    }
  });
}

function setHead(sheet: Sheet, { columns: heads }: Paper, columns: TableColumns): void {
  const baseline = sheet.y + LABEL.size;
  sheet.tag('TH', () => sheet.write(heads.description, LEFT, baseline, LABEL));
  sheet.tag('TH', () => sheet.write(heads.quantity, columns.quantity, baseline, LABEL, 'right'));
  sheet.tag('TH', () => sheet.write(heads.unitPrice, columns.unitPrice, baseline, LABEL, 'right'));
  sheet.tag('TH', () => sheet.write(heads.amount, RIGHT, baseline, LABEL, 'right'));
  sheet.y += leading(LABEL) + 4;
  sheet.rule(sheet.y);
}

const ROW_PADDING = 5.5;

function rowHeight(sheet: Sheet, { description, details }: PaperRow, { width }: TableColumns): number {
  const lines = sheet.lines(description, TEXT, width).length * leading(TEXT);
  return lines + sheet.lines(details, LABEL, width).length * leading(LABEL) + 2 * ROW_PADDING;
}

function setRow(sheet: Sheet, row: PaperRow, columns: TableColumns): void {
  const place = { x: LEFT, width: columns.width };
  const top = sheet.y + ROW_PADDING;
  const baseline = top + TEXT.size;
  sheet.tag('TD', () => {
    const y = setLines(sheet, row.description, place, top, TEXT);
    sheet.y = setLines(sheet, row.details, place, y, LABEL) + ROW_PADDING;
  });
  sheet.tag('TD', () => sheet.write(row.quantity, columns.quantity, baseline, FIGURE, 'right'));
  sheet.tag('TD', () => sheet.write(row.unitPrice, columns.unitPrice, baseline, FIGURE, 'right'));
  sheet.tag('TD', () => sheet.write(row.amount, RIGHT, baseline, FIGURE, 'right'));
  sheet.rule(sheet.y);
}

/** Totals under the amounts, and what everybody looks for as the largest figure. They stay together. */
function setTotals(sheet: Sheet, { totals, sum }: Paper): void {
  const width = totalsWidth(sheet, totals, sum);
  const left = RIGHT - width;
  const rows = totals.map((fact) => factRow(sheet, fact, { x: left, width }));
  const height = rows.reduce((height, row) => height + row.height, 0) + 62;
  if (!sheet.hasRoomFor(height)) sheet.turn();
  sheet.y += 10;
  for (const row of rows) row.set();
  sheet.y += 8;
  sheet.rule(sheet.y, left);
  sheet.y += 10;
  sheet.tag('P', () => {
    const baseline = sheet.y + SUM.size;
    sheet.write(sum.label, left, baseline, STRONG);
    sheet.write(sum.value, RIGHT, baseline, SUM, 'right');
  });
  sheet.y += leading(SUM) + 18;
}

/** Wide enough for the sum, and for each figure with a label of a decent width. */
function totalsWidth(sheet: Sheet, totals: readonly Fact[], sum: Fact): number {
  const sumWidth = sheet.width(sum.label, STRONG) + GAP + sheet.width(sum.value, SUM);
  const figures = totals.map(({ value }) => sheet.width(value, STRONG) + 130);
  return Math.min(MEASURE, Math.max(236, sumWidth, ...figures));
}

/** A label on the left, and its figure on the right. */
function factRow(sheet: Sheet, { label, value, strong }: Fact, { x, width }: Place) {
  const style = strong ? STRONG : QUIET;
  const labelWidth = width - GAP - sheet.width(value, style);
  const height = sheet.lines(label, style, labelWidth).length * leading(style) + 4;
  const set = () =>
    sheet.tag('P', () => {
      const baseline = sheet.y + style.size;
      const figure: Style = { ...style, color: INK, tabular: true };
      const bottom = setLines(sheet, label, { x, width: labelWidth }, sheet.y, style);
      sheet.write(value, x + width, baseline, figure, 'right');
      sheet.y = bottom + 4;
    });
  return { height, set };
}

/** Facts stand in two columns, with the values under each other. */
function setNote(sheet: Sheet, { heading, sentences, facts }: PaperNote): void {
  const labels = Math.max(0, ...facts.map(({ label }) => sheet.width(label, QUIET))) + GAP;
  const place: Place = { x: LEFT, width: MEASURE };
  const values: Place = { x: LEFT + labels, width: MEASURE - labels };
  const lines = (text: string, width: number) => sheet.lines(text, TEXT, width).length;
  const count =
    (heading ? 1 : 0) +
    sentences.reduce((count, sentence) => count + lines(sentence, place.width), 0) +
    facts.reduce((count, { value }) => count + lines(value, values.width), 0);
  if (!sheet.hasRoomFor(count * leading(TEXT) + 18)) sheet.turn();
  sheet.tag('Sect', () => {
    if (heading) sheet.tag('H2', () => setOn(sheet, heading, place, STRONG));
    for (const sentence of sentences) sheet.tag('P', () => setOn(sheet, sentence, place, TEXT));
    if (sentences.length > 0 && facts.length > 0) sheet.y += 4;
    for (const { label, value } of facts) {
      sheet.tag('P', () => {
        sheet.write(label, LEFT, sheet.y + QUIET.size, QUIET);
        setOn(sheet, value, values, TEXT);
      });
    }
  });
  sheet.y += 14;
}

/** Lines that the next thing comes under. */
function setOn(sheet: Sheet, text: string, place: Place, style: Style): void {
  sheet.y = setLines(sheet, text, place, sheet.y, style);
}

/** Which letters no typeface has. */
function setUndrawn(sheet: Sheet, { undrawn }: Paper): void {
  setNote(sheet, { heading: null, sentences: [undrawn(sheet.undrawn)], facts: [] });
}

/** On which page of how many the reader is, and of what. */
function setFoot(sheet: Sheet, { page }: Paper, title: string): void {
  sheet.foot((number, pages) => {
    sheet.tag('P', () => {
      sheet.write(title, LEFT, sheet.y, LABEL);
      sheet.write(page(number, pages), RIGHT, sheet.y, LABEL, 'right');
    });
  });
}
