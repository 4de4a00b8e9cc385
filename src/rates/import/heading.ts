import type { CardUnit } from '../card.js';
import type { Day } from '../day.js';
import { unitOn } from '../lookup.js';
import { currencyIn, ONE_CURRENCY } from './cells.js';
import type { Sheet, SheetFault, SheetRow } from './sheet.js';
import { titleOf, type Title } from './title.js';

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
  const currency = hints.currency ?? title.currencies[0] ?? (written === undefined ? null : currencyIn(written.cell));
  const from = hints.from ?? title.from;
  const faults = contradictions(title, hints, header);
  if (currency === null) faults.push(missing(header, 'the currency', '--currency USD'));
  if (from === null) faults.push(missing(header, 'the day it takes effect', '--effective 2026-10-01'));
  if (faults.length === 0) {
    for (const { line, cell } of cells) {
      if (currencyIn(cell) === currency) continue;
      const said = hints.currency === null ? `the currency of this file. ${ONE_CURRENCY}` : SAID_BY_OPTION;
      faults.push({ line, column: column ?? null, message: `"${cell}" is not ${currency ?? ''}, ${said}` });
    }
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

const SAID_BY_OPTION = 'which --currency says. Leave the option out, or correct the cell.';

/** A hint is for what the title does not say: it may choose between two readings of it, and overrules none. */
function contradictions({ line, currencies, from }: Title, hints: Hints, header: SheetRow): SheetFault[] {
  const place = { line: line ?? header.line, column: null };
  const faults: SheetFault[] = [];
  if (hints.currency === null && currencies.length > 1) {
    const names = currencies.join(' and ');
    faults.push({ ...place, message: `The titles name ${names} as the currency. Say which it is with --currency.` });
  }
  if (hints.currency !== null && currencies.length > 0 && !currencies.includes(hints.currency)) {
    const said = `The title says ${currencies.join(' and ')}, and --currency says ${hints.currency}.`;
    faults.push({ ...place, message: `${said} Leave the option out, or import the card in ${hints.currency}.` });
  }
  if (hints.from !== null && from !== null && hints.from !== from) {
    const said = `The title says ${from}, and --effective says ${hints.from}.`;
    faults.push({ ...place, message: `${said} Leave the option out, or import the card of that day.` });
  }
  return faults;
}

function missing({ line }: SheetRow, what: string, flag: string): SheetFault {
  return { line, column: null, message: `No title above this row says ${what}. Give it with ${flag}.` };
}
