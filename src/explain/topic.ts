import { CAUSE_CODES, CAUSES, REASONS, type Cause, type CauseKind } from '../audit/causes.js';
import { FINDING_CODES, FINDING_KINDS, type FindingCode, type FindingKind } from '../model/finding.js';
import { ruleById, RULES, type Rule } from '../rules/catalogue.js';
import { ERROR_CODES, type ErrorCode } from '../rules/errorCodes.js';
import { DIALECTS, ERAS } from '../rules/ruleSets.js';
import type { RuleSet } from '../rules/ruleSet.js';
import { ASSUMED, type AssumedId } from '../run/assumed.js';
import { SWITCHES, SWITCH_IDS, type Switch, type SwitchId } from '../rules/switches.js';

const ASSUMED_IDS = Object.keys(ASSUMED) as readonly AssumedId[];

/** Something that can be explained without a timeline. */
export type Topic =
  | { readonly kind: 'rule'; readonly id: string; readonly rule: Rule; readonly usedBy: readonly string[] }
  | { readonly kind: 'finding'; readonly code: FindingCode; readonly finding: FindingKind }
  | { readonly kind: 'cause'; readonly code: Cause; readonly cause: CauseKind; readonly likely: readonly string[] }
  | { readonly kind: 'switch'; readonly id: SwitchId; readonly question: Switch }
  | { readonly kind: 'assumption'; readonly id: AssumedId; readonly assumed: (typeof ASSUMED)[AssumedId] }
  | { readonly kind: 'error'; readonly code: string; readonly error: ErrorCode };

/** The topic of this name, in any spelling of its letters' case; null when there is none. */
export function topicOf(name: string): Topic | null {
  const rule = ruleById(name.toLowerCase());
  if (rule !== null) return { kind: 'rule', id: name.toLowerCase(), rule, usedBy: ruleSetsUsing(name.toLowerCase()) };
  const upper = name.toUpperCase();
  if (isFindingCode(upper)) return { kind: 'finding', code: upper, finding: FINDING_KINDS[upper] };
  const code = CAUSE_CODES.find((other) => other === upper);
  if (code !== undefined) return causeTopic(code);
  const id = SWITCH_IDS.find((other) => other === upper);
  if (id !== undefined) return { kind: 'switch', id, question: SWITCHES[id] };
  const assumed = ASSUMED_IDS.find((other) => other.toUpperCase() === upper);
  if (assumed !== undefined) return { kind: 'assumption', id: assumed, assumed: ASSUMED[assumed] };
  const error = Object.hasOwn(ERROR_CODES, name) ? ERROR_CODES[name] : undefined;
  return error === undefined ? null : { kind: 'error', code: name, error };
}

/** Every name that `topicOf` knows, for a did-you-mean. */
export function topicNames(): readonly string[] {
  return [
    ...Object.keys(RULES),
    ...FINDING_CODES,
    ...CAUSE_CODES,
    ...SWITCH_IDS,
    ...ASSUMED_IDS,
    ...Object.keys(ERROR_CODES),
  ];
}

function causeTopic(code: Cause): Topic {
  const cause = CAUSES[code];
  return { kind: 'cause', code, cause, likely: cause.reasons.map((reason) => REASONS[reason]) };
}

function isFindingCode(name: string): name is FindingCode {
  return Object.hasOwn(FINDING_KINDS, name);
}

/** Ids of the rule sets whose tables name the rule. */
export function ruleSetsUsing(rule: string): readonly string[] {
  return [...new Set([...ERAS, ...DIALECTS].filter((ruleSet) => rulesIn(ruleSet).has(rule)).map(({ id }) => id))];
}

/** Every rule id that a rule set names. */
export function rulesIn(ruleSet: RuleSet): ReadonlySet<string> {
  const {
    window,
    entry_point,
    call_permission,
    conversation,
    admission,
    membership,
    charges,
    undelivered,
    allowances,
  } = ruleSet;
  const rows = [...window.exceptions, ...admission, ...membership, ...charges, ...undelivered, ...allowances];
  const single = [window, entry_point, call_permission, conversation].flatMap((part) => (part === null ? [] : [part]));
  return new Set([...rows, ...single].map(({ rule }) => rule));
}
