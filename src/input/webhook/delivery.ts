import type { Finding } from '../../model/finding.js';
import type { SourceRef } from '../../model/source.js';
import { walkJson } from '../json/walk.js';
import type { RawRecord } from '../record.js';
import type { Place, TextFile } from '../textFile.js';
import type { Path } from './objects.js';

/** The bytes `[start, end)` of a file. */
interface Span {
  readonly file: TextFile;
  readonly start: number;
  readonly end: number;
}

/** One logged JSON value: what one POST brought, most often. */
export interface Delivery extends Span {
  readonly value: unknown;
  /** What stands before it on its line. */
  readonly prefix: string;
}

const NOTHING = {};
const NO_FAULTS: readonly Finding[] = [];

/** Something inside a delivery. It has no fields of a timeline's record; what it says is read beside it. */
export class Part implements RawRecord {
  readonly values = NOTHING;
  readonly faults = NO_FAULTS;
  readonly #delivery: Span;
  readonly #path: Path;
  #source: SourceRef | null = null;

  /** Keeps the bytes of the delivery and not its value: a log has many. */
  constructor({ file, start, end }: Span, path: Path) {
    this.#delivery = { file, start, end };
    this.#path = path;
  }

  /** Its own line; on a line that holds the whole delivery, the place of that. */
  get source(): SourceRef {
    this.#source ??= this.#findSource();
    return this.#source;
  }

  /** Parts share lines, so those without an id are told apart by their columns. */
  get handle(): string {
    const { file, line, column } = this.place().source;
    return `${file}:${line}:${column}`;
  }

  place(): Place {
    const { start, end } = this.#span();
    return this.#delivery.file.place(start, end);
  }

  raw(): string {
    const { start, end } = this.#span();
    return this.#delivery.file.text(start, end);
  }

  #findSource(): SourceRef {
    const { file, start, end } = this.#delivery;
    const oneLine = file.lineAt(start) === file.lineAt(end - 1);
    return file.source(oneLine ? start : this.#span().start);
  }

  /** Where the path leads in the text, or as far as it does: a body logged as a text has no inside there. */
  #span(): { start: number; end: number } {
    const { file, start, end } = this.#delivery;
    let span = { start, end };
    for (const step of this.#path) {
      const inner = stepInto(file.bytes, span.start, step);
      if (inner === null) return span;
      span = inner;
    }
    return span;
  }
}

function stepInto(bytes: Buffer, from: number, step: string | number): { start: number; end: number } | null {
  let index = 0;
  let found: { start: number; end: number } | null = null;
  walkJson(bytes, from, (depth, key, start, end) => {
    if (depth !== 1) return;
    if (typeof step === 'number' ? key === null && index === step : key === step) found = { start, end };
    index += 1;
  });
  return found;
}
