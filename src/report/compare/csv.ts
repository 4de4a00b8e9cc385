import { DRIVER_KINDS } from '../../compare/comparison.js';
import type { Comparison, Difference } from './compared.js';
import { csvLine } from '../text/csvCell.js';
import { documentIn } from './document.js';

const HEADER = [
  'base',
  'rules',
  'part',
  'name',
  'base_units',
  'base_possible_units',
  'base_amount',
  'base_possible_amount',
  'base_unpriced',
  'units',
  'possible_units',
  'amount',
  'possible_amount',
  'unpriced',
  'change_units',
  'change_possible_units',
  'change_amount',
  'change_possible_amount',
  'percent',
  'currency',
] as const;
type Cell = string | number | null;
type Cells = Partial<Record<(typeof HEADER)[number], Cell>>;

/** One line for each category, cause and driver: what a part does not have is empty. */
export function* csv({ currency, differences }: Comparison): Iterable<string> {
  yield csvLine(HEADER);
  for (const difference of differences) {
    for (const cells of rowsOf(difference, currency)) {
      const all: Cells = { base: difference.base.name, rules: difference.other.name, ...cells, currency };
      yield csvLine(HEADER.map((name) => all[name] ?? null));
    }
  }
}

function* rowsOf(difference: Difference, currency: string | null): Iterable<Cells> {
  const { base, other, categories, total, tiers, causes, drivers } = difference;
  const from = documentIn(currency);
  for (const change of [...categories, total]) {
    const part = change.category === null ? 'total' : 'category';
    const { percent, ...changed } = from.change(change);
    const figures = { ...prefixed('base_', from.figure(change.base)), ...prefixed('', from.figure(change.other)) };
    yield { part, name: change.category, ...figures, ...prefixed('change_', changed), percent };
  }
  yield {
    part: 'tiers',
    ...prefixed('base_', from.money(base.figures.tiers)),
    ...prefixed('', from.money(other.figures.tiers)),
    ...prefixed('change_', from.money(tiers)),
  };
  for (const { kind, from: before, to, messages, amount } of causes) {
    const name = `${kind}: ${before} to ${to}`;
    const units = { change_units: messages.least, change_possible_units: messages.most };
    yield { part: 'cause', name, ...units, ...prefixed('change_', from.money(amount)) };
  }
  for (const kind of DRIVER_KINDS) {
    const { top, rest } = drivers[kind];
    for (const one of top) yield { part: kind, name: one.key, ...prefixed('change_', from.driver(one)) };
    if (rest.count > 0) yield { part: kind, name: `${rest.count} more`, ...prefixed('change_', from.driver(rest)) };
  }
}

const COLUMN_OF: Readonly<Record<string, string>> = {
  possibleUnits: 'possible_units',
  possibleAmount: 'possible_amount',
};

function prefixed(prefix: string, values: Readonly<Record<string, Cell>>): Cells {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [`${prefix}${COLUMN_OF[name] ?? name}`, value]),
  );
}
