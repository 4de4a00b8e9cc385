import type { Charge } from '../../model/outcome.js';
import type { Verdict } from '../verdict.js';

/** `utility, free_customer_service`, in the words of the wire. */
export function expectedWords({ category, type }: Pick<Charge, 'category' | 'type'>): string {
  return `${category}, ${type}`;
}

export function reportedWords({ category, type, charged }: Verdict): string {
  const price = type ?? (charged === null ? null : charged ? 'billable' : 'not billable');
  return [category, price].filter((part) => part !== null).join(', ');
}
