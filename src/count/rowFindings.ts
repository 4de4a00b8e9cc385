import { rejected, type RawRecord } from '../input/record.js';
import { STATUS_RANK } from '../input/order.js';
import { quote } from '../input/words.js';
import type { ReceiptStatus } from '../model/event.js';
import { finding, type Finding, type FindingCode } from '../model/finding.js';
import type { Instant } from '../model/instant.js';
import type { RejectedRecord } from '../model/timeline.js';
import { deliveredThoughRejected } from '../run/findings.js';

type Place = 'id' | 'type' | 'category' | 'direction' | 'delivered_at' | 'status';

/** That a message arrived, and when. */
export interface Arrival {
  readonly status: ReceiptStatus;
  readonly at: Instant;
}

/** What is found wrong with rows because of what other rows say, in the words of the ordinary reader. */
export class RowFindings {
  readonly rejects: RejectedRecord[] = [];
  readonly #findings: Finding[] = [];
  /** Of refused messages, by the place of their first row: the earliest arrival told so far. */
  readonly #arrivals = new Map<string, Arrival & { readonly found: Finding }>();

  get findings(): readonly Finding[] {
    return [...this.#findings, ...[...this.#arrivals.values()].map(({ found }) => found)];
  }

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

  /** Several rows may tell it of one message, the earliest arrival not always first. */
  noteDeliveredThoughRejected(message: string, arrival: Arrival, { source }: RawRecord, handle: string): void {
    const known = this.#arrivals.get(message);
    if (known !== undefined && !isEarlier(arrival, known)) return;
    this.#arrivals.set(message, { ...arrival, found: deliveredThoughRejected(handle, source) });
  }

  refuse(code: FindingCode, field: Place, message: string, record: RawRecord): void {
    this.rejects.push(rejected(record, [code]));
    this.note(code, field, message, record);
  }

  note(code: FindingCode, field: Place, message: string, record: RawRecord): void {
    this.#findings.push(finding(code, { message, ...record.place(field) }));
  }
}

function isEarlier(a: Arrival, b: Arrival): boolean {
  return a.at < b.at || (a.at === b.at && STATUS_RANK[a.status] < STATUS_RANK[b.status]);
}
