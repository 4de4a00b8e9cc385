import { Instances, type Memory } from '../input/plain/instance.js';
import { COMPILED } from './compiled.js';

const COLUMNS_OF_NUMBERS = ['times', 'deliveries', 'contacts', 'quietUntil'] as const;
const COLUMNS_OF_INTEGERS = [
  'profiles',
  'idEnds',
  'idHighs',
  'idLows',
  'lines',
  'files',
  'numbers',
  'pairs',
] as const;

type NumberColumn = (typeof COLUMNS_OF_NUMBERS)[number];
type IntegerColumn = (typeof COLUMNS_OF_INTEGERS)[number];
type Value = NumberColumn | IntegerColumn | 'capacity' | 'length' | 'answers';

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

  /** Makes room for so many rows of a block. */
  reserve(rows: number): void {
    this.run.reserve(rows);
    this.refresh();
  }

  /** A column of so many integers, which holds until something is added. */
  integerColumn(name: IntegerColumn, length: number): Int32Array {
    const from = this.run[name].value / Int32Array.BYTES_PER_ELEMENT;
    return this.integers.subarray(from, from + length);
  }

  numberColumn(name: NumberColumn, length: number): Float64Array {
    const from = this.run[name].value / Float64Array.BYTES_PER_ELEMENT;
    return this.numbers.subarray(from, from + length);
  }
}
