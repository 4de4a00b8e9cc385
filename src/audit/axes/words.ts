import type { Charge } from '../../model/outcome.js';
import type { Evidence, Reading } from '../result.js';
import type { Verdict } from '../verdict.js';

/** `utility, free_customer_service`, in the words of the wire. */
export function expectedWords({ category, type }: Pick<Charge, 'category' | 'type'>): string {
  return `${category}, ${type}`;
}

export function reportedWords({ category, type, charged }: Verdict): string {
  const price = type ?? (charged === null ? null : charged ? 'billable' : 'not billable');
  return [category, price].filter((part) => part !== null).join(', ');
}

/** A field of the statuses as evidence; nothing where they do not hold it. */
export function said(field: string, value: Reading | null | undefined): readonly Evidence[] {
  return value === undefined || value === null ? [] : [{ field, value }];
}
