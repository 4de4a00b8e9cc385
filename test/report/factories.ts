import { Chalk } from 'chalk';
import type { ConversationCategory } from '../../src/model/category.js';
import type { Inbound, Outbound, TemplateCategory, TimelineEvent } from '../../src/model/event.js';
import { HOUR, instantOf, type Instant } from '../../src/model/instant.js';
import type { Charge, ConversationRecord, Outcome, Step, WindowSpan } from '../../src/model/outcome.js';
import type { PairRun, Run, StateSpan } from '../../src/model/run.js';
import { render, type RenderOptions } from '../../src/report/index.js';

export const hour = (count: number): Instant => instantOf(count * HOUR);
export const instant = (text: string): Instant => instantOf(Date.parse(text));

const place = { contact: null, number: null, id: null, source: { file: 'timeline.csv', line: 2, column: 1 } };
const outboundPlace = { ...place, kind: 'outbound', account: null, country: null, tag: null, channel: null } as const;

export function inbound(at: Instant, type: Inbound['type'] = 'text', over: Partial<Inbound> = {}): Inbound {
  return { ...place, kind: 'inbound', at, type, entryPoint: null, handle: `in-${at}`, ...over };
}

export function template(at: Instant, category: TemplateCategory, over: Partial<Outbound> = {}): Outbound {
  return { ...outboundPlace, at, type: 'template', category, template: null, handle: `out-${at}`, ...over };
}

export function freeForm(at: Instant, type: 'text' | 'interactive' | 'reaction' = 'text'): Outbound {
  return { ...outboundPlace, at, type, handle: `out-${at}` };
}

export function delivery(of: Outbound, at: Instant): TimelineEvent {
  return { ...place, kind: 'receipt', at, status: 'delivered', assumed: false, handle: of.handle };
}

export function step(event: TimelineEvent, ...outcomes: Outcome[]): Step {
  return { at: event.at, event, outcomes };
}

/** What time alone brings. */
export function passing(at: Instant, ...outcomes: Outcome[]): Step {
  return { at, event: null, outcomes };
}

export const windowOpened = (until: Instant): Outcome => ({ kind: 'window_opened', until, rule: '1.1' });
export const windowClosed: Outcome = { kind: 'window_closed' };
export const ended = (category: ConversationCategory): Outcome => ({
  kind: 'conversation_closed',
  category,
  by: 'expiry',
});
export const opened = (category: ConversationCategory, until: Instant, certain = true): Outcome => ({
  kind: 'conversation_opened',
  category,
  ends: { sure: until, maybe: until },
  certain,
  rule: '2c.1',
});

export function charge(of: Outbound, over: Partial<Charge> = {}): Charge {
  return {
    handle: of.handle,
    messageId: of.id,
    account: of.account,
    recipient: null,
    group: false,
    at: of.at,
    unit: 'conversation',
    category: of.type === 'template' ? of.category : 'service',
    message: of.type === 'template' ? 'template' : 'free_form',
    listed: of.type === 'template' ? of.category : 'service',
    template: of.type === 'template' ? of.template : null,
    country: of.country,
    sentAt: of.at,
    price: null,
    type: 'regular',
    billable: (over.type ?? 'regular') === 'regular',
    certain: true,
    ruleSet: 'cbp-2023',
    rule: '2c.3',
    ...over,
  };
}

export function conversation(
  of: Outbound,
  over: Partial<ConversationRecord> = {},
  lasts: number = 24 * HOUR,
): ConversationRecord {
  const end = instantOf(of.at + lasts);
  return {
    category: of.type === 'template' ? of.category : 'service',
    openedAt: of.at,
    expiresAt: end,
    closedAt: end,
    closedBy: 'expiry',
    openedBy: of.handle,
    members: 1,
    billable: true,
    certain: true,
    ruleSet: 'cbp-2023',
    rule: '2c.1',
    ...over,
  };
}

export function span(openedAt: Instant, expiresAt: Instant, refreshedBy: readonly string[] = []): WindowSpan {
  return { openedAt, expiresAt, openedBy: `in-${openedAt}`, refreshedBy };
}

export type Open = Partial<Omit<StateSpan, 'from' | 'until'>>;

/** States that follow each other without a gap; the last has no end. */
export function states(...list: readonly (readonly [from: Instant, open: Open])[]): readonly StateSpan[] {
  return list.map(([from, open], index) => ({
    from,
    until: list[index + 1]?.[0] ?? null,
    window: open.windowUntil === undefined || open.windowUntil === null ? 'closed' : 'open',
    windowUntil: null,
    entryPointUntil: null,
    conversations: [],
    ...open,
  }));
}

export function pair(over: Partial<PairRun> & Pick<PairRun, 'steps'>): PairRun {
  const events = over.steps.filter(({ event }) => event !== null);
  return {
    contact: null,
    number: null,
    firstAt: events[0]?.at ?? hour(0),
    lastAt: events.at(-1)?.at ?? hour(0),
    lastInboundAt: events.findLast(({ event }) => event?.kind === 'inbound')?.at ?? null,
    states: [],
    windows: [],
    entryPoints: [],
    conversations: [],
    rejections: [],
    charges: [],
    ...over,
  };
}

export function run(over: Partial<Run> & Pick<Run, 'pairs'>): Run {
  return {
    dated: false,
    timezone: 'UTC',
    rules: { mode: 'undated', sets: [{ id: 'cbp-2023', from: null, until: null }] },
    assumptions: [],
    findings: [],
    totals: { conversations: {}, billable: {}, free: {}, rejected: 0 },
    cost: null,
    ...over,
  };
}

export const plain = new Chalk({ level: 0 });

export function text(value: Run, options: Partial<RenderOptions> = {}): string {
  const defaults: RenderOptions = {
    format: 'table',
    width: 80,
    color: plain,
    every: null,
    all: false,
    limit: 10,
    summary: false,
    by: 'category',
    contact: null,
  };
  return [...render(value, { ...defaults, ...options })].join('');
}
