import fc from 'fast-check';

/** A record of a timeline, as a row or an object. */
export interface Record_ {
  readonly time: string;
  readonly contact: string;
  readonly number: string;
  readonly direction: 'inbound' | 'outbound';
  readonly type: string;
  readonly category: string;
  readonly entry_point: string;
  readonly delivered_at: string;
  readonly id: string;
}

export const START = Date.UTC(2024, 9, 25);
const MINUTE = 60_000;

const KINDS = [
  { direction: 'inbound', type: 'text', category: '', entry_point: '' },
  { direction: 'inbound', type: 'text', category: '', entry_point: 'ctwa' },
  { direction: 'inbound', type: 'reaction', category: '', entry_point: '' },
  { direction: 'outbound', type: 'template', category: 'marketing', entry_point: '' },
  { direction: 'outbound', type: 'template', category: 'utility', entry_point: '' },
  { direction: 'outbound', type: 'template', category: 'authentication', entry_point: '' },
  { direction: 'outbound', type: 'text', category: '', entry_point: '' },
  { direction: 'outbound', type: 'reaction', category: '', entry_point: '' },
] as const;

/** Dated timelines of some contacts on two numbers over two weeks, across a change of rules and of clocks. */
export const records: fc.Arbitrary<readonly Record_[]> = fc
  .array(
    fc.record({
      minute: fc.integer({ min: 0, max: 14 * 24 * 60 }),
      late: fc.option(fc.integer({ min: 1, max: 3000 })),
      contact: fc.constantFrom('+31612345678', '+5511987654321', '+919800000001'),
      number: fc.constantFrom('+31201111111', '+31202222222'),
      kind: fc.constantFrom(...KINDS),
    }),
    { minLength: 1, maxLength: 40 },
  )
  .map((rows) =>
    rows.map(({ minute, late, contact, number, kind }, index) => ({
      ...kind,
      time: instant(minute),
      contact,
      number,
      delivered_at: kind.direction === 'outbound' && late !== null ? instant(minute + late) : '',
      id: `m${String(index)}`,
    })),
  );

export function instant(minute: number): string {
  return new Date(START + minute * MINUTE).toISOString();
}
