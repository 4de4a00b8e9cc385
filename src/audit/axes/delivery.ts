import type { Message } from '../message.js';
import type { Axis, Compared } from './axis.js';
import { expectedWords, reportedWords } from './words.js';

/** Is it charged exactly if it arrived? */
export const compareDelivery: Axis = (message, around) => {
  if (message.delivery === null) return compareFailure(message);
  const { charge, verdict, deliveredInWords } = message;
  if (charge === null || verdict.priced || !around.namesPrices) return 'silent';
  if (!charge.billable || !charge.certain || !deliveredInWords) return 'silent';
  return {
    cause: 'DELIVERED_WITHOUT_CHARGE',
    expected: expectedWords(charge),
    reported: 'delivered, no price named',
    evidence: [
      { field: 'status delivered', value: { at: message.delivery.at } },
      { field: 'pricing', value: 'absent' },
    ],
    reason: 'statuses_missing',
  };
};

/** A status "sent" names the price that is meant, and what fails later is not charged: only a failure alone tells. */
function compareFailure(message: Message): Compared {
  const { failure, event, verdict } = message;
  if (failure === null || failure.at !== event.at || !verdict.priced) return 'silent';
  if (!(verdict.charged ?? isBillable(message))) return 'silent';
  return {
    cause: 'CHARGED_WITHOUT_DELIVERY',
    expected: 'failed, nothing due',
    reported: reportedWords(verdict),
    evidence: [
      { field: 'status failed', value: { at: failure.at } },
      { field: 'pricing', value: reportedWords(verdict) },
      ...(event.reported.errors.length === 0 ? [] : [{ field: 'errors', value: event.reported.errors.join(', ') }]),
    ],
    reason: 'billing_fault',
  };
}

/** What `billable` says where there is no type: beside one it is not heard (C14). */
function isBillable({ event, verdict }: Message): boolean {
  return verdict.type === null && event.reported.pricing?.billable === true;
}
