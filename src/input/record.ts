import type { Finding, FindingCode } from '../model/finding.js';
import type { SourceRef } from '../model/source.js';
import type { RejectedRecord } from '../model/timeline.js';
import type { Field } from './fields.js';
import type { Place, TextFile } from './textFile.js';

/** One record as its format gave it, before its words are understood. */
export interface RawRecord {
  /** What it says, trimmed; a field that is empty or absent is not there. */
  readonly values: Readonly<Partial<Record<Field, string>>>;
  /** Names the record where it has no id: `file:line`. */
  readonly handle: string;
  readonly source: SourceRef;
  /** Why the format already sets it aside; its values are then empty. */
  readonly faults: readonly Finding[];
  /** Where a field stands; the whole record when the field is not in it. */
  place(field?: Field): Place;
  /** The record as it stands in the input. */
  raw(): string;
  /** Of a contacts export: what was sent after this message is in no record. */
  readonly answersUntold?: true;
}

/** A record that is set aside for these reasons. */
export function rejected(record: RawRecord, codes: readonly FindingCode[]): RejectedRecord {
  return { source: record.source, codes: [...new Set(codes)], raw: record.raw() };
}

/** What one input held. */
export interface FileRecords {
  readonly records: readonly RawRecord[];
  readonly findings: readonly Finding[];
  readonly rules: string | null;
  readonly timezone: string | null;
  /** A log of webhooks has no records of its own: what happened is told by all such logs of an input together. */
  readonly webhooks?: TextFile;
}

/** How databases and spreadsheets write "nothing". */
const NOTHING = new Set(['', 'null', 'NULL', '\\N']);

/** The value of a field, or null when it says nothing. */
export function valueOf(text: string): string | null {
  const trimmed = text.trim();
  return NOTHING.has(trimmed) ? null : trimmed;
}
