import { cbp2022 } from '../eras/conversation2022.js';
import type { RuleSet } from '../ruleSet.js';

/** As Bird's page tells it: the window starts when the business answers, or with a template to who has opted in. */
export const bird: RuleSet = {
  ...cbp2022[2],
  id: 'bird',
  title: 'Bird: the window starts at the business’s answer or template',
  from: null,
  until: null,
  priced_as: 'cbp-2022',
  window: { ...cbp2022[2].window, opened_by: ['reply', 'template'], permanent_sessions: true, rule: 'bird.1' },
  admission: [
    { when: { message: ['template'], window: 'open' }, then: 'accept', rule: 'bird.1' },
    { when: { message: ['template'], customer_message: 'recent' }, then: 'accept', rule: 'bird.1' },
    { when: { message: ['template'], opt_in: 'given' }, then: 'accept', rule: 'bird.2' },
    { when: { message: ['template'] }, then: 'reject', rule: 'bird.2' },
    { when: { window: 'open' }, then: 'accept', rule: 'bird.1' },
    { when: { customer_message: 'recent' }, then: 'accept', rule: 'bird.1' },
    { then: 'reject', code: 131047, rule: '1.7' },
  ],
};
