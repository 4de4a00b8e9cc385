import { expect, test } from 'vitest';
import { askAt, outcomes, text } from './ask.js';

/** [rule set, a day in it, what each kind is charged as an hour after the customer wrote] */
const ERAS = [
  [
    'nbp',
    '2021-11-02',
    {
      free_form: 'free_customer_service service',
      marketing: 'free_customer_service marketing',
      utility: 'free_customer_service utility',
      authentication: 'free_customer_service authentication',
    },
  ],
  [
    'cbp-2022',
    '2022-11-02',
    {
      free_form: 'regular user_initiated',
      marketing: 'regular user_initiated',
      utility: 'regular user_initiated',
      authentication: 'regular user_initiated',
    },
  ],
  [
    'cbp-2023',
    '2023-11-02',
    {
      free_form: 'regular service',
      marketing: 'regular marketing',
      utility: 'regular utility',
      authentication: 'regular authentication',
    },
  ],
  [
    'cbp-2024',
    '2024-12-02',
    {
      free_form: 'free_customer_service service',
      marketing: 'regular marketing',
      utility: 'regular utility',
      authentication: 'regular authentication',
    },
  ],
  [
    'pmp-2025',
    '2025-11-02',
    {
      free_form: 'free_customer_service service',
      marketing: 'regular marketing',
      utility: 'free_customer_service utility',
      authentication: 'regular authentication',
    },
  ],
  [
    'pmp-2026',
    '2026-11-02',
    {
      free_form: 'regular service',
      marketing: 'regular marketing',
      utility: 'regular utility',
      authentication: 'regular authentication',
    },
  ],
] as const;

test.each(ERAS)('%s, by the date', (ruleSet, day, expected) => {
  const answer = askAt(`${day}T11:00:00Z`, [text(`${day}T10:00:00Z`)]);
  expect(answer.ruleSet).toBe(ruleSet);
  expect(outcomes(answer)).toEqual(expected);
});

test('the rules are those of the moment that is asked about, not of the last event', () => {
  const rows = [text('2026-09-30T20:00:00Z')];
  expect(outcomes(askAt('2026-09-30T23:59:59.999Z', rows)).utility).toBe('free_customer_service utility');
  expect(outcomes(askAt('2026-10-01T00:00:00Z', rows)).utility).toBe('regular utility');
});

test('the zone of the account moves the change of rules', () => {
  const rows = [text('2026-09-30T20:00:00Z')];
  const { ruleSet } = askAt('2026-09-30T22:00:00Z', rows, { timezone: 'Europe/Amsterdam' });
  expect(ruleSet).toBe('pmp-2026');
});

test('one rule set for all dates', () => {
  expect(askAt('2026-11-02T11:00:00Z', [], { rules: 'cbp-2023' }).ruleSet).toBe('cbp-2023');
});
