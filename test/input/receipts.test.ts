import { describe, expect, it } from 'vitest';
import { codes, read, rows, told } from './reading.js';

const HEADER = 'time,direction,type,category,id,status,delivered_at';
/** One timeline of these rows, its events in words. */
const _ = (name: string, lines: readonly string[], expected: readonly string[]) =>
  it(name, () => {
    expect(told(read(rows(HEADER, ...lines)))).toEqual(expected);
  });
const found = (name: string, lines: readonly string[], expected: readonly string[]) =>
  it(name, () => {
    expect(codes(rows(HEADER, ...lines))).toEqual(expected);
  });

describe('what a row alone says about delivery', () => {
  _('nothing: delivered at its time, by assumption', ['4,out,,,,,'], ['4 outbound text', '4 delivered (assumed)']);
  _('sent is not delivered', ['4,out,,,,sent,'], ['4 outbound text']);
  _('accepted is not delivered', ['4,out,,,,accepted,'], ['4 outbound text']);
  _('delivered', ['4,out,,,,delivered,'], ['4 outbound text', '4 delivered']);
  _('read', ['4,out,,,,read,'], ['4 outbound text', '4 read']);
  _('failed', ['4,out,,,,failed,'], ['4 outbound text', '4 failed']);
  _('a time of delivery', ['4,out,,,,,5'], ['4 outbound text', '5 delivered']);
  _('sent, with a time of delivery', ['4,out,,,,sent,5'], ['4 outbound text', '5 delivered']);
  _('delivered, with its time', ['4,out,,,,delivered,5'], ['4 outbound text', '5 delivered']);
  _('read, with a later time of delivery', ['4,out,,,,read,5'], ['4 outbound text', '5 delivered']);
  _(
    'a time of delivery that counts from the row',
    ['0,in,,,,,', '4,out,,,,,+30m'],
    ['0 inbound text', '4 outbound text', '4.5 delivered'],
  );
  _('delivered at once', ['4,out,,,,,4'], ['4 outbound text', '4 delivered']);
  _('the status of a customer message is not read', ['4,in,,,,whatever,'], ['4 inbound text']);
});

describe('rows that repeat an id are receipts', () => {
  _(
    'with the whole message again',
    ['4,out,template,utility,a,sent,', '5,out,template,utility,a,delivered,', '6,out,template,utility,a,read,'],
    ['4 outbound template utility', '5 delivered', '6 read'],
  );
  _(
    'with the status alone',
    ['4,out,template,utility,a,sent,', '5,,,,a,delivered,', '6,,,,a,read,'],
    ['4 outbound template utility', '5 delivered', '6 read'],
  );
  _(
    'a message without status is not assumed delivered when a receipt follows',
    ['4,out,,,a,,', '5,,,,a,delivered,'],
    ['4 outbound text', '5 delivered'],
  );
  _('nor when only sent follows', ['4,out,,,a,,', '5,,,,a,sent,'], ['4 outbound text']);
  _('nor when it failed', ['4,out,,,a,,', '5,,,,a,failed,'], ['4 outbound text', '5 failed']);
  _(
    'the first row by time is the message',
    ['5,out,,,a,delivered,', '4,out,,,a,sent,'],
    ['4 outbound text', '5 delivered'],
  );
  _(
    'what one row leaves out another may say',
    ['4,out,,,a,sent,', '5,out,template,utility,a,delivered,'],
    ['4 outbound template utility', '5 delivered'],
  );
  _(
    'a read receipt may repeat when it was delivered',
    ['4,out,,,a,sent,', '7,,,,a,read,5'],
    ['4 outbound text', '5 delivered', '7 read'],
  );
  _(
    'the earliest of two times of delivery counts',
    ['4,out,,,a,sent,', '6,,,,a,delivered,', '7,,,,a,read,5'],
    ['4 outbound text', '5 delivered', '7 read'],
  );
  _(
    'two messages without id stay two',
    ['4,out,,,,,', '4,out,,,,,'],
    ['4 outbound text', '4 outbound text', '4 delivered (assumed)', '4 delivered (assumed)'],
  );
});

describe('an id names a message of one contact and one number', () => {
  it('the same id elsewhere is another message', () => {
    const text = rows('time,direction,contact,number,id', '1,out,Noor,shop,a', '1,out,Sem,shop,a', '1,out,Noor,desk,a');
    expect(read(text).events.filter(({ kind }) => kind === 'outbound')).toHaveLength(3);
  });

  it('a receipt for another contact has no message', () => {
    const text = rows('time,direction,contact,id,status', '1,out,Noor,a,sent', '2,,Sem,a,delivered');
    expect(codes(text)).toEqual(['RECEIPT_WITHOUT_MESSAGE']);
  });
});

describe('repeated records count once', () => {
  found('the same status again', ['4,out,,,a,sent,', '5,,,,a,delivered,', '6,,,,a,delivered,'], ['DUPLICATE_RECORD']);
  found('one finding each', ['4,out,,,a,,', '4,out,,,a,,', '4,out,,,a,,'], ['DUPLICATE_RECORD', 'DUPLICATE_RECORD']);
  found('a customer message again', ['4,in,,,a,,', '4,in,,,a,,'], ['DUPLICATE_RECORD']);
  found('an opt-out again', ['4,,opt_out,,a,,', '4,,opt_out,,a,,'], ['DUPLICATE_RECORD']);
  _('the earliest stays', ['5,in,,,a,,', '4,in,,,a,,'], ['4 inbound text']);
});

describe('records that contradict', () => {
  const CONFLICT = ['CONFLICTING_RECORD'];
  found('in direction', ['4,out,,,a,sent,', '5,in,,,a,,'], CONFLICT);
  found('in type', ['4,out,text,,a,sent,', '5,out,image,,a,delivered,'], CONFLICT);
  found('in category', ['4,out,,utility,a,sent,', '5,out,,marketing,a,delivered,'], CONFLICT);
  found('a customer message in type', ['4,in,text,,a,,', '5,in,image,,a,,'], CONFLICT);
  found('a message and an opt-out', ['4,in,,,a,,', '5,,opt_out,,a,,'], CONFLICT);
  _(
    'the first by time stays',
    ['4,out,,utility,a,sent,', '5,out,,marketing,a,delivered,'],
    ['4 outbound template utility'],
  );
});

describe('delivered and failed', () => {
  const lines = ['4,out,,,a,sent,', '5,,,,a,failed,', '6,,,,a,delivered,'];
  found('is a conflict', lines, ['CONFLICTING_RECEIPTS']);
  _('and the delivery counts', lines, ['4 outbound text', '6 delivered']);
  _('also on one row', ['4,out,,,a,failed,5'], ['4 outbound text', '5 delivered']);
});

describe('receipts that do not fit', () => {
  found('without a message', ['0,in,,,,,', '5,,,,a,delivered,'], ['RECEIPT_WITHOUT_MESSAGE']);
  found('for a customer message', ['4,in,,,a,,', '5,,,,a,read,'], ['RECEIPT_WITHOUT_MESSAGE']);
  found('older than the message', ['4,out,,,a,sent,', '3,,,,a,delivered,'], ['DELIVERED_BEFORE_SENT', 'OUT_OF_ORDER']);
  found('a time of delivery before the sending', ['0,in,,,,,', '4,out,,,a,,3'], ['DELIVERED_BEFORE_SENT']);
  found(
    'of a template without category',
    ['0,in,,,,,', '4,out,template,,a,sent,', '5,,,,a,delivered,'],
    ['TEMPLATE_WITHOUT_CATEGORY', 'RECEIPT_WITHOUT_MESSAGE'],
  );
  found('without direction and id', ['0,in,,,,,', '5,,,,,delivered,'], ['UNKNOWN_DIRECTION']);
  found('without direction and status', ['0,in,,,,,', '5,,,,a,,'], ['UNKNOWN_DIRECTION']);
});

it('thousands of rows may share an id', () => {
  const lines = Array.from({ length: 20_000 }, () => '4,out,,,a,,3');
  const timeline = read(rows(HEADER, '0,in,,,,,', ...lines, '5,out,,,a,delivered,'));
  expect(told(timeline)).toEqual(['0 inbound text', '5 outbound text', '5 delivered']);
  expect(timeline.rejects).toHaveLength(20_000);
});
