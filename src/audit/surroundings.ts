import type { ChargeUnit } from '../model/category.js';
import type { Instant } from '../model/instant.js';
import type { PairRun, Run } from '../model/run.js';
import type { Timeline } from '../model/timeline.js';
import { ERAS, revisionsOf } from '../rules/ruleSets.js';
import type { Surroundings } from './axes/axis.js';
import type { Message } from './message.js';

/** What a message can be explained by that is not of its pair. */
export function surroundingsOf({ notices }: Timeline, run: Run, messages: readonly Message[]): Surroundings {
  const pairs = new Map<string | null, PairRun[]>();
  for (const pair of run.pairs) pairs.set(pair.contact, [...(pairs.get(pair.contact) ?? []), pair]);
  const billed = billedCategories(messages);
  return {
    eras: run.rules.sets,
    unitAt: (at) => unitAt(run, at),
    pairsOf: (contact) => pairs.get(contact) ?? [],
    notices,
    billedAs: (template) => billed.get(template) ?? new Set(),
    namesPrices: messages.some(({ verdict }) => verdict.priced),
  };
}

/** Before the log it is that of the era before. */
function unitAt({ rules }: Run, at: Instant): ChargeUnit | null {
  const [first] = rules.sets;
  if (rules.mode === 'auto' && first !== undefined && first.from !== null && at < first.from) {
    return ERAS[ERAS.findIndex(({ id }) => id === first.id) - 1]?.unit ?? null;
  }
  const inForce = rules.sets.find(({ from, until }) => (from === null || from <= at) && (until === null || at < until));
  return inForce === undefined ? null : (revisionsOf(inForce.id)[0]?.unit ?? null);
}

function billedCategories(messages: readonly Message[]): ReadonlyMap<string, ReadonlySet<string>> {
  const billed = new Map<string, Set<string>>();
  for (const { event, verdict } of messages) {
    if (event.type !== 'template' || event.template === null || verdict.category === null) continue;
    const known = billed.get(event.template) ?? new Set();
    billed.set(event.template, known.add(verdict.category));
  }
  return billed;
}
