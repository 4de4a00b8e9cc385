import { parseMap, type Field, type FieldMap } from '../input/fields.js';
import { readTime } from '../input/time.js';
import { nearest } from '../input/words.js';
import { parseDuration } from '../model/duration.js';
import { DAY, HOUR, instantOf, MINUTE, type Instant } from '../model/instant.js';
import { RULE_SET_IDS } from '../rules/ruleSets.js';
import { SWITCH_IDS, valuesOf } from '../rules/switches.js';
import { ZONE } from '../time/zone.js';
import { didYouMean, oneOf } from './choices.js';
import { UsageError } from './errors.js';

/** The refusal of one option's value, worded as commander words its own. */
export function invalid(flag: string, value: string, allowed: string, meant: string | null = null): UsageError {
  return new UsageError(`option '${flag}' argument '${value}' is invalid. ${allowed}${didYouMean(meant)}`);
}

const STEP_UNITS = { m: MINUTE, h: HOUR, d: DAY } as const;

/** Milliseconds of a step of the hour rows. */
export function step(flag: string, value: string): number {
  const [, count, unit] = /^([1-9]\d{0,4})([mhd])$/.exec(value) ?? [];
  if (count === undefined) throw invalid(flag, value, 'Use whole minutes, hours or days: 15m, 1h or 1d.');
  return Number(count) * STEP_UNITS[unit as keyof typeof STEP_UNITS];
}

/** Milliseconds of a length of time. */
export function duration(flag: string, value: string): number {
  const milliseconds = parseDuration(value);
  if (milliseconds !== null) return milliseconds;
  throw invalid(flag, value, 'Use a length of time such as 5m, 2h or 7d.');
}

/** How many to show; null is all of them. */
export function limit(flag: string, value: string): number | null {
  if (value === 'all') return null;
  if (/^[1-9]\d{0,8}$/.test(value)) return Number(value);
  throw invalid(flag, value, 'Use a whole number from 1 on, or all.');
}

/** How many jobs share the work. */
export function jobCount(flag: string, value: string): number {
  if (/^[1-9]\d?$/.test(value)) return Number(value);
  throw invalid(flag, value, 'Use a whole number from 1 to 99.');
}

export function zone(flag: string, value: string): string {
  if (ZONE.holds(value)) return value;
  throw invalid(flag, value, `Use ${ZONE.allowed}.`, nearestZone(value));
}

export function nearestZone(value: string): string | null {
  const zones = Intl.supportedValuesOf('timeZone');
  const city = value.toLowerCase().replaceAll(' ', '_');
  return zones.find((name) => name.toLowerCase().endsWith(`/${city}`)) ?? nearest(value, zones);
}

export function ruleSet(flag: string, value: string): string {
  const ids = ['auto', ...RULE_SET_IDS];
  if (ids.includes(value)) return value;
  throw invalid(flag, value, `Use ${oneOf(ids)}.`, nearest(value, ids));
}

/** `C1=open` and the like, as the replay takes them. */
export function assumptions(flag: string, values: readonly string[]): Record<string, string> {
  const taken: Record<string, string> = {};
  for (const value of values) {
    const [id, answer] = assumption(flag, value);
    if ((taken[id] ?? answer) !== answer) throw invalid(flag, value, `${id} was given before, as ${taken[id] ?? ''}.`);
    taken[id] = answer;
  }
  return taken;
}

function assumption(flag: string, value: string): [id: string, answer: string] {
  const [, id = '', answer = ''] = /^([^=]+)=(.+)$/.exec(value) ?? [];
  if (id === '') throw invalid(flag, value, 'Use a switch, an equals sign and a value, such as C1=open.');
  const known = SWITCH_IDS.find((one) => one === id);
  if (known === undefined) {
    throw invalid(flag, value, `The switches are ${SWITCH_IDS.join(', ')}.`, nearest(id, SWITCH_IDS));
  }
  const answers: readonly string[] = valuesOf(known);
  if (answers.includes(answer)) return [id, answer];
  throw invalid(flag, value, `${id} can be ${oneOf(answers)}.`, nearest(answer, answers));
}

/** `time=sent_on` and the like: which column of the input holds which field. */
export function columnMap(flag: string, values: readonly string[], fields?: readonly Field[]): FieldMap {
  const parsed = parseMap(values, fields);
  if (parsed.ok) return parsed.map;
  throw new UsageError(`option '${flag}': ${parsed.message}`);
}

/** A moment, which without an offset was written in `zone`. */
export function instant(flag: string, value: string, zone: string | undefined): Instant {
  const reading = readTime(value, zone);
  if (reading.kind === 'dated' && !reading.repeated) return instantOf(reading.at);
  const why = reading.kind === 'fault' ? `${capitalized(reading.message)}. ` : '';
  throw invalid(flag, value, `${why}Use a date and time with its offset, such as 2024-11-05T09:00:00+01:00.`);
}

export function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
