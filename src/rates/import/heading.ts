import type { CardUnit } from '../card.js';
import type { Day } from '../day.js';
import { unitOn } from '../lookup.js';
import { currencyIn } from './cells.js';
import type { Sheet, SheetFault, SheetRow } from './sheet.js';
import { titleOf } from './title.js';

/** What the user says of a file whose title does not. */
export interface Hints {
  readonly currency: string | null;
  readonly from: Day | null;
}

interface Heading {
  readonly currency: string;
  readonly from: Day;
  readonly unit: CardUnit;
}

/** Currency, date and unit of a sheet, from its title, its currency column and the hints; or what keeps them from being known. */
export function headingOf(
  sheet: Sheet,
  header: SheetRow,
  body: Sheet,
  column: number | undefined,
  hints: Hints,
): Heading | readonly SheetFault[] {
  const title = titleOf(sheet, header.line);
  const cells = column === undefined ? [] : body.map(({ line, cells: row }) => ({ line, cell: row[column] ?? '' }));
  const written = cells.find(({ cell }) => currencyIn(cell) !== null);
  const currency = hints.currency ?? title.currency ?? (written === undefined ? null : currencyIn(written.cell));
  const from = hints.from ?? title.from;
  const faults: SheetFault[] = [];
  if (currency === null) faults.push(missing(header, 'the currency', '--currency USD'));
  if (from === null) faults.push(missing(header, 'the day it takes effect', '--effective 2026-10-01'));
  for (const { line, cell } of cells) {
    if (currency === null || currencyIn(cell) === currency) continue;
    faults.push({ line, column: column ?? null, message: `"${cell}" is not ${currency}, the currency of this file.` });
  }
  if (currency === null || from === null || faults.length > 0) return faults;
  const unit = unitOn(from);
  const real = unit === 'notification' ? null : unit;
  if (real !== null && (title.unit ?? real) === real) return { currency, from, unit: real };
  const what = title.unit === null ? 'conversations' : `a price per ${title.unit}`;
  return [
    { line: header.line, column: null, message: `On ${from} Meta charged per ${unit}: ${what} cannot begin then.` },
  ];
}

function missing({ line }: SheetRow, what: string, flag: string): SheetFault {
  return { line, column: null, message: `No title above this row says ${what}. Give it with ${flag}.` };
}
