import { expect, test } from 'vitest';
import { decimal, estimated, lines } from './volumes.js';

test('utility in the window is free before October 2026, and charged from then on', () => {
  const rows = { market: 'BR', utility: 1000, utilityInWindow: '40' };
  // 600 × 0.0068, then 1,000 × 0.0068.
  expect(lines(estimated(rows, {}, ['pmp-2025', 'pmp-2026']))).toEqual([
    [600, '4.0800'],
    [1000, '6.8000'],
  ]);
});

test('what is sent in an entry point is free, and uses up no allowance', () => {
  const estimation = estimated({ market: 'BR', marketing: 100, service: 2000, inEntryPoint: '25' });
  // 75 × 0.0625; of 1,500 service outside it 500 × 0.0068.
  expect(lines(estimation)).toEqual([
    [75, '4.6875'],
    [500, '3.4000'],
  ]);
});

test('a share is rounded to whole messages, half up', () => {
  expect(lines(estimated({ market: 'BR', utility: 5, utilityInWindow: '50' }, {}, ['pmp-2025']))).toEqual([
    [2, '0.0136'],
  ]);
});

test('volumes are conversations where those are charged, or messages that fill them', () => {
  const rows = { market: 'BR', marketing: 100, month: '2024-11' };
  const per = (text: string) => lines(estimated(rows, { messagesPerConversation: decimal(text) }, ['auto']));
  // 100 × 0.0625; with 2.5 messages in each 40 × 0.0625; with 3 in each 34 × 0.0625, for the last is not full.
  expect([per('1'), per('2.5'), per('3')]).toEqual([[[100, '6.2500']], [[40, '2.5000']], [[34, '2.1250']]]);
});

test('every default stands among the assumptions', () => {
  const { assumptions } = estimated({ market: 'BR', marketing: 1, utility: 1, service: 1 }, {}, [
    'cbp-2024',
    'pmp-2026',
  ]);
  expect(assumptions.map(({ id, value }) => [id, value])).toEqual([
    ['delivered', 'all'],
    ['numbers', '1'],
    ['utility_in_window', '0%'],
    ['in_entry_point', '0%'],
    ['messages_per_conversation', '1'],
    ['C15', 'full'],
  ]);
});

test('a contested point stands there where its other side would cost something else', () => {
  const named = (row: Parameters<typeof estimated>[0], options: Parameters<typeof estimated>[1]) =>
    estimated(row, options, ['auto']).assumptions.flatMap(({ id, value }) =>
      id.startsWith('C') ? [`${id}=${value}`] : [],
    );
  const october = { market: 'BR', service: 1500, month: '2026-10' };
  expect(named(october, { numbers: 2 })).toEqual(['C5=number', 'C15=full']);
  expect(named(october, { numbers: 1 })).toEqual(['C15=full']);
  expect(named({ ...october, service: 10 }, { numbers: 2 })).toEqual(['C15=full']);
  expect(named({ ...october, month: '2026-11' }, { numbers: 2, assume: { C5: 'account' } })).toEqual(['C5=account']);
});
