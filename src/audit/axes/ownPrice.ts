import { PRICED_APART } from '../../model/category.js';
import { knownCategory } from '../verdict.js';
import type { Axis } from './axis.js';
import { expectedWords, reportedWords, said } from './words.js';

/** Was it charged at a price that is on no card? */
export const compareOwnPrice: Axis = ({ event, charge, verdict }) => {
  const { category, charged } = verdict;
  if (charge === null || charge.type === 'not_delivered' || event.type === 'template') return 'silent';
  if (category === null || !PRICED_APART.includes(category) || knownCategory(category) !== null) return 'silent';
  if (charged === false) return 'silent';
  return {
    cause: 'OWN_PRICE',
    expected: expectedWords(charge),
    reported: reportedWords(verdict),
    evidence: said('pricing.category', category),
    reason: 'ai_provider',
  };
};
