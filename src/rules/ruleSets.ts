import { bird } from './dialects/bird.js';
import { careWindow2019 } from './dialects/careWindow.js';
import { highlevel } from './dialects/highlevel.js';
import { cbp2022 } from './eras/conversation2022.js';
import { cbp2023, cbp2024 } from './eras/conversationByCategory.js';
import { pmp2025, pmp2026 } from './eras/message.js';
import { nbp } from './eras/notification.js';
import type { RuleSet } from './ruleSet.js';

/**
 * The rules of Meta's own eras in order of date, without gap or overlap: what `--rules auto` chooses from. A rule set that
 * changed while it stood is there once for each of its revisions, under one id.
 */
export const ERAS: readonly RuleSet[] = [nbp, ...cbp2022, cbp2023, ...cbp2024, ...pmp2025, ...pmp2026];

/** What source texts say that differ from Meta: used only when asked for by name. */
export const DIALECTS: readonly RuleSet[] = [bird, highlevel, ...careWindow2019];

/** Undated timelines are judged by the era of the published Hour 0-26 examples (contract §1). */
export const UNDATED_RULE_SET = cbp2023.id;

export const RULE_SET_IDS: readonly string[] = [...new Set([...ERAS, ...DIALECTS].map(({ id }) => id))];

/** The time in which Meta's own rules of this id stand, over all their revisions; null is open-ended. */
export function validityOf(id: string): { readonly from: string | null; readonly until: string | null } {
  const revisions = ERAS.filter((ruleSet) => ruleSet.id === id);
  return { from: revisions[0]?.from ?? null, until: revisions.at(-1)?.until ?? null };
}

/** Every revision of a rule set, in order of date; empty when there is no such id. */
export function revisionsOf(id: string): readonly RuleSet[] {
  return [...ERAS, ...DIALECTS].filter((ruleSet) => ruleSet.id === id);
}
