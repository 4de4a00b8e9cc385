import type { Cause } from '../../compare/comparison.js';
import type { Difference } from './compared.js';
import { isNoMoney, isSettled, type ByReading } from '../../compare/reading.js';
import { compare, type Decimal } from '../../model/money.js';
import { fits } from '../text/layout.js';
import { countText } from '../money.js';
import { visible } from '../text/text.js';
import { layOutRows, left, right, row, type TextRow, type TextTable } from '../text/table.js';
import type { Theme } from '../text/theme.js';
import { signedAmounts, type MoneyText } from './figures.js';
import { CAUSE_WORDS, VERDICT_WORDS } from './words.js';

/** Why the two differ, what weighs most first; with the tiers the amounts add up to the difference. */
export function causeTable(difference: Difference, currency: string | null, width: number, theme: Theme): TextTable {
  const { base, other, causes, tiers } = difference;
  const text = signedAmounts([...causes.flatMap(({ amount }) => [amount.least, amount.most]), tiers.least, tiers.most]);
  const money = (amount: ByReading<Decimal>): readonly string[] => (currency === null ? [] : [rangeText(amount, text)]);
  const tierRows: readonly TextRow[] = isNoMoney(tiers) ? [] : [row(['volume tiers', '', '', ...money(tiers)])];
  const rows = [...causes.map((cause) => causeRow(cause, money(cause.amount))), ...tierRows];
  const titled = (title: string): TextTable => ({
    columns: [left('why'), left(title), right('messages'), ...(currency === null ? [] : [right(currency)])],
    rows,
  });
  const named = titled(`${visible(base.name)} → ${visible(other.name)}`);
  return fits(named.columns, layOutRows(rows, theme), width) ? named : titled('');
}

function causeRow({ kind, from, to, messages: { least, most } }: Cause, money: readonly string[]): TextRow {
  const range =
    least === most ? countText(most) : `${countText(Math.min(least, most))} to ${countText(Math.max(least, most))}`;
  return row([CAUSE_WORDS[kind], `${VERDICT_WORDS[from]} → ${VERDICT_WORDS[to]}`, range, ...money]);
}

function rangeText(amount: ByReading<Decimal>, text: MoneyText): string {
  if (isSettled(amount)) return text(amount.most);
  const [low, high] = [amount.least, amount.most].sort(compare) as [Decimal, Decimal];
  return `${text(low)} to ${text(high)}`;
}
