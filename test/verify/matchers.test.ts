import { describe, expect, expectTypeOf, test } from 'vitest';
import { readRecords, simulate, type Run } from '../../src/index.js';
import { matchers } from '../../src/testing/index.js';

expect.extend(matchers);

const run = simulate(
  readRecords([
    { time: 'Hour 0', direction: 'outbound', type: 'template', category: 'marketing' },
    { time: 'Hour 4', direction: 'inbound', type: 'text' },
    { time: 'Hour 5', direction: 'outbound', type: 'interactive' },
    { time: 'Hour 25', direction: 'outbound', type: 'text' },
    { time: 'Hour 29', direction: 'outbound', type: 'text', id: 'late' },
  ]),
);

const dated = simulate(
  readRecords([
    { time: '2024-03-04T09:00:00Z', contact: '+31612345678', direction: 'inbound', type: 'text' },
    {
      time: '2024-03-04T10:00:00Z',
      contact: '+31612345678',
      direction: 'outbound',
      type: 'template',
      category: 'utility',
    },
  ]),
);

function messageOf(assertion: () => void): string {
  try {
    assertion();
  } catch (error) {
    return (error as Error).message;
  }
  return 'passed';
}

test('what holds passes', () => {
  expect(run).toOpenConversations(['service', 'marketing']);
  expect(run).toOpenConversations(['service'], { at: 'Hour 25' });
  expect(run).toHaveConversations(['marketing'], { at: 'Hour 5' });
  expect(run).toHaveWindow({ state: 'open', until: 'Hour 28' }, { at: 'Hour 5' });
  expect(run).toHaveEntryPoint('closed', { at: 'Hour 5' });
  expect(run).toAllowFreeForm(null, 'Hour 5');
  expect(run).not.toAllowFreeForm(null, 'Hour 28');
  expect(run).toAllowTemplate(null, 'Hour 28');
  expect(run).toRejectMessages([131047]);
  expect(run).toRejectMessages([{ message: 'late', code: 131047 }], { at: 'Hour 29' });
  expect(run).toCharge({ 'records:4': { category: 'service', billable: true } });
  expect(run).toBill(['marketing', 'service']);
  expect(run).toBeFree(['in_open_conversation']);
  expect(run).toHaveTotals({ rejected: 1 });
  expect(run).toHaveFindings([]);
  expect(run).toMeet({ at: 'Hour 25', expect: { opened: ['service'], window: 'open' } });
  expect(dated).toCost('0.08 USD');
  expect(dated).toCost({ at_most: '0.10 USD' });
  expect(dated).toAllowFreeForm('+31 6 12345678', '2024-03-04T10:00:00Z');
});

describe('what does not hold fails with the differences of verify', () => {
  test('conversations', () => {
    expect(messageOf(() => expect(run).toOpenConversations(['marketing'], { at: 'Hour 25' })))
      .toBe(`opens conversations   (- expected   + got)

opened
- marketing
+ service

Why: records:4
 1  The business sent a text at Hour 25.
 2  Rules cbp-2023 applied.
 3  The window was open: records:2 at Hour 4 had opened it until Hour 28.
 4  No conversation was open.
 5  It was allowed.
 6  It counts as delivered at once, for the input does not say (D1).
 7  It opened a service conversation, until Hour 49.
 8  It is charged as one service conversation.`);
  });

  test('free-form', () => {
    expect(messageOf(() => expect(run).toAllowFreeForm(null, 'Hour 28'))).toBe(`allows free-form   (- expected   + got)

allowed
- free_form: true
+ free_form: false

Why: a free-form message sent then
 1  The business sent a text at Hour 28.
 2  Rules cbp-2023 applied.
 3  The window was closed: records:2 at Hour 4 had opened it until Hour 28.
 4  Open conversations: service since Hour 25 (until Hour 49).
 5  It was refused with error 131047, and so opened and cost nothing.
 6  This depends on C1=closed: under C1=open it would not be charged: in an open conversation.`);
  });

  test('cost', () => {
    expect(messageOf(() => expect(dated).toCost('0.0801 USD'))).toBe(`costs   (- expected   + got)

cost
- 0.0801 USD
+ 0.0800 USD`);
  });

  test('negated', () => {
    expect(messageOf(() => expect(run).not.toBill(['service', 'marketing']))).toBe(
      'bills: expected this not to hold, and it does',
    );
    expect(messageOf(() => expect(run).not.toAllowFreeForm(null, 'Hour 5'))).toContain(
      '- free_form: false\n+ free_form: true',
    );
  });
});

describe('what has no answer fails, negated or not', () => {
  test.each([
    [
      'a contact that is not there',
      () => expect(dated).toAllowFreeForm('+31687654321', '2024-03-04T10:00:00Z'),
      'allows free-form: contact +31687654321 is not in the timeline; it has +31612345678',
    ],
    [
      'the same negated',
      () => expect(dated).not.toAllowFreeForm('+31687654321', '2024-03-04T10:00:00Z'),
      'allows free-form: contact +31687654321 is not in the timeline; it has +31612345678',
    ],
    [
      'an instant after everything',
      () => expect(run).not.toHaveWindow('open', { at: 'Hour 60' }),
      'has the window: Hour 60 lies after everything: the last thing to happen here is at Hour 49; write end for the end',
    ],
    [
      'the cost of hours',
      () => expect(run).not.toCost('0 USD'),
      'costs: a timeline of hours has no cost: place Hour 0 with start: 2026-10-05T09:00:00Z',
    ],
    [
      'a copy of a run',
      () => expect({ ...run }).not.toBill([]),
      'expected a run as simulate() returned it, not a copy or something else',
    ],
    [
      'no run at all',
      () => expect(null).not.toBill([]),
      'expected a run as simulate() returned it, not a copy or something else',
    ],
  ])('%s', (_, assertion, message) => {
    expect(messageOf(assertion)).toBe(message);
  });
});

test('the matchers are typed', () => {
  expectTypeOf(expect(run).toOpenConversations)
    .parameter(0)
    .toEqualTypeOf<readonly Run['pairs'][number]['conversations'][number]['category'][]>();
  expectTypeOf(expect(run).toAllowFreeForm).parameters.toEqualTypeOf<[contact: string | null, at: string | number]>();
  // @ts-expect-error a category that is none
  expect(messageOf(() => expect(run).toOpenConversations(['marketting']))).toContain('- marketting');
});
