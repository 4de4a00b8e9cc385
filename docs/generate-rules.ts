import { RULES } from '../src/rules/catalogue.js';
import type { Condition, RuleSet } from '../src/rules/ruleSet.js';
import { DIALECTS, ERAS, revisionsOf, RULE_SET_IDS } from '../src/rules/ruleSets.js';
import { SOURCES, type SourceKey } from '../src/rules/sources.js';
import { SWITCHES, type Switch } from '../src/rules/switches.js';
import { ruleSetsUsing } from '../src/explain/topic.js';

/** docs/rules.md, written from the rule sets, the switches and the catalogue. */
export function rulesPage(): string {
  return [
    '# The rules',
    '',
    'Generated from the code by `npm run docs`; do not edit. `wa-window explain RULE` prints one entry.',
    '',
    '## Rule sets by date',
    '',
    'Each applies from 00:00 of its first day to 00:00 of the next one’s, in the account’s time zone. A rule set that',
    'changed while it stood has several rows.',
    '',
    ...table(['rule set', 'from', 'until', 'counts', 'what it is'], ERAS.map(eraRow)),
    '',
    '## Dialects',
    '',
    'What source texts say that differs from Meta’s rules, each a rule set of its own (`--rules bird`).',
    '',
    ...dialectTable(),
    '',
    '## Decisions',
    '',
    'The first row that holds decides. A message is judged when it is sent; it opens and is charged when it is delivered.',
    '',
    ...RULE_SET_IDS.flatMap(decisions),
    '## Switches',
    '',
    'Points that the sources leave open, settled with `--assume`. A run lists those that changed one of its outcomes.',
    '',
    ...Object.entries(SWITCHES).flatMap(([id, question]) => switchSection(id, question)),
    '## Catalogue',
    '',
    'Confidence: **official** Meta’s own text; **official-2nd** Meta’s text as others quote it; **vendor** a vendor’s page;',
    '**code** what open-source implementations do; **inferred** reasoned from the rest; **contested** sources differ.',
    '',
    ...table(
      ['rule', 'statement', 'confidence', 'sources', 'decides in'],
      Object.entries(RULES).map(([id, { statement, confidence, sources }]) => [
        id,
        statement,
        confidence,
        sources.join(', '),
        ruleSetsUsing(id).join(', '),
      ]),
    ),
    '',
    '## Sources',
    '',
    ...table(
      ['key', 'what', 'link'],
      (Object.keys(SOURCES) as SourceKey[]).map((key) => [key, SOURCES[key].title, SOURCES[key].link ?? 'not public']),
    ),
    '',
  ].join('\n');
}

function eraRow({ id, from, until, unit, title }: RuleSet): readonly string[] {
  return [`\`${id}\``, from ?? '–', until ?? '–', `${unit}s`, title];
}

function dialectTable(): readonly string[] {
  const ids = ['cbp-2023', ...new Set(DIALECTS.map(({ id }) => id))];
  const ruleSets = ids.flatMap((id) => revisionsOf(id).slice(0, 1));
  const row = (question: string, answer: (ruleSet: RuleSet) => string): readonly string[] => [
    question,
    ...ruleSets.map(answer),
  ];
  return table(
    ['', ...ids.map((id, index) => (index === 0 ? `Meta (\`${id}\`)` : `\`${id}\``))],
    [
      row('the window starts with', ({ window }) => window.opened_by.map((opener) => OPENERS[opener]).join(', ')),
      row('it lasts', ({ window }) => window.lasts),
      row('sessions that never close', ({ window }) =>
        window.permanent_sessions === true ? 'if the account names them' : 'none',
      ),
      row('templates outside it', ({ admission }) => templatesOutside(admission)),
      row('an entry point opens with', ({ entry_point: entryPoint }) =>
        entryPoint === null ? 'there is none' : ENTRY[entryPoint.opened_by],
      ),
      row('and lasts', ({ entry_point: entryPoint }) => entryPoint?.lasts ?? '–'),
      row('free-form in it', ({ admission, entry_point: entryPoint }) =>
        entryPoint === null
          ? '–'
          : admission.some(({ when, then }) => when?.entry_point === 'open' && then === 'accept')
            ? 'allowed'
            : 'needs a window',
      ),
      row('an extra message', ({ extra_message: extra }) =>
        extra === null ? 'none' : `one after the window on ${extra.channel}`,
      ),
      row('counts', ({ unit }) => `${unit}s`),
    ],
  );
}

const OPENERS = {
  customer: 'the customer’s message or call',
  reply: 'the business’s answer to a message under 24 h old',
  template: 'a template',
} as const;
const ENTRY = { reply: 'the reply to an ad message', click: 'the ad click alone' } as const;

function templatesOutside(admission: RuleSet['admission']): string {
  const rows = admission.filter(
    ({ when, then }) => then === 'accept' && when?.message !== undefined && when.window !== 'open',
  );
  return rows.map(({ when }) => conditionText(when)).join('; or ');
}

function decisions(id: string): readonly string[] {
  const [ruleSet] = revisionsOf(id);
  if (ruleSet === undefined) return [];
  return [
    `### ${id}`,
    '',
    ...table(
      ['question', 'when', 'then', 'rule'],
      [
        ...ruleSet.admission.map(({ when, then, code, rule }) => [
          'may it be sent?',
          conditionText(when),
          then === 'accept' ? 'yes' : code === undefined ? 'no' : `no (${String(code)})`,
          rule,
        ]),
        ...ruleSet.membership.map(({ when, then, category, rule }) => [
          'which conversation?',
          conditionText(when),
          then === 'none'
            ? 'none'
            : `${then}s ${category === 'own' ? 'its own category’s' : (category ?? 'the open one')}`,
          rule,
        ]),
        ...ruleSet.charges.map(({ when, type, rule }) => [
          'what is it charged as?',
          conditionText(when),
          type === 'regular' ? '**charged**' : `free: \`${type}\``,
          rule,
        ]),
        ...ruleSet.undelivered.map(({ message, country, code, rule }) => [
          'is it delivered?',
          `${message.join(', ')} to ${country}`,
          `no (${String(code)})`,
          rule,
        ]),
        ...ruleSet.allowances.map(({ categories, units, per, type, rule, for: kind }) => [
          'what is free each month?',
          kind === undefined ? 'every account' : `accounts that are ${kind.replace('_', ' ')}`,
          `${units === 'unlimited' ? 'all' : String(units)} ${categories.join(', ')} per ${per === 'C5' ? 'number (C5)' : per}: \`${type}\``,
          rule,
        ]),
      ],
    ),
    '',
  ];
}

function conditionText(when: Condition | undefined): string {
  if (when === undefined) return 'otherwise';
  return Object.entries(when)
    .map(([key, value]) => `${key.replaceAll('_', ' ')}: ${Array.isArray(value) ? value.join(', ') : String(value)}`)
    .join('; ');
}

function switchSection(id: string, { question, values, default: taken, source }: Switch): readonly string[] {
  return [
    `### ${id}`,
    '',
    question,
    '',
    ...Object.entries(values).map(
      ([value, statement]) => `- \`${id}=${value}\`${value === taken ? ' (default)' : ''}: ${statement}`,
    ),
    '',
    `Source: ${source}.`,
    '',
  ];
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)];
}
