import { Instances, type Memory } from '../../input/plain/instance.js';
import { COMPILED } from './compiled.js';
import {
  ANSWER_BYTES,
  GIVEN,
  IDS_OF_LOG,
  INDIFFERENT,
  KNOWN_UNTIL,
  LAST,
  LASTS,
  OVERTIME,
  PAUSE_AT,
  REPLY_WITHIN,
  TELLING_BYTES,
  TELLINGS,
} from './layout.js';

type Numbers = 'times' | 'deliveries' | 'contacts' | 'quietUntil';
type Integers =
  'profiles' | 'idEnds' | 'idHighs' | 'idLows' | 'lines' | 'files' | 'numbers' | 'pairs' | 'takers' | 'takerAnswers';

/** What `assembly/take.ts` exports, and says of itself there. */
type Exports = Memory &
  Readonly<Record<Numbers | Integers | 'length' | 'answers' | 'takerCount', { readonly value: number }>> & {
    readonly reserve: (rows: number) => void;
    readonly findPairs: (rows: number) => void;
    readonly read: (rows: number) => void;
    readonly take: (from: number, until: number) => number;
    readonly standing: (pair: number, at: number, then: number) => number;
    readonly indexOf: (contact: number, number: number) => number;
    readonly countContacts: () => number;
    readonly newLong: () => number;
    readonly freeLong: (place: number) => void;
    readonly makeRecent: (horizon: number, columns: number) => number;
    readonly findId: (recent: number, high: number, low: number, now: number) => number;
    readonly addId: (recent: number, high: number, low: number, now: number) => number;
    readonly keepForgotten: (recent: number, column: number, unless: number) => void;
    readonly isForgotten: (recent: number, high: number, low: number) => number;
    readonly noteUnsettled: (recent: number) => void;
    readonly isUnsettled: (recent: number, high: number, low: number) => number;
    readonly findAnswer: (pairClass: number, profile: number, standing: number, fate: number) => number;
    readonly learn: (
      pairClass: number,
      profile: number,
      standing: number,
      fate: number,
      answer: number,
      first: number,
      second: number,
      third: number,
    ) => void;
    readonly forget: () => void;
    readonly addRoom: () => number;
    readonly setRoom: (room: number, until: number) => void;
  };

/** The rows of a block, column by column; `assembly/columns.ts` says what they hold. */
export class Columns {
  readonly times: Float64Array;
  readonly deliveries: Float64Array;
  readonly contacts: Float64Array;
  readonly quietUntil: Float64Array;
  readonly profiles: Int32Array;
  readonly idEnds: Int32Array;
  readonly idHighs: Int32Array;
  readonly idLows: Int32Array;
  readonly lines: Int32Array;
  readonly files: Int32Array;
  readonly numbers: Int32Array;
  readonly pairs: Int32Array;
  readonly takers: Int32Array;
  readonly takerAnswers: Int32Array;

  /** Each has room for so many rows. */
  constructor(run: Exports, room: number) {
    const numbers = (name: Numbers) => new Float64Array(run.memory.buffer, run[name].value, room);
    const integers = (name: Integers) => new Int32Array(run.memory.buffer, run[name].value, room);
    this.times = numbers('times');
    this.deliveries = numbers('deliveries');
    this.contacts = numbers('contacts');
    this.quietUntil = numbers('quietUntil');
    this.profiles = integers('profiles');
    this.idEnds = integers('idEnds');
    this.idHighs = integers('idHighs');
    this.idLows = integers('idLows');
    this.lines = integers('lines');
    this.files = integers('files');
    this.numbers = integers('numbers');
    this.pairs = integers('pairs');
    this.takers = integers('takers');
    this.takerAnswers = integers('takerAnswers');
  }
}

const INSTANCES = new Instances<Exports>(COMPILED);

/**
 * The part of counting that looks at every row, compiled ahead: each log has one of its own. Its memory moves when it grows:
 * `integers`, `numbers` and the columns are to be asked for anew after whatever adds something.
 */
export class CountKernel {
  readonly #run: Exports;
  /** All of its memory. */
  integers: Int32Array;
  numbers: Float64Array;
  /** Rows for which there is room. */
  #room = 0;
  #columns: Columns | null = null;

  /** Throws `NotPlain` where it cannot run. */
  constructor() {
    this.#run = INSTANCES.make();
    const { buffer } = this.#run.memory;
    this.integers = new Int32Array(buffer);
    this.numbers = new Float64Array(buffer);
    this.numbers[LAST >>> 3] = -Infinity;
  }

  /** What of the rules in force decides about the standing of a pair, in milliseconds. */
  turnTo(overtime: number, lasts: number, replyWithin: number): void {
    this.numbers[OVERTIME >>> 3] = overtime;
    this.numbers[LASTS >>> 3] = lasts;
    this.numbers[REPLY_WITHIN >>> 3] = replyWithin;
  }

  /**
   * It may take rows before the instant `pauseAt`, of messages that are concluded before `knownUntil`; also where something else
   * happens to the pair before that, if that is of no account.
   */
  allow(pauseAt: number, knownUntil: number, isIndifferent: boolean): void {
    this.numbers[PAUSE_AT >>> 3] = pauseAt;
    this.numbers[KNOWN_UNTIL >>> 3] = knownUntil;
    this.integers[INDIFFERENT >>> 2] = isIndifferent ? 1 : 0;
  }

  /** The latest instant of all that it took. */
  get latest(): number {
    return this.numbers[LAST >>> 3] as number;
  }

  /** The columns of a block, with room for so many rows. */
  columns(rows: number): Columns {
    if (rows > this.#room) {
      this.#run.reserve(rows);
      this.#refresh();
      this.#room = rows;
      this.#columns = null;
    }
    if (this.#columns?.times.length !== this.#room) this.#columns = new Columns(this.#run, this.#room);
    return this.#columns;
  }

  /** What rows of a profile tell, in the bytes that `layout.ts` says. */
  tellingOf(profile: number): Uint8Array {
    return new Uint8Array(this.#run.memory.buffer, TELLINGS + profile * TELLING_BYTES, TELLING_BYTES);
  }

  /** Finds the pairs of the first rows of the columns `contacts` and `numbers`. */
  findPairs(rows: number): void {
    this.#run.findPairs(rows);
    this.#refresh();
  }

  /** The same of all columns, of which it knows afterwards all that has to be known before the first row is taken. */
  read(rows: number): void {
    this.#run.read(rows);
    this.#refresh();
  }

  /** Takes rows as long as what comes of each is known. Returns the first of the rows `[from, until)` that is left. */
  take(from: number, until: number): number {
    const next = this.#run.take(from, until);
    this.#refresh();
    return next;
  }

  /** How many of the rows that it took last may take from an allowance. The columns `takers` hold them: they are not counted yet. */
  get takerCount(): number {
    return this.#run.takerCount.value;
  }

  /** How many pairs there are. */
  get pairs(): number {
    return this.#run.length.value;
  }

  /** The index of the pair, which is new when it equals the former `pairs`. */
  pairOf(contact: number, number: number): number {
    const pair = this.#run.indexOf(contact, number);
    this.#refresh();
    return pair;
  }

  /** How many contacts have a pair to which something happened. */
  countContacts(): number {
    const contacts = this.#run.countContacts();
    this.#refresh();
    return contacts;
  }

  /** All that decides what comes of what happens to the pair at `at` and is concluded `then`, as one number. */
  standing(pair: number, at: number, then: number): number {
    return this.#run.standing(pair, at, then);
  }

  /** A place for a long state. */
  newLong(): number {
    const place = this.#run.newLong();
    this.#refresh();
    return place;
  }

  freeLong(place: number): void {
    this.#run.freeLong(place);
  }

  /** Something that remembers ids for `horizon` milliseconds of event time, with so many integers for each, an even number. */
  makeRecent(horizon: number, columns: number): number {
    const recent = this.#run.makeRecent(horizon, columns);
    this.#refresh();
    return recent;
  }

  /** It adds the ids of the rows that it takes to this one. */
  rememberIn(recent: number): void {
    this.integers[IDS_OF_LOG >>> 2] = recent;
  }

  /** Where the integers of an id lie that was told within the horizon before `now`; 0 where it was not. */
  findId(recent: number, high: number, low: number, now: number): number {
    return this.#run.findId(recent, high, low, now);
  }

  /** The same of one that is new. */
  addId(recent: number, high: number, low: number, now: number): number {
    const at = this.#run.addId(recent, high, low, now);
    this.#refresh();
    return at;
  }

  /** From now on it keeps the ids that it forgets, unless one of these bits of their integer `column` is set. */
  keepForgotten(recent: number, column: number, unless: number): void {
    this.#run.keepForgotten(recent, column, unless);
    this.#refresh();
  }

  /** Whether the id is one of those, told longer ago than the horizon; also where it still lies among the others. */
  isForgotten(recent: number, high: number, low: number): boolean {
    return this.#run.isForgotten(recent, high, low) !== 0;
  }

  /** The message of some id is unsettled: from the first one on such ids are kept when the rest of what was told is forgotten. */
  noteUnsettled(recent: number): void {
    this.#run.noteUnsettled(recent);
    this.#refresh();
  }

  /** Whether the id is unsettled, and was told longer ago than the horizon. */
  isUnsettled(recent: number, high: number, low: number): boolean {
    return this.#run.isUnsettled(recent, high, low) !== 0;
  }

  /** The index of what is known to come of such events; -1 where nothing is. */
  findAnswer(pairClass: number, profile: number, standing: number, fate: number): number {
    return this.#run.findAnswer(pairClass, profile, standing, fate);
  }

  /** What is known to come of such events from now on; `layout.ts` says in which numbers. */
  learn(
    pairClass: number,
    profile: number,
    standing: number,
    fate: number,
    answer: number,
    first: number,
    second = 0,
    third = 0,
  ): void {
    this.#run.learn(pairClass, profile, standing, fate, answer, first, second, third);
    this.#refresh();
  }

  /** How often an answer was given. */
  timesGiven(answer: number): number {
    return this.integers[(this.#run.answers.value + answer * ANSWER_BYTES + GIVEN) >>> 2] as number;
  }

  /** Nothing is known to come of anything any more. */
  forget(): void {
    this.#run.forget();
  }

  /** The number of one more allowance, from which a delivery of any time may take. */
  addRoom(): number {
    const room = this.#run.addRoom();
    this.#refresh();
    return room;
  }

  /** From now on only a delivery up to and including this instant may. */
  setRoom(room: number, until: number): void {
    this.#run.setRoom(room, until);
  }

  /** Looks at the memory where it is now. What lies in memory that has moved has no length. */
  #refresh(): void {
    if (this.integers.length > 0) return;
    const { buffer } = this.#run.memory;
    this.integers = new Int32Array(buffer);
    this.numbers = new Float64Array(buffer);
  }
}
