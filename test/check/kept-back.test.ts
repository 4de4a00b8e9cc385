import { expect, test } from 'vitest';
import { explainMessage } from '../../src/explain/explain.js';
import { readRecords, simulate } from '../../src/index.js';
import { askAt, outcomes, text, type Row } from './ask.js';

const NEW_YORK = '+12125550123';

test('marketing to the United States is taken and kept back, the number says where it goes', () => {
  const answer = askAt('2025-09-01T11:00:00Z', [text('2025-09-01T10:00:00Z')], {}, {}, NEW_YORK);
  expect(outcomes(answer)).toMatchObject({ marketing: 'kept back 131049', utility: 'free_customer_service utility' });
  expect(answer.messages[1]).toEqual({
    kind: 'marketing',
    allowed: 'yes',
    delivered: false,
    rule: '2f.12',
    code: 131049,
    charge: null,
  });
});

test('before 2025-04-01 it was delivered', () => {
  expect(outcomes(askAt('2025-03-31T11:00:00Z', [], {}, {}, NEW_YORK)).marketing).toBe('regular marketing');
});

test('where the contact is no number, the country is that of earlier messages', () => {
  const row: Row = { time: '2025-09-01T10:00:00Z', direction: 'outbound', type: 'text', country: 'US', contact: 'ann' };
  expect(outcomes(askAt('2025-09-01T11:00:00Z', [row], {}, {}, 'ann')).marketing).toBe('kept back 131049');
});

test('the rule that kept it back is that of its charge and of its explanation, not the one of what failed', () => {
  const sent = (status?: string) =>
    readRecords([
      {
        time: '2025-09-01T10:00:00Z',
        contact: NEW_YORK,
        direction: 'out',
        type: 'template',
        category: 'marketing',
        id: 'm',
        ...(status !== undefined && { status }),
      },
    ]);
  const ruleOf = (status?: string) => simulate(sent(status)).pairs[0]?.charges[0]?.rule;
  const explained = (status?: string) =>
    explainMessage(sent(status), 'm')[0]?.facts.find(({ kind }) => kind === 'not_delivered');
  expect(ruleOf()).toBe('2f.12');
  expect(explained()).toMatchObject({ rule: '2f.12' });
  expect(ruleOf('failed')).toBe('4.1');
  expect(explained('failed')).toMatchObject({ rule: '4.1' });
});
