import { readCardSheet, type ReadCard } from './cardSheet.js';
import type { Hints } from './heading.js';
import type { Sheet } from './sheet.js';
import { readTierSheet, type ReadTiers } from './tierSheet.js';

export { missingColumns, type ReadCard, type UnknownMarket } from './cardSheet.js';
export type { Hints } from './heading.js';
export { headerOf, type Sheet, type SheetFault, type SheetRow } from './sheet.js';
export type { ReadTiers } from './tierSheet.js';

/** Reads a sheet of Meta's, list rates or volume tiers; null when it is neither. */
export function readRateSheet(sheet: Sheet, hints: Hints, source: string): ReadCard | ReadTiers | null {
  return readTierSheet(sheet, hints, source) ?? readCardSheet(sheet, hints, source);
}
