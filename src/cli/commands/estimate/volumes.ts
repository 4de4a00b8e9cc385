import { estimate } from '../../../estimate/estimate.js';
import type { Volume } from '../../../estimate/volume.js';
import { UnreadableInput } from '../../../input/index.js';
import type { RateBook } from '../../../rates/index.js';
import { renderEstimate } from '../../../report/estimate/index.js';
import type { Asked } from '../../../run/options.js';
import { renderFindings } from '../../../report/index.js';
import { loadConfig } from '../../config.js';
import { UsageError } from '../../errors.js';
import { EXIT, type ExitCode } from '../../exit.js';
import { readSources } from '../../files.js';
import type { Io } from '../../io.js';
import { print, tell } from '../../output.js';
import { simulateOptions } from '../../settings.js';
import { pageOf } from '../../page.js';
import { ruleSets } from '../compare/options.js';
import {
  checkAsked,
  flagged,
  messagesPerConversationOf,
  numbersOf,
  readMonth,
  readPlace,
  sharesOf,
  volumesOf,
  type EstimateFlags,
} from './options.js';
import { readVolumes } from './table.js';
import { currencyOf } from '../rates/book.js';

/** Estimates what volumes cost: those of the flags, or those of a file. */
export async function estimateVolumes(file: string | undefined, flags: EstimateFlags, io: Io): Promise<ExitCode> {
  try {
    return await estimated(file, flags, io);
  } catch (error) {
    if (!(error instanceof UnreadableInput)) throw error;
    await tell(io, [renderFindings(error.findings, pageOf('stderr', flags.color, io))]);
    return EXIT.unable;
  }
}

async function estimated(file: string | undefined, flags: EstimateFlags, io: Io): Promise<ExitCode> {
  checkAsked(file, flags);
  const { rules: values = [], ...others } = flags;
  const own = { numbers: numbersOf(flags), messagesPerConversation: messagesPerConversationOf(flags) };
  const asked = await ruleSets(values, io.cwd);
  const { rates, rules, assume, account, ...settings } = await simulateOptions(
    others,
    await loadConfig(flags.config, io),
    io,
  );
  if (rates === undefined) throw new Error('the settings bring a book of rates');
  const currency = currencyOf('--currency <code>', settings.currency ?? 'USD', rates);
  const volumes = await volumesGiven(file, flags, newestMonth(rates, currency), io);
  const [first = rules ?? 'auto', ...more]: readonly Asked[] = asked;
  const options = { ...own, currency, rates, ...(assume && { assume }), ...(account && { account }) };
  const estimation = estimate(volumes, [first, ...more], options);
  await print(io.stdout, renderEstimate(estimation, { format: flags.format, ...pageOf('stdout', flags.color, io) }));
  return EXIT.ok;
}

/** The newest prices are what a question without a month is after; no clock is asked. */
function newestMonth({ cards }: RateBook, currency: string): string {
  const days = cards.flatMap((card) => (card.currency === currency ? [card.from] : [])).sort();
  return (days.at(-1) ?? '').slice(0, 'YYYY-MM'.length);
}

async function volumesGiven(
  file: string | undefined,
  flags: EstimateFlags,
  newest: string,
  io: Io,
): Promise<readonly Volume[]> {
  const shares = sharesOf(flags);
  const at = flags.at === undefined ? null : flagged('--at <month>', flags.at, readMonth);
  if (file !== undefined) {
    const { sources } = await readSources([file], io);
    return sources.flatMap((source) => readVolumes(source, { month: at, shares }));
  }
  const volumes = volumesOf(flags);
  const place = flagged('--market <name>', flags.market ?? '', readPlace);
  if (volumes === null) throw new UsageError('no volumes given');
  return [{ month: at ?? newest, place, volumes, shares }];
}
