import { describe, expect, it } from 'vitest';
import { text } from './factories.js';
import { threeContacts, timeline2, timeline2Dated } from './timelines.js';

describe('reads well in a pull-request comment', () => {
  it('one contact', () => {
    expect('\n' + text(timeline2, { format: 'markdown' })).toBe(`
## Replayed 5 messages of 1 contact, Hour 0 to Hour 26

**Conversations opened: 2 (marketing 1, service 1); billable: 2 (marketing 1, service 1).**

- Rules: cbp-2023
- Assumed D1=delivered: messages without a status count as delivered when they were sent (could change 4 outcomes)

Folded rows show the time left at the last of them; --all unfolds them.

| hour | window | conversations | events | opened | billable |
| --: | --- | --- | --- | --- | --- |
| 0 | closed | marketing 24h | → marketing template | marketing | marketing |
| 1–3 | closed | marketing 21h | no change for 3h |  |  |
| 4 | open 24h | marketing 20h | ← text |  |  |
| 5 | open 23h | marketing 19h | → interactive |  | no: marketing open |
| 6–23 | open 5h | marketing 1h | no change for 18h |  |  |
| 24 | open 4h |  | marketing ends |  |  |
| 25 | open 3h | service 24h | → text | service | service |
| 26 | open 2h | service 23h | → text |  | no: service open |
| 27 | open 1h | service 22h | no change |  |  |
| 28 | closed | service 21h | window closes |  |  |
| 29–48 | closed | service 1h | no change for 20h |  |  |
| 49 | closed |  | service ends |  |  |

\`\`\`text
hour       0     6     12    18    24    30    36    42    48
           ┬─────┬─────┬─────┬─────┬─────┬─────┬─────┬─────┬─
customer       ▼
business   ▲    ▲                   ▲▲
window         ┣━━━━━━━━━━━━━━━━━━━━━━┫
marketing  ┣━━━━━━━━━━━━━━━━━━━━━━┫
service                             ┣━━━━━━━━━━━━━━━━━━━━━━┫

▼ customer message   ▲ business message   ┣━┫ open   one column = 1h
\`\`\`

Messages not charged: 2 in an open conversation.

**Conversations opened: 2 (marketing 1, service 1); billable: 2 (marketing 1, service 1).**
`);
  });

  it('dated, each row with its day', () => {
    expect('\n' + text(timeline2Dated('2024-10-26T07:00:00Z'), { format: 'markdown' })).toBe(`
## Replayed 5 messages of +31612345678 on +31201234567, 2024-10-26 09:00 to 2024-10-27 10:00

**Conversations opened: 2 (marketing 1, service 1); billable: 2 (marketing 1, service 1).**

- Rules: cbp-2023 (2023-06-01 to 2024-10-31)
- Times in Europe/Amsterdam, the account's zone

Folded rows show the time left at the last of them; --all unfolds them.

| time | window | conversations | events | opened | billable |
| --: | --- | --- | --- | --- | --- |
| Sat 2024-10-26 09:00 | closed | marketing 24h | → marketing template | marketing | marketing |
| Sat 2024-10-26 10:00–12:00 | closed | marketing 21h | no change for 3h |  |  |
| Sat 2024-10-26 13:00 | open 24h | marketing 20h | ← text |  |  |
| Sat 2024-10-26 14:00 | open 23h | marketing 19h | → interactive |  | no: marketing open |
| Sat 2024-10-26 15:00 – Sun 2024-10-27 07:00 | open 5h | marketing 1h | no change for 18h (clocks change) |  |  |
| Sun 2024-10-27 08:00 | open 4h |  | marketing ends |  |  |
| Sun 2024-10-27 09:00 | open 3h | service 24h | → text | service | service |
| Sun 2024-10-27 10:00 | open 2h | service 23h | → text |  | no: service open |
| Sun 2024-10-27 11:00 | open 1h | service 22h | no change |  |  |
| Sun 2024-10-27 12:00 | closed | service 21h | window closes |  |  |
| Sun 2024-10-27 13:00 – Mon 2024-10-28 08:00 | closed | service 1h | no change for 20h |  |  |
| Mon 2024-10-28 09:00 | closed |  | service ends |  |  |

\`\`\`text
              12:00       Sun 10-27    12:00       Mon 10-28
           ───┬───────────┬────────────┬───────────┬─────────
customer       ▼
business   ▲    ▲                   ▲▲
window         ┣━━━━━━━━━━━━━━━━━━━━━━┫
marketing  ┣━━━━━━━━━━━━━━━━━━━━━━┫
service                             ┣━━━━━━━━━━━━━━━━━━━━━━┫

▼ customer message   ▲ business message   ┣━┫ open   one column = 1h
\`\`\`

Messages not charged: 2 in an open conversation.

**Conversations opened: 2 (marketing 1, service 1); billable: 2 (marketing 1, service 1).**
`);
  });

  it('several contacts, the rest named', () => {
    expect('\n' + text(threeContacts(), { format: 'markdown', limit: 1 })).toBe(`
## Replayed 20 messages of 3 contacts on 2 numbers, Hour 0 to Hour 26

**Conversations opened: 8 (marketing 4, service 4); billable: 8 (marketing 4, service 4).**

- Rules: cbp-2023

| contact | number | first | last | in | out | opened | billable | rejected |
| --- | --- | --- | --- | --: | --: | --: | --: | --: |
| +31612345678 | +31201234567 | Hour 0 | Hour 26 | 1 | 4 | 2 | 2 | 0 |
| +31612345678 | +31207654321 | Hour 0 | Hour 26 | 1 | 4 | 2 | 2 | 0 |
| all 3 |  | Hour 0 | Hour 26 | 4 | 16 | 8 | 8 | 0 |

Folded rows show the time left at the last of them; --all unfolds them.

### +31612345678 on +31201234567

| hour | window | conversations | events | opened | billable |
| --: | --- | --- | --- | --- | --- |
| 0 | closed | marketing 24h | → marketing template | marketing | marketing |
| 1–3 | closed | marketing 21h | no change for 3h |  |  |
| 4 | open 24h | marketing 20h | ← text |  |  |
| 5 | open 23h | marketing 19h | → interactive |  | no: marketing open |
| 6–23 | open 5h | marketing 1h | no change for 18h |  |  |
| 24 | open 4h |  | marketing ends |  |  |
| 25 | open 3h | service 24h | → text | service | service |
| 26 | open 2h | service 23h | → text |  | no: service open |
| 27 | open 1h | service 22h | no change |  |  |
| 28 | closed | service 21h | window closes |  |  |
| 29–48 | closed | service 1h | no change for 20h |  |  |
| 49 | closed |  | service ends |  |  |

\`\`\`text
hour       0     6     12    18    24    30    36    42    48
           ┬─────┬─────┬─────┬─────┬─────┬─────┬─────┬─────┬─
customer       ▼
business   ▲    ▲                   ▲▲
window         ┣━━━━━━━━━━━━━━━━━━━━━━┫
marketing  ┣━━━━━━━━━━━━━━━━━━━━━━┫
service                             ┣━━━━━━━━━━━━━━━━━━━━━━┫

▼ customer message   ▲ business message   ┣━┫ open   one column = 1h
\`\`\`

### +31612345678 on +31207654321

| hour | window | conversations | events | opened | billable |
| --: | --- | --- | --- | --- | --- |
| 0 | closed | marketing 24h | → marketing template | marketing | marketing |
| 1–3 | closed | marketing 21h | no change for 3h |  |  |
| 4 | open 24h | marketing 20h | ← text |  |  |
| 5 | open 23h | marketing 19h | → interactive |  | no: marketing open |
| 6–23 | open 5h | marketing 1h | no change for 18h |  |  |
| 24 | open 4h |  | marketing ends |  |  |
| 25 | open 3h | service 24h | → text | service | service |
| 26 | open 2h | service 23h | → text |  | no: service open |
| 27 | open 1h | service 22h | no change |  |  |
| 28 | closed | service 21h | window closes |  |  |
| 29–48 | closed | service 1h | no change for 20h |  |  |
| 49 | closed |  | service ends |  |  |

\`\`\`text
hour       0     6     12    18    24    30    36    42    48
           ┬─────┬─────┬─────┬─────┬─────┬─────┬─────┬─────┬─
customer       ▼
business   ▲    ▲                   ▲▲
window         ┣━━━━━━━━━━━━━━━━━━━━━━┫
marketing  ┣━━━━━━━━━━━━━━━━━━━━━━┫
service                             ┣━━━━━━━━━━━━━━━━━━━━━━┫

▼ customer message   ▲ business message   ┣━┫ open   one column = 1h
\`\`\`

2 more contacts not shown: see them with --limit all or --contact +5511987654321.

Messages not charged: 8 in an open conversation.

**Conversations opened: 8 (marketing 4, service 4); billable: 8 (marketing 4, service 4).**
`);
  });
});
