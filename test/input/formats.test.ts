import fc from 'fast-check';
import { expect, it } from 'vitest';
import { FIELDS, readTimeline, UnreadableInput } from '../../src/input/index.js';

/** Words of a shop's log, good and bad. */
const cell = {
  time: fc.constantFrom('0', '1.5', 'Hour 4', '4h30m', '-1', '', 'noon', '1e3'),
  contact: fc.constantFrom('+31 6 12345678', '31612345678', 'Noor "N." Jansen', '', '3.1E+10'),
  direction: fc.constantFrom('in', 'out', 'customer', 'agent', '', 'sideways'),
  type: fc.constantFrom('', 'text', 'template', 'list', 'call', 'opt_out', 'fax'),
  category: fc.constantFrom('', 'utility', 'MARKETING', 'service', 'promo'),
  entry_point: fc.constantFrom('', 'ad', 'email'),
  status: fc.constantFrom('', 'sent', 'delivered', 'failed', 'lost'),
  delivered_at: fc.constantFrom('', '5', '+5m', 'soon'),
  id: fc.constantFrom('', 'a', 'b', '17'),
  number: fc.constantFrom('', 'shop, Amsterdam', '+31201234567'),
  template: fc.constantFrom('', 'order\nshipped', 'null'),
  country: fc.constantFrom('', 'NL', 'nl', 'Nederland'),
};
const records = fc.array(fc.record(cell, { noNullPrototype: true }), { minLength: 1, maxLength: 8 });
type Shop = typeof records extends fc.Arbitrary<(infer R)[]> ? R : never;

it('CSV, JSON and NDJSON of the same records give the same timeline', () => {
  fc.assert(
    fc.property(records, (shop) => {
      const json = read(JSON.stringify(shop, null, 2));
      expect(read(csv(shop))).toEqual(json);
      expect(read(shop.map((record) => JSON.stringify(record)).join('\n'))).toEqual(json);
    }),
    { numRuns: 500 },
  );
});

function csv(shop: readonly Shop[]): string {
  const names = FIELDS.filter((field) => field in cell) as (keyof Shop)[];
  const lines = shop.map((record) => names.map((name) => `"${record[name].replaceAll('"', '""')}"`).join(','));
  return [names.join(','), ...lines].join('\r\n');
}

/** Without places, which differ by nature: codes and messages, and events without handles that are places. */
function read(text: string) {
  try {
    const { events, findings, rejects, records } = readTimeline([{ name: 'shop', bytes: Buffer.from(text) }]);
    return {
      events: events.map(({ source: _, handle, ...event }) => ({
        ...event,
        handle: event.id === null ? null : handle,
      })),
      findings: wordsOf(findings),
      rejects: rejects.map(({ codes }) => codes),
      records,
    };
  } catch (error) {
    if (!(error instanceof UnreadableInput)) throw error;
    return wordsOf(error.findings);
  }
}

function wordsOf(findings: UnreadableInput['findings']): readonly string[] {
  return findings.map(({ code, message, remedy }) => `${code} ${message.replace(/shop:[\d:]+/g, '')} ${remedy}`);
}
