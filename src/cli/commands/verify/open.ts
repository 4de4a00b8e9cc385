import { dirname, resolve } from 'node:path';
import { UnreadableInput } from '../../../input/index.js';
import type { Finding } from '../../../model/finding.js';
import { UsageFault } from '../../../model/fault.js';
import type { Timeline } from '../../../model/timeline.js';
import { simulate } from '../../../run/simulate.js';
import { expectationDocument, type ExpectationCase, type ExpectationDocument } from '../../../schema/expectation.js';
import type { Evidence } from '../../../verify/subject.js';
import type { Config } from '../../config.js';
import { longFiles } from '../../count/inputs.js';
import { InvalidDocument, UsageError } from '../../errors.js';
import type { FileIdentity, Io } from '../../io.js';
import { identitiesOf } from '../../settings.js';
import { openYaml, type YamlFile } from '../../yamlFile.js';
import type { Asked, Part } from './part.js';
import { comparedRules, settingsOf } from './settings.js';
import { readCasesTimeline, timelineNames } from './timeline.js';

/** An expectation file with its timeline replayed: everything its cases are judged by. */
export interface ExpectationFile {
  readonly name: string;
  readonly path: string;
  /** The working directory, from which names are read. */
  readonly cwd: string;
  readonly yaml: YamlFile<ExpectationDocument>;
  readonly cases: readonly ExpectationCase[];
  readonly evidence: Evidence;
  /** The files of the timeline, as they are named on a command line; none for a timeline in place. */
  readonly timelines: readonly string[];
  /** What must not be overwritten, beside the file itself. */
  readonly identities: readonly FileIdentity[];
}

/** A file that cannot be judged, with a line a fault. */
export interface UnreadableFile {
  readonly name: string;
  readonly faults: readonly string[];
}

/** `isWanted`: which of its cases will be judged. */
export async function openExpectations(
  name: string,
  config: Config,
  isWanted: (one: ExpectationCase) => boolean,
  io: Io,
): Promise<ExpectationFile | UnreadableFile> {
  try {
    return await opened(name, config, isWanted, io);
  } catch (error) {
    if (error instanceof UnreadableInput)
      return { name, faults: error.findings.map((found) => findingLine(name, found)) };
    if (error instanceof InvalidDocument) return { name, faults: error.message.split('\n') };
    if (error instanceof UsageFault || error instanceof UsageError) {
      return { name, faults: [`${name}: ${error.message.replaceAll('\n', ' ')}`] };
    }
    throw error;
  }
}

async function opened(
  name: string,
  config: Config,
  isWanted: (one: ExpectationCase) => boolean,
  io: Io,
): Promise<ExpectationFile> {
  const path = resolve(io.cwd, name);
  const yaml = await openYaml(path, name, expectationDocument);
  const folder = dirname(path);
  const { reading, replay, identities: settings } = await settingsOf(yaml, folder, config, io);
  const cases = yaml.value.cases ?? [];
  const ruleFiles = await comparedRules(yaml, folder);
  const compared = await identitiesOf([...ruleFiles.keys()].map((file) => resolve(folder, file)));
  const asked = { cases: cases.filter(isWanted), reading, options: replay, ruleFiles, io };
  const { timelines, identities, ...replayed } = await replayedFor(yaml, folder, asked).catch((error: unknown) =>
    atTimeline(error, yaml),
  );
  return {
    name,
    path,
    cwd: io.cwd,
    yaml,
    cases,
    timelines,
    identities: [...identities, ...settings, ...compared],
    evidence: { options: replay, inputTimezone: reading.inputTimezone, ruleFiles, ...replayed },
  };
}

/** The timeline of a file and its replay. */
interface Replayed extends Pick<ExpectationFile, 'timelines' | 'identities'>, Part {}

/** A long log is held as far as its cases ask for it. */
async function replayedFor(
  yaml: YamlFile<ExpectationDocument>,
  folder: string,
  asked: Omit<Asked, 'inputs'>,
): Promise<Replayed> {
  const { reading, options, io } = asked;
  const named = timelineNames(yaml, folder, io.cwd);
  const long = await longFiles(named, io);
  if (long !== null) {
    const { heldInPart } = await import('./longLog.js');
    const part = await heldInPart({ inputs: long, ...asked });
    if (part !== null) return { timelines: long.files.map(({ name }) => name), identities: long.identities, ...part };
  }
  const { timeline, ...files } = await readCasesTimeline(yaml, named, reading, io);
  refuseNeedlessStart(yaml, timeline);
  return { ...files, timeline, run: simulate(timeline, options), unheld: null };
}

function refuseNeedlessStart({ value, placed }: YamlFile<ExpectationDocument>, { hourZero }: Timeline): void {
  if (value.start === undefined || hourZero !== null) return;
  throw new InvalidDocument(
    `${placed(['start'])}: it places Hour 0, and this timeline has dates of its own. Leave it out.`,
  );
}

/** What is about a file of the timeline as a whole is told where that file is named. */
function atTimeline(error: unknown, { placed }: YamlFile<ExpectationDocument>): never {
  if (!(error instanceof UnreadableInput) || error.findings.some(({ source }) => source !== null)) throw error;
  const faults = error.findings.map(
    ({ message, code, remedy }) => `${placed(['timeline'])}: ${message} [${code}]. ${remedy}`,
  );
  throw new InvalidDocument(faults.join('\n'), { cause: error });
}

function findingLine(name: string, { source, message, remedy, code }: Finding): string {
  const place = source === null ? '' : `${source.file}:${String(source.line)}:${String(source.column)}: `;
  // Of events in place, the place names the file already.
  const whose = source?.file === name ? '' : `${name}: `;
  return `${whose}${place}${message} [${code}]. ${remedy}`;
}
