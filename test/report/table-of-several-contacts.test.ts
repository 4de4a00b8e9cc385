import { describe, expect, it } from 'vitest';
import { text } from './factories.js';
import { threeContacts } from './timelines.js';

describe('a summary, then one contact after another', () => {
  it('the first contact on both its numbers, the others named', () => {
    expect('\n' + text(threeContacts(), { limit: 1 })).toBe(`
Replayed 20 messages of 3 contacts on 2 numbers, Hour 0 to Hour 26.
Rules: cbp-2023.

contact       number         first     last  in  out  opened  billable  rejected
────────────────────────────────────────────────────────────────────────────────
+31612345678  +31201234567  Hour 0  Hour 26   1    4       2         2         0
+31612345678  +31207654321  Hour 0  Hour 26   1    4       2         2         0
all 3                       Hour 0  Hour 26   4   16       8         8         0

── +31612345678 on +31201234567 ────────────────────────────────────────────────

 hour  window    conversations  events             opened     billable
────────────────────────────────────────────────────────────────────────────────
    0  closed    marketing 24h  → marketing        marketing  marketing
                                  template
  1–3  closed    marketing 21h  no change for 3h
    4  open 24h  marketing 20h  ← text
    5  open 23h  marketing 19h  → interactive                 no: marketing open
 6–23  open  5h  marketing  1h  no change for 18h
   24  open  4h                 marketing ends
   25  open  3h  service   24h  → text             service    service
   26  open  2h  service   23h  → text                        no: service open
   27  open  1h  service   22h  no change
   28  closed    service   21h  window closes
29–48  closed    service    1h  no change for 20h
   49  closed                   service ends

Folded rows show the time left at the last of them; --all unfolds them.

hour       0     6     12    18    24    30    36    42    48
           ┬─────┬─────┬─────┬─────┬─────┬─────┬─────┬─────┬─
customer       ▼
business   ▲    ▲                   ▲▲
window         ┣━━━━━━━━━━━━━━━━━━━━━━┫
marketing  ┣━━━━━━━━━━━━━━━━━━━━━━┫
service                             ┣━━━━━━━━━━━━━━━━━━━━━━┫
▼ customer message   ▲ business message   ┣━┫ open   one column = 1h

── +31612345678 on +31207654321 ────────────────────────────────────────────────

 hour  window    conversations  events             opened     billable
────────────────────────────────────────────────────────────────────────────────
    0  closed    marketing 24h  → marketing        marketing  marketing
                                  template
  1–3  closed    marketing 21h  no change for 3h
    4  open 24h  marketing 20h  ← text
    5  open 23h  marketing 19h  → interactive                 no: marketing open
 6–23  open  5h  marketing  1h  no change for 18h
   24  open  4h                 marketing ends
   25  open  3h  service   24h  → text             service    service
   26  open  2h  service   23h  → text                        no: service open
   27  open  1h  service   22h  no change
   28  closed    service   21h  window closes
29–48  closed    service    1h  no change for 20h
   49  closed                   service ends

hour       0     6     12    18    24    30    36    42    48
           ┬─────┬─────┬─────┬─────┬─────┬─────┬─────┬─────┬─
customer       ▼
business   ▲    ▲                   ▲▲
window         ┣━━━━━━━━━━━━━━━━━━━━━━┫
marketing  ┣━━━━━━━━━━━━━━━━━━━━━━┫
service                             ┣━━━━━━━━━━━━━━━━━━━━━━┫
▼ customer message   ▲ business message   ┣━┫ open   one column = 1h

2 more contacts not shown: see them with --limit all
or --contact +5511987654321.

Messages not charged: 8 in an open conversation.
Conversations opened: 8 (marketing 4, service 4); billable: 8 (marketing 4, service 4).
`);
  });

  it('one contact alone, with its own totals', () => {
    expect('\n' + text(threeContacts(), { contact: '+919876543210' })).toBe(`
Replayed 5 messages of +919876543210 on +31201234567, Hour 0 to Hour 26.
Rules: cbp-2023.

 hour  window    conversations  events             opened     billable
────────────────────────────────────────────────────────────────────────────────
    0  closed    marketing 24h  → marketing        marketing  marketing
                                  template
  1–3  closed    marketing 21h  no change for 3h
    4  open 24h  marketing 20h  ← text
    5  open 23h  marketing 19h  → interactive                 no: marketing open
 6–23  open  5h  marketing  1h  no change for 18h
   24  open  4h                 marketing ends
   25  open  3h  service   24h  → text             service    service
   26  open  2h  service   23h  → text                        no: service open
   27  open  1h  service   22h  no change
   28  closed    service   21h  window closes
29–48  closed    service    1h  no change for 20h
   49  closed                   service ends

Folded rows show the time left at the last of them; --all unfolds them.

hour       0     6     12    18    24    30    36    42    48
           ┬─────┬─────┬─────┬─────┬─────┬─────┬─────┬─────┬─
customer       ▼
business   ▲    ▲                   ▲▲
window         ┣━━━━━━━━━━━━━━━━━━━━━━┫
marketing  ┣━━━━━━━━━━━━━━━━━━━━━━┫
service                             ┣━━━━━━━━━━━━━━━━━━━━━━┫
▼ customer message   ▲ business message   ┣━┫ open   one column = 1h

Messages not charged: 2 in an open conversation.
Conversations opened: 2 (marketing 1, service 1); billable: 2 (marketing 1, service 1).
`);
  });
});
