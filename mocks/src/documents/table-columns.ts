import type { Paper } from './paper.ts';
import { LEFT, RIGHT, type Sheet, type Style } from './sheet.ts';

/** Where the columns of figures end on the right, and how wide the descriptions may be. */
export interface TableColumns {
  quantity: number;
  unitPrice: number;
  width: number;
}

const GAP = 20;

/** Columns of figures are as wide as their widest; descriptions get what is left. */
export function tableColumns(
  sheet: Sheet,
  { columns, rows }: Paper,
  styles: { head: Style; figure: Style },
): TableColumns {
  const widest = (column: 'quantity' | 'unitPrice' | 'amount') =>
    rows.reduce(
      (width, row) => Math.max(width, sheet.width(row[column], styles.figure)),
      sheet.width(columns[column], styles.head),
    );
  const unitPrice = RIGHT - widest('amount') - GAP;
  const quantity = unitPrice - widest('unitPrice') - GAP;
  return { quantity, unitPrice, width: quantity - widest('quantity') - GAP - LEFT };
}
