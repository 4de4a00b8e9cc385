import type { ChalkInstance } from 'chalk';
import type { Standing } from '../../check/answer.js';
import type { Instant } from '../../model/instant.js';
import type { ContactDocument, ContactsDocument } from '../../schema/check.js';
import { minutesLeft } from './document.js';
import { contactsTable } from './listTable.js';
import type { ContactList } from '../contactList.js';
import { csvLine } from '../text/csvCell.js';
import { findingDocument } from '../findingDocument.js';
import { instantText } from '../instantText.js';
import { jsonPieces } from '../text/jsonPieces.js';
import { safeJson } from '../text/text.js';

export const LIST_FORMATS = ['table', 'json', 'ndjson', 'csv'] as const;
type ListFormat = (typeof LIST_FORMATS)[number];

interface ListOptions {
  readonly format: ListFormat;
  readonly width: number;
  readonly color: ChalkInstance;
}

export function renderList(list: ContactList, options: ListOptions): Iterable<string> {
  return FORMATS[options.format](list, options);
}

/** The list as data, `wa-window/contacts@1`. */
export function toContactsDocument({ dated, timezone, at, shown, findings }: ContactList): ContactsDocument {
  return {
    schema: 'wa-window/contacts@1',
    dated,
    timezone,
    at: instantText(at, dated),
    findings: findings.map(findingDocument),
    contacts: shown.map((standing) => contactDocument(standing, dated)),
  };
}

function contactDocument(standing: Standing, dated: boolean): ContactDocument {
  const { contact, number, verdict, window, lastMessageAt, unanswered } = standing;
  const optional = (at: Instant | null): string | null => (at === null ? null : instantText(at, dated));
  return {
    contact,
    number,
    verdict,
    window: window.state,
    permanent: window.permanent,
    closesSoon: window.closesSoon,
    lastMessageAt: optional(lastMessageAt),
    until: optional(window.until),
    minutesLeft: minutesLeft(window, standing.at),
    unanswered,
  };
}

const FORMATS: Readonly<Record<ListFormat, (list: ContactList, options: ListOptions) => Iterable<string>>> = {
  table: (list, { width, color }) => [contactsTable(list, width, color)],
  json: (list) => jsonPieces(toContactsDocument(list)),
  ndjson,
  csv,
};

/** A contact a line. */
function* ndjson({ shown, dated }: ContactList): Iterable<string> {
  for (const standing of shown) yield `${safeJson(JSON.stringify(contactDocument(standing, dated)))}\n`;
}

const HEADER = [
  'contact',
  'number',
  'verdict',
  'window',
  'until',
  'minutes_left',
  'closes_soon',
  'last_message_at',
  'unanswered',
] as const;

function* csv({ shown, dated }: ContactList): Iterable<string> {
  yield csvLine(HEADER);
  for (const standing of shown) {
    const { contact, number, verdict, window, until, closesSoon, ...one } = contactDocument(standing, dated);
    const unanswered = one.unanswered === null ? null : String(one.unanswered);
    const flags = [String(closesSoon), one.lastMessageAt, unanswered];
    yield csvLine([contact, number, verdict, window, until, one.minutesLeft, ...flags]);
  }
}
