import { openText, type Source } from '../../input/bytes.js';
import { csvRows, firstRow } from '../../input/csv/rows.js';
import { dialectOf } from '../../input/csv/dialect.js';
import { COLUMNS, SOURCE } from '../../input/shape.js';
import { CURRENCY, within } from '../../model/limit.js';
import { partsOf, TEXT } from '../../model/shape.js';
import { ZONE } from '../../time/zone.js';
import { checkBillMap, columnsOf, type BillMap } from './billColumns.js';
import { BillRow, type AccountTerms } from './billRow.js';
import { decimalSignOf } from './decimalSign.js';
import { UnusableReport } from './fault.js';
import { SUM_DIMENSIONS, type ReportedSums } from './sums.js';

export { parseBillMap, type BillField, type BillMap } from './billColumns.js';

export interface BillTerms extends AccountTerms {
  readonly map: BillMap;
}

const TERMS = partsOf<BillTerms>({ map: COLUMNS, timezone: TEXT, currency: TEXT });

/** Any billing table with a header, a row a sum. Throws an UnusableReport, and a UsageFault on terms that make no sense. */
export function readBill(source: Source, terms: BillTerms): ReportedSums {
  SOURCE('source', source);
  TERMS('terms', terms);
  checkBillMap(terms.map);
  within('timezone', terms.timezone, ZONE);
  within('currency', terms.currency, CURRENCY);
  const { name } = source;
  const file = openText(source);
  const { delimiter, begins } = dialectOf(file);
  const header = firstRow(file, begins, delimiter);
  if (header?.kind !== 'cells') throw new UnusableReport(`${name}: it has no header that can be read`);
  const columns = columnsOf(header.cells, terms.map, name);
  const from = file.lineStart(file.lineAt(Math.max(header.start, header.end - 1)) + 1);
  const rows = csvRows(file, from, delimiter, () => false)
    .map((row) => {
      const line = file.lineAt(row.start);
      if (row.kind === 'cells') return new BillRow(row.cells, columns, name, line);
      throw new UnusableReport(`${name}:${line}: its quotes do not match`);
    })
    .filter((row) => !row.isEmpty());
  const numerals = rows.flatMap((row) => row.numerals());
  const style = { byDay: rows.some((row) => row.hasDay()), sign: decimalSignOf(numerals, delimiter, name) };
  const cells = rows.map((row) => row.cell(terms, style));
  if (cells.every(({ volume, cost }) => volume === null && cost === null)) {
    throw new UnusableReport(`${name}: no row of it names a volume or an amount`);
  }
  return {
    name,
    kind: 'bill',
    dimensions: SUM_DIMENSIONS.filter((dimension) => columns.has(dimension)),
    listsFree: columns.has('type'),
    cells,
  };
}
