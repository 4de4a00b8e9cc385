import { describe, expect, it } from 'vitest';
import { text } from './factories.js';
import { entryPointRun } from './timelines.js';

describe('an entry point and a rejected message', () => {
  it('of 72 hours', () => {
    expect('\n' + text(entryPointRun())).toBe(`
Replayed 3 messages of 1 contact, Hour 10 to Hour 40.
Rules: cbp-2023.

 hour  window    conversations    events                    opened   billable
──────────────────────────────────────────────────────────────────────────────
   10  open 24h                   ← text from an ad
11–21  open 13h                   no change for 11h
   22  open 12h  entry point 72h  → marketing template      entry    no: entry
                                                              point    point
23–33  open  1h  entry point 61h  no change for 11h
   34  closed    entry point 60h  window closes
35–39  closed    entry point 55h  no change for 5h
   40  closed    entry point 54h  ✕ text rejected (131047)
41–93  closed    entry point  1h  no change for 2d 5h
   94  closed                     entry point ends

Folded rows show the time left at the last of them; --all unfolds them.

hour          12    24    36    48    60    72    84
             ─┬─────┬─────┬─────┬─────┬─────┬─────┬─────
customer     ▼
business           ▲
rejected                    ✕
window       ┣━━━━━━━━━━┫
entry point        ┣━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━┫
▼ customer message   ▲ business message   ✕ business message rejected   ┣━┫ open
one column = 2h

Messages not charged: 1 in an entry point.
Messages rejected: 1 (error 131047).
Conversations opened: 1 (entry point 1); billable: 0.
`);
  });

  it('that may last 7 days', () => {
    expect('\n' + text(entryPointRun(168))).toBe(`
Replayed 3 messages of 1 contact, Hour 10 to Hour 40.
Rules: cbp-2023.

  hour  window    conversations           events                    billable
─────────────────────────────────────────────────────────────────────────────
    10  open 24h                          ← text from an ad
 11–21  open 13h                          no change for 11h
    22  open 12h  entry point       168h  → marketing template      no: entry
                                          opens entry point           point
 23–33  open  1h  entry point       157h  no change for 11h
    34  closed    entry point       156h  window closes
 35–39  closed    entry point       151h  no change for 5h
    40  closed    entry point       150h  ✕ text rejected (131047)
 41–93  closed    entry point        97h  no change for 2d 5h
    94  closed    maybe entry point  96h  entry point may be over
95–189  closed    maybe entry point   1h  no change for 3d 23h
   190  closed                            entry point ends

Folded rows show the time left at the last of them; --all unfolds them.
maybe: cannot be known for sure.

hour             24      48      72      96      120     144     168
             ────┬───────┬───────┬───────┬───────┬───────┬───────┬────────
customer     ▼
business         ▲
rejected               ✕
window       ┣━━━━━━┫
entry point      ┣━━━━━━━━━━━━━━━━━━━━━━┫????????????????????????????????
▼ customer message   ▲ business message   ✕ business message rejected   ┣━┫ open
? perhaps open   one column = 3h

Messages not charged: 1 in an entry point.
Messages rejected: 1 (error 131047).
Conversations opened: 1 (entry point 1); billable: 0.
`);
  });
});
