import { finding, type Finding } from '../model/finding.js';
import type { Entry } from './interpret.js';
import type { RawRecord } from './record.js';

/**
 * A timeline of one contact need not repeat it: rows without one get the only name there is, or stay unnamed where there
 * is none. Among several contacts a row without one is set aside.
 */
export function fillContacts(entries: readonly Entry[]): readonly Entry[] {
  const named = new Set(entries.flatMap(({ contact }) => contact ?? []));
  if (named.size > 1) return entries.map(refuseUnnamed);
  const [only] = named;
  if (only === undefined) return entries;
  return entries.map((entry) =>
    entry.row?.contact === null ? { ...entry, row: { ...entry.row, contact: only } } : entry,
  );
}

function refuseUnnamed(entry: Entry): Entry {
  if (entry.row?.contact !== null) return entry;
  const missing = missingContact(entry.record);
  return { ...entry, row: null, findings: [...entry.findings, missing], faults: [missing.code] };
}

export function missingContact(record: RawRecord): Finding {
  return finding('MISSING_CONTACT', { message: 'the contact is empty', ...record.place('contact') });
}
