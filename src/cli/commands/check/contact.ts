import { dependenciesOf } from '../../../check/depends.js';
import { jsonText } from '../../../report/text/text.js';
import type { Config } from '../../config.js';
import { UsageError } from '../../errors.js';
import { EXIT, type ExitCode } from '../../exit.js';
import type { Io } from '../../io.js';
import { shown } from '../../masking.js';
import { print, tell } from '../../output.js';
import { pageOf } from '../../page.js';
import { askOptions, CONTACT_FORMATS, formatOf, type CheckFlags } from './options.js';
import { pairMeant } from './pair.js';
import { withUntold } from './untold.js';
import { askedFor, historyOf, type Question } from './question.js';

/** The answer for one contact; the exit code says it too. */
export async function checkContact(
  given: string,
  question: Question,
  flags: CheckFlags,
  config: Config,
  io: Io,
): Promise<ExitCode> {
  const format = flags.branch === true ? 'branch' : formatOf(flags.format, CONTACT_FORMATS);
  const { dated, findings } = question.log;
  if (format === 'bird' && !dated) {
    throw new UsageError('--format bird knows dates alone, and this timeline has none. Place its Hour 0 with --start.');
  }
  const ask = askOptions(flags);
  const { pair, note } = pairMeant(given, flags.number, question);
  const history = historyOf(pair, question);
  const asked = history.replay.check(pair, askedFor(question, history), ask);
  const answer = withUntold(asked, question);
  if (note !== null) await tell(io, [`note: ${note}\n`]);
  const text = {
    text: async () => {
      const { renderAnswer } = await import('../../../report/check/answer.js');
      const page = pageOf('stdout', flags.color, io);
      return [renderAnswer(shown(answer, io), dependencies(), { dated, timezone: question.timezone, ...page })];
    },
    json: async () => {
      const { toCheckDocument } = await import('../../../report/check/document.js');
      const { jsonPieces } = await import('../../../report/text/jsonPieces.js');
      const asked = { dated, timezone: question.timezone, inLog: note === null, dependencies: dependencies() };
      return jsonPieces(toCheckDocument(shown(answer, io), { ...asked, findings: shown(findings, io) }));
    },
    bird: async () => {
      const { toBirdDocument } = await import('../../../report/check/bird.js');
      const { birdSession } = await import('./bird.js');
      return [jsonText(shown(toBirdDocument(answer, birdSession(pair, history.events, config)), io))];
    },
    branch: () => [`${answer.verdict}\n`],
  }[format]();
  await print(io.stdout, await text);
  return answer.verdict === 'open' ? EXIT.ok : EXIT.no;

  function dependencies() {
    return shown(dependenciesOf(answer, history.events, question.options, ask), io);
  }
}
