import { MESSAGE_CLASSES, selects, type MessageClass } from './messageClass.js';
import type { Condition, Row } from './ruleSet.js';

/** Facts that a condition may ask for, a bit each. */
export const FACT = {
  WINDOW: 1,
  ENTRY_POINT: 2,
  CONVERSATION: 4,
  SAME_CATEGORY: 8,
  OPENER: 16,
  CUSTOMER_MESSAGE: 32,
  OPT_IN: 64,
  TAGGED: 128,
  EXTRA_MESSAGE: 256,
} as const;
const FACT_BITS = Object.keys(FACT).length;
const FACT_COMBINATIONS = 1 << FACT_BITS;

/** What is known at an instant: bits that hold, and bits of which nobody can say (set in `doubt`, not in `holds`). */
export interface Facts {
  readonly holds: number;
  readonly doubt: number;
}

/**
 * A table of rows compiled to one look-up: for each message class and each combination of facts, the number of the first
 * row that holds.
 */
export interface DecisionTable<R extends Row> {
  /** Each row as a decision that is certain. */
  readonly decisions: readonly Decision<R>[];
  readonly index: Uint8Array;
}

export interface Decision<R extends Row> {
  readonly row: R;
  /** False when another reading of the doubtful facts would have had another effect. */
  readonly certain: boolean;
}

/** Throws a RangeError when some combination is decided by no row: a table must end with a row without condition. */
export function compileTable<R extends Row>(rows: readonly R[]): DecisionTable<R> {
  const index = new Uint8Array(MESSAGE_CLASSES.length * FACT_COMBINATIONS);
  for (let message = 0; message < MESSAGE_CLASSES.length; message++) {
    for (let facts = 0; facts < FACT_COMBINATIONS; facts++) {
      const row = rows.findIndex(({ when }) => when === undefined || holds(when, message, facts));
      if (row === -1) throw new RangeError(`no row decides for ${String(MESSAGE_CLASSES[message])}`);
      index[message * FACT_COMBINATIONS + facts] = row;
    }
  }
  return { decisions: rows.map((row) => ({ row, certain: true })), index };
}

/**
 * The row for these facts. With doubtful facts every reading is tried. `weight` ranks the effects of rows: where readings
 * differ in it, the heaviest is taken and the decision is not certain.
 */
export function decide<R extends Row>(
  table: DecisionTable<R>,
  message: MessageClass,
  facts: Facts,
  weight: (row: R) => number,
): Decision<R> {
  const sure = decisionFor(table, message, facts.holds);
  return facts.doubt === 0 ? sure : decideInDoubt(table, message, facts, weight, sure.row);
}

function decideInDoubt<R extends Row>(
  table: DecisionTable<R>,
  message: MessageClass,
  facts: Facts,
  weight: (row: R) => number,
  row: R,
): Decision<R> {
  let heaviest = row;
  let certain = true;
  for (let reading = facts.doubt; reading > 0; reading = (reading - 1) & facts.doubt) {
    const other = decisionFor(table, message, facts.holds | reading).row;
    if (weight(other) !== weight(row)) certain = false;
    if (weight(other) > weight(heaviest)) heaviest = other;
  }
  return { row: heaviest, certain };
}

function decisionFor<R extends Row>(table: DecisionTable<R>, message: MessageClass, facts: number): Decision<R> {
  return table.decisions[table.index[message * FACT_COMBINATIONS + facts] as number] as Decision<R>;
}

function holds(when: Condition, message: MessageClass, facts: number): boolean {
  if (when.message !== undefined && !when.message.some((selector) => selects(selector, message))) return false;
  return (
    agrees(when.window, 'open', facts & FACT.WINDOW) &&
    agrees(when.entry_point, 'open', facts & FACT.ENTRY_POINT) &&
    agrees(when.conversation, 'open', facts & FACT.CONVERSATION) &&
    agrees(when.same_category, 'open', facts & FACT.SAME_CATEGORY) &&
    agrees(when.role, 'opener', facts & FACT.OPENER) &&
    agrees(when.customer_message, 'recent', facts & FACT.CUSTOMER_MESSAGE) &&
    agrees(when.opt_in, 'given', facts & FACT.OPT_IN) &&
    agrees(when.tag, 'issue_resolution', facts & FACT.TAGGED) &&
    agrees(when.extra_message, 'left', facts & FACT.EXTRA_MESSAGE)
  );
}

function agrees(asked: string | undefined, yes: string, bit: number): boolean {
  return asked === undefined || (asked === yes) === (bit !== 0);
}
