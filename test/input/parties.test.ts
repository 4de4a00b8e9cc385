import { describe, expect, it } from 'vitest';
import type { FieldMap } from '../../src/input/fields.js';
import { PlainLog } from '../../src/input/plain/log.js';
import { codes, findings, read, rows } from './reading.js';

/** Who wrote to whom, each event once. */
function pairs(text: string, map?: FieldMap): readonly string[] {
  return read(text, map === undefined ? {} : { map })
    .events.filter(({ kind }) => kind !== 'receipt')
    .map(({ kind, contact, number }) => `${kind} ${contact ?? 'nobody'} ${number ?? 'no number'}`);
}

const NOOR = '+31612345678';
const SHOP = '+31201111111';

describe('of a sender and a recipient the direction says who is the contact', () => {
  it('the log of messages of Twilio’s console', () => {
    const log = [
      '"From","To","Body","Status","SentDate","ApiVersion","NumSegments","ErrorCode","AccountSid","Sid","Direction","Price","PriceUnit"',
      `"whatsapp:${NOOR}","whatsapp:${SHOP}","hi","received","Thu, 01 Oct 2026 09:30:00 +0000","2010-04-01","1","","AC1","SM1","inbound","-0.005","USD"`,
      `"whatsapp:${SHOP}","whatsapp:${NOOR}","yes","read","Thu, 01 Oct 2026 09:31:00 +0000","2010-04-01","1","","AC1","SM2","outbound-api","-0.005","USD"`,
      `"whatsapp:${SHOP}","whatsapp:${NOOR}","no","undelivered","Thu, 01 Oct 2026 09:32:00 +0000","2010-04-01","1","63016","AC1","SM3","outbound-reply","-0.005","USD"`,
    ].join('\r\n');
    expect(pairs(log)).toEqual([`inbound ${NOOR} ${SHOP}`, `outbound ${NOOR} ${SHOP}`, `outbound ${NOOR} ${SHOP}`]);
    expect(read(log)).toMatchObject({ findings: [], events: [{ id: 'SM1' }, { id: 'SM2' }, {}, { id: 'SM3' }, {}] });
  });

  it('records of JSON', () => {
    const log = JSON.stringify([
      { time: '2026-10-01T09:30:00Z', from: NOOR, to: SHOP, direction: 'inbound' },
      { time: '2026-10-01T09:31:00Z', to: NOOR, from: SHOP, direction: 'outbound' },
    ]);
    expect(pairs(log)).toEqual([`inbound ${NOOR} ${SHOP}`, `outbound ${NOOR} ${SHOP}`]);
  });

  it('a column of business numbers says which one it is', () => {
    const log = rows('time,from,to,number,direction', `2026-10-01T09:30:00Z,${NOOR},shop,${SHOP},in`);
    expect(pairs(log)).toEqual([`inbound ${NOOR} ${SHOP}`]);
  });

  it('a mangled number is told at its cell', () => {
    const log = rows('time,from,to,direction', `2026-10-01T09:30:00Z,${SHOP},3.16E+10,out`);
    expect(findings(log)[0]).toMatchObject({ code: 'MANGLED_CONTACT', source: { line: 2, column: 35 } });
  });

  it('a direction that is none leaves it open, and is told', () => {
    const log = rows('time,from,to,direction', `2026-10-01T09:30:00Z,${NOOR},${SHOP},sideways`);
    expect(codes(log)).toEqual(['UNKNOWN_DIRECTION', 'NO_USABLE_RECORD']);
  });
});

describe('where one name says who is the contact, that counts', () => {
  it('--map', () => {
    const log = rows('time,from,to,direction', `2026-10-01T09:30:00Z,${NOOR},${SHOP},out`);
    expect(pairs(log, { contact: 'from' })).toEqual([`outbound ${NOOR} no number`]);
  });

  it('a column of contacts', () => {
    const log = rows('time,from,to,contact,direction', `2026-10-01T09:30:00Z,agent,bot,${NOOR},out`);
    expect(pairs(log)).toEqual([`outbound ${NOOR} no number`]);
  });

  it('three synonyms are too many', () => {
    const log = rows('time,from,to,phone,direction', `2026-10-01T09:30:00Z,${NOOR},${SHOP},${NOOR},out`);
    expect(codes(log)).toEqual(['DOUBLED_COLUMN']);
  });
});

it('such a table is read in the ordinary way: row by row another column is the contact', () => {
  const bytes = Buffer.from(rows('time,from,to,direction', `2026-10-01T09:30:00Z,${NOOR},${SHOP},in`));
  expect(PlainLog.open({ name: 'log.csv', bytes }, {})).toBeNull();
});
