import type { InputFormat } from '../../input/index.js';
import type { Format } from '../../report/options.js';
import type { ColorChoice, FailOn } from '../choices.js';
import { assumptions, columnMap, instant, limit, ruleSet, step, zone } from '../options.js';

/** How many contacts a report shows unasked. */
const DEFAULT_LIMIT = 10;

/** The flags of `simulate` as commander hands them over. */
export interface SimulateFlags {
  readonly inputFormat?: InputFormat;
  readonly map?: readonly string[];
  readonly inputTimezone?: string;
  readonly start?: string;
  readonly rejects?: string;
  readonly timezone?: string;
  readonly rules?: string;
  readonly assume?: readonly string[];
  readonly format: Format;
  readonly every?: string;
  readonly all?: true;
  readonly contact?: string;
  readonly limit?: string;
  readonly summary?: true;
  readonly output?: string;
  readonly failOn: FailOn;
  readonly color: ColorChoice;
}

/** The same with every value read; what was not given is left to the room that needs it. */
export function simulateOptions(flags: SimulateFlags) {
  const { inputFormat, map = [], start, timezone, rules, assume, every, limit: shown } = flags;
  const inputTimezone =
    flags.inputTimezone === undefined ? undefined : zone('--input-timezone <zone>', flags.inputTimezone);
  return {
    reading: {
      ...(inputFormat !== undefined && { format: inputFormat }),
      ...(inputTimezone !== undefined && { inputTimezone }),
      ...(start !== undefined && { start: instant('--start <instant>', start, inputTimezone) }),
      map: columnMap('--map <field=column>', map),
    },
    replay: {
      ...(timezone !== undefined && { timezone: zone('--timezone <zone>', timezone) }),
      ...(rules !== undefined && { rules: ruleSet('--rules <id>', rules) }),
      ...(assume !== undefined && { assume: assumptions('--assume <switch=value>', assume) }),
    },
    showing: {
      format: flags.format,
      every: every === undefined ? null : step('--every <step>', every),
      all: flags.all ?? false,
      limit: shown === undefined ? DEFAULT_LIMIT : limit('--limit <count>', shown),
      summary: flags.summary ?? false,
    },
  };
}

export type SimulateOptions = ReturnType<typeof simulateOptions>;
