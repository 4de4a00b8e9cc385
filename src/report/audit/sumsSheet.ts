import type { Figures, SumsCheck, SumsDifference } from '../../audit/sums/check.js';
import type { SumKind } from '../../audit/sums/sums.js';
import type { Decimal } from '../../model/money.js';
import type { Calendar } from '../calendar.js';
import type { Column } from '../layout.js';
import { amountsInColumn } from '../money.js';
import { visible } from '../text.js';
import { plural } from '../words.js';
import { tidy } from './figures.js';

const KIND_WORDS: Readonly<Record<SumKind, string>> = {
  pricing_analytics: "Meta's pricing analytics",
  conversation_analytics: "Meta's conversation analytics",
  bill: 'the bill',
};

/** `Against the bill bill.csv: 12 of 14 sums agree.` */
export function sumsTitle({ name, kind, cells, differences }: SumsCheck): string {
  const agree = cells - differences.length;
  return `${visible(name)}, ${KIND_WORDS[kind]}: ${agree} of ${plural(cells, 'sum')} agree`;
}

/** `In all: 120 by the replay, 118 reported; 4.31 USD by the replay, 4.29 USD reported.` */
export function sumsWords({ expected, reported, currency, outside }: SumsCheck): readonly string[] {
  const volume =
    expected.volume === null || reported.volume === null
      ? []
      : [`${expected.volume} by the replay, ${reported.volume} reported`];
  const cost =
    currency === null || reported.cost === null
      ? []
      : [`${money(expected.cost, currency)} by the replay, ${tidy(reported.cost, currency)} reported`];
  return [
    `In all: ${[...volume, ...cost].join('; ')}.`,
    ...(outside === 0 ? [] : [`The replay counts ${outside} more at times that the report does not cover.`]),
  ];
}

function money(amount: Decimal | null, currency: string): string {
  return amount === null ? 'an unknown amount' : tidy(amount, currency);
}

export function sumsSheet(
  { dimensions, differences, currency }: SumsCheck,
  shown: readonly SumsDifference[],
  calendar: Calendar,
): { readonly columns: readonly Column[]; readonly rows: readonly (readonly string[])[] } {
  const hasVolume = differences.some(({ reported }) => reported.volume !== null);
  const costs = shown.flatMap(({ expected, reported }) => [expected.cost, reported.cost]).filter((one) => one !== null);
  const inColumn = amountsInColumn(costs);
  const amount = ({ cost }: Figures): string => (cost === null ? 'unknown' : inColumn(cost));
  const hasCost = differences.some(({ reported }) => reported.cost !== null);
  const right = (title: string): Column => ({ title, align: 'right', yields: false });
  return {
    columns: [
      { title: 'from', align: 'left', yields: true },
      ...dimensions.map((title): Column => ({ title, align: 'left', yields: true })),
      ...(hasVolume ? [right('replay'), right('reported')] : []),
      ...(hasCost ? [right(currency ?? 'cost'), right('reported')] : []),
    ],
    rows: shown.map(({ from, until, key, expected, reported }) => [
      spanWords({ from, until }, calendar),
      ...dimensions.map((dimension) => visible(key[dimension] ?? '–').replaceAll('_', ' ')),
      ...(hasVolume ? [String(expected.volume ?? ''), String(reported.volume ?? '')] : []),
      ...(hasCost ? [amount(expected), amount(reported)] : []),
    ]),
  };
}

/** `2026-06`, `2026-06-04`, or a moment: as long as the bucket is. */
function spanWords({ from, until }: Pick<SumsDifference, 'from' | 'until'>, calendar: Calendar): string {
  const [first, last] = [calendar.stamp(from), calendar.stamp(until)];
  const isDays = first.endsWith(MIDNIGHT) && last.endsWith(MIDNIGHT);
  if (!isDays) return first;
  const isMonth = first.endsWith(`-01${MIDNIGHT}`) && last.endsWith(`-01${MIDNIGHT}`);
  return first.slice(0, isMonth ? 'YYYY-MM'.length : 'YYYY-MM-DD'.length);
}

const MIDNIGHT = ' 00:00';
