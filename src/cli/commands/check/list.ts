import type { PairName } from '../../../check/answer.js';
import { inOrder, isIn, type Segment } from '../../../check/segment.js';
import { LIST_FORMATS, renderList } from '../../../report/check/list.js';
import { EXIT, type ExitCode } from '../../exit.js';
import type { Io } from '../../io.js';
import { duration, limit } from '../../options.js';
import { shown } from '../../masking.js';
import { print, tell } from '../../output.js';
import { pageOf } from '../../page.js';
import { askOptions, formatOf, momentOrAge, type CheckFlags } from './options.js';
import { numberMeant } from './pair.js';
import { leftOutNote, refuseUntold } from './unanswered.js';
import { withUntold } from './untold.js';
import { replayOfAll, type Question } from './question.js';

/** All contacts, or those that the flags name: the segment to reach before its windows close. */
export async function checkList(question: Question, flags: CheckFlags, io: Io): Promise<ExitCode> {
  const { log, timezone, at } = question;
  const format = formatOf(flags.format, LIST_FORMATS);
  const most = flags.limit === undefined ? null : limit('--limit <count>', flags.limit);
  const replay = await replayOfAll(question);
  const pairs = replay.pairs();
  const segment = segmentOf(question, pairs, flags);
  const ask = askOptions(flags);
  const standings = pairs.map((pair) =>
    withUntold(replay.standing(pair, pair.lastAt > at ? pair.lastAt : at, ask), question),
  );
  if (segment.unanswered) refuseUntold(standings);
  const meant = inOrder(
    standings.filter((standing) => isIn(standing, segment)),
    flags.sort ?? 'expiry',
  );
  const list = {
    dated: log.dated,
    timezone,
    at,
    shown: most === null ? meant : meant.slice(0, most),
    meant,
    total: pairs.length,
    findings: log.findings,
  };
  if (segment.unanswered) await tell(io, leftOutNote(standings, segment));
  await print(io.stdout, renderList(shown(list, io), { format, ...pageOf('stdout', flags.color, io) }));
  return EXIT.ok;
}

function segmentOf({ at, log, inputTimezone }: Question, pairs: readonly PairName[], flags: CheckFlags): Segment {
  const when = (flag: string, value: string | undefined) =>
    value === undefined ? null : momentOrAge(flag, value, at, log, inputTimezone);
  return {
    verdict: flags.open === true ? 'open' : flags.closed === true ? 'closed' : null,
    expiringWithin:
      flags.expiringWithin === undefined ? null : duration('--expiring-within <time>', flags.expiringWithin),
    unanswered: flags.unanswered ?? false,
    lastMessageBefore: when('--last-message-before <when>', flags.lastMessageBefore),
    lastMessageAfter: when('--last-message-after <when>', flags.lastMessageAfter),
    number: flags.number === undefined ? null : numberMeant(flags.number, pairs),
  };
}
