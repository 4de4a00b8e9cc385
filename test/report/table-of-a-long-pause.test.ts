import { describe, expect, it } from 'vitest';
import { hour, instant, text } from './factories.js';
import { monthApart } from './timelines.js';

describe('a month in which nothing happens is one line', () => {
  it('undated', () => {
    expect('\n' + text(monthApart(hour(0), false))).toBe(`
Replayed 2 messages of 1 contact, Hour 0 to Hour 720.
Rules: cbp-2023.

   hour  window    conversations  events                 opened  billable
─────────────────────────────────────────────────────────────────────────
      0  open 24h                 ← text
   1–23  open  1h                 no change for 23h
     24  closed                   window closes
 25–719  closed                   no change for 28d 23h
    720  open 24h                 ← text
721–743  open  1h                 no change for 23h
    744  closed                   window closes

Folded rows show the time left at the last of them; --all unfolds them.

hour      0     72    144   216   288   360   432   504   576   648   720
          ┬─────┬─────┬─────┬─────┬─────┬─────┬─────┬─────┬─────┬─────┬──
customer  ▼                                                           ▼
business  none
window    ┣┫                                                          ┣┫
▼ customer message   ┣━┫ open   one column = 12h

Conversations opened: 0; billable: 0.
`);
  });

  it('dated', () => {
    expect('\n' + text(monthApart(instant('2024-10-10T07:00:00Z'), true))).toBe(`
Replayed 2 messages of 1 contact, 2024-10-10 09:00 to 2024-11-09 08:00.
Rules: cbp-2023.
Times in Europe/Amsterdam, the account's zone.

       time  window    conversations  events             opened  billable
─────────────────────────────────────────────────────────────────────────
Thu 2024-10-10
      09:00  open 24h                 ← text
10:00–23:00  open 10h                 no change for 14h
Fri 2024-10-11
00:00–08:00  open  1h                 no change for 9h
      09:00  closed                   window closes
… nothing open and no change for 28d 23h, until Sat 2024-11-09 08:00
Sat 2024-11-09
      08:00  open 24h                 ← text
09:00–23:00  open  9h                 no change for 15h
Sun 2024-11-10
00:00–07:00  open  1h                 no change for 8h
      08:00  closed                   window closes

Folded rows show the time left at the last of them; --all unfolds them.

           2024-10-11    2024-10-18    2024-10-25    2024-11-01    2024-11-08
          ─┬─────────────┬─────────────┬─────────────┬─────────────┬─────
customer  ▼                                                           ▼
business  none
window    ┣┫                                                          ┣┫
▼ customer message   ┣━┫ open   one column = 12h

Conversations opened: 0; billable: 0.
`);
  });
});
