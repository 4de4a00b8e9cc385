import { Buffer } from 'node:buffer';
import process from 'node:process';
import { setTimeout } from 'node:timers/promises';
import { Counter } from '../../src/count/counter.js';
import { countSettingOf } from '../../src/count/setting.js';
import { Profiles } from '../../src/input/plain/profile.js';
import { PlainRows } from '../../src/input/plain/rows.js';

/**
 * Prints how many bytes a pair takes while a log of so many pairs is counted: what the heap and all buffers have grown by once
 * it is read, room for pairs to come included. Each customer has written and was answered; no message is on its way, and none
 * has an id, for ids are remembered by the message.
 */
const PAIRS = Number(process.argv[2]);
const CONTACTS_FROM = 551_110_000_000;
const FROM = Date.UTC(2026, 9, 1);

const setting = countSettingOf({});
if (setting === null) throw new Error('without options there is a setting');
const counter = new Counter(setting);
const profiles = new Profiles();
const reading = { format: undefined, map: {}, inputTimezone: undefined, profiles };
const rows = new PlainRows('log.csv', reading, (block, scanner) => {
  const recordAt = scanner.recordAt.bind(scanner);
  counter.take(block, { profiles: profiles.all, files: ['log.csv'], file: 0, recordAt });
});
rows.push(Buffer.from('time,contact,direction,type,number\n'));
push(0, 1000);

const before = await held();
for (let pair = 1000; pair < PAIRS; pair += 1000) push(pair, pair + 1000);
const after = await held();

rows.end();
const { pairs } = counter.finish({ records: 0, setAside: 0, findings: [] });
if (pairs !== PAIRS) throw new Error(`there are ${pairs} pairs`);
process.stdout.write(String((after - before) / (PAIRS - 1000)));

function push(from: number, until: number): void {
  let text = '';
  for (let pair = from; pair < until; pair++) {
    const at = FROM + pair * 100;
    const contact = CONTACTS_FROM + pair * 7;
    text += `${iso(at)},${contact},inbound,text,551130001000\n${iso(at + 50)},${contact},outbound,text,551130001000\n`;
  }
  rows.push(Buffer.from(text));
}

function iso(at: number): string {
  return new Date(at).toISOString();
}

/** Buffers that are over are given back in the background. */
async function held(): Promise<number> {
  const { gc } = globalThis;
  if (gc === undefined) throw new Error('it has to be started with --expose-gc');
  gc();
  await setTimeout(300);
  gc();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
