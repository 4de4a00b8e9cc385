import { CAUSES, REASONS } from '../../audit/causes.js';
import type { Audit } from '../../audit/result.js';
import type { Figures, SumsCell, SumsCheck } from '../../audit/sums/check.js';
import { decimalText, subtract } from '../../model/money.js';
import { csvLine } from '../text/csvCell.js';
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

/** A row for each message on which the two part, and then one for each sum that differs or whose money was not compared. */
export function* csv({ findings, currency, sums }: Audit): Iterable<string> {
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
  for (const check of sums) {
    for (const cell of check.differences) yield sumRow('SUM', check, cell);
    for (const cell of check.uncompared) yield sumRow('SUM_NOT_COMPARED', check, cell);
  }
}

/** No cause of a message: the sums of an analytics answer or a bill, `message` being the report. */
type SumCause = 'SUM' | 'SUM_NOT_COMPARED';

function sumRow(
  cause: SumCause,
  { name, kind, currency }: SumsCheck,
  { from, until, key, expected, reported }: SumsCell,
): string {
  const { number = null, ...others } = key;
  const where = Object.entries({ kind, until: instantText(until, true), ...others });
  return csvLine([
    cause,
    'error',
    instantText(from, true),
    null,
    number,
    name,
    null,
    volumeText(expected),
    volumeText(reported),
    where.map(([field, value]) => `${field}=${value ?? ''}`).join('; '),
    null,
    amountText(expected.cost),
    amountText(reported.cost),
    expected.cost === null || reported.cost === null ? null : decimalText(subtract(reported.cost, expected.cost)),
    currency,
  ]);
}

function volumeText({ volume }: Figures): string | null {
  return volume === null ? null : String(volume);
}
