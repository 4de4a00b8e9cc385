import { CAUSES, REASONS } from '../../audit/causes.js';
import type { Audit } from '../../audit/result.js';
import { csvLine } from '../csvCell.js';
import { instantText } from '../instantText.js';
import { amountText, readingText } from './document.js';

const HEADER = [
  'cause',
  'severity',
  'at',
  'contact',
  'number',
  'message',
  'template',
  'expected',
  'reported',
  'evidence',
  'likely',
  'expected_amount',
  'reported_amount',
  'difference',
  'currency',
] as const;

/** A row for each message on which the two part. */
export function* csv({ findings, currency }: Audit): Iterable<string> {
  yield csvLine(HEADER);
  for (const {
    cause,
    at,
    contact,
    number,
    handle,
    template,
    expected,
    reported,
    evidence,
    reason,
    stake,
  } of findings) {
    yield csvLine([
      cause,
      CAUSES[cause].severity,
      instantText(at, true),
      contact,
      number,
      handle,
      template,
      readingText(expected),
      readingText(reported),
      evidence.map(({ field, value }) => `${field}=${readingText(value)}`).join('; '),
      REASONS[reason],
      amountText(stake.expected),
      amountText(stake.reported),
      amountText(stake.difference),
      currency,
    ]);
  }
}
