import type { Instant } from '../model/instant.js';
import type { Charge, ConversationRecord, Rejection, WindowSpan } from '../model/outcome.js';
import type { PairRun, Run, RunHead, RunSummary, RunSums, StateSpan } from '../model/run.js';
import { having, NUMBER, partsOf, orNull } from '../model/shape.js';
import type { HourDocument, RunDocument, SummaryDocument } from '../schema/run.js';
import { calendarOf, type Calendar } from './calendar.js';
import { findingDocument } from './findingDocument.js';
import { hourRows, type HourRow } from './hours/hours.js';
import { instantText } from './instantText.js';
import { costDocument, costsDocument, priceDocument } from './moneyDocument.js';
import { happeningWords } from './words.js';

type Element<K extends 'contacts' | 'windows' | 'conversations' | 'rejections' | 'charges'> = RunDocument[K][number];

const RUN = having(['pairs', 'rules', 'totals'], 'a run, as simulate gives it');
const ROWS = partsOf<{ every: number | null }>({ every: orNull(NUMBER) });

/** The run document, `wa-window/run@1`. `hours` of each contact stand in it only when `every` (milliseconds) is given. */
export function toDocument(run: Run, options: { every: number | null }): RunDocument {
  RUN('run', run);
  ROWS('options', options);
  const { every } = options;
  const { dated, pairs } = run;
  const from = documentOfPair(dated);
  return {
    schema: 'wa-window/run@1',
    ...headOf(run),
    contacts: inTimeOrder(
      pairs,
      (pair) => [pair],
      ({ firstAt }) => firstAt,
      (_item, pair) => from.contact(pair, rowsOf(pair, run, every)),
    ),
    windows: inTimeOrder(
      pairs,
      ({ windows }) => windows,
      ({ openedAt }) => openedAt,
      from.span,
    ),
    entryPoints: inTimeOrder(
      pairs,
      ({ entryPoints }) => entryPoints,
      ({ openedAt }) => openedAt,
      from.span,
    ),
    conversations: inTimeOrder(
      pairs,
      ({ conversations }) => conversations,
      ({ openedAt }) => openedAt,
      from.conversation,
    ),
    rejections: inTimeOrder(
      pairs,
      ({ rejections }) => rejections,
      ({ at }) => at,
      from.rejection,
    ),
    charges: inTimeOrder(
      pairs,
      ({ charges }) => charges,
      ({ at }) => at,
      from.charge,
    ),
    totals: totalsOf(run),
    costs: costsDocument(run.cost),
  };
}

export function toSummaryDocument(run: RunSummary): SummaryDocument {
  return { schema: 'wa-window/summary@1', ...headOf(run), totals: totalsOf(run), costs: costsDocument(run.cost) };
}

export function headOf(run: RunHead): Pick<RunDocument, 'dated' | 'timezone' | 'rules' | 'assumptions' | 'findings'> {
  const { dated, timezone, rules, assumptions, findings } = run;
  const optional = (at: Instant | null): string | null => (at === null ? null : instantText(at, dated));
  return {
    dated,
    timezone,
    rules: {
      mode: rules.mode,
      sets: rules.sets.map(({ id, from, until }) => ({ id, from: optional(from), until: optional(until) })),
    },
    assumptions: assumptions.map(({ id, value, source, affected }) => ({ id, value, source, affected })),
    findings: findings.map(findingDocument),
  };
}

export function totalsOf({ totals, cost }: RunSums): RunDocument['totals'] {
  const { conversations, billable, free, rejected } = totals;
  return {
    conversations: { ...conversations },
    billable: { ...billable },
    free: { ...free },
    rejected,
    ...costDocument(cost),
  };
}

/** The rows of `hours[]`, none folded; null without `every`. */
export function rowsOf(
  pair: PairRun,
  run: Pick<Run, 'dated' | 'timezone'>,
  every: number | null,
): readonly HourDocument[] | null {
  if (every === null) return null;
  const calendar: Calendar = calendarOf(run);
  return [...hourRows(pair, calendar, { step: every, fold: false })].map((row) => hourOf(row, run.dated));
}

function hourOf(row: HourRow, dated: boolean): HourDocument {
  const { state } = row;
  return {
    from: instantText(row.from, dated),
    until: instantText(row.until, dated),
    window: state.window,
    windowUntil: state.windowUntil === null ? null : instantText(state.windowUntil, dated),
    entryPointUntil: state.entryPoint === null ? null : instantText(state.entryPoint.until, dated),
    conversations: state.conversations.map(({ category, until }) => ({
      category,
      expiresAt: instantText(until, dated),
    })),
    events: row.happenings.map((happening) => ({
      at: instantText(happening.at, dated),
      kind: happening.kind,
      source: 'event' in happening ? happening.event.handle : null,
      text: happeningWords(happening, row.until),
    })),
    opened: row.opened.map(({ category }) => category),
    billable: row.bills.filter(({ charge }) => charge.billable).map(({ charge }) => charge.category),
    notBillable: row.bills
      .filter(({ charge }) => !charge.billable)
      .map(({ charge: { category, type } }) => ({ category, type })),
  };
}

/** How each part of a pair is written down. */
export function documentOfPair(dated: boolean) {
  const text = (at: Instant): string => instantText(at, dated);
  const optional = (at: Instant | null): string | null => (at === null ? null : text(at));
  const state = (span: StateSpan): Element<'contacts'>['states'][number] => ({
    from: text(span.from),
    until: optional(span.until),
    window: span.window,
    windowUntil: optional(span.windowUntil),
    entryPointUntil: optional(span.entryPointUntil),
    conversations: span.conversations.map(({ category, expiresAt }) => ({ category, expiresAt: text(expiresAt) })),
  });
  const contactOnly = ({ contact, number, firstAt, lastAt, lastInboundAt }: PairRun) => ({
    contact,
    number,
    firstAt: text(firstAt),
    lastAt: text(lastAt),
    lastInboundAt: optional(lastInboundAt),
  });
  return {
    state,
    contactOnly,
    contact: (pair: PairRun, hours: readonly HourDocument[] | null): Element<'contacts'> => ({
      ...contactOnly(pair),
      states: pair.states.map(state),
      ...(hours === null ? {} : { hours: [...hours] }),
    }),
    span: (span: WindowSpan, { contact, number }: PairRun): Element<'windows'> => ({
      contact,
      number,
      openedAt: text(span.openedAt),
      expiresAt: text(span.expiresAt),
      openedBy: span.openedBy,
      refreshedBy: [...span.refreshedBy],
    }),
    conversation: (record: ConversationRecord, { contact, number }: PairRun): Element<'conversations'> => ({
      contact,
      number,
      category: record.category,
      openedAt: text(record.openedAt),
      expiresAt: text(record.expiresAt),
      closedAt: optional(record.closedAt),
      closedBy: record.closedBy,
      openedBy: record.openedBy,
      members: record.members,
      billable: record.billable,
      ruleSet: record.ruleSet,
      rule: record.rule,
    }),
    rejection: ({ messageId, at, code, rule }: Rejection, { contact, number }: PairRun): Element<'rejections'> => ({
      contact,
      number,
      messageId,
      at: text(at),
      code,
      rule,
    }),
    charge: (charge: Charge, { contact, number }: PairRun): Element<'charges'> => ({
      contact,
      number,
      account: charge.account,
      messageId: charge.messageId,
      source: charge.handle,
      at: text(charge.at),
      unit: charge.unit,
      category: charge.category,
      type: charge.type,
      billable: charge.billable,
      certain: charge.certain,
      ...priceDocument(charge.price),
      ruleSet: charge.ruleSet,
      rule: charge.rule,
    }),
  };
}

/** Pairs come ordered by contact, then number, and sorting is stable: only the time has to be compared. */
function inTimeOrder<T, D>(
  pairs: readonly PairRun[],
  itemsOf: (pair: PairRun) => readonly T[],
  timeOf: (item: T) => Instant,
  documentOf: (item: T, pair: PairRun) => D,
): D[] {
  return pairs
    .flatMap((pair) => itemsOf(pair).map((item) => ({ at: timeOf(item), item, pair })))
    .sort((a, b) => a.at - b.at)
    .map(({ item, pair }) => documentOf(item, pair));
}
