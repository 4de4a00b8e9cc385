import type { HeardBlock } from '../../input/heard/block.js';
import { beginsWithWebhooks, HeardLines } from '../../input/heard/lines.js';
import { Mentions } from '../../input/heard/mentions.js';
import type { Persons } from '../../input/heard/persons.js';
import { NotPlain } from '../../input/plain/notPlain.js';
import type { LoggedLine } from '../../input/webhook/ofContact.js';
import type { Receipts } from '../../input/webhook/receipts.js';
import type { SourceRef } from '../../model/source.js';
import { readFiles, type CountedFile, type CountReading, type Progress } from '../count/countFiles.js';
import type { Io } from '../io.js';

/** Hears of rows, each a `MENTION`, and of how many lines stand above the file. */
type Take = (block: HeardBlock, persons: Persons, linesBefore: number) => void;

/** The files of a log of webhooks, which can be read several times. Their lines are counted over all of them. */
export class WebhookFiles {
  readonly names: readonly string[];
  readonly #files: readonly CountedFile[];
  readonly #reading: CountReading;
  readonly #io: Io;
  /** Of each file, how many lines stand above it. */
  readonly #linesBefore: number[] = [];

  constructor(files: readonly CountedFile[], reading: CountReading, io: Io) {
    this.names = files.map(({ name }) => name);
    this.#files = files;
    this.#reading = reading;
    this.#io = io;
  }

  /** Throws `NotPlain` where the log has to be read whole, and `UnreadableInput` where it cannot be. */
  async read(
    receipts: Receipts,
    progress: Progress,
    take: Take,
  ): Promise<{ readonly mentions: Mentions; readonly records: number }> {
    const { inputTimezone, format } = this.#reading;
    const mentions = new Mentions(receipts, inputTimezone);
    const readers: HeardLines[] = [];
    const sum = (of: (reader: HeardLines) => number): number => readers.reduce((all, reader) => all + of(reader), 0);
    const records = (): number => sum((reader) => reader.records);
    this.#linesBefore.length = 0;
    const next = (head: Buffer): HeardLines => {
      const name = this.names[readers.length] ?? '';
      if (!beginsWithWebhooks(name, head, format)) throw new NotPlain(`${name} is no log of webhooks`);
      const linesBefore = sum(({ lines }) => lines);
      this.#linesBefore.push(linesBefore);
      const reader = new HeardLines(name, mentions, (block) => {
        take(block, mentions.persons, linesBefore);
      });
      readers.push(reader);
      return reader;
    };
    await readFiles(this.#files, next, (read) => progress(read, records()), this.#io);
    return { mentions, records: records() };
  }

  /** A line by its number over all files. */
  logged(line: number, bytes: Buffer): LoggedLine {
    const file = this.#linesBefore.findLastIndex((before) => before < line);
    return { file: this.names[file] ?? '', line: line - (this.#linesBefore[file] as number), bytes };
  }

  /** Over all files. */
  lineOf({ file, line }: SourceRef): number {
    return (this.#linesBefore[this.names.indexOf(file)] ?? 0) + line;
  }
}
