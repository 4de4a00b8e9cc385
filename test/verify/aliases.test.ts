import { expect, test } from 'vitest';
import { caseAt, folderWith, HEAD } from './verify.js';

test('hundreds of cases may share what they expect', async () => {
  const first = caseAt('Hour 5', '&open { window: open }');
  const folder = folderWith({ 'a.yaml': HEAD + first + caseAt('Hour 25', '*open').repeat(300) });
  expect(await folder.verify('a.yaml')).toMatchObject({
    stdout: 'ok    a.yaml (301 cases)\n\n301 passed of 301 cases in 1 file.\n',
    exitCode: 0,
  });
});
