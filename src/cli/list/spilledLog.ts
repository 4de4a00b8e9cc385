import type { Row } from '../../input/row.js';
import type { Finding } from '../../model/finding.js';
import type { Instant } from '../../model/instant.js';
import type { Notice, RejectedRecord } from '../../model/timeline.js';
import type { Progress } from '../count/countFiles.js';

/** What the reading of a log showed before its rows were put together. */
export interface SpilledRead {
  readonly records: number;
  readonly findings: readonly Finding[];
  readonly rejects: readonly RejectedRecord[];
}

/** Of contacts in their order: `[from, until)`, counted from 0. */
export interface Places {
  readonly from: number;
  readonly until: number;
}

export const ALL_PLACES: Places = { from: 0, until: Infinity };
export const NO_PLACES: Places = { from: Infinity, until: 0 };

/** With this place, and those between. */
export function upTo({ from, until }: Places, place: number): Places {
  return { from: Math.min(from, place), until: Math.max(until, place + 1) };
}

/** A message, as somebody names it: by its id, or by the line of a file. */
export interface Named {
  readonly id: string;
  /** Null where it can be no line. */
  readonly line: number | null;
  /** Whether that line of the file is meant. */
  readonly isIn: (file: string) => boolean;
}

/**
 * A log whose rows lie in temporary files, contact by contact. The files are read twice: to see which contacts there are, and to
 * put each row into the bucket of its contact.
 */
export interface SpilledLog {
  /** Of all files, in the order in which the ordinary reader tells of them. */
  readonly fileNames: readonly string[];
  /** How many contacts there are, and rows. */
  readonly length: number;
  readonly rows: number;
  /** The contacts in the order in which they are told, once they are known; null is one without a name. */
  names(): readonly (string | null)[];
  /** Throws `NotPlain` where the input has to be read whole, and `UnreadableInput` where it cannot be. */
  survey(progress: Progress): Promise<SpilledRead>;
  /** Between which places those contacts are of whom a message is told that is named so; the files are read once more. */
  placesOf(named: Named, progress: Progress): Promise<Places>;
  /**
   * Puts every row into the bucket of its contact, in this folder; with `places` those of the contacts at these places alone.
   * Throws `NotPlain` where the input has changed.
   */
  spread(folder: string, progress: Progress, places?: Places): Promise<void>;
  /** The rows of each contact, in the order in which contacts are printed. */
  contacts(): Iterable<readonly Row[]>;
  /** Those of the contact with this name; none where there is no such contact. */
  rowsOf(name: string | null): readonly Row[];
  /** What Meta announces of prices to come, once the log was surveyed. */
  readonly notices: readonly Notice[];
  /** The first event, once all rows are spread; null where it does not matter when that was. */
  beginsAt(): Instant | null;
  /** What was found when all contacts were asked for last. */
  found(): readonly Finding[];
  close(): void;
}
