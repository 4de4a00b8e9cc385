import fc from 'fast-check';
import type { Happening, Inbound, Outbound, TemplateCategory } from './model.js';

/**
 * Random timelines of one contact, told twice: as happenings for the model and as rows for the product. Moments are put
 * at telling distances from earlier ones (none, 24 h, 72 h, 168 h; a minute less, a minute more), for that is where the
 * rules change their answer.
 */
export interface Story {
  readonly happenings: readonly Happening[];
  readonly rows: readonly Row[];
  /** The last minute at which something is stamped. */
  readonly last: number;
}

export interface Row {
  readonly minute: number;
  readonly deliveredAt?: number;
  readonly fields: Readonly<Record<string, string>>;
}

const HOUR = 60;
const DAY = 24 * HOUR;
/** Nothing is sent later than this; deliveries may be. */
export const DAYS = 10;

const KINDS = [
  'text',
  'text',
  'text',
  'ad',
  'ad',
  'call',
  'customer_reaction',
  'marketing',
  'marketing',
  'utility',
  'utility',
  'authentication',
  'free_form',
  'free_form',
  'free_form',
  'reaction',
] as const;
type Kind = (typeof KINDS)[number];

const GAPS = [0, 0, 1, HOUR, HOUR, 5 * HOUR, 12 * HOUR, DAY, DAY, DAY, 2 * DAY, 3 * DAY, 3 * DAY, 7 * DAY];
const PROMPT = [
  'at_once',
  'at_once',
  'at_once',
  'at_once',
  'later',
  'later',
  'failed',
  'failed_later',
  'never',
] as const;
/** The customer's phone is off: most of what is sent arrives long after, often when what it would open is over. */
const TARDY = ['at_once', 'later', 'later', 'later', 'later', 'later', 'later', 'failed_later', 'never'] as const;
const DELAYS = [1, 30, HOUR, 5 * HOUR, DAY - 1, DAY, DAY + 1, 30 * HOUR, 3 * DAY, 3 * DAY + 1];
const LONG_DELAYS = [...DELAYS, 3 * DAY - 1, 4 * DAY, 5 * DAY, 7 * DAY - 1, 7 * DAY, 7 * DAY + 1];

interface Happens {
  readonly kind: Kind;
  /** Which earlier moment it counts from, and how far. */
  readonly anchor: number;
  readonly gap: number;
  readonly slip: number;
  readonly fate: (typeof PROMPT)[number];
  readonly delay: number;
  /** Which other moment its receipt falls on instead, if that is later. */
  readonly meets: number | null;
  /** Which of several ways of writing the same. */
  readonly spelling: number;
  /** Decides the order of ids, which is not that of the rows. */
  readonly rank: number;
}

interface Mood {
  readonly kinds: readonly Kind[];
  readonly fates: readonly Happens['fate'][];
  readonly delays: readonly number[];
}

/** What a story is mostly about; in each of them anything can happen. */
const MOODS: readonly Mood[] = [
  { kinds: KINDS, fates: PROMPT, delays: DELAYS },
  { kinds: KINDS, fates: TARDY, delays: LONG_DELAYS },
  { kinds: [...KINDS, 'ad', 'ad', 'ad', 'ad', 'ad'], fates: TARDY, delays: LONG_DELAYS },
  { kinds: [...KINDS, 'marketing', 'utility', 'utility', 'ad', 'authentication'], fates: TARDY, delays: LONG_DELAYS },
];

function happens({ kinds, fates, delays }: Mood): fc.Arbitrary<Happens> {
  return fc.record({
    kind: fc.constantFrom(...kinds),
    anchor: fc.nat(40),
    gap: fc.constantFrom(...GAPS),
    slip: fc.constantFrom(0, 0, 0, -1, 1),
    fate: fc.constantFrom(...fates),
    delay: fc.constantFrom(...delays),
    meets: fc.option(fc.nat(40), { freq: 1 }),
    spelling: fc.nat(5),
    rank: fc.nat(99),
  });
}

/** `turn` is a moment of its own to count from: the minute at which an era ends. */
export function stories(turn: number | null = null): fc.Arbitrary<Story> {
  const told = (mood: Mood) =>
    fc.record({ named: fc.boolean(), steps: fc.array(happens(mood), { minLength: 1, maxLength: 25, size: 'max' }) });
  return fc.oneof(...MOODS.map(told)).map(({ named, steps }) => tell(steps, named, turn));
}

function tell(steps: readonly Happens[], named: boolean, turn: number | null): Story {
  const moments = turn === null ? [0] : [0, turn, turn];
  const happenings: Happening[] = [];
  const rows: Row[] = [];
  const names = steps.map((step, index) => `${String(step.rank).padStart(2, '0')}-${index}`);
  const sorted = [...names].sort();
  steps.forEach((step, index) => {
    const from = moments[step.anchor % moments.length] ?? 0;
    const minute = Math.abs(from + step.gap + step.slip) % (DAYS * DAY);
    const name = named ? (names[index] ?? '') : `records:${rows.length + 1}`;
    const order = named ? sorted.indexOf(name) : index;
    const happening = happeningOf(withReceipt(step, minute, moments), { name, minute, order }, named);
    happenings.push(happening);
    moments.push(minute);
    if (happening.from === 'business' && happening.fate.kind !== 'never') moments.push(happening.fate.minute);
    rows.push(...rowsOf(happening, step.spelling, named));
  });
  return { happenings, rows, last: Math.max(...rows.flatMap(({ minute, deliveredAt = 0 }) => [minute, deliveredAt])) };
}

/** Its delay is what brings the receipt to the moment that it meets, a minute before or after included. */
function withReceipt(step: Happens, minute: number, moments: readonly number[]): Happens {
  if (step.meets === null) return step;
  const delay = (moments[step.meets % moments.length] ?? 0) + step.slip - minute;
  return delay > 0 ? { ...step, delay } : step;
}

function happeningOf(step: Happens, base: { name: string; minute: number; order: number }, named: boolean): Happening {
  const { kind } = step;
  if (kind === 'text' || kind === 'ad' || kind === 'call') return { from: 'customer', what: kind, ...base };
  if (kind === 'customer_reaction') return { from: 'customer', what: 'reaction', ...base };
  return { from: 'business', what: kind, ...base, fate: fateOf(step, base.minute, named) };
}

/** Without an id there are no receipts, and a row can only fail at its own time. */
function fateOf({ fate, delay }: Happens, minute: number, named: boolean): Outbound['fate'] {
  if (fate === 'never') return { kind: 'never' };
  if (fate === 'failed' || (fate === 'failed_later' && !named)) return { kind: 'failed', minute };
  if (fate === 'failed_later') return { kind: 'failed', minute: minute + delay };
  return { kind: 'delivered', minute: fate === 'later' ? minute + delay : minute };
}

function rowsOf(happening: Happening, spelling: number, named: boolean): readonly Row[] {
  const id: Record<string, string> = named ? { id: happening.name } : {};
  if (happening.from === 'customer')
    return [{ minute: happening.minute, fields: { ...id, ...inboundFields(happening) } }];
  const { minute, fate, what } = happening;
  const fields = { ...id, direction: 'outbound', ...outboundFields(what) };
  const row = (status: string | null, at = minute): Row => ({
    minute: at,
    fields: status === null ? fields : { ...fields, status },
  });
  const pick = (...ways: readonly (readonly Row[])[]): readonly Row[] => ways[spelling % ways.length] ?? [];

  const submitted = row(spelling % 2 === 0 ? 'sent' : 'accepted');
  if (fate.kind === 'never') return [submitted];
  const at = fate.minute;
  if (fate.kind === 'failed') return at === minute ? [row('failed')] : [submitted, row('failed', at)];
  const ownRow: readonly (readonly Row[])[] = [
    [{ ...row(null), deliveredAt: at }],
    [{ ...row('delivered'), deliveredAt: at }],
    ...(at === minute ? [[row(null)], [row('delivered')], ...(named ? [[row('read')]] : [])] : []),
  ];
  if (!named) return pick(...ownRow);
  return pick(
    ...ownRow,
    [submitted, row('delivered', at)],
    [row('read', at), submitted],
    [submitted, row('delivered', at), row('read', at + 5)],
    [submitted, row('delivered', at + 5), row('read', at)],
    // Both: the delivery counts (CONFLICTING_RECEIPTS).
    [submitted, row('delivered', at), row('failed', at)],
  );
}

function inboundFields({ what }: Inbound): Record<string, string> {
  if (what === 'ad') return { direction: 'inbound', type: 'text', entry_point: 'ctwa' };
  return { direction: 'inbound', type: what };
}

function outboundFields(what: TemplateCategory | 'free_form' | 'reaction'): Record<string, string> {
  if (what === 'free_form') return { type: 'text' };
  return what === 'reaction' ? { type: 'reaction' } : { type: 'template', category: what };
}

/** The rows as JSON records, undated or counted from a start. */
export function recordsOf({ rows }: Story, start: number | null): readonly object[] {
  const say = (minute: number) =>
    start === null ? `${Math.floor(minute / HOUR)}h${minute % HOUR}m` : new Date(start + minute * 60_000).toISOString();
  return rows.map(({ minute, deliveredAt, fields }) => ({
    ...fields,
    time: say(minute),
    ...(deliveredAt === undefined ? {} : { delivered_at: say(deliveredAt) }),
  }));
}
