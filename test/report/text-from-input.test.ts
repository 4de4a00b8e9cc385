import { describe, expect, it } from 'vitest';
import { safeJson, visible } from '../../src/report/text/text.js';

describe('text from the input reaches no terminal as it is', () => {
  const _ = (name: string, input: string, expected: string) => it(name, () => expect(visible(input)).toBe(expected));

  _('a newline', 'one\ntwo\r', 'one\\ntwo\\r');
  _('a tab', 'a\tb', 'a\\tb');
  _('a terminal sequence', '\u001b[31mred', '\\u{1b}[31mred');
  _('its one-character form', '\u009b31m', '\\u{9b}31m');
  _('a bell and a delete', '\u0007\u007f', '\\u{07}\\u{7f}');
  _('right-to-left override', 'abc\u202ecba', 'abc\\u{202e}cba');
  _('bidi isolates and marks', '\u2066\u2069\u200f', '\\u{2066}\\u{2069}\\u{200f}');
  _('line separators', '\u2028\u2029', '\\u{2028}\\u{2029}');
  _('invisible characters', 'a\u200bb\ufeffc', 'a\\u{200b}b\\u{feff}c');
  _('half of a surrogate pair', '\ud83d', '\\u{d83d}');
  _('letters of any script stay', 'Zoë 東京 مرحبا', 'Zoë 東京 مرحبا');
  _('an emoji family stays whole', '👩‍👧', '👩‍👧');

  it('JSON keeps its meaning and its line breaks', () => {
    const name = 'a\u009b\u202e\u{e0041}\nb';
    const json = safeJson(JSON.stringify({ name }, null, 2));
    expect(json).toBe('{\n  "name": "a\\u009b\\u202e\\udb40\\udc41\\nb"\n}');
    expect(JSON.parse(json)).toEqual({ name });
  });
});
