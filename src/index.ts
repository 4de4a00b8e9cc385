/**
 * wa-window as a library: the same functions that the commands call.
 *
 * Instants are whole milliseconds since the epoch, of a timeline of hours since Hour 0; intervals are half-open. Money is a
 * `Decimal` of the account's currency, exact, which `decimalText` writes. Every type that another one names is exported.
 *
 * @example
 * const run = simulate(readRecords([{ time: 'Hour 0', direction: 'outbound', type: 'template', category: 'marketing' }]));
 */

// Reading and redacting
export { readRecords, readTimeline, UnreadableInput, type ReadOptions } from './input/index.js';
export type { Source } from './input/bytes.js';
export type { Field, FieldMap } from './input/fields.js';
export type { InputFormat } from './input/format.js';
export { redact, type Redacted, type RedactOptions } from './redact/redact.js';
export type { Counts as RedactCounts } from './redact/counts.js';
export type { Keyed } from './redact/keyed.js';

// Replaying
export { simulate } from './run/simulate.js';
export type { Asked, Asked as EstimateAsked, SimulateOptions } from './run/options.js';
export type { Used } from './run/used.js';
export type { InternationalTerms } from './billing/international.js';
export { UsageFault } from './model/fault.js';
export { toDocument } from './report/index.js';
export type { RunDocument } from './schema/run.js';

// Asking while it is being written
export { createReplay, type FollowedPair, type Replay, type ReplayOptions } from './check/replay.js';
export type { AskOptions } from './check/standing.js';
export { MESSAGE_KINDS } from './check/answer.js';
export type * from './check/answer.js';

// The engine, one event at a time
export { step, type StepResult } from './engine/step.js';
export { initialState, type Conversation, type Message, type PairState } from './engine/state.js';

// Comparing rule sets
export { compare, type AskedRules, type CompareOptions } from './compare/compare.js';
export { DRIVER_KINDS, type Cause as CompareCause } from './compare/comparison.js';
export type * from './compare/comparison.js';
export type { CardUse } from './compare/cards.js';
export type { CauseKind, Effect } from './compare/cause.js';
export type { ByReading, Reading as CompareReading } from './compare/reading.js';
export type { FreeType, Verdict as CompareVerdict, VerdictKind } from './compare/verdict.js';
export { toCompareDocument } from './report/compare/index.js';
export type { CompareDocument } from './schema/compare.js';

// Estimating a month
export { estimate, type EstimateOptions } from './estimate/estimate.js';
export { placeNamed, type Place } from './estimate/place.js';
export type * from './estimate/estimation.js';
export type { Shares, Volume, VolumeCategory } from './estimate/volume.js';
export { toEstimateDocument } from './report/estimate/document.js';
export type { EstimateDocument } from './schema/estimate.js';

// Auditing Meta's figures
export { audit, type AuditOptions } from './audit/audit.js';
export type * from './audit/result.js';
export { CAUSES, REASONS, type Cause, type Reason } from './audit/causes.js';
export { readAnalytics } from './audit/sums/analytics.js';
export { readBill, type BillField, type BillMap, type BillTerms } from './audit/sums/bill.js';
export type { AccountTerms } from './audit/sums/billRow.js';
export { UnusableReport } from './audit/sums/fault.js';
export type {
  Expected as ExpectedSums,
  Figures as SumFigures,
  SumsCell as SumsDifference,
  SumsCheck,
} from './audit/sums/check.js';
export type { ReportedCell, ReportedSums, SumDimension, SumKey, SumKind } from './audit/sums/sums.js';
export { toAuditDocument } from './report/audit/index.js';
export type { AuditDocument } from './schema/audit.js';

// Rules
export { DEFAULT_SWITCHES, SWITCHES, type SwitchId, type Switches } from './rules/switches.js';
export {
  compileRules,
  type CompiledAllowance,
  type CompiledConversation,
  type CompiledEntryPoint,
  type CompiledRules,
  type CompiledWindow,
} from './rules/compile.js';
export type { CertainDecision, Decision, DecisionTable, Facts } from './rules/decision.js';
export type { MessageClass, MessageSelector } from './rules/messageClass.js';
export { DIALECTS, ERAS } from './rules/ruleSets.js';
export type * from './rules/ruleSet.js';

// Rates
export { BUILT_IN, withImported, type Imported } from './rates/book.js';
export { readCards, type CardDocument, type ReadCards } from './schema/card.js';
export type { Row as RateRow } from './rates/card.js';
export type {
  Amendment,
  CardKind,
  CardUnit,
  Cell,
  Gap,
  RateBook,
  RateCard,
  RateCategory,
  TierRow,
  TierTable,
  Trust,
} from './rates/card.js';
export type { Market } from './rates/data/markets.js';
export type { Day } from './rates/day.js';

// Words, instants and money
export { CHARGE_TYPES, CONVERSATION_CATEGORIES } from './model/category.js';
export { INBOUND_TYPES, OUTBOUND_TYPES, RECEIPT_STATUSES, TEMPLATE_CATEGORIES } from './model/event.js';
export { FINDING_KINDS, SEVERITIES } from './model/finding.js';
export { DAY, FOREVER, HOUR, instantOf, MINUTE, NEVER, type Instant } from './model/instant.js';
export { decimalText, parseDecimal, type Decimal } from './model/money.js';
export type { Certainty, Ends, OpenState } from './model/ends.js';
export type * from './model/category.js';
export type * from './model/cost.js';
export type * from './model/event.js';
export type * from './model/finding.js';
export type * from './model/outcome.js';
export type * from './model/run.js';
export type * from './model/source.js';
export type * from './model/timeline.js';
