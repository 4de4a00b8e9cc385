import { Chalk } from 'chalk';
import { describe, expect, it } from 'vitest';
import { finding, type Finding } from '../../src/model/finding.js';
import { renderFindings } from '../../src/report/index.js';
import { plain } from './factories.js';

const shown = (findings: readonly Finding[], width = 80): string =>
  '\n' + renderFindings(findings, { color: plain, width });

function unknownCategory(text: string, column: number, length: number, line = 4): Finding {
  return finding('UNKNOWN_CATEGORY', {
    message: '"markting" is not a category',
    source: { file: 'timeline.csv', line, column },
    excerpt: { text, length },
    remedy: 'Did you mean marketing?',
  });
}

describe('findings as a person reads them', () => {
  it('nothing for nothing', () => expect(renderFindings([], { color: plain, width: 80 })).toBe(''));

  it('place, message, code, the line with a caret, the remedy', () =>
    expect(shown([unknownCategory('Hour 0,outbound,template,markting', 26, 8, 12)])).toBe(`
timeline.csv:12:26: error: "markting" is not a category [UNKNOWN_CATEGORY]
12 | Hour 0,outbound,template,markting
   |                          ^^^^^^^^
     Did you mean marketing?

`));

  it('expected and actual in two lines', () =>
    expect(
      shown([
        finding('ROW_TOO_SHORT', {
          message: 'the row has 2 cells',
          source: { file: 'a.csv', line: 3, column: 1 },
          excerpt: { text: 'Hour 1,inbound', length: 14 },
          expected: '4 cells',
          actual: '2 cells',
        }),
      ]),
    ).toBe(`
a.csv:3:1: error: the row has 2 cells [ROW_TOO_SHORT]
3 | Hour 1,inbound
  | ^^^^^^^^^^^^^^
    expected: 4 cells
    actual:   2 cells
    Complete the row; empty cells keep their commas.

`));

  it('one that concerns the whole input has no place', () =>
    expect(shown([finding('OUT_OF_ORDER', { message: '3 rows stand below a later one' })])).toBe(`
info: 3 rows stand below a later one [OUT_OF_ORDER]
   Nothing to do.

`));

  it('the caret counts wide characters and tabs as they are shown', () =>
    expect(shown([unknownCategory('東京\tout\tmarkting', 8, 8)])).toBe(`
timeline.csv:4:8: error: "markting" is not a category [UNKNOWN_CATEGORY]
4 | 東京    out    markting
  |                ^^^^^^^^
    Did you mean marketing?

`));

  it('a long line is cut around the caret', () =>
    expect(shown([unknownCategory(`${'a'.repeat(60)},markting,${'b'.repeat(60)}`, 62, 8)], 44)).toBe(`
timeline.csv:4:62: error: "markting" is not a category [UNKNOWN_CATEGORY]
4 | …aaaaaaaaaaaaaa,markting,bbbbbbbbbbbbbb…
  |                 ^^^^^^^^
    Did you mean marketing?

`));

  it('what is meant is longer than the line', () =>
    expect(shown([unknownCategory('x'.repeat(100), 1, 100)], 34)).toBe(`
timeline.csv:4:1: error: "markting" is not a category [UNKNOWN_CATEGORY]
4 | xxxxxxxxxxxxxxxxxxxxxxxxxxxx…
  | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    Did you mean marketing?

`));

  it('the column behind the end of the line', () =>
    expect(shown([unknownCategory('Hour 0', 7, 1)])).toBe(`
timeline.csv:4:7: error: "markting" is not a category [UNKNOWN_CATEGORY]
4 | Hour 0
  |       ^
    Did you mean marketing?

`));

  it('control characters of the source are visible and counted', () =>
    expect(shown([unknownCategory('\u001b[2J,markting', 6, 8)])).toBe(`
timeline.csv:4:6: error: "markting" is not a category [UNKNOWN_CATEGORY]
4 | \\u{1b}[2J,markting
  |           ^^^^^^^^
    Did you mean marketing?

`));

  it('five of a code, then how many more', () => {
    const many = Array.from({ length: 17 }, (_, index) =>
      finding('OUT_OF_ORDER', { message: `row ${index}`, source: { file: 'a.csv', line: index + 2, column: 1 } }),
    );
    const lines = renderFindings([...many, finding('MISSING_TIME', { message: 'no time' })], {
      color: plain,
      width: 80,
    });
    expect(lines.match(/^a\.csv:\d+:1: info: row \d \[OUT_OF_ORDER\]$/gm)).toHaveLength(5);
    expect(lines).toContain('error: no time [MISSING_TIME]');
    expect(lines.endsWith('\n12 more [OUT_OF_ORDER]: --format json holds all of them.\n\n')).toBe(true);
  });

  it('colour adds nothing but colour', () => {
    const one = [unknownCategory('Hour 0,outbound,template,markting', 26, 8)];
    const coloured = renderFindings(one, { color: new Chalk({ level: 1 }), width: 80 });
    // eslint-disable-next-line no-control-regex
    expect(coloured.replaceAll(/\u001b\[\d+m/g, '')).toBe(renderFindings(one, { color: plain, width: 80 }));
    expect(coloured).toContain('\u001b[31merror\u001b[39m');
  });
});
