import { expect, test } from 'vitest';
import { INPUT_FORMATS } from '../../src/cli/choices.js';
import * as input from '../../src/input/index.js';

test('help offers every input format that can be read', () => {
  expect(INPUT_FORMATS).toEqual(input.INPUT_FORMATS);
});
