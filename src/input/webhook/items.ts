import type { CallPermission, EntryPointSource, InboundType, ReceiptStatus } from '../../model/event.js';
import type { NumberName } from './numbers.js';
import type { Part } from './delivery.js';
import type { Verdict } from './reported.js';

interface ItemBase {
  readonly part: Part;
  /** Meta's clock; milliseconds since the epoch. */
  readonly at: number;
  /** The receiver's clock, where the log has it. */
  readonly receivedAt: number | null;
  readonly number: NumberName | null;
  readonly account: string | null;
  /** Every name the webhook gives the customer; of a group its id alone. */
  readonly aliases: readonly string[];
  readonly group: boolean;
  readonly id: string | null;
}

export interface InboundItem extends ItemBase {
  readonly kind: 'inbound';
  readonly type: InboundType;
  readonly entryPoint: EntryPointSource | null;
  readonly callPermission: CallPermission | null;
}

export interface CallItem extends ItemBase {
  readonly kind: 'call';
}

export interface StatusItem extends ItemBase {
  readonly kind: 'status';
  readonly id: string;
  readonly status: 'sent' | ReceiptStatus;
  /** Names of the member of a group that the status is about. */
  readonly recipient: readonly string[];
  readonly verdict: Verdict;
  readonly callback: string | null;
}

export type Item = InboundItem | CallItem | StatusItem;
