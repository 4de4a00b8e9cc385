import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readCheckedLog, type CheckedLog } from '../../src/cli/commands/check/log.js';
import { withLongLog } from '../../src/cli/commands/check/longLog.js';
import { processIo } from '../../src/cli/process.js';
import { UnreadableInput } from '../../src/input/index.js';
import { instantOf } from '../../src/model/instant.js';
import { csv, log } from '../count/logs.js';
import { temporaryFolder } from '../temporaryFolder.js';
import { written } from './long.js';

const NAME = 'log.csv';
const folder = temporaryFolder();

const io = { ...processIo(), now: () => instantOf(Date.UTC(2027, 0, 1)) };

/** What a log says of one contact, and of all. */
function told(checked: CheckedLog, contact: string | null) {
  const { untold, findings, pairs, firstAt, past, dated } = checked;
  const own = pairs.filter((pair) => pair.contact === contact);
  const events = own.map((pair) => checked.eventsOf(pair)).sort((a, b) => (a[0]?.at ?? 0) - (b[0]?.at ?? 0));
  return { untold, findings, firstAt, past, dated, events };
}

/** In an order that does not depend on how they came. */
function allOf(checked: CheckedLog): readonly string[] {
  return [...checked.allEvents()]
    .flat()
    .map((event) => JSON.stringify(event))
    .sort();
}

async function held(text: string): Promise<CheckedLog | null> {
  try {
    return await readCheckedLog([{ name: NAME, bytes: Buffer.from(text) }], {}, io);
  } catch (error) {
    if (error instanceof UnreadableInput) return null;
    throw error;
  }
}

test('whatever the CSV log, what is asked of it without holding it is answered as of one that is held', async () => {
  let unheld = 0;
  await fc.assert(
    fc.asyncProperty(log.map(csv), fc.nat(), fc.boolean(), async (text, pick, isOne) => {
      const whole = await held(text);
      if (whole === null) return;
      const contacts = [...new Set(whole.pairs.map(({ contact }) => contact))];
      const contact = contacts[pick % contacts.length] as string | null;
      const asked = {
        inputs: written(folder, NAME, text),
        reading: {},
        judging: {},
        contact: isOne ? contact : null,
        io,
      };
      const long = await withLongLog(
        asked,
        (checked) => Promise.resolve({ one: told(checked, contact), all: isOne ? [] : allOf(checked) }),
        0,
      );
      if (long === null) return;
      unheld += 1;
      expect(long.used).toEqual({ one: told(whole, contact), all: isOne ? [] : allOf(whole) });
    }),
    { numRuns: 200 },
  );
  // Logs that have to be held are the exception, or nothing would be tested here.
  expect(unheld).toBeGreaterThan(80);
});
