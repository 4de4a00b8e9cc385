import { CHARGE_TYPES, CONVERSATION_CATEGORIES } from '../model/category.js';
import { FOREVER, NEVER, type Instant } from '../model/instant.js';
import type { ChargeUnit } from '../model/category.js';
import type { AppliedRules, Assumption, Run } from '../model/run.js';
import type { Calendar } from './calendar.js';
import { countMessages } from './messages.js';
import { pairName } from './names.js';
import { visible } from './text.js';
import { CATEGORY_WORDS, FREE_WORDS, plural, UNIT_WORDS } from './words.js';

const CHARGE_UNITS = ['notification', 'conversation', 'message'] as const satisfies readonly ChargeUnit[];

/** `5 messages of 1 contact, Hour 0 to Hour 26`. */
export function replayedWords({ pairs }: Run, calendar: Calendar): string {
  const counts = pairs.map(countMessages);
  const messages = counts.reduce((sum, { received, sent }) => sum + received + sent, 0);
  const { first, last } = extent(pairs);
  const when = first > last ? '' : `, ${calendar.stamp(first)} to ${calendar.stamp(last)}`;
  return `${plural(messages, 'message')} of ${whoWords(pairs)}${when}`;
}

function whoWords(pairs: Run['pairs']): string {
  const [only] = pairs;
  if (only !== undefined && pairs.length === 1) return only.contact === null ? '1 contact' : pairName(only);
  const contacts = plural(new Set(pairs.map(({ contact }) => contact)).size, 'contact');
  const numbers = new Set(pairs.map(({ number }) => number)).size;
  return numbers > 1 ? `${contacts} on ${numbers} numbers` : contacts;
}

export function extent(pairs: Run['pairs']): { first: Instant; last: Instant } {
  let first = FOREVER;
  let last = NEVER;
  for (const pair of pairs) {
    if (pair.firstAt < first) first = pair.firstAt;
    if (pair.lastAt > last) last = pair.lastAt;
  }
  return { first, last };
}

const MODE_WORDS: Readonly<Record<Run['rules']['mode'], string | null>> = {
  auto: null,
  forced: 'forced for all dates',
  undated: null,
};

/** `cbp-2023 (2023-06-01 to 2024-10-31), cbp-2024 (from 2024-11-01)`. */
export function rulesWords({ rules, dated }: Run, calendar: Calendar): string {
  const sets = rules.sets.map((set) => (dated ? withDates(set, calendar) : visible(set.id)));
  const mode = MODE_WORDS[rules.mode];
  const names = sets.length === 0 ? 'none for these dates' : sets.join(', ');
  return mode === null ? names : `${names} (${mode})`;
}

function withDates({ id: given, from, until }: AppliedRules, calendar: Calendar): string {
  const id = visible(given);
  const first = from === null ? null : dayOf(from, calendar);
  const last = until === null ? null : dayOf((until - 1) as Instant, calendar);
  if (first === null) return last === null ? id : `${id} (to ${last})`;
  return last === null ? `${id} (from ${first})` : `${id} (${first} to ${last})`;
}

function dayOf(at: Instant, calendar: Calendar): string {
  return calendar.stamp(at).slice(0, 'YYYY-MM-DD'.length);
}

/** `D1=delivered: messages without a status … (could change 4 outcomes)` */
export function assumptionWords({ id, value, statement, affected }: Assumption): string {
  return `${visible(id)}=${visible(value)}: ${visible(statement)} (could change ${plural(affected, 'outcome')})`;
}

/** The answer: `Conversations opened: 2 (marketing 1, service 1); billable: 2 (marketing 1, service 1).` */
export function answerWords({ totals, pairs }: Run): string {
  const charged = new Set(pairs.flatMap(({ charges }) => charges.map(({ unit }) => unit)));
  const units = CHARGE_UNITS.filter((unit) => charged.has(unit));
  const billable = byCategory(totals.billable);
  const [only] = units;
  const counted = units.length === 1 && only !== undefined ? UNIT_WORDS[only] : 'units';
  const opened = `Conversations opened: ${byCategory(totals.conversations)}`;
  if (units.every((unit) => unit === 'conversation')) return `${opened}; billable: ${billable}.`;
  if (units.includes('conversation')) return `${opened}; billable ${counted}: ${billable}.`;
  return `Billable ${counted}: ${billable}.`;
}

/** `Messages not charged: 2 in an open conversation, 1 not delivered.`; null when all is. */
function freeWords({ totals }: Run): string | null {
  const parts = CHARGE_TYPES.flatMap((type) => {
    const count = totals.free[type];
    return count === undefined ? [] : `${count} ${FREE_WORDS[type]}`;
  });
  return parts.length === 0 ? null : `Messages not charged: ${parts.join(', ')}.`;
}

/** `Messages rejected: 2 (error 131047).`; null when none is. */
function rejectedWords({ totals, pairs }: Run): string | null {
  if (totals.rejected === 0) return null;
  const codes = new Set(pairs.flatMap(({ rejections }) => rejections.flatMap(({ code }) => code ?? [])));
  const list = [...codes].sort((a, b) => a - b).join(', ');
  return `Messages rejected: ${totals.rejected}${list === '' ? '' : ` (error ${list})`}.`;
}

/** `Uncertain: 1 of the conversations opened, 1 of the billable.`; null when nothing is. */
function uncertainWords({ pairs }: Run): string | null {
  const opened = pairs.flatMap(({ conversations }) => conversations.filter(({ certain }) => !certain)).length;
  const billable = pairs.flatMap(({ charges }) =>
    charges.filter((charge) => charge.billable && !charge.certain),
  ).length;
  const parts = [
    ...(opened === 0 ? [] : [`${opened} of the conversations opened`]),
    ...(billable === 0 ? [] : [`${billable} of the billable`]),
  ];
  return parts.length === 0 ? null : `Uncertain: ${parts.join(', ')}.`;
}

/** What stands beside the answer: what was not charged, rejected, and is open to doubt. */
export function asidesOf(run: Run): readonly string[] {
  return [freeWords(run), rejectedWords(run), uncertainWords(run)].filter((words) => words !== null);
}

export function sumOf(counts: Partial<Record<string, number>>): number {
  return Object.values(counts).reduce<number>((sum, count) => sum + (count ?? 0), 0);
}

function byCategory(counts: Run['totals']['conversations']): string {
  const parts = CONVERSATION_CATEGORIES.flatMap((category) => {
    const count = counts[category];
    return count === undefined ? [] : `${CATEGORY_WORDS[category]} ${count}`;
  });
  return parts.length === 0 ? '0' : `${sumOf(counts)} (${parts.join(', ')})`;
}
