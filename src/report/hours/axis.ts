import { DAY, HOUR, MINUTE, type Instant } from '../../model/instant.js';
import type { Calendar } from '../calendar.js';

/** A line of cells of equal length over time. */
export interface Axis {
  readonly from: Instant;
  /** Length of a cell in milliseconds. */
  readonly cell: number;
  readonly labels: string;
  readonly rule: string;
  /** Cells from the start, with fractions. */
  position(at: Instant): number;
  cellOf(at: Instant): number;
  blank(): string[];
}

const MINUTES = [5, 10, 15, 20, 30].map((count) => count * MINUTE);
const HOURS = [1, 2, 3, 4, 6, 8, 12].map((count) => count * HOUR);
const DAYS = [1, 2, 3, 7, 14, 28, 56, 91, 182, 364, 728, 1820, 3640].map((count) => count * DAY);
const CELLS = [...MINUTES, ...HOURS, ...DAYS];
const TICKS = [...HOURS, ...DAYS];
const CLOSEST_TICKS = 6;

export function axisOf(extent: { from: Instant; until: Instant }, calendar: Calendar, width: number): Axis {
  const room = Math.max(width, 20);
  const from = calendar.floor(extent.from, HOUR);
  const cell = CELLS.find((length) => cellCount(from, extent.until, length) <= room) ?? DAYS.at(-1) ?? DAY;
  const count = cellCount(from, extent.until, cell);
  const position = (at: Instant): number => (at - from) / cell;
  const cellOf = (at: Instant): number => Math.max(0, Math.min(count - 1, Math.floor(position(at))));
  const ticks = ticksOf({ from, until: extent.until, cell }, calendar).map(({ at, label }) => ({
    column: cellOf(at),
    label,
  }));
  return {
    from,
    cell,
    labels: drawLabels(ticks, room),
    rule: drawRule(ticks, count),
    position,
    cellOf,
    blank: () => Array.from({ length: count }, () => ' '),
  };
}

/** Both ends have a cell. */
function cellCount(from: Instant, until: Instant, cell: number): number {
  return Math.floor((until - from) / cell) + 1;
}

interface Stretch {
  readonly from: Instant;
  readonly until: Instant;
  readonly cell: number;
}

interface Tick {
  readonly at: Instant;
  readonly label: string;
}

function ticksOf(stretch: Stretch, calendar: Calendar): readonly Tick[] {
  for (const every of TICKS.filter((length) => length >= CLOSEST_TICKS * stretch.cell)) {
    const ticks = ticksEvery(every, stretch, calendar);
    const room = Math.max(CLOSEST_TICKS, ...ticks.map(({ label }) => label.length + 2));
    if (every >= room * stretch.cell) return ticks;
  }
  return ticksEvery(DAYS.at(-1) ?? DAY, stretch, calendar);
}

function ticksEvery(every: number, { from, until }: Stretch, calendar: Calendar): readonly Tick[] {
  const step = Math.min(every, DAY);
  const stride = every / step;
  const ticks: Tick[] = [];
  let count = 0;
  for (let at = calendar.floor(from, step); at <= until; at = calendar.next(at, step)) {
    if (at >= from && count % stride === 0) ticks.push({ at, label: labelOf(at, every, calendar) });
    if (at >= from) count += 1;
  }
  return ticks;
}

/** `Fri 10-02` and `06:00`; whole dates where days are all there is; hours on an undated timeline. */
function labelOf(at: Instant, every: number, calendar: Calendar): string {
  const day = calendar.day(at);
  if (day === null) return calendar.time(at);
  if (every >= DAY) return day.slice('Fri '.length);
  const isMidnight = calendar.floor(at, DAY) === at;
  return isMidnight ? day.replace(/ \d{4}-/, ' ') : calendar.time(at).slice(0, '00:00'.length);
}

function drawLabels(ticks: readonly { column: number; label: string }[], room: number): string {
  let line = '';
  for (const { column, label } of ticks) {
    if (column + label.length > room || (line.length > 0 && line.length + 1 > column)) continue;
    line = line.padEnd(column) + label;
  }
  return line;
}

function drawRule(ticks: readonly { column: number }[], count: number): string {
  const cells = Array.from({ length: count }, () => '─');
  for (const { column } of ticks) cells[column] = '┬';
  return cells.join('');
}
