import type { Instant } from '../model/instant.js';
import { within } from '../model/limit.js';
import type { Run } from '../model/run.js';
import type { Timeline } from '../model/timeline.js';
import { UNDATED_RULE_SET } from '../rules/ruleSets.js';
import type { Schedule } from '../rules/schedule.js';
import { checkMeaning } from './meaning.js';
import { moneyTerms, namedRuleSet, switchesFrom, type Asked, type SimulateOptions } from './options.js';
import type { MoneyTerms } from './money.js';
import { ZONE } from '../time/zone.js';
import { scheduleByDate, scheduleOf, scheduleWithoutDates, type Terms } from './schedule.js';

/** How a run is judged: settled once, before anything is replayed. */
export interface Setting {
  readonly dated: boolean;
  readonly mode: Run['rules']['mode'];
  readonly terms: Terms;
  /** Nobody named the zone: UTC is assumed. */
  readonly timezoneAssumed: boolean;
  readonly scheduleFor: (terms: Terms) => Schedule;
  /** The account that pays for a number's messages. */
  readonly accounts: ReadonlyMap<string, string>;
  readonly permanentSessions: ReadonlySet<string>;
  /** Where the log begins, if what was open before is not known; null where nothing was open. */
  readonly unseenBefore: Instant | null;
  /** Whether what Meta said of a pair's first message may tell what was open before. */
  readonly pastEvidence: boolean;
  /** Null where there is no money: on a timeline without dates. */
  readonly money: MoneyTerms | null;
}

/** What a timeline says of itself. */
interface Told extends Pick<Timeline, 'dated' | 'timezone' | 'rules' | 'past'> {
  readonly events: readonly { readonly at: Instant }[];
}

/** Throws a UsageFault on an option that makes no sense. */
export function settingOf(timeline: Told, options: SimulateOptions): Setting {
  checkMeaning(options);
  const money = moneyTerms(options);
  const named = options.timezone ?? timeline.timezone;
  const asked = options.rules ?? timeline.rules ?? 'auto';
  return {
    dated: timeline.dated,
    mode: asked !== 'auto' ? 'forced' : timeline.dated ? 'auto' : 'undated',
    terms: {
      timezone: within('timezone', named ?? 'UTC', ZONE),
      switches: switchesFrom(options.assume ?? {}),
      account: options.account ?? ['direct'],
    },
    timezoneAssumed: named === null,
    scheduleFor: schedulerOf(asked, timeline.dated),
    accounts: new Map(Object.entries(options.accounts ?? {})),
    permanentSessions: new Set(options.permanentSessions ?? []),
    unseenBefore: unseenBefore(timeline, options),
    pastEvidence: options.pastEvidence ?? true,
    money: timeline.dated ? money : null,
  };
}

/** A webhook log begins in the middle; a table or an undated timeline begins with nothing open (contract §1). */
function unseenBefore({ dated, events, past }: Told, options: SimulateOptions): Instant | null {
  const asked = options.past ?? past ?? 'closed';
  return dated && asked === 'unknown' ? (events[0]?.at ?? null) : null;
}

function schedulerOf(asked: Asked, dated: boolean): Setting['scheduleFor'] {
  if (asked === 'auto' && dated) return scheduleByDate;
  const revisions = typeof asked === 'string' ? namedRuleSet(asked === 'auto' ? UNDATED_RULE_SET : asked) : [asked];
  return dated ? (terms) => scheduleOf(revisions, terms) : (terms) => scheduleWithoutDates(revisions, terms);
}
