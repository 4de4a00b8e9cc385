import type { Expected, SumsCell, SumsCheck } from '../../audit/sums/check.js';
import type { SumKind } from '../../audit/sums/sums.js';
import { instantOf } from '../../model/instant.js';
import { ZERO } from '../../model/money.js';
import type { Calendar } from '../calendar.js';
import type { Column } from '../text/layout.js';
import { amountsInColumn } from '../money.js';
import { visible } from '../text/text.js';
import { plural } from '../words.js';
import { tidy } from './figures.js';

const KIND_WORDS: Readonly<Record<SumKind, string>> = {
  pricing_analytics: "Meta's pricing analytics",
  conversation_analytics: "Meta's conversation analytics",
  bill: 'the bill',
};

/** `bill.csv, the bill: 12 of 14 sums agree` */
export function sumsTitle({ name, kind, cells, agreed }: SumsCheck): string {
  return `${visible(name)}, ${KIND_WORDS[kind]}: ${agreed} of ${plural(cells, 'sum')} agree`;
}

/** `In all: 120 by the replay, 118 reported; 4.31 USD by the replay, 4.29 USD reported.` */
export function sumsWords(check: SumsCheck): readonly string[] {
  const { expected, reported, currency, outside, incomplete } = check;
  const volume = reported.volume === null ? [] : [`${expected.volume} by the replay, ${reported.volume} reported`];
  const cost =
    currency === null || reported.cost === null
      ? []
      : [`${money(expected, currency)} by the replay, ${tidy(reported.cost, currency)} reported`];
  const inAll = [...volume, ...cost].join('; ');
  const unpriced = uncomparedWords(check);
  return [
    ...(inAll === '' ? [] : [`In all: ${inAll}.`]),
    ...(unpriced === null ? [] : [`${unpriced}.`]),
    ...(incomplete === 0
      ? []
      : [`Of ${plural(incomplete, 'sum')} the report leaves out a figure: that part was not compared.`]),
    ...(outside === 0 ? [] : [`The replay counts ${outside} more at times that the report does not cover.`]),
  ];
}

/** `The money of 1 sum was not compared: 3 charges have no known price`; null where all could be. */
export function uncomparedWords({ uncompared, expected: { unpriced } }: SumsCheck): string | null {
  if (uncompared.length === 0) return null;
  const charges = `${plural(unpriced, 'charge')} ${unpriced === 1 ? 'has' : 'have'} no known price`;
  return `The money of ${plural(uncompared.length, 'sum')} was not compared: ${charges}`;
}

function money({ cost, least }: Expected, currency: string): string {
  if (cost !== null) return tidy(cost, currency);
  return least.units === 0n ? 'an unknown amount' : `at least ${tidy(least, currency)}`;
}

export function sumsSheet(
  { dimensions, differences, currency }: SumsCheck,
  shown: readonly SumsCell[],
  calendar: Calendar,
): { readonly columns: readonly Column[]; readonly rows: readonly (readonly string[])[] } {
  const hasVolume = differences.some(({ reported }) => reported.volume !== null);
  const costs = shown.flatMap(({ expected, reported }) => [expected.cost ?? expected.least, reported.cost ?? ZERO]);
  const inColumn = amountsInColumn(costs);
  const due = ({ cost, least }: Expected): string => {
    if (cost !== null) return inColumn(cost);
    return least.units === 0n ? 'unknown' : `> ${inColumn(least)}`;
  };
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
      ...(hasVolume ? [String(expected.volume), String(reported.volume ?? '')] : []),
      ...(hasCost ? [due(expected), reported.cost === null ? 'unknown' : inColumn(reported.cost)] : []),
    ]),
  };
}

/** `2026-06`, `2026-06-04`, or a moment: as long as the bucket is. Days that no bucket names may be several. */
function spanWords({ from, until }: Pick<SumsCell, 'from' | 'until'>, calendar: Calendar): string {
  const [first, end] = [calendar.stamp(from), calendar.stamp(until)];
  if (!first.endsWith(MIDNIGHT) || !end.endsWith(MIDNIGHT)) return first;
  const isMonths = first.endsWith(`-01${MIDNIGHT}`) && end.endsWith(`-01${MIDNIGHT}`);
  const length = isMonths ? 'YYYY-MM'.length : 'YYYY-MM-DD'.length;
  const last = calendar.stamp(instantOf(until - 1));
  const names = new Set([first, last].map((stamp) => stamp.slice(0, length)));
  return [...names].join(' to ');
}

const MIDNIGHT = ' 00:00';
