import { cbp2023, cbp2024 } from './conversationEras.js';
import type { RuleSet } from './ruleSet.js';

/** The rule sets of Meta's own eras in order of date, without overlap: what `--rules auto` chooses from. */
export const ERAS: readonly RuleSet[] = [cbp2023, cbp2024];

/** Undated timelines are judged by the era of the published Hour 0-26 examples (CONTRACT §1). */
export const UNDATED_RULE_SET = cbp2023;

export function ruleSetById(id: string): RuleSet | null {
  return ERAS.find((ruleSet) => ruleSet.id === id) ?? null;
}
