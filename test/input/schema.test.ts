import { describe, expect, it } from 'vitest';
import { FIELDS } from '../../src/input/index.js';
import { timelineDocument, timelineRecord, timelineSchema } from '../../src/schema/timeline.js';

it('the schema names every field, and each with a description', () => {
  expect(Object.keys(timelineRecord.shape)).toEqual([...FIELDS]);
  expect(Object.values(timelineRecord.shape).every(({ description }) => description !== undefined)).toBe(true);
});

it('it is a JSON Schema', () => {
  expect(timelineSchema()).toMatchObject({ $schema: 'https://json-schema.org/draft/2020-12/schema' });
});

describe('it takes what is read', () => {
  const record = { time: 'Hour 4', direction: 'inbound' };
  it.each([
    [[record]],
    [[{ time: 4, contact: 31612345678, direction: 'outbound', category: null, note: 'of no field' }]],
    [{ rules: 'cbp-2023', account: { timezone: 'Europe/Amsterdam', name: 'Shop' }, events: [record] }],
    [record],
  ])('%j', (document) => {
    expect(timelineDocument.safeParse(document).success).toBe(true);
  });

  it.each([[[{ direction: 'inbound' }]], [[{ time: true }]], [{ events: {} }], ['time,direction']])(
    'and refuses %j',
    (document) => {
      expect(timelineDocument.safeParse(document).success).toBe(false);
    },
  );
});
