import type { CardUse } from '../../compare/cards.js';
import type { Column, Comparison, Difference } from './compared.js';
import type { ByReading } from '../../compare/reading.js';
import type { CardKind } from '../../rates/card.js';
import { compare, magnitude, ZERO, type Decimal } from '../../model/money.js';
import { calendarOf } from '../calendar.js';
import { amountsInColumn, countText } from '../money.js';
import { replayedWords, rulesWords } from '../summary.js';
import { visible } from '../text/text.js';
import { plural } from '../words.js';
import { isUncertain, signedPercent } from './figures.js';

/** What was compared: the first line. */
export function titleWords({ columns, dated, timezone }: Comparison): string {
  const [base] = columns;
  const what = base === undefined ? 'nothing' : replayedWords(base.run, calendarOf({ dated, timezone }));
  return `Compared ${what}.`;
}

/** Under what: rules, cards, assumptions, a sentence each. */
export function aboutWords(comparison: Comparison): readonly string[] {
  const { columns, dated, timezone } = comparison;
  const calendar = calendarOf({ dated, timezone });
  const rules = columns.map(({ name, run }, index) => {
    const own = name === 'auto' ? `auto: ${rulesWords(run, calendar)}` : visible(name);
    return index === 0 ? `${own} (base)` : own;
  });
  return [
    `Rules: ${rules.join('; ')}.${dated ? ` Times in ${timezone}, the account's zone.` : ''}`,
    ...(dated ? [`Cards: ${columns.map(cardWords).join('; ')}.`] : [UNDATED]),
    ...assumedWords(columns),
  ];
}

const UNDATED = 'No money: the timeline has no dates. Place Hour 0 with --start to have it priced.';

function cardWords({ name, cards, figures }: Column): string {
  const ids = [...new Set(cards.map(({ id }) => id))];
  const known = ids.map((id) => `by ${id}${remark(cards.filter((one) => one.id === id))}`);
  const none = figures.total.units.most === 0 ? 'none, for nothing is charged' : 'none is held';
  return `${visible(name)} ${known.length === 0 ? none : known.join(', ')}`;
}

/** How far a card can be trusted, and for which dates it was read, belongs to every figure that comes of it. */
function remark(uses: readonly CardUse[]): string {
  const kinds = new Set(uses.map(({ card }) => card.kind).filter((kind) => MARKED_KINDS.includes(kind)));
  const nearest = uses.filter(({ isNearest }) => isNearest);
  const dates = nearest.length === uses.length ? 'these' : 'other';
  const parts = [...kinds, ...(nearest.length === 0 ? [] : [`the nearest to ${dates} dates while it stood`])];
  return parts.length === 0 ? '' : ` (${parts.join(', ')})`;
}

const MARKED_KINDS: readonly CardKind[] = ['reconstructed', 'partial', 'imported'];

function assumedWords(columns: readonly Column[]): readonly string[] {
  const taken = new Set(columns.flatMap(({ run }) => run.assumptions.map(({ id, value }) => `${id}=${value}`)));
  const [first] = columns.flatMap(({ run }) => run.assumptions.filter(({ id }) => /^C\d/.test(id)));
  if (taken.size === 0) return [];
  const how = first === undefined ? '' : `; see wa-window explain ${first.id} and the like`;
  return [`Assumed: ${[...taken].map(visible).join(', ')}${how}.`];
}

/** What stands beside a difference: how it is to be read, and what is not in it. */
export function noteWords(difference: Difference, currency: string | null): readonly string[] {
  const { categories, leftOut } = difference;
  const isNew = categories.some(
    ({ percent, base, amount }) => percent === null && base.unpriced === 0 && amount.most.units !== 0n,
  );
  return [
    ...(isNew && currency !== null && leftOut.messages === 0 ? ['new: from nothing, which gives no ratio.'] : []),
    ...(isUncertain(difference) ? ['Some messages are charged under one reading alone: tables show the most.'] : []),
    ...leftOut.reasons.map(
      ({ rules, reason, messages }) =>
        `Without a price under ${visible(rules)}, and so in no difference: ${plural(messages, 'message')} (${visible(reason)}).`,
    ),
  ];
}

/** The answer: `pmp-2026 costs 28.8257 USD, 5.8909 USD more than pmp-2025 (+25.7 %).` */
export function differenceWords(difference: Difference, currency: string | null): string {
  if (currency === null) return unitWords(difference);
  const { base, other, total } = difference;
  const missing = total.other.unpriced === 0 ? '' : ` and ${countText(total.other.unpriced)} unpriced`;
  const { least, most } = other.figures.total.amount;
  const cost = `${spanWords(least, most)} ${currency}${missing}`;
  const change = `${changeWords(total.amount, currency)} ${visible(base.name)}`;
  return `${visible(other.name)} costs ${cost}: ${change}${ratioWords(difference)}${apartWords(difference)}.`;
}

function unitWords({ base, other, total }: Difference): string {
  const change = total.units.most;
  const more = change === 0 ? 'as many as' : `${countText(Math.abs(change))} ${change > 0 ? 'more' : 'fewer'} than`;
  return `${visible(other.name)} charges ${countText(total.other.units.most)}: ${more} ${visible(base.name)}.`;
}

/** `5.86 to 5.89 USD more than`, of both readings. */
function changeWords(amount: ByReading<Decimal>, currency: string): string {
  const [low, high] = [amount.least, amount.most].sort(compare) as [Decimal, Decimal];
  if (compare(low, high) === 0 && low.units === 0n) return 'the same as';
  if (compare(low, ZERO) >= 0) return `${spanWords(low, high)} ${currency} more than`;
  if (compare(high, ZERO) <= 0) return `${spanWords(magnitude(high), magnitude(low))} ${currency} less than`;
  return `between ${numberText(magnitude(low))} ${currency} less and ${numberText(high)} ${currency} more than`;
}

function spanWords(low: Decimal, high: Decimal): string {
  return compare(low, high) === 0 ? numberText(high) : `${numberText(low)} to ${numberText(high)}`;
}

function ratioWords({ total: { percent, base, amount }, leftOut }: Difference): string {
  if (amount.most.units === 0n || leftOut.messages > 0) return '';
  if (percent !== null) return ` (${signedPercent(percent)} %)`;
  return base.amount.most.units === 0n ? ' (from nothing)' : '';
}

function apartWords({ leftOut: { messages } }: Difference): string {
  if (messages === 0) return '';
  return `, without ${plural(messages, 'message')} that ${messages === 1 ? 'has' : 'have'} no price under both`;
}

function numberText(amount: Decimal): string {
  return amountsInColumn([amount])(amount);
}
