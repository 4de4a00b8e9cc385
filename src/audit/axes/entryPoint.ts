import type { Message } from '../message.js';
import { sentAt } from '../message.js';
import type { Evidence } from '../result.js';
import type { Axis } from './axis.js';
import { entryPointEdge } from './edges.js';
import { dependsOnNumber, hasEntryPoint } from './number.js';
import { expectedWords, reportedWords, said } from './words.js';

/** Was it free because of an entry point? */
export const compareEntryPoint: Axis = (message, around) => {
  const { charge, verdict, pair } = message;
  if (charge === null || charge.type === 'not_delivered' || verdict.inEntryPoint === null) return 'silent';
  const expected = charge.type === 'free_entry_point';
  if (expected === verdict.inEntryPoint) return expected ? 'agrees' : 'silent';
  if (!charge.certain || dependsOnNumber(message, around, hasEntryPoint, false)) return 'either';
  const edge = entryPointEdge(pair, sentAt(message));
  return {
    cause: edge?.cause ?? (expected ? 'ENTRY_POINT_NOT_GRANTED' : 'ENTRY_POINT_NOT_SEEN'),
    expected: expectedWords(charge),
    reported: reportedWords(verdict),
    evidence: [...fields(message), ...(edge === null ? latestEntryPoint(message) : [edge.evidence])],
    reason: edge !== null ? 'clock' : expected ? 'device' : 'page_button',
  };
};

function fields({ event: { reported }, verdict }: Message): readonly Evidence[] {
  return [
    ...said('pricing.type', verdict.type),
    ...said('pricing.category', reported.pricing?.category),
    ...said('conversation.origin.type', reported.conversation?.origin),
  ];
}

function latestEntryPoint(message: Message): readonly Evidence[] {
  const latest = message.pair.entryPoints.findLast(({ openedAt }) => openedAt <= sentAt(message));
  if (latest === undefined) return [{ field: 'entry point', value: 'none in the log' }];
  return [{ field: 'entry point opened', value: { at: latest.openedAt } }];
}
