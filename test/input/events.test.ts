import { describe, expect, it } from 'vitest';
import { codes, read, rows, told } from './reading.js';

const HEADER = 'time,direction,type,category,template,entry_point';
const _ = (row: string, expected: string) =>
  it(row, () => {
    expect(told(read(rows(HEADER, `0,${row}`)))[0]).toBe(`0 ${expected}`);
  });
const found = (row: string, ...expected: readonly string[]) =>
  it(row, () => {
    expect(codes(rows(HEADER, '0,in,,,,', `0,${row}`))).toEqual(expected);
  });

describe('a row becomes', () => {
  _('in,,,,', 'inbound text');
  _('in,image,,,', 'inbound image');
  _('in,list_reply,,,', 'inbound interactive');
  _('in,call_permission_reply,,,', 'inbound interactive accept');
  _('in,call-permission-reject,,,', 'inbound interactive reject');
  _('in,,,,ctwa', 'inbound text ctwa');
  _('in,,,,post', 'inbound text page_cta');
  _('out,,,,', 'outbound text');
  _('out,list,,,', 'outbound interactive');
  _('out,text,service,,', 'outbound text');
  _('out,,service,,', 'outbound text');
  _('out,,utility,,', 'outbound template utility');
  _('out,hsm,AUTHENTICATION-INTERNATIONAL,,', 'outbound template authentication_international');
  _(',opt_in,,,', 'opt_in');
  _('in,opt-out,,,', 'opt_out');
  _('in,call,,,', 'call');
  _(',call,,,', 'call');
});

describe('a row is refused', () => {
  found(',,,,', 'UNKNOWN_DIRECTION');
  found('sideways,,,,', 'UNKNOWN_DIRECTION');
  found('in,telegram,,,', 'UNKNOWN_TYPE');
  found('out,order,,,', 'UNKNOWN_TYPE');
  found('in,template,,,', 'INBOUND_TEMPLATE');
  found('in,hsm,,,', 'INBOUND_TEMPLATE');
  found('in,,utility,,', 'CATEGORY_ON_INBOUND');
  found('out,template,,,', 'TEMPLATE_WITHOUT_CATEGORY');
  found('out,,,order_shipped,', 'TEMPLATE_WITHOUT_CATEGORY');
  found('out,template,service,,', 'UNKNOWN_CATEGORY');
  found('out,template,promo,,', 'UNKNOWN_CATEGORY');
  found('out,image,marketing,,', 'CATEGORY_ON_FREE_FORM');
  found('in,,,,email', 'UNKNOWN_ENTRY_POINT');
  found('out,telegram,promo,,', 'UNKNOWN_TYPE', 'UNKNOWN_CATEGORY');
});

describe('a row is read with a note', () => {
  found('out,,,,ctwa', 'ENTRY_POINT_NOT_READ');
  found('out,call,,,', 'BUSINESS_CALL');
});

it('a call by the business is no event', () => {
  const timeline = read(rows(HEADER, '0,in,,,,', '1,out,call,,,'));
  expect(told(timeline)).toEqual(['0 inbound text']);
  expect(timeline).toMatchObject({ records: 2, rejects: [] });
});

it('everything that a message says is carried along', () => {
  const header = 'time,contact,direction,type,category,id,number,account,template,country,tag,channel';
  const row = 'Hour 4,31 6 12345678,out,template,utility,order-1042,31 20 1234567,shop-nl,order_shipped,nl,autumn,care';
  expect(read(rows(header, row)).events[0]).toEqual({
    kind: 'outbound',
    at: 14_400_000,
    contact: '+31612345678',
    number: '+31201234567',
    id: 'order-1042',
    handle: 'order-1042',
    source: { file: 'shop.csv', line: 2, column: 1 },
    account: 'shop-nl',
    country: 'NL',
    tag: 'autumn',
    channel: 'care',
    type: 'template',
    category: 'utility',
    template: 'order_shipped',
  });
});
