import type { RawRecord } from '../input/record.js';
import { quote } from '../input/words.js';
import { finding, type Finding, type FindingCode } from '../model/finding.js';
import type { RejectedRecord } from '../model/timeline.js';
import { deliveredThoughRejected } from '../run/findings.js';

type Place = 'id' | 'type' | 'category' | 'direction' | 'delivered_at' | 'status';

/** What is found wrong with rows because of what other rows say, in the words of the ordinary reader. */
export class RowFindings {
  readonly findings: Finding[] = [];
  readonly rejects: RejectedRecord[] = [];

  refuseReceipt(record: RawRecord, id: string): void {
    this.refuse('RECEIPT_WITHOUT_MESSAGE', 'id', `there is no usable message ${quote(id)} for this row`, record);
  }

  refuseConflict(field: 'type' | 'category' | 'direction', record: RawRecord, earlier: string): void {
    const message = `the ${field} of ${quote(record.values.id ?? '')} differs from that at ${earlier}`;
    this.refuse('CONFLICTING_RECORD', field, message, record);
  }

  noteDuplicate(record: RawRecord, earlier: string): void {
    this.note('DUPLICATE_RECORD', 'id', `${quote(record.values.id ?? '')} was already told at ${earlier}`, record);
  }

  noteDeliveredThoughRejected({ source }: RawRecord, handle: string): void {
    this.findings.push(deliveredThoughRejected(handle, source));
  }

  refuse(code: FindingCode, field: Place, message: string, record: RawRecord): void {
    this.rejects.push({ source: record.source, codes: [code], raw: record.raw() });
    this.note(code, field, message, record);
  }

  note(code: FindingCode, field: Place, message: string, record: RawRecord): void {
    this.findings.push(finding(code, { message, ...record.place(field) }));
  }
}
