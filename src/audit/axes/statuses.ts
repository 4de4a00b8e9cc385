import type { PricingContradiction } from '../../model/event.js';
import type { Message } from '../message.js';
import type { Evidence } from '../result.js';
import type { Axis } from './axis.js';
import { expectedWords, reportedWords } from './words.js';

/** Do the statuses of one message say the same of its price? Asked last: what counts may part from the replay already. */
export const compareStatuses: Axis = (message) => {
  const { charge, verdict } = message;
  const others = contradictions(message).map(({ other }) => other);
  if (charge === null || charge.type === 'not_delivered' || others.length === 0) return 'silent';
  return {
    cause: 'STATUSES_CONTRADICT',
    expected: expectedWords(charge),
    reported: `${reportedWords(verdict)} (another status: ${others.join(', ')})`,
    evidence: contradictionFacts(message),
    reason: 'unknown',
  };
};

/** `pricing.type of all statuses: regular and free_customer_service`: what counts, and what another status says. */
export function contradictionFacts(message: Message): readonly Evidence[] {
  return contradictions(message).map(({ field, counts, other }) => ({
    field: `pricing.${field} of all statuses`,
    value: `${counts} and ${other}`,
  }));
}

/** Beside a type `billable` says nothing (rule 4.2b), and the model may change between sending and delivery. */
function contradictions({ event: { reported }, verdict }: Message): readonly PricingContradiction[] {
  const telling = verdict.type === null ? ['category', 'billable'] : ['category', 'type'];
  return (reported.contradictions ?? []).filter(({ field }) => telling.includes(field));
}
