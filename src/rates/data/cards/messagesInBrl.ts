import type { RateCard } from '../../card.js';

/** Of prices in BRL before 2026-10-01 those of one market are held. */
export const MESSAGES_IN_BRL: readonly RateCard[] = [
  {
    currency: 'BRL',
    from: '2026-07-01',
    unit: 'message',
    kind: 'partial',
    trust: 'good',
    source: "the row of Brazil of Meta's card of 2026-07-01, as a copy has it",
    note: 'Brazil alone; the prices of other markets are not held.',
    rows: { Brazil: ['0.3217', '0.0350', '0.0350', 'n/a', 'n/a'] },
  },
];
