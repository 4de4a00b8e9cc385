import type { Decimal } from '../model/money.js';
import type { SimulateOptions } from '../run/options.js';

/** What holds for every month. */
export interface Terms extends Pick<SimulateOptions, 'assume' | 'account'> {
  /** Business numbers, over which volumes are spread evenly. */
  readonly numbers: number;
  /** Messages that one conversation holds; 1 takes volumes for conversations. */
  readonly messagesPerConversation: Decimal;
}
