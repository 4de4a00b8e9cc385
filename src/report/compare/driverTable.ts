import { DRIVER_KINDS, type Driver, type DriverKind } from '../../compare/comparison.js';
import type { Difference } from './compared.js';
import { countText } from '../money.js';
import { fits } from '../text/layout.js';
import { layOutRows, left, right, row, type TextTable } from '../text/table.js';
import type { Theme } from '../text/theme.js';
import { signedAmounts, signedCount } from './figures.js';
import { DRIVER_NAMES, DRIVER_WORDS } from './words.js';

type Figures = Omit<Driver, 'key'>;

/** The contacts, templates and hours that the difference comes from: side by side where there is room, or one by one. */
export function driverTables(
  { drivers }: Difference,
  currency: string | null,
  width: number,
  theme: Theme,
): readonly TextTable[] {
  // An hour of the day needs a date.
  const kinds = DRIVER_KINDS.filter((kind) => currency !== null || kind !== 'hour');
  if (kinds.every((kind) => drivers[kind].top.length === 0)) return [];
  const together = tableOf(kinds, drivers, currency);
  if (fits(together.columns, layOutRows(together.rows, theme), width)) return [together];
  return kinds.map((kind) => tableOf([kind], drivers, currency));
}

function tableOf(kinds: readonly DriverKind[], drivers: Difference['drivers'], currency: string | null): TextTable {
  const lists = kinds.map((kind) => cellsOf(kind, drivers[kind], currency));
  const height = Math.max(...lists.map((list) => list.length));
  return {
    columns: kinds.flatMap((kind) => [
      { ...left(DRIVER_WORDS[kind]), yields: kind === 'template' },
      right(currency ?? 'change'),
    ]),
    rows: Array.from({ length: height }, (_, index) => row(lists.flatMap((list) => list[index] ?? ['', '']))),
  };
}

function cellsOf(
  kind: DriverKind,
  { top, rest }: Difference['drivers'][DriverKind],
  currency: string | null,
): readonly (readonly [string, string])[] {
  const money = signedAmounts([...top, rest].map(({ amount }) => amount.most));
  const figure = ({ units, amount }: Figures): string =>
    currency === null ? signedCount(units.most) : money(amount.most);
  const shown = top.map((driver) => [DRIVER_NAMES[kind](driver), figure(driver)] as const);
  return rest.count === 0 ? shown : [...shown, [`${countText(rest.count)} more`, figure(rest)]];
}
