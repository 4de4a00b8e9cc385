import type { Excerpt, SourceRef } from './source.js';

export const SEVERITIES = ['error', 'warning', 'info'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** Something the user should see about their data. A value, never an exception: reading and replay go on. */
export interface Finding {
  readonly code: FindingCode;
  readonly severity: Severity;
  /** One sentence with the data of this case: place and cause. */
  readonly message: string;
  /** What to do about it. */
  readonly remedy: string;
  /** Null when the finding concerns the input as a whole. */
  readonly source: SourceRef | null;
  readonly excerpt: Excerpt | null;
  readonly expected?: string;
  readonly actual?: string;
}

/** What becomes of the input when this is found. */
export type Consequence =
  'nothing is read' | 'the record is set aside' | 'it is left out' | 'the record is used' | 'the replay goes on';

export interface FindingKind {
  readonly severity: Severity;
  readonly title: string;
  /** Why it matters, for docs/findings.md. */
  readonly explanation: string;
  readonly remedy: string;
  readonly consequence: Consequence;
}

const unread = (title: string, explanation: string, remedy: string): FindingKind => ({
  severity: 'error',
  title,
  explanation,
  remedy,
  consequence: 'nothing is read',
});
const setAside = (title: string, explanation: string, remedy: string): FindingKind => ({
  severity: 'error',
  title,
  explanation,
  remedy,
  consequence: 'the record is set aside',
});
const used = (severity: Severity, title: string, explanation: string, remedy: string): FindingKind => ({
  severity,
  title,
  explanation,
  remedy,
  consequence: 'the record is used',
});
const leftOut = (severity: Severity, title: string, explanation: string, remedy: string): FindingKind => ({
  severity,
  title,
  explanation,
  remedy,
  consequence: 'it is left out',
});
const replayed = (severity: Severity, title: string, explanation: string, remedy: string): FindingKind => ({
  severity,
  title,
  explanation,
  remedy,
  consequence: 'the replay goes on',
});

/** Every finding the tool can report. Codes are public: a code keeps its meaning for ever. */
export const FINDING_KINDS = {
  FILE_NOT_FOUND: unread('No such file', 'The path names nothing.', 'Check the path and the working directory.'),
  FILE_NOT_READABLE: unread(
    'File cannot be read',
    'The system refused to open or read the file.',
    'Check its permissions.',
  ),
  IS_DIRECTORY: unread(
    'A directory, not a file',
    'A timeline is one file or several, never a folder.',
    'Name the files, for example with a glob: logs/*.csv.',
  ),
  EMPTY_FILE: unread(
    'The file is empty',
    'It holds no header and no record.',
    'Export it again, or name another file.',
  ),
  BINARY_FILE: unread(
    'Not a text file',
    'The content is not CSV, JSON or NDJSON in UTF-8, or in UTF-16 with a byte-order mark (gzip is unpacked by itself).',
    'Export the data as CSV in UTF-8, or as JSON.',
  ),
  BROKEN_GZIP: unread(
    'The gzip data is damaged',
    'The file starts like gzip but cannot be unpacked to its end.',
    'Fetch or compress the file again.',
  ),
  MISSING_COLUMN: unread(
    'A required column is missing',
    'Without it no row can be placed in the timeline.',
    'Add the column, or name yours with --map, for example --map time=sent_on.',
  ),
  DOUBLED_COLUMN: unread(
    'A column is there twice',
    'Two columns claim the same meaning, and choosing one would be a guess.',
    'Rename one of them, or choose with --map, for example --map time=created_at.',
  ),
  TRUNCATED_JSON: unread(
    'The JSON cannot be parsed',
    'It breaks off or has a syntax error, so no record can be trusted.',
    'Export it again; for one record a line use NDJSON, where a broken line costs only itself.',
  ),
  WRONG_JSON_SHAPE: unread(
    'JSON of another shape',
    'A timeline is an array of records, or an object with "events".',
    'Print the shape with: wa-window schema timeline.',
  ),
  MIXED_TIMES: unread(
    'Dated and undated records in one timeline',
    'Hour 4 and 2026-10-01 cannot be ordered against each other.',
    'Place Hour 0 with --start in a run of its own, or split the input.',
  ),
  NO_USABLE_RECORD: unread(
    'No record can be used',
    'The file was read, but every record was set aside or none was there.',
    'Name a file that holds messages; where records were set aside, the findings above say why.',
  ),
  MISSING_TIME: setAside('No time', 'A record without a time has no place in the timeline.', 'Fill in the time.'),
  BAD_TIME: setAside(
    'Time not understood',
    'Known forms: 2026-10-01T09:30:00+02:00, Thu, 01 Oct 2026 09:30:00 +0200, epoch seconds or milliseconds, Hour 4, 4, 4h30m, +90m.',
    'Write it in one of the known forms, such as 2026-10-01T09:30:00+02:00.',
  ),
  IMPOSSIBLE_DATE: setAside(
    'No such date',
    'The calendar or the clock has no such moment.',
    'Correct the date or time of day.',
  ),
  TIME_WITHOUT_ZONE: setAside(
    'A local time without a zone',
    'The same clock time is another instant in another zone, and the zone decides windows and billing days.',
    'Say in which zone the times were written, for example --input-timezone Europe/Amsterdam.',
  ),
  TIME_IN_DST_GAP: setAside(
    'A local time that the clocks skipped',
    'When summer time begins, an hour of local times does not exist.',
    'Correct the time, or the zone given with --input-timezone.',
  ),
  NEGATIVE_HOUR: setAside(
    'A time before Hour 0',
    'An undated timeline starts at Hour 0.',
    'Number the hours from the first event on.',
  ),
  NO_PREVIOUS_ROW: setAside(
    'A time relative to nothing',
    '+90m counts from the row before it, and there is none with a usable time.',
    'Give the row a time of its own.',
  ),
  UNKNOWN_DIRECTION: setAside(
    'Unknown direction',
    'Only the customer opens a window and only the business is charged, so the direction cannot be guessed.',
    'Write inbound or outbound.',
  ),
  UNKNOWN_TYPE: setAside(
    'Unknown message type',
    'The type decides whether a message is a template and whether it opens a window.',
    'Use one of the types that wa-window schema timeline lists.',
  ),
  UNKNOWN_CATEGORY: setAside(
    'Unknown category',
    'The category decides which conversation a template opens and what it costs.',
    'Write marketing, utility or authentication.',
  ),
  UNKNOWN_STATUS: setAside(
    'Unknown status',
    'Only delivered or read delivers a message, and only a delivered message is charged.',
    'Write sent, delivered, read or failed.',
  ),
  UNKNOWN_ENTRY_POINT: setAside(
    'Unknown entry point',
    'An entry point makes three days of messages free, so it cannot be guessed.',
    'Write ctwa for an ad, page_cta for a page button, or leave it empty.',
  ),
  TEMPLATE_WITHOUT_CATEGORY: setAside(
    'A template without a category',
    'A template is billed by the category it was approved in.',
    'Fill in the category: marketing, utility or authentication.',
  ),
  CATEGORY_ON_INBOUND: setAside(
    'A customer message with a category',
    'Only templates have a category, and only a business sends templates: the direction or the category is wrong.',
    'Correct the direction, or leave the category empty.',
  ),
  CATEGORY_ON_FREE_FORM: setAside(
    'A free-form message with a template category',
    'Only templates have a category; free-form messages count as service.',
    'Write type template, or leave the category empty.',
  ),
  INBOUND_TEMPLATE: setAside(
    'A template from a customer',
    'Only a business sends templates: the direction or the type is wrong.',
    'Correct the direction or the type.',
  ),
  MISSING_CONTACT: setAside(
    'No contact',
    'Windows belong to a contact, and this timeline has several.',
    'Fill in the contact.',
  ),
  MANGLED_CONTACT: setAside(
    'A phone number that a spreadsheet rounded',
    'Scientific notation has lost the last digits of the number.',
    'Export the column as text.',
  ),
  DELIVERED_BEFORE_SENT: setAside(
    'Delivered before it was sent',
    'A message opens and is charged when it is delivered, which cannot come first.',
    'Correct one of the two times.',
  ),
  RECEIPT_WITHOUT_MESSAGE: setAside(
    'A receipt for a message that is not there',
    'A receipt says what became of a message sent before it.',
    'Add the row of the message, or give both the same id, contact and number.',
  ),
  ROW_TOO_SHORT: setAside(
    'The row has too few cells',
    'A missing cell shifts the meaning of those after it.',
    'Complete the row; empty cells keep their commas.',
  ),
  ROW_TOO_LONG: setAside(
    'The row has too many cells',
    'An extra cell shifts the meaning of those after it; often a comma in a text without quotes.',
    'Put quotes around cells that hold the delimiter.',
  ),
  BROKEN_QUOTES: setAside(
    'Quotes that do not match',
    'A quote is opened and not closed, or closed in the middle of a cell.',
    'Close the quote; write a quote inside a quoted cell twice.',
  ),
  INVALID_UTF8: setAside(
    'Bytes that are not UTF-8',
    'The cell was written in another encoding, so its text is not known.',
    'Save the file as UTF-8.',
  ),
  NOT_A_RECORD: setAside(
    'Not a record',
    'Each element of a timeline is an object with a time and a direction, and each field a text, a number or null.',
    'Print the shape with: wa-window schema timeline.',
  ),
  BROKEN_JSON_LINE: setAside(
    'A line that is not JSON',
    'In NDJSON each line is one complete JSON object.',
    'Repair the line or write it again.',
  ),
  CONFLICTING_RECORD: setAside(
    'The same message told in two ways',
    'Two rows share id, contact and number but disagree on what the message is.',
    'Give each message its own id.',
  ),
  MISSING_ID: setAside(
    'No message id',
    'A status of a webhook, and a row of a send log, say something about the message of that id and nothing else.',
    'Log the whole webhook; give every row of a send log the id that the API answered with (wamid…).',
  ),
  FUTURE_TIME: setAside(
    'Later than the time it was received',
    'What carries a timestamp of more than five minutes after its own receipt opens nothing (C18).',
    'Check the clock of the machine that wrote the log, and --input-timezone where its times have no offset.',
  ),
  PYTHON_REPR: setAside(
    'A Python object, not JSON',
    'The line was printed by Python (single quotes, True, None), and cannot be turned back into JSON with certainty.',
    'Log webhooks with json.dumps(…), or the body of the request as it came.',
  ),
  KIND_UNKNOWN: leftOut(
    'warning',
    'Outbound messages of unknown kind',
    'A status does not say whether its message was a template, or of which category, and everything else about these ' +
      'messages leaves it open. They are kept apart: whatever the replay said about them would be a guess.',
    'Give the log of what was sent with --sends FILE: message id, type, category, template, time.',
  ),
  SEND_TIME_UNKNOWN: used(
    'info',
    'Messages known by their read receipt alone',
    'The log holds neither the sent nor the delivered status of them: they were sent at some time before, perhaps before the ' +
      'log begins. What is due for them is not certain.',
    'Give the log of the time before as well, or the log of what was sent with --sends FILE.',
  ),
  APP_ECHO: leftOut(
    'info',
    'Messages sent from the Business app',
    'They are free, need no window and open none.',
    'Nothing to do.',
  ),
  IMPORTED_HISTORY: leftOut(
    'info',
    'Imported history',
    'Messages from before the number joined the Cloud API come without prices, and do not open a window (C18).',
    'Nothing to do.',
  ),
  TEST_WEBHOOK: leftOut(
    'info',
    'A test from the Meta dashboard',
    'Its contact, number and time (September 2017) are made up.',
    'Nothing to do.',
  ),
  INTERNATIONAL_ELIGIBILITY: leftOut(
    'info',
    'Meta charges authentication abroad at international rates',
    'Meta has told the account from when on its authentication messages abroad cost more (rules 2d.1 to 2d.3). Where the ' +
      'business is at home it does not tell, and there they do not.',
    'Say so in the configuration, if it does not: authentication_international with start_time and exception_countries, ' +
      'and home_country. Otherwise they are priced at domestic rates.',
  ),
  PARTS_NOT_READ: leftOut(
    'info',
    'Parts of a log that are no event',
    'A log of webhooks holds more than messages, and lines of other programs; all of it is counted here.',
    'Nothing to do, unless something is named that should have been read.',
  ),
  SEND_WITHOUT_STATUS: leftOut(
    'info',
    'Rows of a send log without a status',
    'A send log adds to what webhooks say of a message; of these messages they say nothing.',
    'Add the webhooks of that time to the input.',
  ),
  EMPTY_SEND_LOG: leftOut(
    'warning',
    'A send log without rows',
    'It says by message id what webhooks leave out of a message; this one names no message.',
    'Export it again, or leave it out.',
  ),
  CONFLICTING_PRICING: used(
    'warning',
    'Statuses of one message disagree on its price',
    'Meta repeats the pricing and the conversation of a message with its later statuses. Of prices what its delivery says is kept, for then it is charged; of all else what the first one said.',
    'Compare the statuses of this message in the log.',
  ),
  CONFLICTING_RECEIPTS: used(
    'warning',
    'Both delivered and failed',
    'A message cannot be both; the delivery counts, for Meta charges what it delivered.',
    'Check the receipts of this message.',
  ),
  TIME_IN_DST_OVERLAP: used(
    'warning',
    'A local time that happened twice',
    'When summer time ends, an hour of local times happens twice; the earlier instant is taken.',
    'Export times with their offset.',
  ),
  UNUSED_COLUMN: used(
    'warning',
    'A column that looks misspelt',
    'Its name is close to one that is read, and it is not read.',
    'Rename it, or name it with --map.',
  ),
  UNKNOWN_COUNTRY: used(
    'warning',
    'Not a country code',
    'The country is a two-letter code (ISO 3166); anything else is not read, and the number alone tells the country.',
    'Write it as NL, BR or IN, or leave it empty.',
  ),
  ENTRY_POINT_NOT_READ: used(
    'warning',
    'An entry point on a row that is no customer message',
    'Only a customer message comes through an ad or a page button, so the mark has no effect on this row.',
    'Put it on the customer message that came through the ad.',
  ),
  BUSINESS_CALL: used(
    'info',
    'A call by the business',
    'Only a call by the customer opens a window: the row is read, and nothing follows from it.',
    'Nothing to do; if the customer called, write direction inbound.',
  ),
  DUPLICATE_RECORD: used(
    'info',
    'The same record again',
    'A repeated id with the same status says nothing new and counts once.',
    'Nothing to do.',
  ),
  KIND_INFERRED: used(
    'info',
    'Kinds of outbound messages that were inferred',
    'A status never says what its message was. A send log tells it, or else what the business attached to the message, ' +
      'the price, the expiry of a conversation that the message opened, an error code, or an answered ad.',
    'To know rather than infer, give the log of what was sent with --sends FILE.',
  ),
  UNKNOWN_WORD: used(
    'info',
    'Words that this version does not know',
    'Meta adds types, statuses and categories. Messages of an unknown type count as "unknown"; other words change nothing.',
    'Look for a newer version of wa-window.',
  ),
  POST_REFERRAL: used(
    'info',
    'Customer messages that came through a post',
    'Meta names ads and page buttons as free entry points, not posts: no entry point is claimed.',
    'Nothing to do, unless Meta reports these messages as free_entry_point.',
  ),
  CLOCK_SKEW: used(
    'info',
    'How late the log was written',
    "Meta's timestamps decide; the times at which they were received are kept beside them.",
    'Nothing to do.',
  ),
  RECEIPT_TIME_NOT_READ: used(
    'info',
    'Times of receipt without a zone',
    'A local time before the JSON of a line says when it was received only if its zone is known.',
    'Say in which zone they were written with --input-timezone, or leave them.',
  ),
  NOT_A_RECEIPT_TIME: used(
    'warning',
    'Times that are none of receipt',
    'Nothing is received before it is sent. Where most of a file is later by more than five minutes than the time beside it, ' +
      'that is the time of a build or a start, or of a clock that is wrong: it is not used, and Meta’s timestamps decide.',
    'Nothing to do where it is no time of receipt. Else check the clock of the machine that wrote the log, and --input-timezone.',
  ),
  UNNAMED_NUMBER: used(
    'info',
    'Records that do not name the business number',
    'Windows are kept per number. Where the input names one number alone, the others are of that number too.',
    'Log the whole webhook: its metadata names the number.',
  ),
  CONTACT_CHANGED: used(
    'info',
    'Customers that changed their number or user id',
    'Old and new are one contact, under the number known last. A number that was given up is of another person from the ' +
      'first message on that comes from it later.',
    'Nothing to do.',
  ),
  SPREADSHEET_DAYS: used(
    'warning',
    'Hours that look like the days of a spreadsheet',
    'A spreadsheet that does not show dates as dates writes the number of the day, and such a number is read as an hour: ' +
      'a day then lasts an hour.',
    'Show the column as dates, such as 2026-10-01T09:30:00+02:00, and export it again.',
  ),
  OUT_OF_ORDER: used(
    'info',
    'The input was not in order',
    'Events are replayed in order of time, whatever the order of the input.',
    'Nothing to do.',
  ),
  DELIVERED_THOUGH_REJECTED: replayed(
    'warning',
    'Delivered although the window was closed',
    'The log says that a message arrived which these rules would have refused: often a customer message is missing. ' +
      'It is said once for each message, at its first receipt.',
    'Look for a missing inbound message in the 24 hours before it.',
  ),
  NO_MARKET: replayed(
    'warning',
    'A customer without a market',
    'Meta prices a message by the customer’s country, and the contact does not tell it.',
    'Write the contact with its country code, or fill in the country column.',
  ),
  NO_RATE: replayed(
    'warning',
    'No rate is held',
    'No card of this version holds a price for these charges. They are counted apart: never zero, never yesterday’s price.',
    'Import Meta’s own card with wa-window rates import, and name it with --rates.',
  ),
  PRICED_APART: replayed(
    'warning',
    'Messages with a price of their own',
    'Meta bills what AI providers send, and marketing with a maximum price, apart from the rate card (rules 2f.9 and 2f.11).',
    'Take their price from Meta’s own figures: here they are priced as any other message of their kind.',
  ),
  UNKNOWN_OWNER: replayed(
    'warning',
    'Used units of nobody in the log',
    'Units that were used before the log begins count for the number, account or portfolio that they name. Nothing is of this one, so that they change no figure.',
    'Spell it under used in the configuration as it is spelt in the log. One that is only in other logs may be listed under numbers (with its account) or portfolios.',
  ),
  SPLIT_PAIR: replayed(
    'error',
    'A contact in several parts',
    'Parts can be merged when each holds all messages of its contacts. What is open between two parts is not known.',
    'Split the log by contact and business number, and count it again.',
  ),
  READ_WHOLE: replayed(
    'info',
    'Read whole to be counted',
    'What some rows mean only the whole log tells, so that it is held in memory. The same is said of a long log of which contacts cannot be shown or listed one by one.',
    'Nothing to do where memory is enough. Else split the log by contact.',
  ),
  SORTED_INPUT: replayed(
    'info',
    'Sorted to be counted',
    'A log is counted in order of time. Where its rows are not, or its files overlap, all of it is sorted before; and where a line tells of another one, such as a new number of a customer, it is sorted by contact.',
    'Sort the export by time once, and it is counted as it is read.',
  ),
  NO_RULES_FOR_DATE: replayed(
    'error',
    'No rules for this date',
    'This version holds no rule set for the date, so nothing is claimed about these events.',
    'Force a rule set with --rules, or wait for a version that has the era.',
  ),
} as const satisfies Record<string, FindingKind>;

export type FindingCode = keyof typeof FINDING_KINDS;
export const FINDING_CODES = Object.keys(FINDING_KINDS) as readonly FindingCode[];

/** What only the case at hand knows; severity and remedy come from the code's table. */
export interface FindingCase {
  readonly message: string;
  readonly source?: SourceRef | null;
  readonly excerpt?: Excerpt | null;
  readonly remedy?: string;
  readonly expected?: string;
  readonly actual?: string;
}

export function finding(code: FindingCode, { source = null, excerpt = null, ...rest }: FindingCase): Finding {
  const { severity, remedy } = FINDING_KINDS[code];
  return { code, severity, remedy, source, excerpt, ...rest };
}
