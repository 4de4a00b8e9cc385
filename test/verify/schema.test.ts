import { expect, test } from 'vitest';
import { run } from '../cli/run.js';

interface Schema {
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: unknown;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
}

test('schema expectation is for editors: every key known, no other allowed', async () => {
  const { stdout, exitCode } = await run(['schema', 'expectation']);
  expect(exitCode).toBe(0);
  const schema = JSON.parse(stdout) as Schema;
  const one = schema.properties?.['cases']?.anyOf?.[0]?.items;
  expect([schema, one, one?.properties?.['expect']?.anyOf?.[0]].map((part) => part?.additionalProperties)).toEqual([
    false,
    false,
    false,
  ]);
  expect(Object.keys(one?.properties ?? {})).toEqual(['name', 'contact', 'number', 'at', 'expect']);
  expect(Object.keys(one?.properties?.['expect']?.anyOf?.[0]?.properties ?? {}).sort()).toEqual([
    'allowed',
    'billable',
    'charges',
    'compare',
    'conversations',
    'cost',
    'entry_point',
    'findings',
    'free',
    'opened',
    'rejections',
    'totals',
    'window',
  ]);
});
