import { expect, test } from 'vitest';
import { explainMessage } from '../../src/explain/explain.js';
import type { MessageExplanation } from '../../src/explain/explanation.js';
import type { SimulateOptions } from '../../src/run/options.js';
import { explanationDocument, explanationSentences } from '../../src/report/explanation.js';
import { Mask } from '../../src/report/text/mask.js';
import { inbound, NOOR, price, read, sent, status, toGroup } from '../audit/logs.js';

const context = { dated: true, timezone: 'UTC' };
const OTHER = '31687654321';
const GROUP = { recipient_id: '120363041234567890', recipient_type: 'group' };

function explained(log: readonly string[], options: SimulateOptions = {}): MessageExplanation {
  const [one] = explainMessage(read(log), 'wamid.a', { timezone: 'UTC', past: 'closed', ...options });
  if (one === undefined) throw new Error('the log has no such message');
  return one;
}

function charges(explanation: MessageExplanation): readonly string[] {
  return explanationSentences(explanation, context).filter((sentence) => sentence.includes('charged as one'));
}

const UTILITY = [
  status('a', 'sent', '2026-10-02T10:00', { ...price('utility'), ...GROUP }),
  toGroup('a', '2026-10-02T10:01', NOOR, price('utility')),
  toGroup('a', '2026-10-02T10:02', OTHER, price('utility')),
];

test('each charge of a message to a group names the member it is for', () => {
  expect(charges(explained(UTILITY))).toEqual([
    'For +31612345678 it is charged as one utility message.',
    'For +31687654321 it is charged as one utility message.',
  ]);
});

test('and says so where the log names none', () => {
  const unnamed = status('a', 'delivered', '2026-10-02T10:03', { ...price('utility'), ...GROUP });
  expect(charges(explained([...UTILITY, unnamed])).slice(2)).toEqual([
    'For a recipient that the log does not name it is charged as one utility message.',
  ]);
});

test('a message to one customer is charged for no one else', () => {
  expect(charges(explained([sent('a', '2026-10-02T10:00', price('utility'))]))).toEqual([
    'It is charged as one utility message.',
  ]);
});

test('as data, a fact that is a charge has the recipient, and any other has none', () => {
  const { facts } = explanationDocument(explained(UTILITY), context);
  expect(facts.map(({ kind, recipient }) => [kind, recipient])).toEqual([
    ['sent', null],
    ['rules', null],
    ['window', null],
    ['accepted', null],
    ['delivered', null],
    ['charge', '+31612345678'],
    ['charge', '+31687654321'],
  ]);
});

test('where numbers are hidden, those of the recipients are', () => {
  const masked = new Mask().of(explained(UTILITY));
  expect(charges(masked)).toEqual([
    'For +31••••••678 it is charged as one utility message.',
    'For +31••••••321 it is charged as one utility message.',
  ]);
  expect(explanationDocument(masked, context).facts.flatMap(({ recipient }) => recipient ?? [])).toEqual([
    '+31••••••678',
    '+31••••••321',
  ]);
});

const FROM_A_MEMBER = inbound('2026-10-02T09:00', { group_id: GROUP.recipient_id });
const MARKETING = UTILITY.map((line) => line.replaceAll('"utility"', '"marketing"'));
const SERVICE = UTILITY.map((line) => line.replaceAll('"utility"', '"service"'));

test.each<[string, readonly string[], SimulateOptions, string]>([
  [
    'those that fare alike together',
    MARKETING,
    {},
    'under C8=free it would not be charged for +31612345678 and +31687654321: free in a group window.',
  ],
  // One unit is left: it goes to the member that is reached first, and the other is charged on either side.
  [
    'none for whom it would be the same',
    SERVICE,
    { used: { allowances: [{ owner: ['+31201234567', '1029384756'], month: '2026-10', units: 999 }] } },
    'under C15=none it would be charged as service for +31612345678.',
  ],
])('what a message to a group depends on names %s', (_, log, options, expected) => {
  const sentences = explanationSentences(explained([FROM_A_MEMBER, ...log], options), context);
  expect(sentences.filter((sentence) => sentence.includes('depends on')).map(afterColon)).toEqual([expected]);
});

/** What it says of the other side. */
function afterColon(sentence: string): string {
  return sentence.slice(sentence.indexOf(': ') + 2);
}
