import type { Run } from '../model/run.js';
import type { Expectation, ExpectationCase } from '../schema/expectation.js';
import { judged } from './judged.js';
import { failureText } from './text.js';
import type { Scope, Standpoint, WaWindowMatchers } from './types.js';

/** What vitest hands to a matcher. */
export interface Context {
  readonly isNot?: boolean;
}

export interface Outcome {
  readonly pass: boolean;
  readonly message: () => string;
}

export type Matcher<Name extends keyof WaWindowMatchers> = (
  this: Context,
  run: unknown,
  ...args: Parameters<WaWindowMatchers[Name]>
) => Outcome;

/** For `expect.extend(matchers)`. */
export const matchers: { readonly [Name in keyof WaWindowMatchers]: Matcher<Name> } = {
  toOpenConversations: (run, categories, scope) =>
    matched(run, 'opens conversations', { opened: [...categories] }, scope),
  toHaveConversations: (run, conversations, scope) => matched(run, 'has conversations', { conversations }, scope),
  toHaveWindow: (run, window, scope) => matched(run, 'has the window', { window }, scope),
  toHaveEntryPoint: (run, entryPoint, scope) => matched(run, 'has the entry point', { entry_point: entryPoint }, scope),
  toAllowFreeForm(run, contact, at) {
    return allowed(run, 'allows free-form', 'free_form', standpoint(contact, at), this);
  },
  toAllowTemplate(run, contact, at) {
    return allowed(run, 'allows templates', 'template', standpoint(contact, at), this);
  },
  toRejectMessages: (run, rejections, scope) => matched(run, 'rejects messages', { rejections }, scope),
  toCharge: (run, charges, scope) => matched(run, 'charges', { charges }, scope),
  toBill: (run, categories, scope) => matched(run, 'bills', { billable: [...categories] }, scope),
  toBeFree: (run, reasons, scope) => matched(run, 'is free', { free: [...reasons] }, scope),
  toHaveTotals: (run, totals, scope) => matched(run, 'has totals', { totals }, scope),
  toCost: (run, cost, scope) => matched(run, 'costs', { cost }, scope),
  toHaveFindings: (run, codes) => matched(run, 'has findings', { findings: [...codes] }),
  toMeet: (run, { name = 'meets', ...expected }) => outcome(run, { name, ...expected }),
};

function matched(run: unknown, name: string, expect: Expectation, { at = 'end', ...whom }: Scope = {}): Outcome {
  return outcome(run, { name, at, ...whom, expect });
}

function outcome(run: unknown, expected: ExpectationCase): Outcome {
  const result = judged(run, expected);
  if (result.failures.length > 0) return { pass: false, message: () => failureText(result, run as Run) };
  return { pass: true, message: () => `${expected.name}: expected this not to hold, and it does` };
}

/** Negated it asks whether the message would be refused, so that a `maybe` satisfies neither. */
function allowed(
  run: unknown,
  name: string,
  kind: 'free_form' | 'template',
  { at, ...whom }: Standpoint,
  { isNot = false }: Context,
): Outcome {
  const result = judged(run, { name, at, ...whom, expect: { allowed: { [kind]: !isNot } } });
  const holds = result.failures.length === 0;
  return { pass: isNot ? !holds : holds, message: () => failureText(result, run as Run) };
}

function standpoint(contact: string | null, at: string | number): Standpoint {
  return contact === null ? { at } : { at, contact };
}
