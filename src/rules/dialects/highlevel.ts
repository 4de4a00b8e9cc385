import { cbp2024 } from '../eras/conversationByCategory.js';
import type { RuleSet } from '../ruleSet.js';

/** As HighLevel's help page tells it: the ad click alone opens 72 hours for free-form and templates alike. */
export const highlevel: RuleSet = {
  ...cbp2024[1],
  id: 'highlevel',
  title: 'HighLevel: the ad click opens 72 hours',
  from: null,
  until: null,
  priced_as: 'cbp-2024',
  entry_point: cbp2024[1].entry_point && { ...cbp2024[1].entry_point, opened_by: 'click', rule: 'highlevel.1' },
  admission: [
    { when: { window: 'open' }, then: 'accept', rule: '1.1' },
    { when: { entry_point: 'open' }, then: 'accept', rule: 'highlevel.1' },
    { when: { message: ['marketing', 'marketing_lite', 'utility'] }, then: 'accept', rule: 'highlevel.2' },
    { then: 'reject', code: 131047, rule: 'highlevel.2' },
  ],
};
