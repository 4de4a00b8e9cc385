import type { Place } from './textFile.js';
import { MILLISECONDS_BELOW, readTime, type TimeFault, type TimeReading } from './time.js';
import { quote } from './words.js';

/** A time as milliseconds since the epoch, or since Hour 0. */
type PlacedTime = { readonly kind: 'placed'; readonly at: number; readonly repeated: boolean } | TimeFault;

/** One time of a kind, for the finding that names an example of each. */
export interface Example {
  readonly text: string;
  readonly place: Place;
}

/** Reads the times of a timeline in the order of the input, each row's against the one before it. */
export class Clock {
  readonly #zone: string | undefined;
  #previous: number | null = null;
  /** The first dated and the first undated time; a timeline has one of the two. */
  dated: Example | null = null;
  undated: Example | null = null;

  constructor(zone: string | undefined) {
    this.#zone = zone;
  }

  /** +90m counts from a row of the same file. */
  startFile(): void {
    this.#previous = null;
  }

  /** A record whose time cannot be told: nothing counts from it. */
  skip(): void {
    this.#previous = null;
  }

  /** The time of a row. Where it counts from the row before, and that one has none, neither has this. */
  time(text: string | null, place: () => Place): PlacedTime {
    const from = this.#previous;
    this.#previous = null;
    if (text === null) return { kind: 'fault', code: 'MISSING_TIME', message: 'the time is empty' };
    const placed = this.#place(text, readTime(text, this.#zone), from, place);
    if (placed.kind === 'placed') this.#previous = placed.at;
    return placed;
  }

  /** The time at which a message was delivered; +5m counts from the time of its row. */
  deliveredAt(text: string, from: number | null, place: () => Place): PlacedTime {
    return this.#place(text, readTime(text, this.#zone), from, place);
  }

  #place(text: string, reading: TimeReading, from: number | null, place: () => Place): PlacedTime {
    if (reading.kind === 'fault') return reading;
    if (reading.kind === 'relative') {
      return this.#placeRelative(text, reading.by, from);
    }
    if (reading.kind === 'dated') this.dated ??= { text, place: place() };
    else this.undated ??= { text, place: place() };
    return { kind: 'placed', at: reading.at, repeated: reading.kind === 'dated' && reading.repeated === true };
  }

  #placeRelative(text: string, by: number, from: number | null): PlacedTime {
    if (from === null) {
      const message = `${quote(text)} counts from the row before it, which has no usable time`;
      return { kind: 'fault', code: 'NO_PREVIOUS_ROW', message };
    }
    if (from + by < MILLISECONDS_BELOW) return { kind: 'placed', at: from + by, repeated: false };
    return { kind: 'fault', code: 'BAD_TIME', message: `${quote(text)} leads thousands of years away` };
  }
}
