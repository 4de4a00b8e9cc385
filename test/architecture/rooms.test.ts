import { readdirSync } from 'node:fs';
import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';
import { expect, test } from 'vitest';

/** The project's own configuration without its type-aware rules, so that a snippet needs no file on disk. */
const eslint = new ESLint({ overrideConfig: [{ files: ['**/*.ts'], ...tseslint.configs.disableTypeChecked }] });

async function faults(filePath: string, code: string): Promise<string[]> {
  const [result] = await eslint.lintText(code, { filePath });
  return (result?.messages ?? []).map(({ ruleId, message }) => `${ruleId ?? 'parser'}: ${message}`);
}

const IMPORTS = 'no-restricted-imports';
const SYNTAX = 'no-restricted-syntax';
const GLOBALS = 'no-restricted-globals';

const ROOMS = [
  'model',
  'time',
  'rules',
  'rates',
  'engine',
  'billing',
  'input',
  'redact',
  'run',
  'count',
  'explain',
  'check',
  'compare',
  'estimate',
  'audit',
  'schema',
  'verify',
  'report',
  'testing',
  'cli',
] as const;
type Room = (typeof ROOMS)[number];

/** Written out again on purpose: a slip in the configuration must not slip in here as well. */
const MAY_IMPORT: Record<Room, readonly Room[]> = {
  model: [],
  time: ['model'],
  rules: ['model'],
  rates: ['model'],
  engine: ['model', 'rules'],
  billing: ['model', 'rules', 'engine', 'rates'],
  input: ['model', 'time'],
  redact: ['model', 'time', 'rules', 'rates', 'input'],
  run: ['model', 'time', 'rules', 'engine', 'rates', 'billing'],
  count: ['model', 'time', 'rules', 'engine', 'rates', 'billing', 'input', 'run', 'schema'],
  explain: ['model', 'time', 'rules', 'engine', 'billing', 'run', 'audit'],
  check: ['model', 'rules', 'engine', 'run'],
  compare: ['model', 'time', 'rules', 'rates', 'billing', 'run'],
  estimate: ['model', 'rules', 'rates', 'billing', 'input', 'run'],
  audit: ['model', 'time', 'rules', 'rates', 'billing', 'input', 'run'],
  schema: ['model', 'rules', 'rates', 'check', 'compare', 'audit'],
  verify: ['model', 'time', 'rules', 'engine', 'billing', 'input', 'run', 'explain', 'check', 'schema'],
  report: [
    'model',
    'time',
    'rules',
    'rates',
    'billing',
    'run',
    'explain',
    'check',
    'compare',
    'estimate',
    'audit',
    'schema',
    'verify',
  ],
  testing: ['model', 'time', 'rules', 'input', 'run', 'explain', 'schema', 'verify', 'report'],
  cli: [
    'model',
    'time',
    'rules',
    'rates',
    'engine',
    'billing',
    'input',
    'redact',
    'run',
    'count',
    'explain',
    'check',
    'compare',
    'estimate',
    'audit',
    'schema',
    'verify',
    'report',
    'testing',
  ],
};

for (const room of ROOMS) {
  for (const other of ROOMS.filter((name) => name !== room)) {
    const allowed = MAY_IMPORT[room].includes(other);
    test(`${room} ${allowed ? 'may' : 'may not'} import ${other}`, async () => {
      const direct = await faults(`src/${room}/some.ts`, `export { a } from '../${other}/a.js';\n`);
      const nested = await faults(`src/${room}/inner/some.ts`, `export type { A } from '../../${other}/a.js';\n`);
      const expected = allowed ? [] : [expect.stringContaining(`${IMPORTS}: `)];
      expect(direct).toEqual(expected);
      expect(nested).toEqual(expected);
    });
  }
}

const PURE: readonly Room[] = ['model', 'rules', 'rates', 'engine', 'billing'];

/** [what it is, a snippet that has it, the rule that must fire] */
const IMPURITIES: readonly [string, string, string][] = [
  ['a module of Node', `import 'node:path';`, IMPORTS],
  ['a module of Node by its short name', `import 'fs';`, IMPORTS],
  ['Luxon', `import type { DateTime } from 'luxon';\nexport type A = DateTime;`, IMPORTS],
  ['any other package', `import 'zod';`, IMPORTS],
  ['import()', `export const a = () => import('./a.js');`, SYNTAX],
  ['Date.now', `export const a = () => Date.now();`, SYNTAX],
  ['Date.now as a value', `export const a = Date.now;`, SYNTAX],
  ['new Date()', `export const a = new Date();`, SYNTAX],
  ['new Date(0)', `export const a = new Date(0);`, SYNTAX],
  ['Date.parse', `export const a = Date.parse('2026-10-01');`, SYNTAX],
  ['Date by another name', `const D = Date;\nexport const a = D.now();`, SYNTAX],
  ['a Date in a signature', `export function a(at: Date): unknown {\n  return at;\n}`, SYNTAX],
  ['Math.random', `export const a = Math.random();`, SYNTAX],
  ['the locale', `export const a = (1).toLocaleString('en');`, SYNTAX],
  ['Intl', `export const a = Intl.NumberFormat('en');`, GLOBALS],
  ['performance', `export const a = performance.now();`, GLOBALS],
  ['process', `export const a = process.env;`, GLOBALS],
  ['the console', `console.log(1);`, GLOBALS],
  ['a way around through globalThis', `export const a = globalThis.Date.now();`, GLOBALS],
];

for (const room of PURE) {
  test.each(IMPURITIES)(`${room} is pure: %s is refused`, async (_, code, rule) => {
    expect(await faults(`src/${room}/some.ts`, code)).toContainEqual(expect.stringContaining(`${rule}: `));
  });
}

const UNPURE = ROOMS.filter((room) => !PURE.includes(room));

/** What would make the same input give other bytes on another day or machine. */
const AMBIENT: readonly [string, string, string][] = [
  ['Date.now', `export const a = () => Date.now();`, SYNTAX],
  ['new Date()', `export const a = new Date();`, SYNTAX],
  ['Date()', `export const a = Date();`, SYNTAX],
  ['performance', `export const a = performance.now();`, GLOBALS],
  [`Luxon's clock`, `import { DateTime } from 'luxon';\nexport const a = DateTime.now();`, SYNTAX],
  [`Luxon's local zone`, `import { DateTime } from 'luxon';\nexport const a = DateTime.local(2026);`, SYNTAX],
  [`the machine's zone in a constructor`, `export const a = new Date(2026, 9, 1);`, SYNTAX],
  [`the machine's zone in a getter`, `export const a = (b: Date) => b.getHours();`, SYNTAX],
  [`the machine's locale`, `export const a = (1).toLocaleString();`, SYNTAX],
  ['randomness', `export const a = Math.random();`, SYNTAX],
  ['process', `export const a = process.env;`, GLOBALS],
  ['process.exit', `export const a = () => process.exit(1);`, SYNTAX],
];

for (const room of UNPURE) {
  test.each(AMBIENT)(`${room}: %s is refused`, async (_, code, rule) => {
    expect(await faults(`src/${room}/some.ts`, code)).toContainEqual(expect.stringContaining(`${rule}: `));
  });
}

test.each(UNPURE.filter((room) => room !== 'cli'))('%s opens no files and loads no other room behind', async (room) => {
  expect(await faults(`src/${room}/some.ts`, `import 'node:fs/promises';`)).toHaveLength(1);
  expect(await faults(`src/${room}/some.ts`, `export const a = () => import('../cli/main.js');`)).toHaveLength(1);
  expect(await faults(`src/${room}/some.ts`, `export * from '../index.js';`)).toHaveLength(1);
});

test('zod is for schema alone', async () => {
  expect(await faults('src/schema/some.ts', `import 'zod';`)).toEqual([]);
  expect(await faults('src/input/some.ts', `import 'zod';`)).toHaveLength(1);
});

test('the clock may be read in its own file, and there alone', async () => {
  const clock = `export const now = () => Date.now();\n`;
  expect(await faults('src/cli/clock.ts', clock)).toEqual([]);
  expect(await faults('src/cli/process.ts', clock)).toHaveLength(1);
  expect(await faults('bin/wa-window.ts', clock)).toHaveLength(1);
  expect(await faults('test/some.test.ts', clock)).toHaveLength(1);
});

test.each(PURE)('%s: code that keeps to its arguments passes', async (room) => {
  const code = `
import { type Instant, shift } from './instant.js';

export const ERA_START = Date.UTC(2023, 5, 1);

export function dayAfter(at: Instant): Instant {
  return shift(at, 86_400_000);
}
`;
  expect(await faults(`src/${room}/some.ts`, code)).toEqual([]);
});

test('every folder of src/ is a room with its arrows', () => {
  const folders = readdirSync('src', { withFileTypes: true }).filter((entry) => entry.isDirectory());
  expect(folders.map(({ name }) => name).filter((name) => !ROOMS.includes(name as Room))).toEqual([]);
});
