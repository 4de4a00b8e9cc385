import type { RuleSet } from '../ruleSet.js';
import { META_ADMISSION, META_CALL_PERMISSION, META_WINDOW } from './shared.js';

/** Notifications: each template delivered outside the window is charged. To 2022-01-31. */
export const nbp: RuleSet = {
  id: 'nbp',
  title: 'Notification-based pricing',
  from: null,
  until: '2022-02-01',
  unit: 'notification',
  window: META_WINDOW,
  call_permission: META_CALL_PERMISSION,
  entry_point: null,
  conversation: null,
  extra_message: null,
  admission: META_ADMISSION,
  membership: [{ then: 'none', rule: '2a.1' }],
  charges: [
    { when: { message: ['reaction'] }, type: 'not_chargeable', rule: '2f.6' },
    { when: { message: ['template'], window: 'closed' }, type: 'regular', rule: '2a.1' },
    { type: 'free_customer_service', rule: '2a.1' },
  ],
  undelivered: [],
  allowances: [],
  window_counts_at: 'sending',
};
