import { describe, expect, it } from 'vitest';
import { text } from './factories.js';
import { timeline2 } from './timelines.js';

describe('the published example as a person sees it', () => {
  it('in 80 columns', () => {
    expect('\n' + text(timeline2)).toBe(`
Replayed 5 messages of 1 contact, Hour 0 to Hour 26.
Rules: cbp-2023.
Assumed D1=delivered: messages without a status count as delivered when they
  were sent (could change 4 outcomes).

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

  it('in 120 columns nothing is wrapped', () => {
    expect('\n' + text(timeline2, { width: 120 })).toBe(`
Replayed 5 messages of 1 contact, Hour 0 to Hour 26.
Rules: cbp-2023.
Assumed D1=delivered: messages without a status count as delivered when they were sent (could change 4 outcomes).

 hour  window    conversations  events                opened     billable
───────────────────────────────────────────────────────────────────────────────────
    0  closed    marketing 24h  → marketing template  marketing  marketing
  1–3  closed    marketing 21h  no change for 3h
    4  open 24h  marketing 20h  ← text
    5  open 23h  marketing 19h  → interactive                    no: marketing open
 6–23  open  5h  marketing  1h  no change for 18h
   24  open  4h                 marketing ends
   25  open  3h  service   24h  → text                service    service
   26  open  2h  service   23h  → text                           no: service open
   27  open  1h  service   22h  no change
   28  closed    service   21h  window closes
29–48  closed    service    1h  no change for 20h
   49  closed                   service ends

Folded rows show the time left at the last of them; --all unfolds them.

hour       0     3     6     9     12    15    18    21    24    27    30    33    36    39    42    45    48
           ┬─────┬─────┬─────┬─────┬─────┬─────┬─────┬─────┬─────┬─────┬─────┬─────┬─────┬─────┬─────┬─────┬──
customer           ▼
business   ▲         ▲                                       ▲ ▲
window             ┣━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━┫
marketing  ┣━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━┫
service                                                      ┣━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━┫
▼ customer message   ▲ business message   ┣━┫ open   one column = 30m

Messages not charged: 2 in an open conversation.
Conversations opened: 2 (marketing 1, service 1); billable: 2 (marketing 1, service 1).
`);
  });

  it('the totals alone', () => {
    expect('\n' + text(timeline2, { summary: true })).toBe(`
Replayed 5 messages of 1 contact, Hour 0 to Hour 26.
Rules: cbp-2023.
Assumed D1=delivered: messages without a status count as delivered when they
  were sent (could change 4 outcomes).

Messages not charged: 2 in an open conversation.
Conversations opened: 2 (marketing 1, service 1); billable: 2 (marketing 1, service 1).
`);
  });

  it('a row a day', () => {
    expect('\n' + text(timeline2, { every: 24 * 3_600_000 })).toBe(`
Replayed 5 messages of 1 contact, Hour 0 to Hour 26.
Rules: cbp-2023.
Assumed D1=delivered: messages without a status count as delivered when they
  were sent (could change 4 outcomes).

hour  window   conversations  events                opened     billable
───────────────────────────────────────────────────────────────────────────────
   0  closed   marketing 24h  → marketing template  marketing  marketing
                              4 ← text                         no: marketing
                              5 → interactive                    open
  24  open 4h                 marketing ends        service    service
                              25 → text                        no: service open
                              26 → text
                              28 window closes
  48  closed   service    1h  49 service ends

Each row shows what holds at its start; 4 says when within it an event came.

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
