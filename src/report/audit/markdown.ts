import { CAUSES, REASONS } from '../../audit/causes.js';
import type { Audit, AuditFinding, CauseTotal } from '../../audit/result.js';
import { calendarOf, type Calendar } from '../calendar.js';
import { cell, code, escape, markdownTable } from '../text/markdownText.js';
import { assumptionWords } from '../summary.js';
import { plural } from '../words.js';
import { answerWords, apartWords, auditedWords, disputeWords, tidy } from './figures.js';
import type { AuditRenderOptions } from './options.js';
import { sumsSheet, sumsTitle, sumsWords } from './sumsSheet.js';
import { evidenceWords, words } from './table.js';
import { templateSheet } from './templateSheet.js';
import type { Column } from '../text/layout.js';

/** A report for a pull-request comment. */
export function* markdown(audit: Audit, { limit }: AuditRenderOptions): Iterable<string> {
  const calendar = calendarOf({ dated: true, timezone: audit.timezone });
  yield block(`## ${escape(auditedWords(audit))}`);
  yield block(`**${escape(answerWords(audit))}**`);
  if (audit.causes.length > 0) yield block(causeTable(audit));
  for (const total of audit.causes) yield* section(total, audit, limit, calendar);
  if (audit.templates.length > 0) {
    yield block('### Templates billed otherwise than declared');
    yield block(sheet(templateSheet(audit)));
  }
  for (const check of audit.sums) {
    const shown = limit === null ? check.differences : check.differences.slice(0, limit);
    const hidden = check.differences.length - shown.length;
    yield block(`### ${escape(sumsTitle(check))}`);
    yield block(sumsWords(check).map(escape).join(' '));
    if (shown.length > 0) yield block(sheet(sumsSheet(check, shown, calendar)));
    if (hidden > 0) yield block(`${plural(hidden, 'sum')} more: \`--limit all\` shows them.`);
  }
  for (const text of apartWords(audit, audit.currency)) yield block(escape(text));
  if (audit.assumptions.length > 0) {
    yield block(audit.assumptions.map((assumption) => `- Assumed ${escape(assumptionWords(assumption))}`).join('\n'));
  }
  yield `Times in ${escape(audit.timezone)}, the account's zone.\n`;
}

function causeTable(audit: Audit): string {
  const rows = audit.causes.map(({ cause, messages, dispute }) => [
    cell(CAUSES[cause].title),
    CAUSES[cause].severity,
    String(messages),
    cell(disputeWords(dispute, audit)),
  ]);
  return markdownTable(['cause', 'severity', 'messages', 'in dispute'], [false, false, true, true], rows);
}

function* section({ cause, messages }: CauseTotal, audit: Audit, limit: number | null, calendar: Calendar) {
  const { title, explanation, remedy } = CAUSES[cause];
  const all = audit.findings.filter((one) => one.cause === cause);
  const shown = limit === null ? all : all.slice(0, limit);
  yield block(`### ${escape(title)} (${code(cause)})`);
  yield block(escape(`${explanation} ${remedy}`));
  yield block(
    markdownTable(
      ['sent', 'contact', 'message', 'replay', 'Meta', 'difference', 'evidence', 'likely'],
      [false, false, false, false, false, true, false, false],
      shown.map((one) => messageRow(one, audit, calendar)),
    ),
  );
  if (shown.length < messages)
    yield block(`${plural(messages - shown.length, 'message')} more: \`--limit all\` shows them.`);
}

function messageRow(one: AuditFinding, { currency }: Audit, calendar: Calendar): readonly string[] {
  const { at, contact, handle, expected, reported, stake, evidence, reason } = one;
  return [
    calendar.stamp(at),
    contact === null ? '' : code(contact),
    code(handle),
    cell(words(expected, calendar)),
    cell(words(reported, calendar)),
    stake.difference === null || currency === null ? 'unknown' : tidy(stake.difference, currency),
    cell(evidence.map((fact) => evidenceWords(fact, calendar)).join('; ')),
    cell(REASONS[reason]),
  ];
}

function sheet({ columns, rows }: { columns: readonly Column[]; rows: readonly (readonly string[])[] }): string {
  return markdownTable(
    columns.map(({ title }) => cell(title)),
    columns.map(({ align }) => align === 'right'),
    rows.map((cells) => cells.map(cell)),
  );
}

function block(text: string): string {
  return `${text}\n\n`;
}
