import { otherValues, type SwitchId, type Switches } from '../rules/switches.js';
import type { RuleSet } from '../rules/ruleSet.js';
import { arises, arising, type Traits } from './contested.js';
import type { Reach, Taken } from './differing.js';
import type { Pair } from './pairs.js';
import type { Terms } from './schedule.js';
import type { Setting } from './setting.js';
import { traitsOfAll, traitsOfEach } from './traits.js';

/** Other terms than those that were taken, and what of a run they can change. */
export interface OtherTerms {
  /** Of the switch, or the zone. */
  readonly value: string;
  readonly terms: Terms;
  readonly reach: Reach;
}

/** A contested point whose question arises in a run, with its other sides. */
export interface OpenPoint {
  readonly id: SwitchId;
  readonly sides: readonly OtherTerms[];
}

/** `sources` are the rule sets that apply to some event. */
export function openPoints(
  { setting, pairs }: Pick<Taken, 'setting' | 'pairs'>,
  sources: readonly RuleSet[],
): readonly OpenPoint[] {
  const each = traitsOfEach(pairs, sources, setting);
  return arising(traitsOfAll(each, sources, setting)).map((id) => {
    const reach = reachOf(id, setting, each);
    return { id, sides: otherSides(setting.terms, id).map((side) => ({ ...side, reach })) };
  });
}

/** The terms under each other value of one switch. */
export function otherSides(terms: Terms, id: SwitchId): readonly Omit<OtherTerms, 'reach'>[] {
  return otherValues(id, terms.switches[id]).map((value) => ({
    value,
    terms: { ...terms, switches: withSide(terms.switches, id, value) },
  }));
}

function withSide(switches: Switches, id: SwitchId, value: string): Switches {
  const changed: Record<SwitchId, string> = { ...switches, [id]: value };
  return changed as Switches;
}

/** What of a run another side of the switch can change: only that has to be judged again. */
export function reachOf(
  id: SwitchId,
  { unseenBefore }: Pick<Setting, 'unseenBefore'>,
  each: ReadonlyMap<Pair, Traits>,
): Reach {
  const reach = REACHES[id];
  if (reach === 'prices' || reach === 'allowances') return { outcomesOf: () => false, bill: reach };
  // Then a pair may have had a window and an entry point that none of its events tells of.
  if (unseenBefore !== null && reach === 'what may be open') return { outcomesOf: () => true, bill: null };
  const mayDiffer = new Set([...each].flatMap(([pair, traits]) => (arises(id, traits) ? [pair] : [])));
  return { outcomesOf: (pair) => mayDiffer.has(pair), bill: null };
}

/** Whether a switch decides what happens to a message, or only what is paid for it in the end. */
const REACHES: Readonly<Record<SwitchId, 'outcomes' | 'what may be open' | NonNullable<Reach['bill']>>> = {
  C1: 'what may be open',
  C2: 'what may be open',
  C3: 'outcomes',
  C4: 'outcomes',
  C5: 'allowances',
  C6: 'allowances',
  C7: 'outcomes',
  C8: 'outcomes',
  C9: 'outcomes',
  C10: 'outcomes',
  C11: 'prices',
  C12: 'prices',
  C13: 'prices',
  C14: 'outcomes',
  C15: 'allowances',
  C16: 'outcomes',
  C17: 'outcomes',
  C18: 'outcomes',
};
