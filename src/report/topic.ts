import type { ChalkInstance } from 'chalk';
import type { AuditSeverity } from '../audit/causes.js';
import type { Topic } from '../explain/topic.js';
import { SOURCES } from '../rules/sources.js';
import { otherValues } from '../rules/switches.js';
import type { TopicDocument } from '../schema/explanation.js';
import { ruleSections } from './explanation.js';
import { themeOf } from './text/theme.js';
import { wrap } from './text/wrap.js';

interface TopicContext {
  readonly width: number;
  readonly color: ChalkInstance;
}

/** A rule, a finding code, a switch or an error code, without a timeline. */
export function renderTopic(topic: Topic, { width, color }: TopicContext): string {
  const theme = themeOf(color);
  const [title, ...paragraphs] = TOPIC_LINES[topic.kind](topic as never);
  const body = paragraphs.flatMap((text) => wrap(text, width - 2, 2).map((line) => `  ${line}`));
  const rules = topic.kind === 'error' ? ['', ...ruleSections(topic.error.rules, width, theme)] : [''];
  return [theme.title(title ?? ''), ...body, ...rules].join('\n');
}

/** The same as data, `wa-window/topic@1`. */
export function topicDocument(topic: Topic): TopicDocument {
  const schema = 'wa-window/topic@1';
  switch (topic.kind) {
    case 'rule':
      return {
        schema,
        ...topic,
        rule: { ...topic.rule, sources: [...topic.rule.sources] },
        usedBy: [...topic.usedBy],
      };
    case 'cause':
      return {
        schema,
        ...topic,
        cause: { ...topic.cause, reasons: [...topic.cause.reasons] },
        likely: [...topic.likely],
      };
    case 'error':
      return { schema, ...topic, error: { ...topic.error, rules: [...topic.error.rules] } };
    case 'finding':
    case 'switch':
    case 'assumption':
      return { schema, ...topic };
  }
}

const AUDIT_SEVERITIES: Readonly<Record<AuditSeverity, string>> = {
  error: 'It sets the exit code of audit to 1, unless --tolerance lets it off.',
  warning: 'It never sets the exit code of audit.',
};

const TOPIC_LINES: {
  readonly [K in Topic['kind']]: (topic: Extract<Topic, { kind: K }>) => readonly string[];
} = {
  rule: ({ id, rule, usedBy }) => [
    `Rule ${id}`,
    rule.statement,
    `Confidence: ${rule.confidence}.`,
    ...rule.sources.map(
      (key) => `Source: ${[SOURCES[key].title, SOURCES[key].link].filter((part) => part !== null).join(', ')}`,
    ),
    usedBy.length === 0 ? 'No table of a rule set names it.' : `Decides in ${usedBy.join(', ')}.`,
  ],
  finding: ({ code, finding }) => [
    `${code} (${finding.severity})`,
    `${finding.title}.`,
    finding.explanation,
    `What to do: ${finding.remedy}`,
    `What becomes of it: ${finding.consequence}.`,
  ],
  cause: ({ code, cause, likely }) => [
    `${code} (audit ${cause.severity})`,
    `${cause.title}.`,
    cause.explanation,
    `Likely: ${likely.join('; or ')}.`,
    `What to do: ${cause.remedy}`,
    AUDIT_SEVERITIES[cause.severity],
  ],
  switch: ({ id, question }) => [
    `Switch ${id}`,
    question.question,
    ...Object.entries(question.values).map(
      ([value, statement]) => `${id}=${value}${value === question.default ? ' (default)' : ''}: ${statement}.`,
    ),
    `Source: ${question.source}.`,
    `Settle it with --assume ${id}=${otherValues(id, question.default)[0] ?? ''}.`,
  ],
  assumption: ({ id, assumed: { title, explanation, remedy, source } }) => [
    `Assumption ${id}`,
    `${title}.`,
    explanation,
    `What to do: ${remedy}`,
    `Source: ${source}.`,
  ],
  error: ({ code, error }) => [
    `Error ${code}: ${error.title}`,
    error.meaning,
    `Charge: ${error.charge}.`,
    `What to do: ${error.remedy}`,
  ],
};
