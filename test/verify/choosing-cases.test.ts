import { expect, test } from 'vitest';
import { caseAt, folderWith, HEAD } from './verify.js';

const TWO =
  HEAD +
  caseAt('Hour 5', '{ opened: [service] }', 'the list message') +
  caseAt('Hour 25', '{ opened: [marketing] }', 'the first text');
const ONE = HEAD + caseAt('Hour 26', '{ opened: [] }', 'the next text');

test('--list names the cases and judges none', async () => {
  const folder = folderWith({ 'a.yaml': TWO, 'b.yaml': ONE });
  expect(await folder.verify('*.yaml', '--list', '--run', 'text')).toEqual({
    stdout: 'a.yaml:7: the first text (at Hour 25)\nb.yaml:4: the next text (at Hour 26)\n',
    stderr: '',
    exitCode: 0,
  });
});

test('--run takes the cases whose name matches one of them', async () => {
  const folder = folderWith({ 'a.yaml': TWO, 'b.yaml': ONE });
  const { stdout, exitCode } = await folder.verify('*.yaml', '--run', '^the next', '--run', 'list');
  expect(stdout).toContain('a.yaml (1 of 1 failed)');
  expect(stdout).toContain('1 failed, 1 passed of 2 cases in 2 files.');
  expect(exitCode).toBe(1);
});

test('--run that leaves no case is a wrong usage, not a success', async () => {
  const { stderr, exitCode } = await folderWith({ 'a.yaml': TWO }).verify('a.yaml', '--run', 'nothing');
  expect(stderr).toContain('error: --run nothing matches none of the 2 cases. --list shows their names.\n');
  expect(exitCode).toBe(2);
});

test('--run that matches nothing beside an unreadable file tells what is wrong with the file', async () => {
  const folder = folderWith({ 'a.yaml': HEAD + caseAt('Hour 5', '{ window: open }'), 'b.yaml': 'cases: [' });
  const { stderr, exitCode } = await folder.verify('a.yaml', 'b.yaml', '--run', 'service');
  expect(stderr).toMatch(/^b\.yaml:1:9: /);
  expect(exitCode).toBe(3);
});

test('--fail-fast stops at the first failure and counts the rest', async () => {
  const folder = folderWith({ 'a.yaml': TWO, 'b.yaml': ONE });
  const { stdout, exitCode } = await folder.verify('*.yaml', '--fail-fast');
  expect(stdout).toContain('a.yaml (1 of 1 failed)\n');
  expect(stdout.endsWith('1 failed, 0 passed, 2 not run of 3 cases in 1 file.\n')).toBe(true);
  expect(exitCode).toBe(1);
});

test('the same file named twice is judged once', async () => {
  const { stdout } = await folderWith({ 'a.yaml': ONE }).verify('a.yaml', './a.yaml', '*.yaml');
  expect(stdout).toContain('1 passed of 1 case in 1 file.');
});

test('what was not run is counted for GitHub too', async () => {
  const { stdout } = await folderWith({ 'a.yaml': TWO }).verify('a.yaml', '--fail-fast', '--format', 'github');
  expect(stdout.trimEnd().split('\n').at(-1)).toBe('1 failed, 0 passed, 1 not run');
});
