import { monthOfLetters } from '../../model/month.js';
import { readTime } from '../time.js';

/** The times that a log writes beside what it logs: at one of them it was received. */
export interface ReceiptTimes {
  /** Milliseconds since the epoch. */
  readonly all: readonly number[];
  /** Whether a local time is among them, and nobody said where. */
  readonly lackZone: boolean;
}

export const NO_TIMES: ReceiptTimes = { all: [], lackZone: false };

const ISO = /\d{4}-\d\d-\d\d[Tt ] *\d{1,2}:\d\d(?::\d\d(?:[.,]\d+)?)?(?: *(?:[Zz]\b|UTC\b|[+-]\d\d:?\d\d\b))?/g;
/** Web servers: 24/Aug/2026:10:00:00 +0200 */
const COMMON_LOG = /(\d\d)\/([A-Z][a-z]{2})\/(\d{4}):(\d\d:\d\d:\d\d) ([+-]\d{4})/g;
/** Seconds with a fraction, or milliseconds, of this century. */
const EPOCH = /(?<![\w.-])1\d{9}(?:\.\d+|\d{3})?(?![\w-])/g;

/** The API that sends webhooks opened in 2018: what lies before is a number or a date of something else. */
const FIRST = Date.UTC(2018, 0, 1);

/** Reads the prefix of a log line. */
export function receiptTimesIn(prefix: string, zone: string | undefined): ReceiptTimes {
  if (prefix === '') return NO_TIMES;
  return receiptTimes(
    writtenIn(prefix).map(({ iso }) => iso),
    zone,
  );
}

/** The times in the prefix of a log line as they are written there. */
export function timesBeforeJson(prefix: string): readonly string[] {
  return writtenIn(prefix)
    .filter(({ iso }) => isPossible(readTime(iso, 'UTC')))
    .map(({ text }) => text);
}

/** Reads times that stand for themselves, as `entry[].time`. */
export function receiptTimes(texts: readonly string[], zone: string | undefined): ReceiptTimes {
  const readings = texts.map((text) => readTime(text, zone));
  return {
    all: readings.filter(isPossible).map(({ at }) => at),
    lackZone: readings.some((reading) => reading.kind === 'fault' && reading.code === 'TIME_WITHOUT_ZONE'),
  };
}

/** Of several times beside a message the nearest to it is its receipt: others tell of a build, a lease or an order. */
export function nearest({ all }: ReceiptTimes, at: number): number | null {
  return all.reduce<number | null>(
    (near, time) => (near === null || Math.abs(time - at) < Math.abs(near - at) ? time : near),
    null,
  );
}

type Reading = ReturnType<typeof readTime>;

function isPossible(reading: Reading): reading is Reading & { kind: 'dated' } {
  return reading.kind === 'dated' && reading.at >= FIRST;
}

interface Written {
  readonly text: string;
  /** The same in a spelling that is read everywhere. */
  readonly iso: string;
  readonly index: number;
}

function writtenIn(prefix: string): readonly Written[] {
  const plain = [ISO, EPOCH].flatMap((form) => [...prefix.matchAll(form)]);
  return [
    ...plain.map(({ 0: text, index }) => ({ text, iso: text, index })),
    ...[...prefix.matchAll(COMMON_LOG)].flatMap(commonLog),
  ].sort((a, b) => a.index - b.index);
}

function commonLog({
  0: text,
  1: day = '',
  2: month = '',
  3: year = '',
  4: time = '',
  5: offset = '',
  index,
}: RegExpExecArray): readonly Written[] {
  const number = monthOfLetters(month);
  if (number === 0) return [];
  return [{ text, iso: `${year}-${String(number).padStart(2, '0')}-${day}T${time}${offset}`, index }];
}
