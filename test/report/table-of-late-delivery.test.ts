import { describe, expect, it } from 'vitest';
import { text } from './factories.js';
import { lateDelivery } from './timelines.js';

describe('a message sent, and delivered or lost', () => {
  it('opens and is billed when it is delivered', () => {
    expect('\n' + text(lateDelivery())).toBe(`
Replayed 2 messages of 1 contact, Hour 0 to Hour 2:30.
Rules: cbp-2023.

hour  window  conversations  events                  opened   billable
───────────────────────────────────────────────────────────────────────────────
   0  closed                 → utility template,
                               delivered later
   1  closed                 → marketing template             no: not delivered
   2  closed                 :30 ✓ utility template  utility  utility
                               delivered
3–23  closed  utility 1h     no change for 21h
  24  closed                 utility ends

Each row shows what holds at its start; :30 says when within it an event came.
Folded rows show the time left at the last of them; --all unfolds them.

hour      0     3     6     9     12    15    18    21    24
          ┬─────┬─────┬─────┬─────┬─────┬─────┬─────┬─────┬
customer  none
business  ▲ ▲
window    never open
utility        ┣━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━┫
▲ business message   ┣━┫ open   one column = 30m

Messages not charged: 1 not delivered.
Conversations opened: 1 (utility 1); billable: 1 (utility 1).
`);
  });
});
