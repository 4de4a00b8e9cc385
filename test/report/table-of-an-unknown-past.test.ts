import { describe, expect, it } from 'vitest';
import { text } from './factories.js';
import { unknownPast } from './timelines.js';

describe('what is not known is said', () => {
  it('maybe open, maybe billable', () => {
    expect('\n' + text(unknownPast())).toBe(`
Replayed 1 message of 1 contact, Hour 1 to Hour 1.
Rules: cbp-2023.

 hour  window     conversations      events             opened         billable
────────────────────────────────────────────────────────────────────────────────
    0  maybe 20h                     no change
    1  maybe 19h  maybe service 24h  → text             maybe service  maybe
                                                                         service
 2–19  maybe  1h  maybe service  6h  no change for 18h
   20  closed     maybe service  5h  window closes
21–24  closed     maybe service  1h  no change for 4h
   25  closed                        service ends

Folded rows show the time left at the last of them; --all unfolds them.
maybe: cannot be known for sure.

hour          3     6     9     12    15    18    21    24
          ────┬─────┬─────┬─────┬─────┬─────┬─────┬─────┬──
customer  none
business  ▲
window    ??????????????????????????????????????
service   ????????????????????????????????????????????????
▲ business message   ? perhaps open   one column = 30m

Uncertain: 1 of the conversations opened, 1 of the billable.
Conversations opened: 1 (service 1); billable: 1 (service 1).
`);
  });
});
