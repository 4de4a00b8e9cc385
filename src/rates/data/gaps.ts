import type { Gap } from '../card.js';

/** When there were prices of which no card is held. */
export const GAPS: readonly Gap[] = [
  {
    unit: 'notification',
    from: null,
    until: '2022-02-01',
    what: 'prices of notifications',
  },
  {
    unit: 'conversation',
    from: '2022-02-01',
    until: '2023-06-01',
    what: 'conversation prices',
  },
];
