import { describe, it, expect } from 'vitest';
import { csvLine } from '../../src/report/text/csvCell.js';

describe('a CSV cell', () => {
  const _ = (name: string, cell: string | number | null, expected: string) =>
    it(name, () => expect(csvLine([cell])).toBe(`${expected}\n`));

  _('nothing', null, '');
  _('a comma is quoted', 'a,b', '"a,b"');
  _('a quote is doubled', 'say "hi"', '"say ""hi"""');
  _('a newline is made visible', 'a\nb', 'a\\nb');
  _('a formula is defused', '=HYPERLINK("http://x")', '"\'=HYPERLINK(""http://x"")"');
  _('so is one that starts with +', '+1+cmd|calc', "'+1+cmd|calc");
  _('so is one that starts with -', '-2+3', "'-2+3");
  _('so is one that starts with @', '@SUM(A1)', "'@SUM(A1)");
  _('so is one behind a tab', '\t=1', "'\\t=1");
  _('so is one behind a carriage return', '\r=1', "'\\r=1");
  _('a phone number stays', '+31612345678', '+31612345678');
  _('a negative number stays', -5, '-5');
  _('a decimal number stays', '0.0034', '0.0034');

  it('cells are joined by commas', () => expect(csvLine(['a', 1, null, 'd'])).toBe('a,1,,d\n'));
});
