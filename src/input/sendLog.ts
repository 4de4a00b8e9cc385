import type { Finding } from '../model/finding.js';
import { getOrMake } from '../model/getOrMake.js';
import type { RejectedRecord } from '../model/timeline.js';
import { openText, type Source } from './bytes.js';
import { Clock } from './clock.js';
import type { FieldMap } from './fields.js';
import { readSendLog } from './format.js';
import { interpretSend, type Entry } from './interpret.js';
import { withoutStatus } from './join.js';
import { rejected } from './record.js';
import type { Row } from './row.js';
import { UnreadableInput } from './unreadable.js';

/** How send logs are read; see `ReadOptions`. */
interface SendReading {
  readonly inputTimezone: string | undefined;
  readonly mapSends: FieldMap | undefined;
}

/** Logs of what was sent, whose rows are asked for message by message. It says what `readTimeline` says of them. */
export class SendLog {
  /** As findings call the files. */
  readonly names: readonly string[];
  readonly #findings: readonly Finding[];
  readonly #entries: readonly Entry[];
  readonly #byId = new Map<string, Entry[]>();
  readonly #asked = new Set<string>();

  /** Null where they cannot be read, or have times without a date: that is for the reader of the whole. */
  static read(sources: readonly Source[], { inputTimezone, mapSends = {} }: SendReading): SendLog | null {
    try {
      const files = sources.map((source) => readSendLog(openText(source), mapSends));
      const clock = new Clock(inputTimezone);
      const entries: Entry[] = [];
      for (const { records } of files) {
        clock.startFile();
        for (const record of records) entries.push(interpretSend(record, entries.length, clock));
      }
      const findings = files.flatMap((file) => file.findings);
      return clock.undated === null
        ? new SendLog(
            sources.map(({ name }) => name),
            findings,
            entries,
          )
        : null;
    } catch (error) {
      if (error instanceof UnreadableInput) return null;
      throw error;
    }
  }

  private constructor(names: readonly string[], findings: readonly Finding[], entries: readonly Entry[]) {
    this.names = names;
    this.#findings = findings;
    this.#entries = entries;
    for (const entry of entries) {
      const id = entry.row?.id ?? null;
      if (id !== null) getOrMake(this.#byId, id, (): Entry[] => []).push(entry);
    }
  }

  get records(): number {
    return this.#entries.length;
  }

  get rows(): readonly Row[] {
    return this.#entries.flatMap(({ row }) => row ?? []);
  }

  get rejects(): readonly RejectedRecord[] {
    const faulty = this.#entries.filter(({ faults }) => faults.length > 0);
    return faulty.map(({ record, faults }) => rejected(record, faults));
  }

  /** What was sent as the messages with these ids, in the order of the log. */
  entriesOf(ids: ReadonlySet<string>): readonly Entry[] {
    const entries: Entry[] = [];
    for (const id of ids) {
      this.#asked.add(id);
      entries.push(...(this.#byId.get(id) ?? []));
    }
    return entries;
  }

  /** Once the messages of all contacts were asked for. */
  findings(): readonly Finding[] {
    const unknown = this.#entries.filter(({ row }) => row !== null && row.id !== null && !this.#asked.has(row.id));
    return [
      ...this.#findings,
      ...withoutStatus(unknown, this.#entries.length),
      ...this.#entries.flatMap((entry) => entry.findings),
    ];
  }
}
