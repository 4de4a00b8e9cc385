import { Chalk } from 'chalk';
import { expect, test } from 'vitest';
import { readTimeline } from '../../src/input/index.js';
import { costTable } from '../../src/report/costTable.js';
import { themeOf } from '../../src/report/text/theme.js';
import { simulate } from '../../src/index.js';

// USD card of 2026-01-01: marketing in the Netherlands 0.1597. No country's numbers begin with +999.
const WITH_A_PRICE = '+31612345678';
const WITHOUT = '+9991234567';

test.each([
  ['all is priced', [WITH_A_PRICE], ['marketing 1 0.1597', 'all 1 0.1597']],
  ['some is not', [WITH_A_PRICE, WITHOUT], ['marketing 2 1 unpriced + 0.1597', 'all 2 1 unpriced + 0.1597']],
  ['nothing is', [WITHOUT], ['marketing 1 unpriced', 'all 1 unpriced']],
])('the last row of the costs says what is unpriced, as the rows above it: %s', (_, contacts, rows) => {
  const sent = contacts.map((contact) => `2026-03-02T10:00Z,out,template,marketing,${contact}`);
  const text = ['time,direction,type,category,contact', ...sent].join('\n');
  const { cost } = simulate(readTimeline([{ name: 'a.csv', bytes: Buffer.from(text) }]));
  if (cost === null) throw new Error('a dated timeline has money');
  const [table = ''] = costTable(cost, 'category', 80, themeOf(new Chalk({ level: 0 })));
  const lines = table.split('\n').map((line) => line.trim().replaceAll(/ +/g, ' '));
  expect(lines.filter((line) => /^(?:marketing|all) /.test(line))).toEqual(rows);
});
