import { expect, test, vi } from 'vitest';
import { folderWith } from '../verify/verify.js';

test('a key that is a list is an unknown key, and nobody is warned in the words of a library', async () => {
  const warned = vi.spyOn(process, 'emitWarning');
  const { stderr, exitCode } = await folderWith({ 'a.yaml': 'timeline: log.csv\n? [a]\n: x\n' }).verify('a.yaml');
  expect(stderr).toMatch(/^a\.yaml:1:1: unknown key "\[ a \]"\. /);
  expect(exitCode).toBe(3);
  expect(warned).not.toHaveBeenCalled();
  warned.mockRestore();
});
