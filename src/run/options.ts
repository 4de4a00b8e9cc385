import { revisionsOf, RULE_SET_IDS } from '../rules/ruleSets.js';
import type { AccountKind, RuleSet } from '../rules/ruleSet.js';
import { DEFAULT_SWITCHES, SWITCHES, SWITCH_IDS, type SwitchId, type Switches } from '../rules/switches.js';
import { isZone } from '../time/zone.js';
import { UsageFault } from './fault.js';

export interface SimulateOptions {
  /** The account's zone, an IANA name: decides era switches, months and how instants are shown. Default UTC. */
  readonly timezone?: string;
  /** `auto` (by the date of each event), the id of one rule set for all, or a rule set of one's own. */
  readonly rules?: string | RuleSet;
  /** Switch id to value, for example `{ C1: 'open' }`. */
  readonly assume?: Readonly<Record<string, string>>;
  /** What the account is, where allowances depend on it (rules 2b.3 and 2f.8). Default: a direct customer of Meta. */
  readonly account?: readonly AccountKind[];
  /** The account that pays for the messages of a number, where the input does not name it. */
  readonly accounts?: Readonly<Record<string, string>>;
  /** Business numbers and channels whose sessions never close, in dialects that know such sessions. */
  readonly permanentSessions?: readonly string[];
}

/** Throws a UsageFault on an unknown zone. */
export function accountZone(name: string): string {
  if (isZone(name)) return name;
  throw new UsageFault(`unknown time zone "${name}": use a name such as Europe/Amsterdam or UTC`);
}

/** Every revision of the rule set. Throws a UsageFault on an unknown id. */
export function namedRuleSet(id: string): readonly RuleSet[] {
  const revisions = revisionsOf(id);
  if (revisions.length > 0) return revisions;
  const known = ['auto', ...RULE_SET_IDS].join(', ');
  throw new UsageFault(`unknown rule set "${id}": this version holds ${known}`);
}

/** The side taken on every switch. Throws a UsageFault on an unknown switch or value. */
export function switchesFrom(assume: Readonly<Record<string, string>>): Switches {
  const taken: Record<SwitchId, string> = { ...DEFAULT_SWITCHES };
  for (const [id, value] of Object.entries(assume)) {
    if (!isSwitch(id)) throw new UsageFault(`unknown switch "${id}": this version has ${SWITCH_IDS.join(', ')}`);
    const values = Object.keys(SWITCHES[id].values);
    if (!values.includes(value)) {
      throw new UsageFault(`switch ${id} has no value "${value}": choose ${values.join(', ')}`);
    }
    taken[id] = value;
  }
  return taken as Switches;
}

function isSwitch(id: string): id is SwitchId {
  return Object.hasOwn(SWITCHES, id);
}
