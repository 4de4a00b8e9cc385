/**
 * wa-window as a library: the same functions that the commands call.
 *
 * @example
 * const run = simulate(readRecords([{ time: 'Hour 0', direction: 'outbound', type: 'template', category: 'marketing' }]));
 */
export { readRecords, readTimeline, UnreadableInput } from './input/index.js';
export { redact, type Redacted, type RedactOptions } from './redact/redact.js';
export type { Counts as RedactCounts } from './redact/counts.js';
export type { Keyed } from './redact/keyed.js';
export { step, type StepResult } from './engine/step.js';
export { initialState, type PairState } from './engine/state.js';
export { simulate } from './run/simulate.js';
export type { SimulateOptions } from './run/options.js';
export { createReplay, type FollowedPair, type Replay, type ReplayOptions } from './check/replay.js';
export type { AskOptions } from './check/standing.js';
export type * from './check/answer.js';
export { compare, type Asked, type AskedRules, type CompareOptions } from './compare/compare.js';
export type * from './compare/comparison.js';
export { toCompareDocument } from './report/compare/index.js';
export { estimate, type EstimateOptions } from './estimate/estimate.js';
export { placeNamed, type Place } from './estimate/place.js';
export type * from './estimate/estimation.js';
export type { Shares, Volume, VolumeCategory } from './estimate/volume.js';
export { toEstimateDocument } from './report/estimate/document.js';
export { audit, type AuditOptions } from './audit/audit.js';
export type * from './audit/result.js';
export { CAUSES, REASONS, type Cause, type Reason } from './audit/causes.js';
export { readAnalytics } from './audit/sums/analytics.js';
export { readBill, type BillMap, type BillTerms } from './audit/sums/bill.js';
export type { ReportedSums, SumKey } from './audit/sums/sums.js';
export { toAuditDocument } from './report/audit/index.js';
export { UsageFault } from './run/fault.js';
export { instantOf } from './model/instant.js';
export { toDocument } from './report/index.js';
export { DEFAULT_SWITCHES, SWITCHES } from './rules/switches.js';
export { compileRules, type CompiledRules } from './rules/compile.js';
export { DIALECTS, ERAS } from './rules/ruleSets.js';
export type { AccountKind, RuleSet } from './rules/ruleSet.js';
export type * from './model/category.js';
export type * from './model/ends.js';
export type * from './model/event.js';
export type * from './model/finding.js';
export type * from './model/instant.js';
export type * from './model/outcome.js';
export type * from './model/run.js';
export type * from './model/source.js';
export type * from './model/timeline.js';
