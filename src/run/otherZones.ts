import type { Instant } from '../model/instant.js';
import type { RuleSet } from '../rules/ruleSet.js';
import { rulesAt } from '../rules/schedule.js';
import { nearAnEdge, OUTERMOST_ZONES } from './contested.js';
import type { Reach, Taken } from './differing.js';
import type { OtherTerms } from './otherSides.js';
import type { Terms } from './schedule.js';
import type { Setting } from './setting.js';

/**
 * The zones to judge a run in again. UTC is taken when nobody names one; it matters where an event lies near a midnight
 * that changes something. `sources` are the rule sets that apply to some event.
 */
export function otherZones(
  { setting, pairs }: Pick<Taken, 'setting' | 'pairs'>,
  sources: readonly RuleSet[],
): readonly OtherTerms[] {
  if (!setting.timezoneAssumed || setting.money === null) return [];
  const isNear = nearAnEdge(setting.money, sources);
  if (!pairs.some(({ events }) => events.some(({ at }) => isNear(at)))) return [];
  return outermostZones(setting.terms).map(({ value, terms }) => ({
    value,
    terms,
    reach: reachOfZone(terms, setting),
  }));
}

/** The terms in the zones in which midnight comes first and last. */
export function outermostZones(terms: Terms): readonly Omit<OtherTerms, 'reach'>[] {
  return OUTERMOST_ZONES.map((timezone) => ({ value: timezone, terms: { ...terms, timezone } }));
}

/** In another zone eras begin at other instants, between which a pair is under other rules. */
export function reachOfZone(terms: Terms, { scheduleFor, terms: taken, unseenBefore }: Setting): Reach {
  const here = scheduleFor(taken);
  const there = scheduleFor(terms);
  const isMoved = (at: Instant): boolean => rulesAt(here, at)?.source !== rulesAt(there, at)?.source;
  const isLogStartMoved = unseenBefore !== null && isMoved(unseenBefore);
  return { outcomesOf: ({ events }) => isLogStartMoved || events.some(({ at }) => isMoved(at)), bill: 'allowances' };
}
