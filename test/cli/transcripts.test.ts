import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { run, words, type Ran } from './run.js';

/** One file a line, named after it; UPDATE=1 writes them anew. */
const FOLDER = 'test/cli/transcripts';
const UPDATE = process.env['UPDATE'] === '1';

const LINES: readonly string[] = [
  // A bare call is a question, not a mistake.
  'wa-window',
  'wa-window --help',
  'wa-window --version',
  'wa-window help simulate',
  'wa-window schema --help',

  // Wrong usage is 2 and never 1, which a script takes for the answer no; each says what would be right.
  'wa-window simulat timeline.csv',
  'wa-window --colour never',
  'wa-window --color sometimes simulate timeline.csv',
  'wa-window simulate timeline.csv --formt json',
  'wa-window simulate timeline.csv --format tabel',
  'wa-window simulate timeline.csv --fail-on warnings',
  'wa-window simulate timeline.csv --every 7x',
  'wa-window simulate timeline.csv --limit 0',
  'wa-window simulate timeline.csv --timezone Europe/Amsterdm',
  'wa-window simulate timeline.csv --timezone +02:00',
  'wa-window simulate timeline.csv --input-timezone "sao paulo"',
  'wa-window simulate timeline.csv --start 2024-02-30T09:00:00Z',
  'wa-window simulate timeline.csv --rules cbp-2032',
  'wa-window simulate timeline.csv --assume C1=opne',
  'wa-window simulate timeline.csv --assume C99=open',
  'wa-window simulate timeline.csv --map tiem=sent_on',
  'wa-window simulate timeline.csv --map time',
  'wa-window schema',
  'wa-window schema tymeline',

  // Standard input is never read unasked.
  'wa-window simulate',

  // All that cannot be opened is told at once, and is 3.
  'wa-window simulate missing.csv src logs/*.csv',
];

for (const line of LINES) {
  test(line, async () => {
    const [, ...args] = words(line);
    const path = join(FOLDER, fileOf(line));
    const transcript = transcriptOf(line, await run(args));
    if (UPDATE) writeFileSync(path, transcript);
    expect(transcript).toBe(readFileSync(path, 'utf8'));
  });
}

test('every transcript has its line', () => {
  const expected = new Set(LINES.map(fileOf));
  const stray = readdirSync(FOLDER).filter((name) => !expected.has(name));
  if (UPDATE) for (const name of stray) rmSync(join(FOLDER, name));
  else expect(stray).toEqual([]);
});

function fileOf(line: string): string {
  return `${line.replace(/[^\w.=,+-]+/g, ' ').trim()}.md`;
}

function transcriptOf(line: string, { stdout, stderr, exitCode }: Ran): string {
  return [`# ${line}`, block('stdout', stdout), block('stderr', stderr), `Exit code: ${exitCode}`].join('\n\n') + '\n';
}

function block(name: string, text: string): string {
  if (text === '') return `No ${name}.`;
  return `${name}:\n\n\`\`\`text\n${text.endsWith('\n') ? text : `${text}\n⏎ missing\n`}\`\`\``;
}
