import { expect, test } from 'vitest';
import { Pseudonyms } from '../../src/redact/pseudonyms.js';
import { KEYED, redacted, result } from './redacting.js';

const CONTACT = new Pseudonyms(KEYED, false).identity('31612345678');

test.each(['31612345678', '31612345678.0', '3.1612345678E10', '3.1612345678e+10'])(
  'a contact written as the JSON number %s becomes another number, in records and in webhooks',
  (written) => {
    const record = `[{"time":"2026-06-01T09:00:00Z","contact":${written},"direction":"inbound"}]`;
    expect(redacted(record)).toBe(`[{"time":"2026-06-01T09:00:00Z","contact":${CONTACT},"direction":"inbound"}]`);
    expect(result(Buffer.from(redacted(record)))).toEqual(result(Buffer.from(record)));
    const status = `{"id":"wamid.A","status":"sent","timestamp":1780304400,"recipient_id":${written}}`;
    expect(redacted(status)).toContain(`"timestamp":1780304400,"recipient_id":${CONTACT}}`);
  },
);

test.each(['tag', 'channel', 'template', 'country', 'account', 'direction'])(
  'a number in the field %s becomes another number',
  (field) => {
    const text = redacted(`[{"time":4,"direction":"inbound","${field}":48213}]`);
    expect(text).toMatch(new RegExp(`"${field}":\\d{5}\\}`));
    expect(text).not.toContain('48213');
  },
);

test.each(['4', '1.5', '1780304400', '1.7803044e9', '1780304400000'])('the time %s stays as it is written', (time) => {
  const record = `[{"time":${time},"contact":"Noor","direction":"inbound"}]`;
  expect(redacted(record)).toContain(`{"time":${time},`);
  expect(result(Buffer.from(redacted(record)))).toEqual(result(Buffer.from(record)));
});

test('of a figure in any spelling no digits stay but those of an exponent', () => {
  const record = '[{"time":4,"direction":"inbound","amount":[48213e0,1834.5,1.5e-7]}]';
  expect(redacted(record)).toMatch(/"amount":\[[1-9]\d{4},[1-9]\d{3}\.\d,\d\.\de-7\]/);
  expect(redacted(record)).not.toMatch(/48213|1834/);
});
