import { describe, expect, it } from 'vitest';
import { readIdentity } from '../../src/input/identity.js';

const _ = (text: string, id: string) =>
  it(text, () => {
    expect(readIdentity(text)).toEqual({ kind: 'known', id });
  });
const mangled = (text: string) =>
  it(text, () => {
    expect(readIdentity(text)).toEqual({ kind: 'mangled' });
  });

describe('phone numbers become + and digits', () => {
  _('+31612345678', '+31612345678');
  _('31612345678', '+31612345678');
  _('0031612345678', '+31612345678');
  _('+31 6 1234 5678', '+31612345678');
  _('+31 (0)6 1234 5678', '+31612345678');
  _('+1 (650) 555-1234', '+16505551234');
  _('1.650.555.1234', '+16505551234');
  _('+55 11/98765-4321', '+5511987654321');
  _('+1‑650‑555‑1234', '+16505551234');
  _('whatsapp:+31612345678', '+31612345678');
  _('tel:+31612345678', '+31612345678');
  _('31612345678@s.whatsapp.net', '+31612345678');
  _('31612345678@c.us', '+31612345678');
  _('\u202a+31 6 12345678\u202c', '+31612345678');
  _('31612345678.0', '+31612345678');
});

describe('anything else stays as written', () => {
  _('US.13491208655302741918', 'US.13491208655302741918');
  _('Noor Jansen', 'Noor Jansen');
  _('customer-17', 'customer-17');
  _('42', '42');
  _('0612345678', '0612345678');
  _('120363025246125486@g.us', '120363025246125486@g.us');
});

describe('a number that a spreadsheet rounded is lost', () => {
  mangled('3.16123E+10');
  mangled('3,16123E+10');
  mangled('3.16123e10');
  mangled('3E+10');
});
