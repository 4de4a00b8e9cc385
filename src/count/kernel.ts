import { byName, Instances, type Memory } from '../input/plain/instance.js';
import { COMPILED } from './compiled.js';

const NUMBERS = ['times', 'deliveries', 'contacts', 'quietUntil'] as const;
const INTEGERS = ['profiles', 'idEnds', 'idHighs', 'idLows', 'lines', 'files', 'numbers', 'pairs'] as const;

type Numbers = (typeof NUMBERS)[number];
type Integers = (typeof INTEGERS)[number];
type Value = Numbers | Integers | 'capacity' | 'length' | 'answers';

/** The rows of a block, column by column. */
export type Columns = Readonly<Record<Numbers, Float64Array> & Record<Integers, Int32Array>>;

/** What `assembly/take.ts` exports, and says of itself there. */
type Exports = Memory &
  Readonly<Record<Value, { readonly value: number }>> & {
    readonly reserve: (rows: number) => void;
    readonly findPairs: (rows: number) => void;
    readonly read: (rows: number) => void;
    readonly take: (from: number, until: number) => number;
    readonly standing: (pair: number, at: number, then: number) => number;
    readonly indexOf: (contact: number, number: number) => number;
    readonly makeRecent: (horizon: number, columns: number) => number;
    readonly findId: (recent: number, high: number, low: number, now: number) => number;
    readonly addId: (recent: number, high: number, low: number, now: number) => number;
    readonly findAnswer: (pairClass: number, profile: number, standing: number, fate: number) => number;
    readonly learn: (
      pairClass: number,
      profile: number,
      standing: number,
      fate: number,
      answer: number,
      first: number,
      second: number,
    ) => number;
    readonly forget: () => void;
    readonly addRoom: () => number;
    readonly setRoom: (room: number, until: number) => void;
  };

const INSTANCES = new Instances<Exports>(COMPILED);

/**
 * The part of counting that looks at every row, compiled ahead: each log has one of its own. Its memory moves when it grows, so
 * that `integers` and `numbers` have to be asked for anew after whatever may have added something.
 */
export class CountKernel {
  readonly run: Exports;
  /** All of its memory. */
  integers: Int32Array;
  numbers: Float64Array;
  /** Rows for which there is room. */
  #room = 0;
  #columns: Columns | null = null;

  /** Throws `NotPlain` where it cannot run. */
  constructor() {
    this.run = INSTANCES.make();
    const { buffer } = this.run.memory;
    this.integers = new Int32Array(buffer);
    this.numbers = new Float64Array(buffer);
  }

  /** After it may have grown. */
  refresh(): void {
    // What lies in memory that has moved has no length.
    if (this.integers.length > 0) return;
    const { buffer } = this.run.memory;
    this.integers = new Int32Array(buffer);
    this.numbers = new Float64Array(buffer);
  }

  /** The columns of a block, with room for so many rows. They hold until the memory moves. */
  columns(rows: number): Columns {
    if (rows > this.#room) {
      this.run.reserve(rows);
      this.#room = rows;
      this.refresh();
      this.#columns = null;
    }
    if (this.#columns?.times.length !== this.#room) this.#columns = this.#lookAtColumns();
    return this.#columns;
  }

  #lookAtColumns(): Columns {
    const { run, integers, numbers } = this;
    const ofIntegers = (name: Integers) =>
      integers.subarray(run[name].value >>> 2, (run[name].value >>> 2) + this.#room);
    const ofNumbers = (name: Numbers) => numbers.subarray(run[name].value >>> 3, (run[name].value >>> 3) + this.#room);
    return { ...byName(INTEGERS, ofIntegers), ...byName(NUMBERS, ofNumbers) };
  }
}
