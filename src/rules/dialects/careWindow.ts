import { nbp } from '../eras/notification.js';
import type { RuleSet } from '../ruleSet.js';

/** The customer care window of 2019: outside it, templates only with an opt-in or the issue-resolution tag. */
const toJanuary2020: RuleSet = {
  ...nbp,
  id: 'care-window-2019',
  title: 'Customer care window of 2019',
  priced_as: 'nbp',
  from: null,
  until: '2020-01-15',
  window: { ...nbp.window, rule: 'care.1' },
  extra_message: { channel: 'messenger' },
  admission: [
    { when: { window: 'open' }, then: 'accept', rule: 'care.1' },
    { when: { message: ['template'], tag: 'issue_resolution' }, then: 'accept', rule: 'care.3' },
    { when: { message: ['template'], opt_in: 'given' }, then: 'accept', rule: 'care.2' },
    { when: { message: ['template'] }, then: 'reject', rule: 'care.2' },
    { when: { extra_message: 'left' }, then: 'accept', rule: 'care.4' },
    { then: 'reject', code: 470, rule: 'care.1' },
  ],
  charges: [
    { when: { message: ['reaction'] }, type: 'not_chargeable', rule: '2f.6' },
    { when: { message: ['template'], window: 'closed' }, type: 'regular', rule: '2a.1' },
    { type: 'free_customer_service', rule: 'care.1' },
  ],
};

/** Messenger's extra message ended with 2020-01-14. */
const fromJanuary2020: RuleSet = { ...toJanuary2020, from: '2020-01-15', until: null, extra_message: null };

export const careWindow2019 = [toJanuary2020, fromJanuary2020] as const;
