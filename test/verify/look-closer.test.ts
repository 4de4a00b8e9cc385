import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { run, words } from '../cli/run.js';

const FOLDER = 'fixtures/expectations/canaries';

async function commandsOf(file: string): Promise<readonly string[]> {
  const { stdout } = await run(['verify', file]);
  return [...stdout.matchAll(/^ +(wa-window .*)$/gm)].flatMap(([, command]) => command ?? []);
}

test.each(readdirSync(FOLDER).filter((name) => name.endsWith('.yaml')))(
  'the command that %s names can be run as it stands',
  async (name) => {
    const commands = await commandsOf(`${FOLDER}/${name}`);
    expect(commands).toHaveLength(1);
    for (const command of commands) {
      const { stderr, exitCode } = await run(words(command).slice(1));
      expect({ stderr, exitCode }).toEqual({ stderr: '', exitCode: 0 });
    }
  },
);
