/**
 * Matchers for vitest on what `simulate` returns, with the judgement and the differences of `wa-window verify`.
 *
 * @example
 * import { expect } from 'vitest';
 * import { matchers } from 'wa-window/testing';
 * expect.extend(matchers);
 * expect(simulate(timeline)).toOpenConversations(['marketing', 'service']);
 */
export { matchers, type Context, type Matcher, type Outcome } from './matchers.js';
export type { Key, Scope, Standpoint, WaWindowMatchers } from './types.js';
export type { ChargeType, ConversationCategory } from '../model/category.js';
export type { FindingCode } from '../model/finding.js';
export type { Expectation, ExpectationCase } from '../schema/expectation.js';
