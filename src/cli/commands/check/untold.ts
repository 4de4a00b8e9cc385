import type { Standing } from '../../../check/answer.js';
import type { Question } from './question.js';

/** Webhooks may tell of a message and not of its kind: it is no event, and yet an answer to the customer. */
export function withUntold<S extends Standing>(standing: S, { log }: Question): S {
  const { contact, number, lastMessageAt, at } = standing;
  if (standing.unanswered === false || lastMessageAt === null) return standing;
  const isAnswered = log.untold.some(
    (message) =>
      message.contact === contact &&
      message.number === number &&
      message.at >= lastMessageAt &&
      message.at <= at &&
      message.receipts.every(({ status }) => status !== 'failed'),
  );
  return isAnswered ? { ...standing, unanswered: false } : standing;
}
