import { CHARGE_TYPES, CHARGE_UNITS, CONVERSATION_CATEGORIES } from '../model/category.js';
import type { Instant } from '../model/instant.js';
import type { AppliedRules, Assumption, Run, RunSummary } from '../model/run.js';
import type { Calendar } from './calendar.js';
import { CountsSum } from './countsSum.js';
import { pairName } from './names.js';
import { visible } from './text/text.js';
import { CATEGORY_WORDS, FREE_WORDS, plural, UNIT_WORDS } from './words.js';

/** A run without its pairs. */
export function summarised({ pairs, ...head }: Run): RunSummary {
  const sum = new CountsSum();
  for (const pair of pairs) sum.add(pair);
  return { ...head, counts: sum.counts() };
}

/** `5 messages of 1 contact, Hour 0 to Hour 26`. */
export function replayedWords({ counts }: RunSummary, calendar: Calendar): string {
  const { received, sent, first, last } = counts;
  const when = first === null || last === null ? '' : `, ${calendar.stamp(first)} to ${calendar.stamp(last)}`;
  return `${plural(received + sent, 'message')} of ${whoWords(counts)}${when}`;
}

function whoWords({ only, contacts, numbers }: RunSummary['counts']): string {
  if (only !== null) return only.contact === null ? '1 contact' : pairName(only);
  const words = plural(contacts, 'contact');
  return numbers > 1 ? `${words} on ${numbers} numbers` : words;
}

const MODE_WORDS: Readonly<Record<Run['rules']['mode'], string | null>> = {
  auto: null,
  forced: 'forced for all dates',
  undated: null,
};

/** `cbp-2023 (2023-06-01 to 2024-10-31), cbp-2024 (from 2024-11-01)`. */
export function rulesWords({ rules, dated }: Pick<Run, 'rules' | 'dated'>, calendar: Calendar): string {
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
  const matters = affected === null ? 'may matter; not counted here' : `could change ${plural(affected, 'outcome')}`;
  return `${visible(id)}=${visible(value)}: ${visible(statement)} (${matters})`;
}

/** The answer: `Conversations opened: 2 (marketing 1, service 1); billable: 2 (marketing 1, service 1).` */
export function answerWords({ totals, counts }: RunSummary): string {
  const units = CHARGE_UNITS.filter((unit) => counts.units.includes(unit));
  const billable = byCategory(totals.billable);
  const [only] = units;
  const counted = units.length === 1 && only !== undefined ? UNIT_WORDS[only] : 'units';
  const opened = `Conversations opened: ${byCategory(totals.conversations)}`;
  if (units.every((unit) => unit === 'conversation')) return `${opened}; billable: ${billable}.`;
  if (units.includes('conversation')) return `${opened}; billable ${counted}: ${billable}.`;
  return `Billable ${counted}: ${billable}.`;
}

/** `Messages not charged: 2 in an open conversation, 1 not delivered.`; null when all is. */
function freeWords({ totals }: RunSummary): string | null {
  const parts = CHARGE_TYPES.flatMap((type) => {
    const count = totals.free[type];
    return count === undefined ? [] : `${count} ${FREE_WORDS[type]}`;
  });
  return parts.length === 0 ? null : `Messages not charged: ${parts.join(', ')}.`;
}

/** `Messages rejected: 2 (error 131047).`; null when none is. */
function rejectedWords({ totals, counts }: RunSummary): string | null {
  if (totals.rejected === 0) return null;
  const list = counts.rejectionCodes.join(', ');
  return `Messages rejected: ${totals.rejected}${list === '' ? '' : ` (error ${list})`}.`;
}

/** `Uncertain: 1 of the conversations opened, 1 of the billable.`; null when nothing is. */
function uncertainWords({ counts }: RunSummary): string | null {
  const { uncertainConversations: opened, uncertainBillable: billable } = counts;
  const parts = [
    ...(opened === 0 ? [] : [`${opened} of the conversations opened`]),
    ...(billable === 0 ? [] : [`${billable} of the billable`]),
  ];
  return parts.length === 0 ? null : `Uncertain: ${parts.join(', ')}.`;
}

/** What stands beside the answer: what was not charged, rejected, and is open to doubt. */
export function asidesOf(run: RunSummary): readonly string[] {
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
