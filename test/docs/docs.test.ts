import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { run, words } from '../cli/run.js';

/** Every command that the pages show is run, and shows what the pages say; UPDATE=1 writes the pages anew. */
const UPDATE = process.env['UPDATE'] === '1';

const PAGES = ['README.md', ...readdirSync('docs').map((name) => join('docs', name))].filter(
  (name) => name.endsWith('.md') && existsSync(name),
);

const BLOCK = /(?<=^```console\n)[^]*?(?=^```$)/gm;
const COMMAND = /^\$ (?:npx )?wa-window\b/;
const EXIT_QUESTION = '$ echo $?';
const SHELL = /[|<>;&]/;

for (const page of PAGES) {
  const before = readFileSync(page, 'utf8');
  if (![...before.matchAll(BLOCK)].some(([block]) => isRun(block))) continue;
  test(`${page} shows what its commands print`, async () => {
    const after = await rerun(before);
    if (UPDATE) writeFileSync(page, after);
    expect(after).toBe(readFileSync(page, 'utf8'));
  });
}

function isRun(block: string): boolean {
  return block.split('\n').some((line) => COMMAND.test(line));
}

async function rerun(text: string): Promise<string> {
  let result = '';
  let end = 0;
  for (const match of text.matchAll(BLOCK)) {
    result += text.slice(end, match.index) + (isRun(match[0]) ? await rerunBlock(match[0]) : match[0]);
    end = match.index + match[0].length;
  }
  return result + text.slice(end);
}

/** The commands of a block, each followed by its output instead of what stood there. */
async function rerunBlock(block: string): Promise<string> {
  const commands = block.split('\n').filter((line) => line.startsWith('$ '));
  const shown: string[] = [];
  let lastExit = 0;
  for (const command of commands) {
    if (command === EXIT_QUESTION) {
      shown.push(`${command}\n${lastExit}\n`);
      continue;
    }
    if (!COMMAND.test(command) || SHELL.test(command)) throw new Error(`only plain wa-window can be run: ${command}`);
    const { stdout, stderr, exitCode } = await run(words(command.replace(COMMAND, '')));
    shown.push(`${command}\n${stdout}${stderr}`);
    lastExit = exitCode;
  }
  return shown.join('\n');
}

test('a stale page is seen, and what is not a command of ours is left alone', async () => {
  const page = [
    '```console\n$ npm test\nfine\n```',
    '```console\n$ wa-window --version\n9.9.9\n\n$ npx wa-window simulat\n$ echo $?\n```',
    '```sh\nwa-window --version\n```',
  ];
  const renewed = [
    page[0],
    `\`\`\`console
$ wa-window --version
0.1.0

$ npx wa-window simulat
error: unknown command 'simulat'
(Did you mean simulate?)
See: wa-window --help

$ echo $?
2
\`\`\``,
    page[2],
  ];
  expect(await rerun(page.join('\n\n'))).toBe(renewed.join('\n\n'));
  await expect(rerun('```console\n$ wa-window schema run | head\n```')).rejects.toThrow('only plain wa-window');
});
