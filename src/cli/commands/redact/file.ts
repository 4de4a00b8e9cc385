import { UnreadableInput, type InputFormat } from '../../../input/index.js';
import type { Counts } from '../../../redact/counts.js';
import { Redactor } from '../../../redact/redact.js';
import { redactChunks } from '../../../redact/stream.js';
import { renderFindings } from '../../../report/index.js';
import { plural } from '../../../report/words.js';
import { EXIT, type ExitCode } from '../../exit.js';
import { openStream, STDIO } from '../../files.js';
import { unpacked } from '../../gunzip.js';
import type { Io } from '../../io.js';
import { columnMap } from '../../options.js';
import { checkTarget, printBytes, tell, writeTarget } from '../../output.js';
import { pageOf } from '../../page.js';
import { keyOf, type KeyFlags } from './key.js';
import type { GlobalFlags } from '../sharedOptions.js';

/** The flags of `redact` as commander hands them over. */
export interface RedactFlags extends GlobalFlags, KeyFlags {
  readonly inputFormat?: InputFormat;
  readonly map?: readonly string[];
  readonly keepTemplates?: true;
  readonly output?: string;
}

/** Redacts one input: the result to standard output or a file, what was replaced to standard error. */
export async function redactFile(file: string, flags: RedactFlags, io: Io): Promise<ExitCode> {
  const key = await keyOf(flags, io);
  const map = columnMap('--map <field=column>', flags.map ?? []);
  const redactor = new Redactor(key.keyed, {
    ...(flags.inputFormat !== undefined && { format: flags.inputFormat }),
    map,
    keepTemplates: flags.keepTemplates ?? false,
  });
  try {
    const input = await openStream(file, io);
    const inputs = [...key.identities, ...(input.identity === null ? [] : [input.identity])];
    const toStdout = flags.output === undefined || flags.output === STDIO;
    const target = toStdout ? null : await checkTarget('--output', flags.output, inputs, io);
    const chunks = redactChunks(input.name, unpacked(input), redactor);
    if (target === null) await printBytes(io.stdout, chunks);
    else await writeTarget(target, chunks, io);
  } catch (error) {
    if (!(error instanceof UnreadableInput)) throw error;
    await tell(io, [renderFindings(error.findings, pageOf('stderr', flags.color, io))]);
    return EXIT.unable;
  }
  await tell(io, [summary(redactor.counts), ...(key.isRandom ? [RANDOM_KEY] : [])]);
  return EXIT.ok;
}

const RANDOM_KEY =
  'No key was given, so a random one was used: no other file redacted so will join this one.\n' +
  'Give one with --key-file FILE, --key TEXT or WA_WINDOW_KEY.\n';

function summary({ numbers, names, texts, ids, around, unread }: Counts): string {
  const replaced = [plural(numbers, 'number'), plural(names, 'name'), plural(texts, 'text')].join(', ');
  return [
    `Replaced ${replaced} and ${plural(ids, 'id')}.\n`,
    ...(around === 0 ? [] : [`Left out what stood around the JSON, ${plural(around, 'time')}.\n`]),
    ...(unread === 0 ? [] : [`Emptied ${plural(unread, 'line')} that could not be read.\n`]),
  ].join('');
}
