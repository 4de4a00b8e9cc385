import { describe, expect, it } from 'vitest';
import { text } from './factories.js';
import { timeline2Dated } from './timelines.js';

describe('rows follow the clocks of the account', () => {
  it('the clocks go back: 02:00 comes twice', () => {
    expect('\n' + text(timeline2Dated('2024-10-26T07:00:00Z'), { width: 100, all: true })).toBe(`
Replayed 5 messages of +31612345678 on +31201234567, 2024-10-26 09:00 to 2024-10-27 10:00.
Rules: cbp-2023 (2023-06-01 to 2024-10-31).
Times in Europe/Amsterdam, the account's zone.

  time  window    conversations  events                opened     billable
────────────────────────────────────────────────────────────────────────────────────
Sat 2024-10-26
 09:00  closed    marketing 24h  → marketing template  marketing  marketing
 10:00  closed    marketing 23h  no change
 11:00  closed    marketing 22h  no change
 12:00  closed    marketing 21h  no change
 13:00  open 24h  marketing 20h  ← text
 14:00  open 23h  marketing 19h  → interactive                    no: marketing open
 15:00  open 22h  marketing 18h  no change
 16:00  open 21h  marketing 17h  no change
 17:00  open 20h  marketing 16h  no change
 18:00  open 19h  marketing 15h  no change
 19:00  open 18h  marketing 14h  no change
 20:00  open 17h  marketing 13h  no change
 21:00  open 16h  marketing 12h  no change
 22:00  open 15h  marketing 11h  no change
 23:00  open 14h  marketing 10h  no change
Sun 2024-10-27
 00:00  open 13h  marketing  9h  no change
 01:00  open 12h  marketing  8h  no change
02:00A  open 11h  marketing  7h  no change
02:00B  open 10h  marketing  6h  no change
 03:00  open  9h  marketing  5h  no change
 04:00  open  8h  marketing  4h  no change
 05:00  open  7h  marketing  3h  no change
 06:00  open  6h  marketing  2h  no change
 07:00  open  5h  marketing  1h  no change
 08:00  open  4h                 marketing ends
 09:00  open  3h  service   24h  → text                service    service
 10:00  open  2h  service   23h  → text                           no: service open
 11:00  open  1h  service   22h  no change
 12:00  closed    service   21h  window closes
 13:00  closed    service   20h  no change
 14:00  closed    service   19h  no change
 15:00  closed    service   18h  no change
 16:00  closed    service   17h  no change
 17:00  closed    service   16h  no change
 18:00  closed    service   15h  no change
 19:00  closed    service   14h  no change
 20:00  closed    service   13h  no change
 21:00  closed    service   12h  no change
 22:00  closed    service   11h  no change
 23:00  closed    service   10h  no change
Mon 2024-10-28
 00:00  closed    service    9h  no change
 01:00  closed    service    8h  no change
 02:00  closed    service    7h  no change
 03:00  closed    service    6h  no change
 04:00  closed    service    5h  no change
 05:00  closed    service    4h  no change
 06:00  closed    service    3h  no change
 07:00  closed    service    2h  no change
 08:00  closed    service    1h  no change
 09:00  closed                   service ends

02:00A: the clocks are put back and show it twice, first A, then B.

              12:00       Sun 10-27    12:00       Mon 10-28
           ───┬───────────┬────────────┬───────────┬─────────
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

  it('a fold over it tells its true length', () => {
    expect('\n' + text(timeline2Dated('2024-10-26T07:00:00Z'), { width: 100 })).toBe(`
Replayed 5 messages of +31612345678 on +31201234567, 2024-10-26 09:00 to 2024-10-27 10:00.
Rules: cbp-2023 (2023-06-01 to 2024-10-31).
Times in Europe/Amsterdam, the account's zone.

       time  window    conversations  events                            opened     billable
───────────────────────────────────────────────────────────────────────────────────────────────────
Sat 2024-10-26
      09:00  closed    marketing 24h  → marketing template              marketing  marketing
10:00–12:00  closed    marketing 21h  no change for 3h
      13:00  open 24h  marketing 20h  ← text
      14:00  open 23h  marketing 19h  → interactive                                no: marketing
                                                                                     open
15:00–23:00  open 14h  marketing 10h  no change for 9h
Sun 2024-10-27
00:00–07:00  open  5h  marketing  1h  no change for 9h (clocks change)
      08:00  open  4h                 marketing ends
      09:00  open  3h  service   24h  → text                            service    service
      10:00  open  2h  service   23h  → text                                       no: service open
      11:00  open  1h  service   22h  no change
      12:00  closed    service   21h  window closes
13:00–23:00  closed    service   10h  no change for 11h
Mon 2024-10-28
00:00–08:00  closed    service    1h  no change for 9h
      09:00  closed                   service ends

Folded rows show the time left at the last of them; --all unfolds them.

              12:00       Sun 10-27    12:00       Mon 10-28
           ───┬───────────┬────────────┬───────────┬─────────
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

  it('the clocks go forward: no 02:00', () => {
    expect('\n' + text(timeline2Dated('2024-03-30T08:00:00Z'), { width: 100, all: true })).toBe(`
Replayed 5 messages of +31612345678 on +31201234567, 2024-03-30 09:00 to 2024-03-31 12:00.
Rules: cbp-2023 (2023-06-01 to 2024-10-31).
Times in Europe/Amsterdam, the account's zone.

 time  window    conversations  events                opened     billable
───────────────────────────────────────────────────────────────────────────────────
Sat 2024-03-30
09:00  closed    marketing 24h  → marketing template  marketing  marketing
10:00  closed    marketing 23h  no change
11:00  closed    marketing 22h  no change
12:00  closed    marketing 21h  no change
13:00  open 24h  marketing 20h  ← text
14:00  open 23h  marketing 19h  → interactive                    no: marketing open
15:00  open 22h  marketing 18h  no change
16:00  open 21h  marketing 17h  no change
17:00  open 20h  marketing 16h  no change
18:00  open 19h  marketing 15h  no change
19:00  open 18h  marketing 14h  no change
20:00  open 17h  marketing 13h  no change
21:00  open 16h  marketing 12h  no change
22:00  open 15h  marketing 11h  no change
23:00  open 14h  marketing 10h  no change
Sun 2024-03-31
00:00  open 13h  marketing  9h  no change
01:00  open 12h  marketing  8h  no change
03:00  open 11h  marketing  7h  no change
04:00  open 10h  marketing  6h  no change
05:00  open  9h  marketing  5h  no change
06:00  open  8h  marketing  4h  no change
07:00  open  7h  marketing  3h  no change
08:00  open  6h  marketing  2h  no change
09:00  open  5h  marketing  1h  no change
10:00  open  4h                 marketing ends
11:00  open  3h  service   24h  → text                service    service
12:00  open  2h  service   23h  → text                           no: service open
13:00  open  1h  service   22h  no change
14:00  closed    service   21h  window closes
15:00  closed    service   20h  no change
16:00  closed    service   19h  no change
17:00  closed    service   18h  no change
18:00  closed    service   17h  no change
19:00  closed    service   16h  no change
20:00  closed    service   15h  no change
21:00  closed    service   14h  no change
22:00  closed    service   13h  no change
23:00  closed    service   12h  no change
Mon 2024-04-01
00:00  closed    service   11h  no change
01:00  closed    service   10h  no change
02:00  closed    service    9h  no change
03:00  closed    service    8h  no change
04:00  closed    service    7h  no change
05:00  closed    service    6h  no change
06:00  closed    service    5h  no change
07:00  closed    service    4h  no change
08:00  closed    service    3h  no change
09:00  closed    service    2h  no change
10:00  closed    service    1h  no change
11:00  closed                   service ends

              12:00       Sun 03-31  12:00       Mon 04-01
           ───┬───────────┬──────────┬───────────┬───────────
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

  it('rows of a day start at local midnights', () => {
    expect('\n' + text(timeline2Dated('2024-10-26T07:00:00Z'), { width: 100, every: 24 * 3_600_000 })).toBe(`
Replayed 5 messages of +31612345678 on +31201234567, 2024-10-26 09:00 to 2024-10-27 10:00.
Rules: cbp-2023 (2023-06-01 to 2024-10-31).
Times in Europe/Amsterdam, the account's zone.

           day  window    conversations  events                      opened     billable
──────────────────────────────────────────────────────────────────────────────────────────────────
Sat 2024-10-26  closed                   09:00 → marketing template  marketing  marketing
                                         13:00 ← text                           no: marketing open
                                         14:00 → interactive
Sun 2024-10-27  open 13h  marketing 9h   08:00 marketing ends        service    service
                                         09:00 → text                           no: service open
                                         10:00 → text
                                         12:00 window closes
Mon 2024-10-28  closed    service   9h   09:00 service ends

Each row shows what holds at its start; 09:00 says when within it an event came.

              12:00       Sun 10-27    12:00       Mon 10-28
           ───┬───────────┬────────────┬───────────┬─────────
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
