import { explainMessage } from '../../../explain/explain.js';
import type { MessageExplanation } from '../../../explain/explanation.js';
import { topicNames, topicOf } from '../../../explain/topic.js';
import { UnreadableInput } from '../../../input/index.js';
import { nearest } from '../../../input/words.js';
import type { TimelineEvent } from '../../../model/event.js';
import { explanationDocument, renderExplanation } from '../../../report/explanation.js';
import { renderFindings } from '../../../report/index.js';
import { jsonText } from '../../../report/text/text.js';
import { renderTopic, topicDocument } from '../../../report/topic.js';
import { didYouMean } from '../../choices.js';
import { longFiles } from '../../count/inputs.js';
import { loadConfig, timelinesOf, type Config } from '../../config.js';
import { UsageError } from '../../errors.js';
import { EXIT, type ExitCode } from '../../exit.js';
import { readSources } from '../../files.js';
import { readInMemory } from '../../inMemory.js';
import type { Io } from '../../io.js';
import { shown } from '../../masking.js';
import { print } from '../../output.js';
import { readingWithSends, simulateOptions } from '../../settings.js';
import { pageOf } from '../../page.js';
import { refuseNeedlessStart } from '../needlessStart.js';
import type { explainLong } from './longLog.js';
import type { GlobalFlags, ReadingFlags, RulesFlags } from '../sharedOptions.js';

export interface ExplainFlags extends GlobalFlags, ReadingFlags, RulesFlags {
  readonly format: 'text' | 'json';
}

/** Explains a topic by its name alone, or a message of a timeline. */
export async function explainSubject(
  subject: string,
  files: readonly string[],
  flags: ExplainFlags,
  io: Io,
): Promise<ExitCode> {
  const context = pageOf('stdout', flags.color, io);
  const topic = files.length === 0 ? topicOf(subject) : null;
  if (topic !== null) {
    const text = flags.format === 'json' ? jsonText(topicDocument(topic)) : renderTopic(topic, context);
    await print(io.stdout, [text]);
    return EXIT.ok;
  }
  const config = await loadConfig(flags.config, io);
  const { explanations: found, zone } = await explanationsFor(subject, files, flags, config, io);
  const explanations = shown(found, io);
  const text =
    flags.format === 'json'
      ? jsonText(explanations.map((one) => explanationDocument(one, zone)))
      : explanations.map((one) => renderExplanation(one, { ...context, ...zone })).join('\n');
  await print(io.stdout, [text]);
  return EXIT.ok;
}

interface Explained {
  readonly explanations: readonly MessageExplanation[];
  readonly zone: { readonly dated: boolean; readonly timezone: string };
}

/** Throws a UsageError where nothing is called so. */
async function explanationsFor(
  subject: string,
  files: readonly string[],
  flags: ExplainFlags,
  config: Config,
  io: Io,
): Promise<Explained> {
  const named = timelinesOf(files.length > 0 ? files : fileIn(subject), config, io.cwd);
  if (named.length === 0) throw new UsageError(notATopic(subject));
  const options = await simulateOptions(flags, config, io);
  try {
    const inputs = await longFiles(named, io);
    const { reading } = await readingWithSends(flags, config, io);
    const long = inputs === null ? null : await explainLongLog({ inputs, subject, reading, options, io });
    if (long !== null) {
      if (long.length === 0) throw new UsageError(notFound(subject, []));
      return { explanations: long, zone: { dated: true, timezone: options.timezone ?? 'UTC' } };
    }
    const { sources } = await readSources(named, io);
    const timeline = await readInMemory(sources, reading, io);
    refuseNeedlessStart(flags, timeline);
    const explanations = explainMessage(timeline, subject, options);
    if (explanations.length === 0) throw new UsageError(notFound(subject, timeline.events));
    const timezone = options.timezone ?? timeline.timezone ?? 'UTC';
    return { explanations, zone: { dated: timeline.dated, timezone } };
  } catch (error) {
    if (!(error instanceof UnreadableInput)) throw error;
    await print(io.stderr, [renderFindings(shown(error.findings, io), pageOf('stderr', flags.color, io))]);
    throw error;
  }
}

async function explainLongLog(asked: Parameters<typeof explainLong>[0]): ReturnType<typeof explainLong> {
  const { explainLong } = await import('./longLog.js');
  return explainLong(asked);
}

/** `FILE:LINE` names its own timeline. */
function fileIn(subject: string): readonly string[] {
  const [, file] = /^(.+):\d+$/.exec(subject) ?? [];
  return file === undefined ? [] : [file];
}

function notATopic(subject: string): string {
  const meant = nearest(subject, topicNames());
  return `no rule, finding, cause, switch, assumption or error code is called ${subject}. For a message, name its timeline too.${didYouMean(meant)}`;
}

function notFound(subject: string, events: readonly TimelineEvent[]): string {
  if (topicOf(subject) !== null) {
    return `the timeline has no message ${subject}. Leave the timeline out to explain what ${subject} means.`;
  }
  const handles = new Set(events.flatMap(({ kind, handle }) => (kind === 'receipt' ? [] : [handle])));
  return `the timeline has no message ${subject}. Name one by its id, or as FILE:LINE.${didYouMean(nearest(subject, handles))}`;
}
