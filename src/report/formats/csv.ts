import { MINUTE, type Instant } from '../../model/instant.js';
import type { PairRun, RunHead } from '../../model/run.js';
import { calendarOf, type Calendar } from '../calendar.js';
import { contactRow } from '../contactTable.js';
import { csvLine } from '../text/csvCell.js';
import { DEFAULT_STEP, hourRows, type HourRow } from '../hours/hours.js';
import { instantText } from '../instantText.js';
import { timeLeft } from '../durations.js';
import type { RenderOptions } from '../options.js';
import { billWords, CATEGORY_WORDS, counted, happeningWords, maybe, openingWords } from '../words.js';

const HEADER = [
  'contact',
  'number',
  'from',
  'until',
  'local_time',
  'window',
  'window_minutes_left',
  'entry_point_minutes_left',
  'conversations',
  'events',
  'opened',
  'billable',
  'not_billable',
] as const;

/** What of a run its rows say: pairs may come one by one. */
type CsvRun = Pick<RunHead, 'dated' | 'timezone'> & { readonly pairs: Iterable<PairRun> };
type RowOptions = Pick<RenderOptions, 'every' | 'all' | 'summary'>;

/** The hour rows as one flat table: the state is the one at `from`, and rows without change are one row unless `all`. */
export function* csv(run: CsvRun, { every, all, summary }: RowOptions): Iterable<string> {
  const calendar = calendarOf(run);
  if (summary) {
    yield* contactLines(run, calendar);
    return;
  }
  yield csvLine(HEADER);
  for (const pair of run.pairs) {
    for (const row of hourRows(pair, calendar, { step: every ?? DEFAULT_STEP, fold: !all })) {
      yield csvLine([pair.contact, pair.number, ...cells(row, run.dated, calendar)]);
    }
  }
}

const CONTACT_HEADER = ['contact', 'number', 'first', 'last', 'in', 'out', 'opened', 'billable', 'rejected'] as const;

function* contactLines({ pairs, dated }: CsvRun, calendar: Calendar): Iterable<string> {
  yield csvLine(CONTACT_HEADER);
  for (const pair of pairs) {
    const row = contactRow(pair, calendar);
    const { opened, billable, rejected } = row;
    const [first, last] = [instantText(pair.firstAt, dated), instantText(pair.lastAt, dated)];
    yield csvLine([pair.contact, pair.number, first, last, row.in, row.out, opened, billable, rejected]);
  }
}

function cells(row: HourRow, dated: boolean, calendar: Calendar): readonly (string | number | null)[] {
  const { from, until, state, happenings, opened, bills } = row;
  const minutesTo = (end: Instant | null): number | null => (end === null ? null : Math.floor((end - from) / MINUTE));
  const open = state.conversations.map(
    (one) => `${maybe(CATEGORY_WORDS[one.category], one.certain)} ${timeLeft(one.until - from, true)}`,
  );
  const events = happenings.map((happening) => {
    const at = happening.at === from ? '' : `${calendar.stamp(happening.at)} `;
    return at + happeningWords(happening, until);
  });
  const charged = bills.filter(({ charge }) => charge.billable);
  const free = bills.filter(({ charge }) => !charge.billable);
  return [
    instantText(from, dated),
    instantText(until, dated),
    dated ? calendar.stamp(from) : null,
    state.window,
    minutesTo(state.windowUntil),
    minutesTo(state.entryPoint?.until ?? null),
    open.join('; '),
    events.join('; '),
    counted(opened.map(openingWords)).join('; '),
    counted(charged.map(billWords)).join('; '),
    counted(free.map((bill) => billWords(bill).slice('no: '.length))).join('; '),
  ];
}
