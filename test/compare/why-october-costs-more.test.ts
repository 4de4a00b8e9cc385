import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { ERAS, type RuleSet } from '../../src/index.js';
import { BUILT_IN, withImported } from '../../src/rates/index.js';
import { readCards } from '../../src/schema/card.js';
import { causes, compared, hour, inbound, MEXICO, said, template, text } from './timelines.js';

const TO_OCTOBER = ['pmp-2025', 'pmp-2026'] as const;

const OCTOBER = ERAS.find(({ id }) => id === 'pmp-2026') as RuleSet;
const WITHOUT_ALLOWANCE: RuleSet = {
  ...OCTOBER,
  id: 'without-allowance',
  priced_as: 'pmp-2026',
  from: null,
  until: null,
  allowances: [],
};

/** W20: marketing, the customer, a text and a utility template in the window, a utility template after it. */
const W20 = [
  template(hour(0), 'marketing'),
  inbound(hour(2)),
  text(hour(3)),
  template(hour(4), 'utility'),
  template(hour(30), 'utility'),
];

test('W20: marketing and one utility before, the utility in the window as well from October on', () => {
  const { columns, differences } = compared(W20, TO_OCTOBER);
  // Brazil in USD, both cards: marketing 0.0625, utility 0.0068. 0.0625 + 0.0068 against 0.0625 + 2 × 0.0068; the one
  // text is within the 1,000 free.
  expect(columns.map(({ figures }) => said(figures.total.amount.most))).toEqual(['0.0693', '0.0761']);
  expect(differences.map(({ total }) => [total.units.most, said(total.amount.most)])).toEqual([[1, '0.0068']]);
  expect(causes(compared(W20, TO_OCTOBER))).toEqual(['utility_in_window free→charged 1 0.0068']);
});

const JULY = readCards(readFileSync('test/rates/fixtures/brl-2026-07-01.json', 'utf8'));

test('W20 in BRL with the partial card of July: 0.3217 + 0.0350, and 0.3217 + 2 × 0.0350 from October on', () => {
  if (!JULY.ok) throw new Error(JULY.problems.join());
  const options = { currency: 'BRL', rates: withImported(BUILT_IN, JULY) };
  const { columns } = compared(W20, [...TO_OCTOBER, WITHOUT_ALLOWANCE], options);
  // Without the allowance the text is due as well: 0.3217 + 3 × 0.0350.
  expect(columns.map(({ figures }) => said(figures.total.amount.most))).toEqual(['0.3567', '0.3917', '0.4267']);
});

test('W21: marketing and two utility in the window are 1 charge before October, 3 from then on', () => {
  const rows = [
    inbound(hour(0)),
    template(hour(1), 'marketing'),
    template(hour(2), 'utility'),
    template(hour(3), 'utility'),
  ];
  const { columns } = compared(rows, TO_OCTOBER);
  expect(columns.map(({ figures }) => figures.total.units.most)).toEqual([1, 3]);
});

test('W37: of 1,500 service messages of one number 500 are beyond the allowance', () => {
  const rows = [inbound(hour(0)), ...Array.from({ length: 1500 }, (_, n) => text(hour(1 + n / 100)))];
  const comparison = compared(rows, ['pmp-2026', 'pmp-2025'], { currency: 'USD' });
  // 500 × 0.0068 = 3.40, and back to the rules before it is not due.
  expect(causes(comparison)).toEqual(['service_beyond_allowance charged→free 500 -3.4']);
  expect(comparison.differences[0]?.total.percent).toEqual({ units: -1000n, scale: 1 });
});

test('the same unit on another card is a rate change: marketing to Mexico 0.0305, then 0.0397', () => {
  const rows = [template(hour(0), 'marketing', { contact: MEXICO })];
  expect(causes(compared(rows, TO_OCTOBER))).toEqual(['rate charged→charged 1 0.0092']);
});

test('conversations and messages count another way: one conversation, then two messages', () => {
  const rows = [template(hour(0), 'marketing'), template(hour(1), 'marketing')];
  // The second marketing template joins the open conversation under cbp-2024: 1 × 0.0625 against 2 × 0.0625.
  expect(causes(compared(rows, ['cbp-2024', 'pmp-2025']))).toEqual(['unit free→charged 1 0.0625']);
});

test('an allowance that is gone is a cause of its own', () => {
  const rows = [inbound(hour(0)), text(hour(1)), text(hour(2))];
  // 2 × 0.0068.
  expect(causes(compared(rows, ['pmp-2026', WITHOUT_ALLOWANCE]))).toEqual(['allowance free→charged 2 0.0136']);
});

test('what one rule set refuses is told, and costs nothing there', () => {
  const rows = [inbound(hour(0)), text(hour(23)), text(hour(25))];
  const dayAndTwoHours = { ...WITHOUT_ALLOWANCE, id: '26h', window: { ...WITHOUT_ALLOWANCE.window, lasts: '26h' } };
  expect(causes(compared(rows, [WITHOUT_ALLOWANCE, dayAndTwoHours]))).toEqual(['refused refused→charged 1 0.0068']);
});
