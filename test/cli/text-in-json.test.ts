import { expect, test } from 'vitest';
import { run } from './run.js';

test('explain --format json: nothing of the input turns the text of a terminal round, and the id keeps its meaning', async () => {
  const id = 'a\u202eb';
  const log = `time,id,contact,direction,type\nHour 0,${id},anna,inbound,text\n`;
  const { stdout } = await run(['explain', id, '-', '--format', 'json'], { stdin: log });
  expect(stdout).not.toContain('\u202e');
  expect(JSON.parse(stdout)).toMatchObject([{ message: id }]);
});
