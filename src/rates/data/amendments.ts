import type { Amendment } from '../card.js';

const SEVEN = ['Egypt', 'Malaysia', 'Nigeria', 'Pakistan', 'Saudi Arabia', 'South Africa', 'United Arab Emirates'];
const FOUR = ['Egypt', 'Nigeria', 'Pakistan', 'South Africa'];
const CONVERSATION = { currency: 'USD', unit: 'conversation' } as const;
const MESSAGE = { currency: 'USD', unit: 'message' } as const;
const REST_OF_AFRICA = 'copies of the card disagree: 0.0061 in one, 0.0040 in another';
const FEBRUARY = 'it changed on 2025-02-01, and the card of that day is not held';
const OCTOBER = 'it was lowered on 2025-10-01, and what it was before is not held';

/** What is known of single cells apart from the cards (rules.md 0, 2d.5 and 12). */
export const AMENDMENTS: readonly Amendment[] = [
  {
    ...CONVERSATION,
    from: '2023-06-01',
    markets: ['India'],
    categories: ['authentication'],
    cell: null,
    reason: 'copies of the card disagree',
  },
  {
    ...CONVERSATION,
    from: '2024-06-01',
    markets: ['Indonesia'],
    categories: ['authentication_international'],
    cell: '0.1360',
    reason: "the rate began on 2024-06-01; a vendor's copy of the card has it",
  },
  {
    ...CONVERSATION,
    from: '2024-07-01',
    markets: ['India'],
    categories: ['authentication_international'],
    cell: null,
    reason: 'the rate began on 2024-07-01, and the card of that day is not held',
  },
  {
    ...CONVERSATION,
    from: '2024-08-01',
    markets: ['Rest of Africa'],
    categories: ['utility'],
    cell: null,
    reason: REST_OF_AFRICA,
  },
  {
    ...CONVERSATION,
    from: '2024-10-01',
    markets: ['Rest of Africa'],
    categories: ['utility'],
    cell: null,
    reason: REST_OF_AFRICA,
  },
  {
    ...CONVERSATION,
    from: '2024-11-01',
    markets: null,
    categories: ['service'],
    cell: 'n/a',
    reason: 'service conversations are free since 2024-11-01',
  },
  { ...CONVERSATION, from: '2025-02-01', markets: SEVEN, categories: ['authentication'], cell: null, reason: FEBRUARY },
  {
    ...CONVERSATION,
    from: '2025-02-01',
    markets: SEVEN,
    categories: ['authentication_international'],
    cell: null,
    reason: 'the rate began on 2025-02-01, and the card of that day is not held',
  },
  {
    ...CONVERSATION,
    from: '2025-04-01',
    markets: FOUR,
    categories: ['authentication_international'],
    cell: null,
    reason: 'it was lowered on 2025-04-01, and the card of that day is not held',
  },
  {
    ...MESSAGE,
    from: '2025-07-01',
    markets: ['Egypt', 'Saudi Arabia'],
    categories: ['utility', 'authentication'],
    cell: null,
    reason: OCTOBER,
  },
];
