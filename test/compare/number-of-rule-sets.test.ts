import { expect, test } from 'vitest';
import { compare, readRecords, UsageFault, type AskedRules } from '../../src/index.js';
import { hour, inbound } from './timelines.js';

test.each([[[]], [['pmp-2026']]])('%j is no comparison', (rules) => {
  const timeline = readRecords([inbound(hour(0))]);
  // As JavaScript without types may call it.
  expect(() => compare(timeline, rules as unknown as AskedRules)).toThrow(UsageFault);
});
