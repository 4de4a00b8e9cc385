import type { PairRun } from '../model/run.js';
import { visible } from './text/text.js';

export function contactName(contact: string | null): string {
  return contact === null ? 'the contact' : visible(contact);
}

export function numberName(number: string | null): string {
  return number === null ? '–' : visible(number);
}

/** `+31612345678`, and the business number after it where there is more than one pair to tell apart. */
export function pairName({ contact, number }: Pick<PairRun, 'contact' | 'number'>): string {
  return number === null ? contactName(contact) : `${contactName(contact)} on ${numberName(number)}`;
}
