import type { Estimation } from '../../estimate/estimation.js';
import { escape } from '../text/markdownText.js';
import { jsonText } from '../text/text.js';
import { asMarkdown, drawn } from '../text/table.js';
import { themeOf } from '../text/theme.js';
import { wrap } from '../text/wrap.js';
import { csv } from './csv.js';
import { toEstimateDocument } from './document.js';
import type { EstimateFormat, EstimateRendering } from './options.js';
import { aboutWords, answerWords, titleWords } from './sentences.js';
import { estimateTables } from './tables.js';

const NARROWEST = 40;

const RENDERERS: Readonly<
  Record<EstimateFormat, (estimation: Estimation, options: EstimateRendering) => Iterable<string>>
> = {
  table,
  json: (estimation) => [jsonText(toEstimateDocument(estimation))],
  csv,
  markdown,
};

/** The estimate as text, piece by piece. */
export function renderEstimate(estimation: Estimation, options: EstimateRendering): Iterable<string> {
  return RENDERERS[options.format](estimation, options);
}

/** What a person sees in a terminal; the answers stand last. */
function* table(estimation: Estimation, options: EstimateRendering): Iterable<string> {
  const theme = themeOf(options.color);
  const width = Math.max(options.width, NARROWEST);
  yield block(wrap(titleWords(estimation), width, 2).map(theme.title));
  for (const one of estimateTables(estimation)) yield block([drawn(one, width, theme)]);
  yield block(
    aboutWords(estimation)
      .flatMap((text) => wrap(text, width, 2))
      .map(theme.quiet),
  );
  const answers = answerWords(estimation).flatMap((text) => wrap(text, width, 2));
  yield `${answers.map(theme.title).join('\n')}\n`;
}

function* markdown(estimation: Estimation): Iterable<string> {
  yield block([`## ${escape(titleWords(estimation).replace(/\.$/, ''))}`]);
  yield block(answerWords(estimation).map((text) => `- **${escape(text)}**`));
  for (const one of estimateTables(estimation)) yield block([asMarkdown(one)]);
  yield aboutWords(estimation)
    .map((text) => `- ${escape(text)}\n`)
    .join('');
}

function block(lines: readonly string[]): string {
  return `${lines.join('\n')}\n\n`;
}
