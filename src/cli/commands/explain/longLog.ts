import { listSettingOf, type ListSetting } from '../../../count/listed/pairs.js';
import { Settlement } from '../../../count/listed/settlement.js';
import { Survey } from '../../../count/listed/survey.js';
import { summaryOf } from '../../../count/summary.js';
import { explainPairs, explainUnjudged, isPlace } from '../../../explain/explain.js';
import type { MessageExplanation } from '../../../explain/explanation.js';
import { assemble } from '../../../input/assemble.js';
import type { ReadOptions } from '../../../input/index.js';
import { NotPlain } from '../../../input/plain/notPlain.js';
import { rejected } from '../../../input/record.js';
import type { Row } from '../../../input/row.js';
import type { Assumption } from '../../../model/run.js';
import type { RejectedRecord } from '../../../model/timeline.js';
import type { SimulateOptions } from '../../../run/options.js';
import type { Terms } from '../../../run/schedule.js';
import { countedRun } from '../../count/counted.js';
import type { CountedInputs } from '../../count/inputs.js';
import type { Io } from '../../io.js';
import { openSpilled } from '../../list/openSpilled.js';
import { ALL_PLACES, type Named, type Places, type SpilledLog } from '../../list/spilledLog.js';
import { eachContact, withBar } from '../../list/withBar.js';
import { withTemporaryFolder } from '../../temporary.js';
import { thriftily } from '../../thrift.js';
import { contactRun, type TalliesUnder } from './contactRun.js';

/** What is asked of a long log. */
interface Asked {
  readonly inputs: CountedInputs;
  readonly subject: string;
  readonly reading: ReadOptions;
  readonly options: SimulateOptions;
  readonly io: Io;
}

/** What has to be known of all contacts. */
interface Known {
  readonly setting: ListSetting;
  /** Of the contacts that may have a message of that name. */
  readonly contacts: readonly (readonly Row[])[];
  /** They name the points that may matter. */
  readonly assumptions: readonly Assumption[];
  readonly talliesUnder: TalliesUnder;
}

/**
 * Explains what a long log says of a message, as `explainMessage` does, without holding more of it than some contacts; null where
 * it has to be read whole. Throws a UsageFault on an option that makes no sense, and `UnreadableInput` where a file cannot be read.
 */
export async function explainLong(asked: Asked): Promise<readonly MessageExplanation[] | null> {
  const { reading, options } = asked;
  if (reading.start !== undefined) return null;
  // Throws on what makes no sense before anything is read.
  listSettingOf(options, reading.idHorizon, null);
  try {
    return await thriftily(() => explained(asked));
  } catch (error) {
    if (error instanceof NotPlain) return null;
    throw error;
  }
}

async function explained(asked: Asked): Promise<readonly MessageExplanation[] | null> {
  const { inputs, subject, reading, options, io } = asked;
  const log = await openSpilled(inputs.files, reading, options.past, io);
  if (log === null) return null;
  const { rejects } = await withBar(inputs.bytes, io, (progress) => log.survey(progress));
  // A line of a log of what was sent names a message too.
  const isJoined = reading.sends !== undefined;
  const places = isJoined ? ALL_PLACES : await withBar(inputs.bytes, io, (bar) => log.placesOf(namedBy(subject), bar));
  if (places.until === 0) return explainUnjudged({ untold: [], rejects }, subject);
  return await withTemporaryFolder(io, async (folder) => {
    try {
      const counted = isJoined ? null : await byCounting(log, places, folder, asked);
      const known = counted ?? (await bySurvey(log, folder, asked));
      return await explainedOf(known, rejects, asked);
    } finally {
      log.close();
    }
  });
}

async function explainedOf(
  { setting, contacts, assumptions, talliesUnder }: Known,
  rejects: readonly RejectedRecord[],
  { subject, reading: { idHorizon } }: Asked,
): Promise<readonly MessageExplanation[]> {
  const judged: MessageExplanation[] = [];
  const unjudged: MessageExplanation[] = [];
  for (const rows of contacts) {
    const { events, untold, setAside } = assemble(rows, idHorizon);
    judged.push(...explainPairs(await contactRun(events, subject, setting, assumptions, talliesUnder), subject));
    const own = [...setAside].map(([{ record }, code]) => rejected(record, [code]));
    unjudged.push(...explainUnjudged({ untold: untold.map(({ message }) => message), rejects: own }, subject));
  }
  return [...judged, ...unjudged, ...explainUnjudged({ untold: [], rejects }, subject)];
}

/** Null where the log cannot be counted as it is read. `places` are those of the contacts. */
async function byCounting(log: SpilledLog, places: Places, folder: string, asked: Asked): Promise<Known | null> {
  const { inputs, reading, options, io } = asked;
  const count = (others: SimulateOptions) => countedRun(inputs, 1, false, reading, others, io);
  const counted = await count(options);
  if (counted.kind === 'whole') return null;
  const { counts, setting: countSetting } = counted;
  await withBar(inputs.bytes, io, (progress) => log.spread(folder, progress, places));
  const setting = listSettingOf(options, reading.idHorizon, counts.pastUnknown ? counts.first : null);
  return {
    setting,
    contacts: [...log.contacts()],
    assumptions: summaryOf(counts, countSetting).assumptions,
    talliesUnder: async (terms) => {
      if (terms === setting.terms) return counts;
      const under = await count(optionsOf(options, terms));
      if (under.kind === 'whole') throw new NotPlain(under.why ?? 'the log cannot be counted under other terms');
      return under.counts;
    },
  };
}

/** Every contact is read and replayed. */
async function bySurvey(log: SpilledLog, folder: string, asked: Asked): Promise<Known> {
  const { inputs, subject, reading, options, io } = asked;
  const { bytes } = inputs;
  await withBar(bytes, io, (progress) => log.spread(folder, progress));
  const beginsAt = log.beginsAt();
  const surveyUnder = async (others: SimulateOptions, hear: (rows: readonly Row[]) => void = () => undefined) => {
    const setting = listSettingOf(others, reading.idHorizon, beginsAt);
    const survey = new Survey(setting);
    await eachContact(log, bytes, io, (rows) => {
      survey.take(rows);
      hear(rows);
    });
    return { setting, tallies: survey.tallies(), survey };
  };
  const named = namedBy(subject);
  const contacts: (readonly Row[])[] = [];
  const { setting, tallies, survey } = await surveyUnder(options, (rows) => {
    if (rows.some((row) => isNamed(row, named))) contacts.push(rows);
  });
  return {
    setting,
    contacts,
    assumptions: survey.head([], [], new Settlement(tallies, setting)).assumptions,
    talliesUnder: async (terms) =>
      terms === setting.terms ? tallies : (await surveyUnder(optionsOf(options, terms))).tallies,
  };
}

/** A message is told by rows with its id, or by one that stands in the line. */
function isNamed({ id, record: { source } }: Row, named: Named): boolean {
  return id === named.id || (source.line === named.line && named.isIn(source.file));
}

function namedBy(subject: string): Named {
  const [, digits] = /:(\d+)$/.exec(subject) ?? [];
  const line = digits === undefined ? null : Number(digits);
  return { id: subject, line, isIn: (file) => line !== null && isPlace({ file, line }, subject) };
}

function optionsOf(options: SimulateOptions, { timezone, switches }: Terms): SimulateOptions {
  return { ...options, timezone, assume: { ...switches } };
}
