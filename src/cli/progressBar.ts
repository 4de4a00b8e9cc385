import { Presets, SingleBar } from 'cli-progress';
import { countText } from '../report/money.js';
import type { Io } from './io.js';
import type { Progressing } from './progress.js';

/** Work that is over sooner shows no bar. */
const QUIET = 1000;
const EVERY = 200;

const KNOWN = '{bar} {done} of {all} MB, {rate} rows/s, {left} left';
const UNKNOWN = '{done} MB, {rate} rows/s';

/** Shows on a terminal how far long work is. Times are those of `now`. */
export class ProgressBar implements Progressing {
  readonly #io: Io;
  readonly #total: number | null;
  readonly #from: number;
  #shownAt: number;
  #bar: SingleBar | null = null;

  /** `total` is the bytes of all inputs; null where nobody knows them. */
  constructor(total: number | null, io: Io) {
    this.#io = io;
    this.#total = total;
    this.#from = io.now();
    this.#shownAt = this.#from + QUIET - EVERY;
  }

  at(bytes: number, rows: number): void {
    const now = this.#io.now();
    if (now - this.#shownAt < EVERY) return;
    this.#shownAt = now;
    this.#bar ??= this.#start();
    const seconds = (now - this.#from) / 1000;
    const total = this.#total ?? bytes;
    this.#bar.update(Math.min(bytes, total), {
      done: megabytes(bytes),
      all: megabytes(total),
      rate: countText(Math.round(rows / seconds)),
      left: timeLeft((seconds / Math.max(1, bytes)) * (total - bytes)),
    });
  }

  /** Takes the bar away. */
  stop(): void {
    this.#bar?.stop();
  }

  #start(): SingleBar {
    const bar = new SingleBar(
      {
        format: this.#total === null ? UNKNOWN : KNOWN,
        barsize: 24,
        stream: this.#io.stderr,
        clearOnComplete: true,
        hideCursor: null,
        stopOnComplete: false,
      },
      Presets.shades_classic,
    );
    bar.start(this.#total ?? 0, 0, { done: '0', all: megabytes(this.#total ?? 0), rate: '–', left: '–' });
    return bar;
  }
}

function megabytes(bytes: number): string {
  return countText(Math.round(bytes / 1e6));
}

function timeLeft(seconds: number): string {
  const whole = Math.max(0, Math.ceil(seconds));
  return whole < 60 ? `${whole} s` : `${Math.floor(whole / 60)} min ${whole % 60} s`;
}
