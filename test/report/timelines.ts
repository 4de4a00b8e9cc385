import { HOUR, instantOf, shift, type Instant } from '../../src/model/instant.js';
import type { PairRun, Run } from '../../src/model/run.js';
import {
  charge,
  conversation,
  delivery,
  ended,
  freeForm,
  hour,
  inbound,
  opened,
  pair,
  passing,
  run,
  span,
  states,
  step,
  template,
  windowClosed,
  windowOpened,
} from './factories.js';

/** The published example: marketing at Hour 0, the customer at 4, a list at 5, texts at 25 and 26. */
export function hours0to26(start: Instant = hour(0)): PairRun {
  const at = (count: number): Instant => shift(start, count * HOUR);
  const offer = template(at(0), 'marketing');
  const question = inbound(at(4));
  const list = freeForm(at(5), 'interactive');
  const answer = freeForm(at(25));
  const more = freeForm(at(26));
  const marketing = { category: 'marketing', expiresAt: at(24) } as const;
  const service = { category: 'service', expiresAt: at(49) } as const;
  return pair({
    steps: [
      step(offer, opened('marketing', at(24))),
      step(question, windowOpened(at(28))),
      step(list, { kind: 'conversation_joined', category: 'marketing', rule: '2c.2' }),
      passing(at(24), ended('marketing')),
      step(answer, opened('service', at(49))),
      step(more, { kind: 'conversation_joined', category: 'service', rule: '2c.2' }),
      passing(at(28), windowClosed),
      passing(at(49), ended('service')),
    ],
    states: states(
      [at(0), { conversations: [marketing] }],
      [at(4), { windowUntil: at(28), conversations: [marketing] }],
      [at(24), { windowUntil: at(28) }],
      [at(25), { windowUntil: at(28), conversations: [service] }],
      [at(28), { conversations: [service] }],
      [at(49), {}],
    ),
    windows: [span(at(4), at(28))],
    conversations: [conversation(offer, { members: 2 }), conversation(answer, { members: 2 })],
    charges: [
      charge(offer),
      charge(list, { category: 'marketing', type: 'in_open_conversation' }),
      charge(answer),
      charge(more, { type: 'in_open_conversation' }),
    ],
  });
}

export const TOTALS_0_TO_26: Run['totals'] = {
  conversations: { marketing: 1, service: 1 },
  billable: { marketing: 1, service: 1 },
  free: { in_open_conversation: 2 },
  rejected: 0,
};

export const timeline2: Run = run({
  assumptions: [
    {
      id: 'D1',
      value: 'delivered',
      statement: 'messages without a status count as delivered when they were sent',
      source: 'docs/contract.md §1',
      affected: 4,
    },
  ],
  pairs: [hours0to26()],
  totals: TOTALS_0_TO_26,
});

/** The same on the day that the clocks of Amsterdam go back: 02:00 to 03:00 is shown twice. */
export function timeline2Dated(start: string): Run {
  return run({
    dated: true,
    timezone: 'Europe/Amsterdam',
    rules: {
      mode: 'auto',
      sets: [
        {
          id: 'cbp-2023',
          from: instantOf(Date.parse('2023-05-31T22:00:00Z')),
          until: instantOf(Date.parse('2024-10-31T23:00:00Z')),
        },
      ],
    },
    pairs: [{ ...hours0to26(instantOf(Date.parse(start))), contact: '+31612345678', number: '+31201234567' }],
    totals: TOTALS_0_TO_26,
  });
}

/** An ad at Hour 10, answered at 22 with a template: 72 hours surely, up to 168 as Meta words it since 2026. */
export function entryPointRun(longest: number = 72): Run {
  const ad = inbound(hour(10), 'text', { entryPoint: 'ctwa' });
  const answer = template(hour(22), 'marketing');
  const late = freeForm(hour(40));
  const sure = hour(22 + 72);
  const end = hour(22 + longest);
  return run({
    pairs: [
      pair({
        steps: [
          step(ad, windowOpened(hour(34))),
          step(answer, { kind: 'entry_point_opened', from: hour(22), ends: { sure, maybe: end }, rule: '3.2' }),
          passing(hour(34), windowClosed),
          step(late, { kind: 'message_rejected', code: 131047, rule: '1.7' }),
          passing(end, { kind: 'entry_point_closed' }),
        ],
        states: states(
          [hour(10), { windowUntil: hour(34) }],
          [hour(22), { windowUntil: hour(34), entryPointUntil: end }],
          [hour(34), { entryPointUntil: end }],
          [end, {}],
        ),
        windows: [span(hour(10), hour(34))],
        entryPoints: [{ openedAt: hour(22), expiresAt: end, openedBy: answer.handle, refreshedBy: [] }],
        rejections: [{ handle: late.handle, messageId: null, at: hour(40), code: 131047, rule: '1.7' }],
        charges: [charge(answer, { category: 'referral_conversion', type: 'free_entry_point' })],
      }),
    ],
    totals: { conversations: { referral_conversion: 1 }, billable: {}, free: { free_entry_point: 1 }, rejected: 1 },
  });
}

/** Sent at Hour 0, delivered at Hour 2:30: the conversation opens then and ends 24 hours after it was sent. */
export function lateDelivery(): Run {
  const offer = template(hour(0), 'utility');
  const lost = template(hour(1), 'marketing');
  const delivered = delivery(offer, hour(2.5));
  return run({
    pairs: [
      pair({
        steps: [
          step(offer),
          step(lost),
          step(delivered, opened('utility', hour(24))),
          passing(hour(24), ended('utility')),
        ],
        states: states(
          [hour(0), {}],
          [hour(2.5), { conversations: [{ category: 'utility', expiresAt: hour(24) }] }],
          [hour(24), {}],
        ),
        conversations: [conversation(offer, { openedAt: hour(2.5) })],
        charges: [charge(offer, { at: hour(2.5) }), charge(lost, { type: 'not_delivered' })],
      }),
    ],
    totals: { conversations: { utility: 1 }, billable: { utility: 1 }, free: { not_delivered: 1 }, rejected: 0 },
  });
}

/** Two customer messages a month apart. */
export function monthApart(start: Instant, dated: boolean): Run {
  const at = (count: number): Instant => shift(start, count * HOUR);
  const month = 30 * 24;
  return run({
    dated,
    timezone: 'Europe/Amsterdam',
    rules: { mode: dated ? 'auto' : 'undated', sets: [{ id: 'cbp-2023', from: null, until: null }] },
    pairs: [
      pair({
        steps: [
          step(inbound(at(0)), windowOpened(at(24))),
          passing(at(24), windowClosed),
          step(inbound(at(month)), windowOpened(at(month + 24))),
          passing(at(month + 24), windowClosed),
        ],
        states: states(
          [at(0), { windowUntil: at(24) }],
          [at(24), {}],
          [at(month), { windowUntil: at(month + 24) }],
          [at(month + 24), {}],
        ),
        windows: [span(at(0), at(24)), span(at(month), at(month + 24))],
      }),
    ],
  });
}

/** A log that begins in the middle: what was open before its first event is not known. */
export function unknownPast(): Run {
  const answer = freeForm(hour(1));
  return run({
    pairs: [
      pair({
        steps: [
          step(answer, opened('service', hour(25), false)),
          passing(hour(20), windowClosed),
          passing(hour(25), ended('service')),
        ],
        states: states(
          [hour(0), { window: 'maybe', windowUntil: hour(20) }],
          [
            hour(1),
            { window: 'maybe', windowUntil: hour(20), conversations: [{ category: 'service', expiresAt: hour(25) }] },
          ],
          [hour(20), { conversations: [{ category: 'service', expiresAt: hour(25) }] }],
          [hour(25), {}],
        ),
        conversations: [conversation(answer, { certain: false })],
        charges: [charge(answer, { certain: false })],
      }),
    ],
    totals: { conversations: { service: 1 }, billable: { service: 1 }, free: {}, rejected: 0 },
  });
}

/** Three contacts on two numbers. */
export function threeContacts(): Run {
  const one = hours0to26();
  const pairs = [
    { ...one, contact: '+31612345678', number: '+31201234567' },
    { ...one, contact: '+31612345678', number: '+31207654321' },
    { ...one, contact: '+5511987654321', number: '+31201234567' },
    { ...one, contact: '+919876543210', number: '+31201234567' },
  ];
  return run({
    pairs,
    totals: {
      conversations: { marketing: 4, service: 4 },
      billable: { marketing: 4, service: 4 },
      free: { in_open_conversation: 8 },
      rejected: 0,
    },
  });
}
