import { UsageFault } from '../model/fault.js';
import { MESSAGE_CLASSES, selects, type MessageClass } from './messageClass.js';
import { QUESTIONS, type Condition, type Question, type Row } from './ruleSet.js';

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
  GROUP: 512,
} as const;
const FACT_BITS = Object.keys(FACT).length;
const FACT_COMBINATIONS = 1 << FACT_BITS;

/** The fact that answers each question. */
const ANSWER: Readonly<Record<Question, number>> = {
  window: FACT.WINDOW,
  entry_point: FACT.ENTRY_POINT,
  conversation: FACT.CONVERSATION,
  same_category: FACT.SAME_CATEGORY,
  role: FACT.OPENER,
  customer_message: FACT.CUSTOMER_MESSAGE,
  opt_in: FACT.OPT_IN,
  tag: FACT.TAGGED,
  group: FACT.GROUP,
  extra_message: FACT.EXTRA_MESSAGE,
};
const ASKED = Object.keys(ANSWER) as readonly Question[];

/** What is known at an instant: bits that hold, and bits of which nobody can say (set in `doubt`, not in `holds`). */
export interface Facts {
  readonly holds: number;
  readonly doubt: number;
}

/**
 * A table of rows as one look-up: for each message class and each combination of facts, the number of the first row that
 * holds. A cell is worked out when it is first asked for: few of the combinations ever occur.
 */
export interface DecisionTable<R extends Row> {
  /** Each row as a decision that is certain, with the same as one that is not. */
  readonly decisions: readonly CertainDecision<R>[];
  /** Null until a decision is asked for: of many rule sets none ever is. */
  index: Uint8Array | null;
}

const NOT_YET = 255;

export interface Decision<R extends Row> {
  readonly row: R;
  /** False when another reading of the doubtful facts would have had another effect. */
  readonly certain: boolean;
}

export interface CertainDecision<R extends Row> extends Decision<R> {
  readonly inDoubt: Decision<R>;
}

/** Throws a UsageFault when the table leaves a case undecided: its last row must have no condition. */
export function compileTable<R extends Row>(name: string, rows: readonly R[]): DecisionTable<R> {
  if (rows.at(-1)?.when !== undefined || rows.length === 0 || rows.length >= NOT_YET) {
    throw new UsageFault(`${name} of the rules: the last row of a table decides what is left, it has no condition`);
  }
  return {
    decisions: rows.map((row) => ({ row, certain: true, inDoubt: { row, certain: false } })),
    index: null,
  };
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
  return facts.doubt === 0 ? sure : decideInDoubt(table, message, facts, weight, sure);
}

function decideInDoubt<R extends Row>(
  table: DecisionTable<R>,
  message: MessageClass,
  facts: Facts,
  weight: (row: R) => number,
  first: CertainDecision<R>,
): Decision<R> {
  let heaviest = first;
  let certain = true;
  for (let reading = facts.doubt; reading > 0; reading = (reading - 1) & facts.doubt) {
    const other = decisionFor(table, message, facts.holds | reading);
    if (weight(other.row) !== weight(first.row)) certain = false;
    if (weight(other.row) > weight(heaviest.row)) heaviest = other;
  }
  return certain ? heaviest : heaviest.inDoubt;
}

function decisionFor<R extends Row>(table: DecisionTable<R>, message: MessageClass, facts: number): CertainDecision<R> {
  const cell = message * FACT_COMBINATIONS + facts;
  const index = (table.index ??= new Uint8Array(MESSAGE_CLASSES.length * FACT_COMBINATIONS).fill(NOT_YET));
  let row = index[cell] as number;
  if (row === NOT_YET) {
    row = table.decisions.findIndex(({ row: { when } }) => when === undefined || holds(when, message, facts));
    index[cell] = row;
  }
  return table.decisions[row] as CertainDecision<R>;
}

function holds(when: Condition, message: MessageClass, facts: number): boolean {
  if (when.message !== undefined && !when.message.some((selector) => selects(selector, message))) return false;
  return ASKED.every((question) => agrees(when[question], QUESTIONS[question][0], facts & ANSWER[question]));
}

function agrees(asked: string | undefined, yes: string, bit: number): boolean {
  return asked === undefined || (asked === yes) === (bit !== 0);
}
