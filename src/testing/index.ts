/**
 * Matchers for vitest on what `simulate` returns, with the judgement and the differences of `wa-window verify`.
 *
 * @example
 * import { expect } from 'vitest';
 * import { matchers } from 'wa-window/testing';
 * expect.extend(matchers);
 * expect(simulate(timeline)).toOpenConversations(['marketing', 'service']);
 */
export { matchers } from './matchers.js';
export type { Scope, Standpoint, WaWindowMatchers } from './types.js';
