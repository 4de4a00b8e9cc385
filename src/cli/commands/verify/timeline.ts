import { relative, resolve } from 'node:path';
import { readTimeline, type ReadOptions } from '../../../input/index.js';
import type { Timeline } from '../../../model/timeline.js';
import type { ExpectationDocument } from '../../../schema/expectation.js';
import { readSources, STDIO } from '../../files.js';
import { readInMemory } from '../../inMemory.js';
import type { FileIdentity, Io } from '../../io.js';
import type { YamlFile } from '../../yamlFile.js';

interface CasesTimeline {
  readonly timeline: Timeline;
  /** As they are named on a command line. */
  readonly timelines: readonly string[];
  readonly identities: readonly FileIdentity[];
}

/** The files of the timeline, as they are named on a command line; none where events stand in place. */
export function timelineNames({ value }: YamlFile<ExpectationDocument>, folder: string, cwd: string): string[] {
  return [value.timeline ?? []].flat().map((file) => fileName(relative(cwd, resolve(folder, file))));
}

/** The timeline of an expectation file: the files that it names, or the events in place. */
export async function readCasesTimeline(
  yaml: YamlFile<ExpectationDocument>,
  named: readonly string[],
  reading: ReadOptions,
  io: Io,
): Promise<CasesTimeline> {
  const { events } = yaml.value;
  if (events !== undefined) {
    const source = { name: yaml.name, bytes: Buffer.from(inPlace(yaml, events)) };
    return { timeline: readTimeline([source], { ...reading, format: 'ndjson' }), timelines: [], identities: [] };
  }
  const { sources, identities } = await readSources(named, io);
  const timeline = await readInMemory(sources, reading, io);
  return { timeline, timelines: sources.map(({ name }) => name), identities };
}

/** A file is named here, be it the working directory itself, or called as standard input is on a command line. */
function fileName(path: string): string {
  if (path === '') return '.';
  return path === STDIO ? `./${path}` : path;
}

/** A record a line, on the line on which the file has it: so findings and handles name the right one. */
function inPlace({ placeOf }: YamlFile<ExpectationDocument>, events: readonly unknown[]): string {
  const lines: string[] = [];
  for (const [index, event] of events.entries()) {
    const { line } = placeOf(['events', index]);
    while (lines.length < line - 1) lines.push('');
    lines.push(JSON.stringify(event));
  }
  return lines.join('\n');
}
