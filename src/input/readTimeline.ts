import { finding, type Finding, type FindingCode } from '../model/finding.js';
import { shift, type Instant } from '../model/instant.js';
import { INSTANT, within, type Limit } from '../model/limit.js';
import { checkOptions, LIST } from '../model/shape.js';
import type { RejectedRecord, Timeline } from '../model/timeline.js';
import { ZONE } from '../time/zone.js';
import { assemble } from './assemble.js';
import { openText, type Source } from './bytes.js';
import { Clock, type Example } from './clock.js';
import { fillContacts } from './contacts.js';
import { checkMap, SEND_FIELDS, type FieldMap } from './fields.js';
import { findingsInOrder } from './findings.js';
import { readFormat, readSendLog, type InputFormat } from './format.js';
import { interpret, interpretSend, type Entry } from './interpret.js';
import { fillNumbers, joinRecords, joinSends, type Joined } from './join.js';
import { LateRows } from './lateRows.js';
import { rejected, type FileRecords } from './record.js';
import type { Row } from './row.js';
import { READ_OPTIONS, SOURCES } from './shape.js';
import { spreadsheetDays } from './spreadsheetDays.js';
import { TextFile } from './textFile.js';
import { UnreadableInput } from './unreadable.js';
import { readWebhooks, type Heard } from './webhook/index.js';
import { KindNotes } from './webhook/kindNotes.js';
import { tellKinds } from './webhook/kinds.js';
import { TemplateCategories } from './webhook/templateCategories.js';
import { quote } from './words.js';

export interface ReadOptions {
  /** Told by content when not given. */
  readonly format?: InputFormat;
  /** The IANA zone in which times without an offset were written. */
  readonly inputTimezone?: string;
  /** Which column holds a field, where its name does not say so. */
  readonly map?: FieldMap;
  /** Places Hour 0 of an undated timeline and so makes it dated; a dated one is left as it is. */
  readonly start?: Instant;
  /** Milliseconds of event time for which an id is remembered. Default: 36 hours, as long as Meta repeats a webhook. */
  readonly idHorizon?: number;
  /** Send logs: CSV or JSON whose rows say by message id what webhooks leave out of the messages they tell of. */
  readonly sends?: readonly Source[];
  /** The same as `map`, of send logs. */
  readonly mapSends?: FieldMap;
}

/**
 * Reads several inputs as one timeline. What cannot be used is set aside and named in the findings. Throws
 * `UnreadableInput` when an input cannot be decoded, has no usable header, or when no record at all can be used, and
 * `UsageFault` on an option that makes no sense.
 */
export function readTimeline(sources: readonly Source[], options: ReadOptions = {}): Timeline {
  SOURCES('sources', sources);
  checkReading(options);
  const inputs = distinct([...sources, ...(options.sends ?? [])]);
  const read = eachOrNone(inputs, (source) => {
    const file = openText(source);
    return inputs.indexOf(source) < sources.length
      ? readFormat(file, options.format, options.map ?? {})
      : readSendLog(file, options.mapSends ?? {});
  });
  const names = inputs.map(({ name }) => name);
  return build({ files: read.slice(0, sources.length), sends: read.slice(sources.length), names }, options);
}

/**
 * Reads plain objects, with the fields of a JSON record; the third is line 3 of "records". Throws as `readTimeline` does,
 * and `TypeError` for what JSON cannot hold (a cycle, a bigint).
 */
export function readRecords(records: readonly unknown[], options: Omit<ReadOptions, 'format'> = {}): Timeline {
  LIST('records', records);
  checkReading(options);
  const lines = records.map((record) => (JSON.stringify(record) as string | undefined) ?? 'null');
  const file = new TextFile('records', Buffer.from(lines.join('\n')), true);
  const files = [readFormat(file, 'ndjson', options.map ?? {})];
  return build(
    {
      files,
      sends: eachOrNone(options.sends ?? [], (source) => readSendLog(openText(source), options.mapSends ?? {})),
      names: [file.name],
    },
    options,
  );
}

const HORIZON: Limit<number> = { holds: (value) => value >= 0, allowed: 'milliseconds from 0 on' };

function checkReading(options: ReadOptions): void {
  checkOptions(READ_OPTIONS, options);
  const { inputTimezone, map = {}, mapSends = {}, start, idHorizon } = options;
  if (inputTimezone !== undefined) within('inputTimezone', inputTimezone, ZONE);
  if (start !== undefined) within('start', start, INSTANT);
  if (idHorizon !== undefined) within('idHorizon', idHorizon, HORIZON);
  checkMap('map', map);
  checkMap('mapSends', mapSends, SEND_FIELDS);
}

/** Handles are made of names, so an input named like one before it gets a name of its own. */
export function distinct<S extends { readonly name: string }>(sources: readonly S[]): readonly S[] {
  return sources.map((source, index) => {
    const before = sources.slice(0, index).filter(({ name }) => name === source.name).length;
    return before === 0 ? source : { ...source, name: `${source.name} (${before + 1})` };
  });
}

/** Reads every input, so that the faults of all are known before any of them stops the run. */
function eachOrNone<T, R>(inputs: readonly T[], read: (input: T) => R): readonly R[] {
  const results: R[] = [];
  const findings: Finding[] = [];
  for (const input of inputs) {
    try {
      results.push(read(input));
    } catch (error) {
      if (!(error instanceof UnreadableInput)) throw error;
      findings.push(...error.findings);
    }
  }
  if (findings.length > 0) throw new UnreadableInput(findings);
  return results;
}

interface Inputs {
  readonly files: readonly FileRecords[];
  readonly sends: readonly FileRecords[];
  /** Of all of them, in their order. */
  readonly names: readonly string[];
}

function build({ files, sends, names }: Inputs, options: ReadOptions): Timeline {
  const { inputTimezone, start } = options;

  const clock = new Clock(inputTimezone);
  const written = interpretAll(files, clock, interpret);
  const heard = readWebhooks(
    files.flatMap(({ webhooks }) => webhooks ?? []),
    inputTimezone,
    written.length,
  );
  const sent = interpretAll(sends, clock, interpretSend);
  noteDated(clock, heard);
  refuseMixedTimes(clock);

  const joined = join(written, heard, sent);
  const { entries } = joined;
  const rows = rowsOf(entries);
  const templates = new TemplateCategories([...rows, ...rowsOf(sent)], heard.notices);
  const assembled = assemble(tellKinds(rows, templates), options.idHorizon);
  const { events, setAside } = assembled;
  const kinds = new KindNotes();
  kinds.add(assembled);

  const rejects = entries.flatMap((entry) => rejectOf(entry, setAside));
  const found = findingsInOrder(
    [
      ...[...files, ...sends].flatMap((file) => file.findings),
      ...heard.findings,
      ...joined.findings,
      ...entries.flatMap((entry) => entry.findings),
      ...assembled.findings,
      ...kinds.findings(),
      ...lateRows(entries),
      ...spreadsheetDays(clock.undated),
    ],
    names,
  );
  const records = written.length + heard.parts + sent.length;
  if (events.length === 0) {
    throw new UnreadableInput([...found, noUsableRecord(records, rejects.length)], rejects);
  }

  const hourZero = clock.dated === null && start !== undefined ? start : null;
  return {
    dated: clock.dated !== null || hourZero !== null,
    hourZero,
    past: heard.parts === 0 ? 'closed' : 'unknown',
    events: hourZero === null ? events : events.map((event) => ({ ...event, at: shift(event.at, hourZero) })),
    untold: assembled.untold.map(({ message }) => message),
    notices: heard.notices,
    findings: found,
    rejects,
    records,
    rules: agreed(files, 'rules'),
    timezone: agreed(files, 'timezone'),
  };
}

function interpretAll(files: readonly FileRecords[], clock: Clock, interpretOne: typeof interpret): readonly Entry[] {
  const entries: Entry[] = [];
  for (const { records } of files) {
    clock.startFile();
    for (const record of records) entries.push(interpretOne(record, entries.length, clock));
  }
  return entries;
}

/** Records, webhooks and send logs as one timeline: the same message, contact and number under one name each. */
function join(written: readonly Entry[], heard: Heard, sent: readonly Entry[]): Joined {
  const entries = heard.parts === 0 ? written : joinRecords(written, heard);
  const named = fillContacts([...entries, ...heard.entries]);
  const numbered = heard.parts === 0 ? { entries: named, findings: [] } : fillNumbers(named);
  const sends = joinSends(sent, numbered.entries);
  return {
    entries: [...numbered.entries, ...sends.entries],
    findings: [...numbered.findings, ...sends.findings],
  };
}

function rowsOf(entries: readonly Entry[]): readonly Row[] {
  return entries.flatMap(({ row }) => row ?? []);
}

function noteDated(clock: Clock, { example }: Heard): void {
  if (example !== null) clock.dated ??= { text: 'a webhook', place: example.place() };
}

function refuseMixedTimes({ dated, undated }: Clock): void {
  if (dated === null || undated === null) return;
  const line = (example: Example) =>
    `${quote(example.text)} (${example.place.source.file}:${example.place.source.line})`;
  throw new UnreadableInput([
    finding('MIXED_TIMES', {
      message: `${line(dated)} is dated and ${line(undated)} is not`,
      ...undated.place,
    }),
  ]);
}

function lateRows(entries: readonly Entry[]): readonly Finding[] {
  const late = new LateRows();
  for (const { row } of entries) {
    if (row === null || row.origin !== undefined) continue;
    late.readFrom(row.record.source.file);
    late.take(row.at, () => row.record.place('time'));
  }
  return late.findings();
}

function rejectOf({ record, row, faults }: Entry, setAside: ReadonlyMap<Row, FindingCode>): readonly RejectedRecord[] {
  const late = row === null ? undefined : setAside.get(row);
  const codes = late === undefined ? faults : [late];
  return codes.length === 0 ? [] : [rejected(record, codes)];
}

function noUsableRecord(records: number, rejected: number): Finding {
  if (records === 0) return finding('NO_USABLE_RECORD', { message: 'there is no record in the input' });
  const one = rejected === 1 ? 'the only record cannot' : `none of the ${rejected} records can`;
  const message = rejected < records ? 'no record in the input is an event of the timeline' : `${one} be used`;
  return finding('NO_USABLE_RECORD', { message });
}

/** What the inputs themselves ask for; they must not ask for different things. */
function agreed(files: readonly FileRecords[], what: 'rules' | 'timezone'): string | null {
  const [first = null, ...others] = new Set(files.flatMap((file) => file[what] ?? []));
  if (others.length === 0) return first;
  const asked = [first, ...others].map((value) => quote(value ?? '')).join(' and ');
  const message = `the inputs name different ${what === 'rules' ? 'rules' : 'account time zones'}: ${asked}`;
  throw new UnreadableInput([finding('WRONG_JSON_SHAPE', { message, remedy: 'Replay them one by one.' })]);
}
