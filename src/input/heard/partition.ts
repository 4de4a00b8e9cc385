import { MINUTE, SECOND } from '../../model/instant.js';
import { integers } from '../memory.js';
import { clear, emptyHeardBlock, makeRoom, type HeardBlock } from './block.js';
import type { Persons } from './persons.js';

/** What one job is handed of what another has read, in memory that they share. */
export interface HeardPart {
  /** The rows of its contacts. */
  readonly block: HeardBlock;
  /** Ids of messages that it watches over; none where there is no other job that could be handed them. */
  readonly watched: WatchedIds;
}

/** Of each id 64 bits, the job of the contact whose row names it, and the minute. */
export interface WatchedIds {
  length: number;
  high: Int32Array;
  low: Int32Array;
  job: Int32Array;
  minute: Int32Array;
}

/** For which there is room at first. */
const IDS = 2048;
const SECONDS_OF_MINUTE = MINUTE / SECOND;

export function emptyPart(): HeardPart {
  const column = () => integers(IDS, true);
  return {
    block: emptyHeardBlock(1024, true),
    watched: { length: 0, high: column(), low: column(), job: column(), minute: column() },
  };
}

/** For another piece, whose ids stand in this text. */
export function clearPart(part: HeardPart, text: Buffer): void {
  clear(part.block);
  part.block.text = text;
  part.watched.length = 0;
}

/**
 * Copies the rows of a block to the parts of several jobs, all of a contact to the same. Their order stays. An id goes to one
 * job, whoever's it is, so that one that contacts of two jobs share is seen there.
 */
export function partition(block: HeardBlock, persons: Persons, parts: readonly HeardPart[]): void {
  for (const part of parts) makeRoom(part.block, block.length);
  const [only] = parts;
  if (only !== undefined && parts.length === 1) {
    for (let row = 0; row < block.length; row++) copyRow(block, row, only.block);
  } else {
    for (let row = 0; row < block.length; row++) {
      const person = block.contact[row] as number;
      // Each reader numbers names for itself.
      const job = jobOf(person > 0 ? person : persons.bitsOf(person), parts.length);
      copyRow(block, row, (parts[job] as HeardPart).block);
      watch(parts, block.idHigh[row] as number, block.idLow[row] as number, job, minuteAt(block, row));
    }
  }
  for (const part of parts) part.block.latest = block.latest;
}

/** The latest minute told by this row and those before it. */
export function minuteAt({ newest }: HeardBlock, row: number): number {
  return Math.floor((newest[row] as number) / SECONDS_OF_MINUTE);
}

const SCRATCH = new Float64Array(1);
const HALVES = new Int32Array(SCRATCH.buffer);

function jobOf(contact: number, jobs: number): number {
  SCRATCH[0] = contact;
  const mixed = Math.imul((HALVES[0] as number) ^ Math.imul(HALVES[1] as number, 0x85ebca6b), 0x9e3779b1);
  return (mixed >>> 16) % jobs;
}

function watch(parts: readonly HeardPart[], high: number, low: number, job: number, minute: number): void {
  const { watched } = parts[(low >>> 8) % parts.length] as HeardPart;
  if (watched.length === watched.high.length) makeRoomForIds(watched);
  const to = watched.length++;
  watched.high[to] = high;
  watched.low[to] = low;
  watched.job[to] = job;
  watched.minute[to] = minute;
}

function makeRoomForIds(watched: WatchedIds): void {
  for (const column of ['high', 'low', 'job', 'minute'] as const) {
    const wider = integers(watched.length * 2, true);
    wider.set(watched[column]);
    watched[column] = wider;
  }
}

/** Appends a row, whose id stays where it is. */
function copyRow(from: HeardBlock, row: number, to: HeardBlock): void {
  const at = to.length++;
  const end = from.idEnd[row] as number;
  to.profile[at] = from.profile[row] as number;
  to.at[at] = from.at[row] as number;
  to.contact[at] = from.contact[row] as number;
  to.idStart[at] = from.idStart[row] as number;
  to.idEnd[at] = end >= 0 ? end : -to.words.push(from.words[-1 - end] ?? '');
  to.idHigh[at] = from.idHigh[row] as number;
  to.idLow[at] = from.idLow[row] as number;
  to.conversationHigh[at] = from.conversationHigh[row] as number;
  to.conversationLow[at] = from.conversationLow[row] as number;
  to.expiresAt[at] = from.expiresAt[row] as number;
  to.line[at] = from.line[row] as number;
  to.newest[at] = from.newest[row] as number;
}
