import type { Change } from '../../compare/comparison.js';
import type { Difference } from './compared.js';
import { isNoMoney } from '../../compare/reading.js';
import type { Decimal } from '../../model/money.js';
import { fits, type Column } from '../text/layout.js';
import { amountsInColumn, countText } from '../money.js';
import { layOutRows, left, right, row, type TextRow, type TextTable } from '../text/table.js';
import { visible } from '../text/text.js';
import type { Theme } from '../text/theme.js';
import { CATEGORY_WORDS } from '../words.js';
import { dueText, isIncomparable, percentText, signedAmounts, signedCount, type MoneyText } from './figures.js';

/** What each category costs under both: side by side where there is room, and else units and money on lines of their own. */
export function categoryTable(difference: Difference, currency: string | null, width: number, theme: Theme): TextTable {
  if (currency === null) return unitsTable(difference);
  const wide = wideTable(difference, currency);
  return fits(wide.columns, layOutRows(wide.rows, theme), width) ? wide : stackedTable(difference, currency);
}

export function unitsTable({ base, other, categories, total }: Difference): TextTable {
  return {
    columns: [left('charged'), right(visible(base.name)), right(visible(other.name)), right('change')],
    rows: [...categories, total].map((change) => row([nameOf(change), ...units(change)], toneOf(change))),
  };
}

function nameOf({ category }: Change): string {
  return category === null ? 'all' : CATEGORY_WORDS[category];
}

function toneOf({ category }: Change): TextRow['tone'] {
  return category === null ? 'title' : 'plain';
}

function units({ base, other, units: change }: Change): readonly [string, string, string] {
  return [countText(base.units.most), countText(other.units.most), signedCount(change.most)];
}

/** How the amounts of one table are written. */
interface Texts {
  readonly due: MoneyText;
  readonly change: MoneyText;
}

function textsOf({ base, other, tiers, categories, total }: Difference): Texts {
  const changes = [...categories, total];
  const due = changes.flatMap((change): Decimal[] => [change.base.amount.most, change.other.amount.most]);
  return {
    due: amountsInColumn([...due, base.figures.tiers.most, other.figures.tiers.most]),
    change: signedAmounts([...changes.map(({ amount }) => amount.most), tiers.most]),
  };
}

export function wideTable(difference: Difference, currency: string): TextTable {
  const { base, other, categories, total } = difference;
  const texts = textsOf(difference);
  const wideRow = (change: Change): TextRow => {
    const [before, after, changed] = units(change);
    const [cost, otherCost, changedCost] = money(change, texts);
    return row(
      [nameOf(change), before, cost, after, otherCost, changed, changedCost, percentText(change)],
      toneOf(change),
    );
  };
  const columns: readonly Column[] = [
    left('charged'),
    right(visible(base.name)),
    right(currency),
    right(visible(other.name)),
    right(currency),
    right('change'),
    right(currency),
    right('%'),
  ];
  const tiers = tierCells(difference, texts).map(([before, after, changed]) =>
    row(['volume tiers', '', before, '', after, '', changed, ''], 'open'),
  );
  return { columns, rows: [...categories.map(wideRow), ...tiers, wideRow(total)] };
}

function stackedTable(difference: Difference, currency: string): TextTable {
  const { base, other, categories, total } = difference;
  const texts = textsOf(difference);
  const stackedRows = (change: Change): readonly TextRow[] => [
    row([nameOf(change), 'units', ...units(change), ''], toneOf(change)),
    row(['', currency, ...money(change, texts), percentText(change)], toneOf(change)),
  ];
  const tiers = tierCells(difference, texts).map((cells) => row(['volume tiers', currency, ...cells, ''], 'open'));
  return {
    columns: [
      left('charged'),
      left(''),
      right(visible(base.name)),
      right(visible(other.name)),
      right('change'),
      right('%'),
    ],
    rows: [...categories.flatMap(stackedRows), ...tiers, ...stackedRows(total)],
  };
}

function money(change: Change, texts: Texts): readonly [string, string, string] {
  const changed = isIncomparable(change) ? 'unknown' : texts.change(change.amount.most);
  return [dueText(change.base, texts.due), dueText(change.other, texts.due), changed];
}

/** What tiers take off; no row where they take nothing. */
function tierCells({ base, other, tiers }: Difference, texts: Texts): readonly (readonly [string, string, string])[] {
  if (isNoMoney(base.figures.tiers) && isNoMoney(other.figures.tiers)) return [];
  return [[texts.due(base.figures.tiers.most), texts.due(other.figures.tiers.most), texts.change(tiers.most)]];
}
