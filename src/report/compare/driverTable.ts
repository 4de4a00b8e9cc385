import { DRIVER_KINDS, type Difference, type Driver, type DriverKind } from '../../compare/comparison.js';
import { countText } from '../money.js';
import { left, right, row, type TextTable } from '../textTable.js';
import { signedAmounts, signedCount } from './figures.js';
import { DRIVER_NAMES, DRIVER_WORDS } from './words.js';

type Figures = Omit<Driver, 'key'>;

/** The contacts, templates and hours that the difference comes from, side by side; null where there is none. */
export function driverTable({ drivers }: Difference, currency: string | null): TextTable | null {
  // An hour of the day needs a date.
  const kinds = DRIVER_KINDS.filter((kind) => currency !== null || kind !== 'hour');
  const height = Math.max(...kinds.map((kind) => drivers[kind].top.length));
  if (height === 0) return null;
  const lists = kinds.map((kind) => cellsOf(kind, drivers[kind], currency));
  const count = Math.max(...lists.map((list) => list.length));
  return {
    columns: kinds.flatMap((kind) => [
      { ...left(DRIVER_WORDS[kind]), yields: kind === 'template' },
      right(currency ?? 'change'),
    ]),
    rows: Array.from({ length: count }, (_, index) => {
      const isRest = index === height;
      return row(
        lists.flatMap((list) => list[index] ?? ['', '']),
        isRest ? 'quiet' : 'plain',
      );
    }),
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
