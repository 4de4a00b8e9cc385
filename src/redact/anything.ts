import type { Pseudonyms } from './pseudonyms.js';

/** Ids that name a customer or a group: they may be phone numbers. */
const IDS_OF_PEOPLE = /(?:user|recipient|participant|wa|group|customer|contact)_?id$/i;
const IDS = /(?:^|_)ids?$|[a-z]I[Dd]s?$/;
const IDS_OF_MESSAGES = /(?:message|msg)_?s?id$|^(?:wamid|sid|uuid)$/i;

export function namesSomebody(field: string): boolean {
  return IDS_OF_PEOPLE.test(field);
}

export function namesMessage(field: string): boolean {
  return IDS_OF_MESSAGES.test(field);
}

/** What stands for a text that no reader reads, told by its form; null for a text of no form, which is words. */
export function otherAnything(pseudonyms: Pseudonyms, text: string, field: string): string | null {
  if (text.startsWith('wamid.')) return pseudonyms.messageId(text);
  if (IDS.test(field) && !namesSomebody(field) && /^\d+$/.test(text)) return pseudonyms.numericId(text);
  return pseudonyms.figures(text) ?? (pseudonyms.isNumber(text) ? pseudonyms.identity(text) : null);
}
