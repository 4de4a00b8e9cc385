import { readTime } from '../../../input/time.js';
import { parseDuration } from '../../../model/duration.js';
import { instantOf, shift, type Instant } from '../../../model/instant.js';
import type { Timeline } from '../../../model/timeline.js';
import type { Sort } from '../../../check/segment.js';
import { UsageError } from '../../errors.js';
import { capitalized, duration, instant, invalid } from '../../options.js';
import type { GlobalFlags, ReadingFlags, RulesFlags } from '../sharedOptions.js';

export const CHECK_FORMATS = ['text', 'json', 'bird', 'table', 'ndjson', 'csv'] as const;
type CheckFormat = (typeof CHECK_FORMATS)[number];

export const CONTACT_FORMATS = ['text', 'json', 'bird'] as const satisfies readonly CheckFormat[];

/** The flags of `check` as commander hands them over. */
export interface CheckFlags extends GlobalFlags, ReadingFlags, RulesFlags {
  readonly contact?: string;
  readonly number?: string;
  readonly at?: string;
  readonly warnBefore?: string;
  readonly safetyMargin?: string;
  readonly format?: CheckFormat;
  readonly branch?: true;
  readonly open?: true;
  readonly closed?: true;
  readonly expiringWithin?: string;
  readonly unanswered?: true;
  readonly lastMessageBefore?: string;
  readonly lastMessageAfter?: string;
  readonly sort?: Sort;
  readonly limit?: string;
}

const LIST_FLAGS = {
  open: '--open',
  closed: '--closed',
  expiringWithin: '--expiring-within',
  unanswered: '--unanswered',
  lastMessageBefore: '--last-message-before',
  lastMessageAfter: '--last-message-after',
  sort: '--sort',
  limit: '--limit',
} as const satisfies Partial<Record<keyof CheckFlags, string>>;

/** A filter of the list beside --contact would be taken for a question about that contact. */
export function refuseMixture(flags: CheckFlags): void {
  if (flags.contact === undefined) {
    if (flags.branch === true) throw new UsageError('--branch answers for one contact. Name it with --contact.');
    return;
  }
  if (flags.contact.trim() === '') {
    throw new UsageError('--contact is empty. Name a contact; an unset variable of a script leaves it empty.');
  }
  const mixed = Object.entries(LIST_FLAGS).find(([key]) => flags[key as keyof CheckFlags] !== undefined)?.[1];
  if (mixed !== undefined)
    throw new UsageError(
      `${mixed} is for the list of all contacts, and --contact asks about one. Leave one of them out.`,
    );
  if (flags.branch === true && flags.format !== undefined) {
    throw new UsageError('--branch is a format of its own. Leave out --format.');
  }
}

/** One of the formats of what is asked for, contact or list. */
export function formatOf<T extends CheckFormat>(given: CheckFormat | undefined, known: readonly [T, ...T[]]): T {
  const [first] = known;
  const format = given === undefined ? first : known.find((one) => one === given);
  if (format !== undefined) return format;
  const which = first === 'text' ? 'With --contact use' : 'Without --contact use';
  throw invalid('--format <format>', given ?? '', `${which} ${known.join(', ')}.`);
}

/** How to ask: what counts as soon, and how far to stay from the edge. */
export function askOptions({ warnBefore, safetyMargin }: CheckFlags) {
  return {
    ...(warnBefore !== undefined && { warnBefore: duration('--warn-before <time>', warnBefore) }),
    ...(safetyMargin !== undefined && { safetyMargin: duration('--safety-margin <time>', safetyMargin) }),
  };
}

/** A moment of this timeline: a date, or an hour of one without dates, also where Hour 0 was placed. */
export function moment(
  flag: string,
  value: string,
  { dated, hourZero }: Pick<Timeline, 'dated' | 'hourZero'>,
  zone: string | undefined,
): Instant {
  const reading = readTime(value, zone);
  if (reading.kind === 'undated' && hourZero !== null) return shift(hourZero, reading.at);
  if (reading.kind === 'undated' && !dated) return instantOf(reading.at);
  if (reading.kind === 'undated') throw invalid(flag, value, 'The timeline has dates: use a date and time.');
  if (reading.kind === 'fault' && !dated)
    throw invalid(flag, value, `${capitalized(reading.message)}. The timeline has no dates: use an hour: "Hour 5".`);
  if (reading.kind === 'dated' && !dated)
    throw invalid(flag, value, 'The timeline has no dates: use an hour: "Hour 5".');
  return instant(flag, value, zone);
}

/** A moment, or an age that is counted back from `at`. */
export function momentOrAge(
  flag: string,
  value: string,
  at: Instant,
  timeline: Pick<Timeline, 'dated' | 'hourZero'>,
  zone: string | undefined,
): Instant {
  const age = parseDuration(value);
  if (age !== null) return shift(at, -age);
  const reading = readTime(value, zone);
  if (reading.kind !== 'fault') return moment(flag, value, timeline, zone);
  const example = timeline.dated ? '2024-11-05T09:00:00+01:00' : '"Hour 5"';
  const why = capitalized(reading.message);
  throw invalid(flag, value, `${why}. Use an age such as 7d or 36h, or a moment such as ${example}.`);
}
