import { CAUSES, REASONS } from '../../audit/causes.js';
import type { Audit, AuditFinding, CauseTotal, Evidence, Reading } from '../../audit/result.js';
import type { Decimal } from '../../model/money.js';
import { calendarOf, type Calendar } from '../calendar.js';
import { layOut, line, type Column } from '../text/layout.js';
import { amountsInColumn } from '../money.js';
import { contactName, numberName } from '../names.js';
import { visible } from '../text/text.js';
import { assumptionWords } from '../summary.js';
import { textWidth } from '../text/width.js';
import { themeOf, type Theme } from '../text/theme.js';
import { plural } from '../words.js';
import { wrap } from '../text/wrap.js';
import { answerWords, apartWords, auditedWords, tidy } from './figures.js';
import type { AuditRenderOptions } from './options.js';
import { sumsSections } from './sumsTable.js';
import { templateSheet } from './templateSheet.js';

const NARROWEST = 40;
const LABEL = 10;

interface Page {
  readonly audit: Audit;
  readonly width: number;
  readonly theme: Theme;
  readonly calendar: Calendar;
  readonly limit: number | null;
}

/** What a person sees in a terminal: the answer, the causes by rank, the messages, and the answer again. */
export function* table(audit: Audit, { width: given, color, limit }: AuditRenderOptions): Iterable<string> {
  const width = Math.max(given, NARROWEST);
  const theme = themeOf(color);
  const page: Page = { audit, width, theme, limit, calendar: calendarOf({ dated: true, timezone: audit.timezone }) };
  yield block([
    ...wrap(auditedWords(audit), width).map(theme.title),
    ...wrap(answerWords(audit), width).map(theme.title),
    ...wrap(`Times in ${audit.timezone}, the account's zone.`, width),
    ...audit.assumptions
      .flatMap((assumption) => wrap(`Assumed ${assumptionWords(assumption)}.`, width, 2))
      .map(theme.quiet),
  ]);
  if (audit.causes.length > 0) yield block([causeTable(page)]);
  for (const total of audit.causes) yield block(section(total, page));
  if (audit.templates.length > 0)
    yield block([heading('Templates billed otherwise than declared', page), templates(page)]);
  for (const lines of sumsSections(audit, page)) yield block(lines);
  yield foot(page);
}

const COLUMNS: readonly Column[] = [
  { title: 'cause', align: 'left', yields: true },
  { title: 'messages', align: 'right', yields: false },
];

function causeTable({ audit, width, theme }: Page): string {
  const amounts = amountsInColumn(audit.causes.map(({ dispute }) => dispute.amount));
  const columns: readonly Column[] = [
    ...COLUMNS,
    { title: audit.currency ?? 'money', align: 'right', yields: false },
    { title: '', align: 'left', yields: false },
  ];
  const rows = audit.causes.map(({ cause, messages, dispute }) => {
    const { title, severity } = CAUSES[cause];
    const isUnknown = dispute.unknown === messages;
    const amount = isUnknown ? 'unknown' : `${dispute.unknown > 0 ? '> ' : ''}${amounts(dispute.amount)}`;
    return {
      cells: [
        [line(title, severity === 'error' ? theme.refused : theme.doubt)],
        [line(String(messages))],
        [line(amount)],
        [line(severity, severity === 'error' ? theme.refused : theme.doubt)],
      ],
    };
  });
  return layOut(columns, rows, width, theme.title);
}

function section({ cause, messages }: CauseTotal, page: Page): readonly string[] {
  const { audit, width, theme, limit } = page;
  const { title, explanation, remedy } = CAUSES[cause];
  const all = audit.findings.filter((one) => one.cause === cause);
  const shown = limit === null ? all : all.slice(0, limit);
  const hidden = messages - shown.length;
  return [
    heading(`${title} [${cause}]`, page),
    ...wrap(`${explanation} ${remedy}`, width).map(theme.quiet),
    ...shown.flatMap((one) => ['', ...messageLines(one, page)]),
    ...(hidden === 0 ? [] : ['', `${plural(hidden, 'message')} more; --limit all shows them.`]),
  ];
}

function heading(text: string, { width, theme }: Pick<Page, 'width' | 'theme'>): string {
  const start = `── ${text} `;
  return theme.title(start + '─'.repeat(Math.max(0, width - textWidth(start))));
}

function messageLines(one: AuditFinding, page: Page): readonly string[] {
  const { calendar, theme, audit } = page;
  const { contact, number, handle, template, at, expected, reported, evidence, reason, stake } = one;
  const who = number === null ? contactName(contact) : `${contactName(contact)} on ${numberName(number)}`;
  return [
    ...wrap(`${calendar.stamp(at)}  ${who}`, page.width, 2).map(theme.title),
    ...labelled('message', `${visible(handle)}${template === null ? '' : `, template ${visible(template)}`}`, page),
    ...labelled('replay', priced(words(expected, calendar), stake.expected, audit), page),
    ...labelled('Meta', priced(words(reported, calendar), stake.reported, audit), page),
    ...labelled('evidence', evidence.map((fact) => evidenceWords(fact, calendar)).join('; '), page),
    ...labelled('likely', REASONS[reason], page),
  ];
}

function labelled(label: string, text: string, { width, theme }: Page): readonly string[] {
  const [first = '', ...later] = wrap(text, width - LABEL - 2);
  const indent = ' '.repeat(LABEL + 2);
  return [`  ${theme.quiet(label.padEnd(LABEL))}${first}`, ...later.map((part) => indent + part)];
}

function priced(text: string, amount: Decimal | null, { currency }: Audit): string {
  if (amount === null || currency === null) return `${text} (price unknown)`;
  return `${text} (${tidy(amount, currency)})`;
}

export function words(reading: Reading, calendar: Calendar): string {
  return typeof reading === 'string' ? visible(reading) : calendar.stamp(reading.at);
}

export function evidenceWords({ field, value }: Evidence, calendar: Calendar): string {
  return `${field} ${words(value, calendar)}`;
}

function templates({ audit, width, theme }: Page): string {
  const { columns, rows } = templateSheet(audit);
  return layOut(
    columns,
    rows.map((cells) => ({ cells: cells.map((text) => [line(text)]) })),
    width,
    theme.title,
  );
}

function foot({ audit, width, theme }: Page): string {
  return [
    ...apartWords(audit, audit.currency).flatMap((text) => wrap(text, width, 2)),
    ...wrap(answerWords(audit), width).map(theme.title),
    '',
  ].join('\n');
}

function block(lines: readonly string[]): string {
  return `${lines.join('\n')}\n\n`;
}
