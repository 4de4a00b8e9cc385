import { sumsOf } from '../../estimate/estimate.js';
import type { Estimation, Line, LineCost, Sum } from '../../estimate/estimation.js';
import { VOLUME_CATEGORIES } from '../../estimate/volume.js';
import { subtract, ZERO } from '../../model/money.js';
import { signedAmounts, type MoneyText } from '../compare/figures.js';
import { amountsInColumn, countText } from '../money.js';
import { visible } from '../text/text.js';
import { left, right, row, type TextRow, type TextTable } from '../text/table.js';
import type { Tone } from '../text/theme.js';
import { CATEGORY_WORDS } from '../words.js';

/** One table for one market and month; for more, one by month and market and one by category. */
export function estimateTables(estimation: Estimation): readonly TextTable[] {
  const { lines } = estimation;
  if (isSingle(estimation)) return [tableOf(['category', 'volume'], lineGroups(lines), estimation)];
  return [
    tableOf(
      ['month', 'market'],
      groupsBy(lines, ({ month, place }) => [month, visible(place)]),
      estimation,
    ),
    tableOf(['category', 'volume'], categoryGroups(lines), estimation),
  ];
}

export function isSingle({ lines }: Estimation): boolean {
  return new Set(lines.map(({ month, place }) => JSON.stringify([month, place]))).size <= 1;
}

/** Some lines that stand in a table as one. */
interface Group {
  readonly names: readonly [string, string];
  readonly lines: readonly Line[];
  readonly tone: Tone;
}

function lineGroups(lines: readonly Line[]): readonly Group[] {
  return lines.map((one) => ({
    names: [CATEGORY_WORDS[one.category], countText(one.volume)],
    lines: [one],
    tone: 'plain',
  }));
}

function categoryGroups(lines: readonly Line[]): readonly Group[] {
  return VOLUME_CATEGORIES.flatMap((category): readonly Group[] => {
    const own = lines.filter((one) => one.category === category);
    const volume = own.reduce((total, one) => total + one.volume, 0);
    return own.length === 0
      ? []
      : [{ names: [CATEGORY_WORDS[category], countText(volume)], lines: own, tone: 'plain' }];
  });
}

function groupsBy(lines: readonly Line[], namesOf: (line: Line) => readonly [string, string]): readonly Group[] {
  const groups = new Map<string, { names: readonly [string, string]; lines: Line[] }>();
  for (const one of lines) {
    const names = namesOf(one);
    const group = groups.get(JSON.stringify(names)) ?? { names, lines: [] };
    groups.set(JSON.stringify(names), group);
    group.lines.push(one);
  }
  return [...groups.values()].map((group) => ({ ...group, tone: 'plain' }));
}

/** A row for each group and rule set; the rate is told where there is one. */
function tableOf(titles: readonly [string, string], given: readonly Group[], estimation: Estimation): TextTable {
  const { rules, currency, lines } = estimation;
  const groups: readonly Group[] = [...given, { names: ['all', ''], lines, tone: 'title' }];
  const sums = groups.map((group) => sumsOf(group.lines, rules.length));
  const texts: Texts = {
    due: amountsInColumn(sums.flat().map(({ amount }) => amount)),
    change: signedAmounts(sums.flatMap((own) => own.map(({ amount }) => subtract(amount, own[0]?.amount ?? ZERO)))),
  };
  const isCompared = rules.length > 1;
  const hasRates = isSingle(estimation);
  return {
    columns: [
      left(titles[0]),
      titles[1] === 'volume' ? right(titles[1]) : left(titles[1]),
      ...(isCompared ? [left('rules')] : []),
      right('charged'),
      ...(hasRates ? [right('rate')] : []),
      right(currency),
      ...(isCompared ? [right('change')] : []),
    ],
    rows: groups.flatMap((group, index) =>
      (sums[index] ?? []).map((sum, column): TextRow => {
        const costs = group.lines.flatMap((one) => one.costs[column] ?? []);
        const base = sums[index]?.[0] ?? sum;
        return row(
          [
            ...(column === 0 ? group.names : ['', '']),
            ...(isCompared ? [visible(rules[column] ?? '')] : []),
            countText(sum.charged),
            ...(hasRates ? [group.tone === 'title' ? '' : rateText(costs[0])] : []),
            dueText(sum, costs, texts.due),
            ...(isCompared ? [column === 0 ? '' : changeText(sum, base, texts.change)] : []),
          ],
          group.tone,
        );
      }),
    ),
  };
}

/** How the amounts of one table are written. */
interface Texts {
  readonly due: MoneyText;
  readonly change: MoneyText;
}

function rateText(cost: LineCost | undefined): string {
  if (cost === undefined || cost.charged === 0 || cost.rate === null) return '';
  return cost.tiers.units === 0n ? cost.rate : `from ${cost.rate}`;
}

function dueText({ charged, amount, unpriced }: Sum, costs: readonly LineCost[], text: MoneyText): string {
  if (charged === 0) return '0';
  if (unpriced === 0) return text(amount);
  return unpriced === charged ? noneWords(costs) : `${text(amount)} + ${countText(unpriced)} unpriced`;
}

/** Why there is no price: never zero, never a neighbour's. */
export function noneWords(costs: readonly LineCost[]): string {
  const isHeld = costs.some(({ amount, card }) => amount === null && card !== null);
  return isHeld ? 'no rate held' : 'no card held';
}

function changeText(sum: Sum, base: Sum, text: MoneyText): string {
  return sum.unpriced + base.unpriced > 0 ? 'unknown' : text(subtract(sum.amount, base.amount));
}
