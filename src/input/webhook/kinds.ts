import type { KindSource } from '../../model/event.js';
import { finding, type Finding } from '../../model/finding.js';
import { DAY, HOUR } from '../../model/instant.js';
import { isMessageRow, type InboundRow, type Kind, type MessageRow, type Row, type Wire } from '../row.js';
import { plural } from './counts.js';
import { isInEntryPoint, kindOf } from './kind.js';
import type { TemplateCategories } from './templateCategories.js';

type WireRow = MessageRow & { readonly wire: Wire };

/** Says of each message that webhooks tell of of what kind it is, as far as anything in the input tells. */
export function tellKinds(rows: readonly Row[], templates: TemplateCategories): readonly Row[] {
  const wired = rows.filter(isWired);
  if (wired.length === 0 && !templates.areNoticed) return rows;
  const openers = openersOf(wired);
  const heard = heardBy(rows);
  return rows.map((row) => {
    if (!isWired(row)) return withCategory(row, templates);
    const told = kindOf(row.wire, isOpener(row, openers), (template) => templates.at(template, row.at));
    const kind = told ?? byEntryPoint(row, heard.get(pairOf(row)) ?? []);
    return { ...row, wire: { ...row.wire, kind } };
  });
}

/** A record that names a template and not its category: Meta's notices may tell that. */
function withCategory(row: Row, templates: TemplateCategories): Row {
  if (!isMessageRow(row) || row.template === null || row.category !== null) return row;
  return { ...row, category: templates.noticed(row.template, row.at) };
}

function isWired(row: Row): row is WireRow {
  return isMessageRow(row) && row.wire !== undefined;
}

/** The earliest message of each conversation: of several within a minute only that can have opened it. */
function openersOf(rows: readonly WireRow[]): ReadonlyMap<string, WireRow> {
  const openers = new Map<string, WireRow>();
  for (const row of rows) {
    const id = conversationOf(row);
    if (id === null) continue;
    const known = openers.get(id);
    if (known === undefined || row.at < known.at || (row.at === known.at && (row.id ?? '') < (known.id ?? ''))) {
      openers.set(id, row);
    }
  }
  return openers;
}

/** A conversation is one of its contact and number, whatever else bears its id. */
function conversationOf(row: WireRow): string | null {
  const id = row.wire.reported.conversation?.id ?? null;
  return id === null ? null : `${pairOf(row)} ${id}`;
}

function isOpener(row: WireRow, openers: ReadonlyMap<string, WireRow>): boolean {
  const id = conversationOf(row);
  return id === null || openers.get(id) === row;
}

/** A reply has 24 hours, and an entry point opened by the last moment of these ends 72 hours later (rules 3.2 and 3.5). */
export const REPLY_WITHIN = DAY;
export const ENTRY_POINT = REPLY_WITHIN + 72 * HOUR;

export const IN_ENTRY_POINT: Kind = { type: 'text', template: null, category: null, from: 'entry_point' };

/**
 * A message that Meta booked in a free entry point, after an ad message and within 24 hours of a customer message that
 * are both in the input: a template and a free-form message were both allowed there, open the same and are both free. It
 * is told as free-form, which claims no category.
 */
function byEntryPoint(row: WireRow, heard: readonly InboundRow[]): Kind | null {
  if (!isInEntryPoint(row.wire)) return null;
  const within = (span: number) => heard.filter(({ at }) => at <= row.at && row.at < at + span);
  const throughAd = within(ENTRY_POINT).some(({ entryPoint }) => entryPoint !== null);
  if (!throughAd || within(REPLY_WITHIN).length === 0) return null;
  return IN_ENTRY_POINT;
}

/** These open no window (rule 1.5). */
export const OPEN_NOTHING: ReadonlySet<InboundRow['type']> = new Set(['reaction', 'edit', 'revoke', 'system']);

function heardBy(rows: readonly Row[]): ReadonlyMap<string, InboundRow[]> {
  const heard = new Map<string, InboundRow[]>();
  for (const row of rows) {
    if (row.kind !== 'inbound' || OPEN_NOTHING.has(row.type)) continue;
    const pair = pairOf(row);
    const known = heard.get(pair);
    if (known === undefined) heard.set(pair, [row]);
    else known.push(row);
  }
  return heard;
}

function pairOf({ contact, number }: Row): string {
  return JSON.stringify([contact, number]);
}

const TOLD_BY: Record<KindSource, string> = {
  input: 'other records',
  send_log: 'the send log',
  callback_data: 'the data attached to them',
  pricing: 'their price',
  conversation: 'the conversation they opened',
  error: 'an error code',
  entry_point: 'an answered ad',
};

export function sendTimesUnknown(count: number, place: Pick<Finding, 'source'>): Finding {
  const message = `only a read receipt tells of ${plural(count, 'outbound message')}`;
  return finding('SEND_TIME_UNKNOWN', { message, ...place });
}

/** How the kinds of messages were told, with the number of each way. */
export function kindsInferred(counts: ReadonlyMap<KindSource, number>, place: Pick<Finding, 'source'>): Finding {
  const sources = (Object.keys(TOLD_BY) as KindSource[]).filter((source) => counts.has(source));
  const total = sources.reduce((sum, source) => sum + (counts.get(source) ?? 0), 0);
  const by = sources.map((source) => `${TOLD_BY[source]} (${counts.get(source) ?? 0})`).join(', ');
  const message = `the kind of ${plural(total, 'outbound message')} is told by ${by}`;
  return finding('KIND_INFERRED', { message, ...place });
}

export function kindsUnknown(count: number, place: Pick<Finding, 'source'>): Finding {
  const message = `nothing tells what ${plural(count, 'outbound message')} ${count === 1 ? 'was' : 'were'}`;
  return finding('KIND_UNKNOWN', { message, ...place });
}
