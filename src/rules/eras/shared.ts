import type { AdmissionRow, RuleSet } from '../ruleSet.js';

/** Meta's window, the same in every era (rules 1.1 to 1.8). */
export const META_WINDOW: RuleSet['window'] = {
  lasts: '24h',
  opened_by: ['customer'],
  rule: '1.1',
  exceptions: [
    { types: ['reaction', 'edit', 'revoke'], opens: 'C7', rule: '1.5' },
    { types: ['system'], opens: false, rule: '1.5' },
  ],
};

/** A fact of the pair and of no era: there were no calls before 2025 (rule 1.11). */
export const META_CALL_PERMISSION: RuleSet['call_permission'] = { lasts: '7d', rule: '1.11' };

/** Templates at any time, everything else inside the window (rule 1.7). */
export const META_ADMISSION: readonly AdmissionRow[] = [
  { when: { message: ['template'] }, then: 'accept', rule: '1.7' },
  { when: { window: 'open' }, then: 'accept', rule: '1.1' },
  { then: 'reject', code: 131047, rule: '1.7' },
];
