import type { Decimal } from '../model/money.js';
import type { RuleSet } from '../rules/ruleSet.js';
import type { SimulateOptions } from '../run/options.js';

/** `auto`, the id of a rule set, or a rule set of one's own. */
export type Asked = string | RuleSet;

export function nameOf(asked: Asked): string {
  return typeof asked === 'string' ? asked : asked.id;
}

/** What holds for every month. */
export interface Terms extends Pick<SimulateOptions, 'assume' | 'account'> {
  /** Business numbers, over which volumes are spread evenly. */
  readonly numbers: number;
  /** Messages that one conversation holds; 1 takes volumes for conversations. */
  readonly messagesPerConversation: Decimal;
}
