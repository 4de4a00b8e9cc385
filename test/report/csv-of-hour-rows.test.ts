import { describe, expect, it } from 'vitest';
import { text } from './factories.js';
import { threeContacts, timeline2, timeline2Dated } from './timelines.js';

describe('the hour rows as a flat table', () => {
  it('rows without change are one row', () => {
    expect('\n' + text(timeline2, { format: 'csv' })).toBe(`
contact,number,from,until,local_time,window,window_minutes_left,entry_point_minutes_left,conversations,events,opened,billable,not_billable
,,Hour 0,Hour 1,,closed,,,marketing 24h00m,→ marketing template,marketing,marketing,
,,Hour 1,Hour 4,,closed,,,marketing 23h00m,,,,
,,Hour 4,Hour 5,,open,1440,,marketing 20h00m,← text,,,
,,Hour 5,Hour 6,,open,1380,,marketing 19h00m,→ interactive,,,marketing open
,,Hour 6,Hour 24,,open,1320,,marketing 18h00m,,,,
,,Hour 24,Hour 25,,open,240,,,marketing ends,,,
,,Hour 25,Hour 26,,open,180,,service 24h00m,→ text,service,service,
,,Hour 26,Hour 27,,open,120,,service 23h00m,→ text,,,service open
,,Hour 27,Hour 28,,open,60,,service 22h00m,,,,
,,Hour 28,Hour 29,,closed,,,service 21h00m,window closes,,,
,,Hour 29,Hour 49,,closed,,,service 20h00m,,,,
,,Hour 49,Hour 50,,closed,,,,service ends,,,
`);
  });

  it('dated rows in the account zone', () => {
    expect('\n' + text(timeline2Dated('2024-10-26T07:00:00Z'), { format: 'csv' })).toBe(`
contact,number,from,until,local_time,window,window_minutes_left,entry_point_minutes_left,conversations,events,opened,billable,not_billable
+31612345678,+31201234567,2024-10-26T07:00:00.000Z,2024-10-26T08:00:00.000Z,2024-10-26 09:00,closed,,,marketing 24h00m,→ marketing template,marketing,marketing,
+31612345678,+31201234567,2024-10-26T08:00:00.000Z,2024-10-26T11:00:00.000Z,2024-10-26 10:00,closed,,,marketing 23h00m,,,,
+31612345678,+31201234567,2024-10-26T11:00:00.000Z,2024-10-26T12:00:00.000Z,2024-10-26 13:00,open,1440,,marketing 20h00m,← text,,,
+31612345678,+31201234567,2024-10-26T12:00:00.000Z,2024-10-26T13:00:00.000Z,2024-10-26 14:00,open,1380,,marketing 19h00m,→ interactive,,,marketing open
+31612345678,+31201234567,2024-10-26T13:00:00.000Z,2024-10-27T07:00:00.000Z,2024-10-26 15:00,open,1320,,marketing 18h00m,,,,
+31612345678,+31201234567,2024-10-27T07:00:00.000Z,2024-10-27T08:00:00.000Z,2024-10-27 08:00,open,240,,,marketing ends,,,
+31612345678,+31201234567,2024-10-27T08:00:00.000Z,2024-10-27T09:00:00.000Z,2024-10-27 09:00,open,180,,service 24h00m,→ text,service,service,
+31612345678,+31201234567,2024-10-27T09:00:00.000Z,2024-10-27T10:00:00.000Z,2024-10-27 10:00,open,120,,service 23h00m,→ text,,,service open
+31612345678,+31201234567,2024-10-27T10:00:00.000Z,2024-10-27T11:00:00.000Z,2024-10-27 11:00,open,60,,service 22h00m,,,,
+31612345678,+31201234567,2024-10-27T11:00:00.000Z,2024-10-27T12:00:00.000Z,2024-10-27 12:00,closed,,,service 21h00m,window closes,,,
+31612345678,+31201234567,2024-10-27T12:00:00.000Z,2024-10-28T08:00:00.000Z,2024-10-27 13:00,closed,,,service 20h00m,,,,
+31612345678,+31201234567,2024-10-28T08:00:00.000Z,2024-10-28T09:00:00.000Z,2024-10-28 09:00,closed,,,,service ends,,,
`);
  });

  it('the totals of each contact', () => {
    expect('\n' + text(threeContacts(), { format: 'csv', summary: true })).toBe(`
contact,number,first,last,in,out,opened,billable,rejected
+31612345678,+31201234567,Hour 0,Hour 26,1,4,2,2,0
+31612345678,+31207654321,Hour 0,Hour 26,1,4,2,2,0
+5511987654321,+31201234567,Hour 0,Hour 26,1,4,2,2,0
+919876543210,+31201234567,Hour 0,Hour 26,1,4,2,2,0
`);
  });

  it('the totals of each contact, with instants as every other CSV has them', () => {
    const run = timeline2Dated('2024-10-26T10:00:00Z');
    expect(text(run, { format: 'csv', summary: true }).split('\n')[1]).toBe(
      '+31612345678,+31201234567,2024-10-26T10:00:00.000Z,2024-10-27T12:00:00.000Z,1,4,2,2,0',
    );
  });
});
