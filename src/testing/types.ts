// For its types alone: what is built here does not need vitest to be there.
import type {} from 'vitest';
import type { ChargeType, ConversationCategory } from '../model/category.js';
import type { FindingCode } from '../model/finding.js';
import type { Expectation, ExpectationCase } from '../schema/expectation.js';

export type Key = Required<Expectation>;

/** When to look, and at whom: an instant, `Hour 5` or `end`. Left out: all contacts, at the end. */
export interface Scope {
  readonly at?: string | number;
  readonly contact?: string;
  readonly number?: string;
}

/** One contact at an instant; `contact` may be left out when the timeline has one. */
export interface Standpoint extends Scope {
  readonly at: string | number;
}

/** Matchers on a run, as `simulate` returns it. They say the same as the keys of an expectation file. */
export interface WaWindowMatchers<R = unknown> {
  /** Conversations opened in any order; with `at`, by what is stamped exactly so. */
  toOpenConversations: (categories: readonly ConversationCategory[], scope?: Scope) => R;
  /** Conversations open at an instant, in any order. */
  toHaveConversations: (conversations: Key['conversations'], standpoint: Standpoint) => R;
  toHaveWindow: (state: Key['window'], standpoint: Standpoint) => R;
  toHaveEntryPoint: (state: Key['entry_point'], standpoint: Standpoint) => R;
  /** Whether a free-form message sent then would be taken for certain; null where contacts have no name. */
  toAllowFreeForm: (contact: string | null, at: string | number) => R;
  /** The same of a template, whatever its category. */
  toAllowTemplate: (contact: string | null, at: string | number) => R;
  /** All messages refused, in order of time: error codes, or parts such as `{ message, code, rule }`. */
  toRejectMessages: (rejections: Key['rejections'], scope?: Scope) => R;
  /** All charges in order of time as a list, or some by the name of their message; each in the parts that matter. */
  toCharge: (charges: Key['charges'], scope?: Scope) => R;
  /** Categories that money is due for, in any order. */
  toBill: (categories: readonly ConversationCategory[], scope?: Scope) => R;
  /** Why messages were not charged, in any order. */
  toBeFree: (reasons: readonly ChargeType[], scope?: Scope) => R;
  toHaveTotals: (totals: Key['totals'], scope?: Scope) => R;
  /** `0.0625 USD` exactly, or bounds. */
  toCost: (cost: Key['cost'], scope?: Pick<Scope, 'at'>) => R;
  /** Codes of everything found, each once and in any order. */
  toHaveFindings: (codes: readonly FindingCode[]) => R;
  /** A whole case of an expectation file. */
  toMeet: (expected: Omit<ExpectationCase, 'name'> & { readonly name?: string }) => R;
}

declare module 'vitest' {
  // Vitest's way of adding matchers: its interface extends ours, and T is its own.
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type, @typescript-eslint/no-explicit-any, @typescript-eslint/no-unused-vars
  interface Matchers<T = any> extends WaWindowMatchers<void> {}
}
