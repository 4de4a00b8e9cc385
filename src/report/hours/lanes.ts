import { CONVERSATION_CATEGORIES } from '../../model/category.js';
import { NEVER, type Instant } from '../../model/instant.js';
import type { PairRun } from '../../model/run.js';
import { axisOf, type Axis } from './axis.js';
import type { Calendar } from '../calendar.js';
import { durationText } from '../durations.js';
import { happeningsOf, type Happening, type HappeningKind } from './happenings.js';
import type { Tone } from '../text/theme.js';
import { CATEGORY_WORDS } from '../words.js';
import { padEnd, widest } from '../text/wrap.js';

/** One line of the picture, its label padded. */
interface Lane {
  readonly label: string;
  readonly cells: string;
  readonly tone: Tone;
}

interface LanePicture {
  readonly lanes: readonly Lane[];
  readonly legend: readonly string[];
}

interface Bar {
  readonly from: Instant;
  readonly until: Instant;
  readonly certain: boolean;
}

/** What was open when, drawn over time in at most `width` columns. */
export function lanePicture(pair: PairRun, calendar: Calendar, width: number): LanePicture {
  const bars = barsOf(pair);
  const parties = PARTIES.filter(({ label }) => label !== 'rejected' || pair.rejections.length > 0);
  const labels = [...parties, ...bars].map(({ label }) => label);
  const labelWidth = widest(labels) + 2;
  const axis = axisOf(
    extentOf(
      pair,
      bars.flatMap((lane) => lane.bars),
    ),
    calendar,
    width - labelWidth,
  );
  const lane = (label: string, cells: string, tone: Tone, empty = ''): Lane => {
    const drawn = cells.trimEnd();
    return {
      label: padEnd(label, labelWidth),
      cells: drawn === '' ? empty : drawn,
      tone: drawn === '' ? 'quiet' : tone,
    };
  };
  const happenings = happeningsOf(pair);
  const marks = parties.map((party) => lane(party.label, drawMarks(happenings, party.marks, axis), 'plain', 'none'));
  const drawn = bars.map((one) => lane(one.label, drawBars(one.bars, axis), 'open', 'never open'));
  return {
    lanes: [
      lane(calendar.day(axis.from) === null ? 'hour' : '', axis.labels, 'quiet'),
      lane('', axis.rule, 'quiet'),
      ...marks,
      ...drawn,
    ],
    legend: legendOf([...marks, ...drawn], axis),
  };
}

function barsOf(pair: PairRun): readonly { label: string; bars: readonly Bar[] }[] {
  const conversations = CONVERSATION_CATEGORIES.filter((category) => category !== 'referral_conversion').map(
    (category) => ({
      label: CATEGORY_WORDS[category],
      bars: pair.conversations
        .filter((record) => record.category === category)
        .map(({ openedAt, closedAt, expiresAt, certain }) => ({
          from: openedAt,
          until: closedAt ?? expiresAt,
          certain,
        })),
    }),
  );
  return [
    { label: 'window', bars: windowBars(pair) },
    { label: CATEGORY_WORDS.referral_conversion, bars: entryPointBars(pair) },
    ...conversations,
  ].filter(({ label, bars }) => label === 'window' || bars.length > 0);
}

function windowBars({ states, lastAt }: PairRun): readonly Bar[] {
  const bars: Bar[] = [];
  for (const { from, until, window, windowUntil } of states) {
    if (window === 'closed') continue;
    const end = until ?? windowUntil ?? lastAt;
    const previous = bars.at(-1);
    const certain = window === 'open';
    if (previous?.until === from && previous.certain === certain) bars[bars.length - 1] = { ...previous, until: end };
    else bars.push({ from, until: end, certain });
  }
  return bars;
}

function entryPointBars({ entryPoints, steps }: PairRun): readonly Bar[] {
  const sureUntil = new Map<string, Instant>();
  for (const { event, outcomes } of steps) {
    for (const outcome of outcomes) {
      if (event !== null && outcome.kind === 'entry_point_opened') sureUntil.set(event.handle, outcome.ends.sure);
    }
  }
  return entryPoints.flatMap(({ openedAt, expiresAt, openedBy, refreshedBy }) => {
    const sure = sureUntil.get(refreshedBy.at(-1) ?? openedBy) ?? expiresAt;
    const doubtFrom = sure === NEVER ? openedAt : sure;
    return [
      { from: openedAt, until: doubtFrom, certain: true },
      { from: doubtFrom, until: expiresAt, certain: false },
    ].filter(({ from, until }) => from < until);
  });
}

function extentOf(pair: PairRun, bars: readonly Bar[]): { from: Instant; until: Instant } {
  const until = bars.reduce((latest, bar) => (bar.until > latest ? bar.until : latest), pair.lastAt);
  return { from: pair.firstAt, until };
}

/** The first cell of a bar shows where it begins, its last where it ends: two that touch stay two. */
function drawBars(bars: readonly Bar[], axis: Axis): string {
  const cells = axis.blank();
  for (const { from, until, certain } of bars) {
    const first = axis.cellOf(from);
    const last = Math.max(first, Math.ceil(axis.position(until)) - 1);
    for (let cell = first; cell <= last; cell++) cells[cell] = certain ? '━' : '?';
    if (!certain) continue;
    cells[first] = first === last ? '╋' : '┣';
    if (last > first) cells[last] = '┫';
  }
  return cells.join('');
}

type Marks = Partial<Readonly<Record<HappeningKind, string>>>;

/** A lane for each, so that a number of messages in one cell still says which. */
const PARTIES: readonly { label: string; marks: Marks }[] = [
  { label: 'customer', marks: { received: '▼' } },
  { label: 'business', marks: { sent: '▲' } },
  { label: 'rejected', marks: { rejected: '✕' } },
];

function drawMarks(happenings: readonly Happening[], marks: Marks, axis: Axis): string {
  const cells = axis.blank();
  const counts = new Map<number, number>();
  for (const { kind, at } of happenings) {
    const mark = marks[kind];
    if (mark === undefined) continue;
    const cell = axis.cellOf(at);
    const count = (counts.get(cell) ?? 0) + 1;
    counts.set(cell, count);
    cells[cell] = count === 1 ? mark : severalMark(count);
  }
  return cells.join('');
}

function severalMark(count: number): string {
  return count > 9 ? '+' : String(count);
}

const LEGEND: readonly (readonly [sign: RegExp, meaning: string])[] = [
  [/▼/, '▼ customer message'],
  [/▲/, '▲ business message'],
  [/✕/, '✕ business message rejected'],
  [/[2-9]/, '2–9 that many at once'],
  [/\+/, '+ more than nine'],
  [/[┣╋]/, '┣━┫ open'],
  [/\?/, '? perhaps open'],
];

function legendOf(lanes: readonly Lane[], axis: Axis): readonly string[] {
  const drawn = lanes.map(({ cells }) => cells).join('');
  const signs = LEGEND.filter(([sign]) => sign.test(drawn)).map(([, meaning]) => meaning);
  return [...signs, `one column = ${durationText(axis.cell)}`];
}
