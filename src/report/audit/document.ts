import { CAUSES, REASONS } from '../../audit/causes.js';
import type { Audit, AuditFinding, Dispute, Reading } from '../../audit/result.js';
import type { Expected, Figures, SumsCell, SumsCheck } from '../../audit/sums/check.js';
import { decimalText, type Decimal } from '../../model/money.js';
import { having } from '../../model/shape.js';
import type { AuditDocument } from '../../schema/audit.js';
import { findingDocument } from '../findingDocument.js';
import { instantText } from '../instantText.js';
import { percentOf } from './figures.js';

const AUDIT = having(['compared', 'apart'], 'an audit, as audit gives it');

/** `wa-window/audit@1`: everything, for scripts. */
export function toAuditDocument(audit: Audit): AuditDocument {
  AUDIT('audit', audit);
  const { timezone, currency, compared, agreed, either, categoryNotCompared, apart } = audit;
  return {
    schema: 'wa-window/audit@1',
    timezone,
    currency,
    assumptions: audit.assumptions.map(({ id, value, source, affected }) => ({ id, value, source, affected })),
    agreement: { compared, agreed, either, percent: percentOf(audit) },
    dispute: disputeDocument(audit.dispute),
    doubt: disputeDocument(audit.doubt),
    categoryNotCompared,
    apart: { ...apart },
    causes: audit.causes.map(({ cause, messages, dispute }) => {
      const { severity, title, remedy } = CAUSES[cause];
      return { cause, severity, title, remedy, messages, dispute: disputeDocument(dispute) };
    }),
    findings: audit.findings.map(auditFindingDocument),
    templates: audit.templates.map((line) => ({ ...line, difference: decimalText(line.difference) })),
    sums: audit.sums.map(sumsDocument),
    dataFindings: audit.data.map(findingDocument),
  };
}

function auditFindingDocument({ cause, contact, number, messageId, handle, template, at, ...one }: AuditFinding) {
  return {
    cause,
    severity: CAUSES[cause].severity,
    contact,
    number,
    messageId,
    source: handle,
    template,
    at: instantText(at, true),
    expected: readingText(one.expected),
    reported: readingText(one.reported),
    evidence: one.evidence.map(({ field, value }) => ({ field, value: readingText(value) })),
    reason: { code: one.reason, words: REASONS[one.reason] },
    stake: {
      expected: amountText(one.stake.expected),
      reported: amountText(one.stake.reported),
      difference: amountText(one.stake.difference),
    },
  };
}

function sumsDocument({ name, kind, dimensions, expected, reported, ...check }: SumsCheck) {
  const { cells, agreed, incomplete, outside, differences, uncompared } = check;
  return {
    name,
    kind,
    dimensions: [...dimensions],
    cells,
    agreed,
    expected: expectedDocument(expected),
    reported: figuresDocument(reported),
    outside,
    incomplete,
    differences: differences.map(cellDocument),
    uncompared: uncompared.map(cellDocument),
  };
}

function cellDocument({ from, until, key, expected, reported }: SumsCell) {
  return {
    from: instantText(from, true),
    until: instantText(until, true),
    key: Object.fromEntries(Object.entries(key)),
    expected: expectedDocument(expected),
    reported: figuresDocument(reported),
  };
}

function expectedDocument({ least, most, unpriced, ...figures }: Expected) {
  return { ...figuresDocument(figures), least: decimalText(least), most: amountText(most), unpriced };
}

function figuresDocument({ volume, cost }: Figures) {
  return { volume, cost: amountText(cost) };
}

function disputeDocument({ amount, unknown }: Dispute) {
  return { amount: decimalText(amount), unknown };
}

export function readingText(reading: Reading): string {
  return typeof reading === 'string' ? reading : instantText(reading.at, true);
}

export function amountText(amount: Decimal | null): string | null {
  return amount === null ? null : decimalText(amount);
}
