import type { PricingContradiction, Reported, ReportedConversation, ReportedPricing } from '../../model/event.js';
import { instantOf } from '../../model/instant.js';
import { readTime } from '../time.js';
import { objectIn, objectsIn, textIn, wordIn, writtenIn, type JsonObject } from './objects.js';

/** What one status says about the price of its message. */
export interface Verdict {
  readonly pricing: ReportedPricing | null;
  readonly conversation: ReportedConversation | null;
  readonly errors: readonly number[];
}

export function verdictIn(status: JsonObject): Verdict {
  const conversation = objectIn(status, 'conversation');
  // The pages on groups print pricing inside the conversation.
  const pricing = objectIn(status, 'pricing') ?? (conversation === null ? null : objectIn(conversation, 'pricing'));
  return {
    pricing: pricing === null ? null : pricingIn(pricing),
    conversation: conversation === null ? null : conversationIn(conversation),
    errors: objectsIn(status, 'errors').flatMap(([, error]) => errorCode(error) ?? []),
  };
}

function pricingIn(pricing: JsonObject): ReportedPricing | null {
  // Some gateways write it as a text.
  const billable = { true: true, false: false }[writtenIn(pricing, 'billable')?.toLowerCase() ?? ''] ?? null;
  const read = {
    category: categoryIn(pricing, 'category'),
    type: wordIn(pricing, 'type'),
    model: textIn(pricing, 'pricing_model')?.toUpperCase() ?? null,
    billable,
  };
  return Object.values(read).every((value) => value === null) ? null : read;
}

function conversationIn(conversation: JsonObject): ReportedConversation | null {
  const origin = objectIn(conversation, 'origin');
  const read = {
    id: textIn(conversation, 'id'),
    origin: origin === null ? null : categoryIn(origin, 'type'),
    expiresAt: instantIn(conversation, 'expiration_timestamp'),
  };
  return Object.values(read).every((value) => value === null) ? null : read;
}

/** Meta's own collection of examples misspells one of them. */
function categoryIn(object: JsonObject, key: string): string | null {
  const word = wordIn(object, key);
  return word === 'business_initated' ? 'business_initiated' : word;
}

/** A field that holds a date; null where it does not. */
export function instantIn(object: JsonObject, key: string) {
  const text = textIn(object, key);
  const reading = text === null ? null : readTime(text);
  return reading?.kind === 'dated' ? instantOf(reading.at) : null;
}

function errorCode(error: JsonObject): number | null {
  const code = Number(textIn(error, 'code') ?? NaN);
  return Number.isSafeInteger(code) ? code : null;
}

/**
 * Verdicts of one message, earliest first, as one: silence erases nothing. What an earlier one says stands, but of prices
 * what comes first in `byPrice`.
 */
export function mergeVerdicts(
  verdicts: readonly Verdict[],
  byPrice: readonly Verdict[],
): { reported: Reported; contradictions: readonly PricingContradiction[]; conflicts: readonly string[] } {
  const pricing = mergeParts(byPrice.flatMap((verdict) => verdict.pricing ?? []));
  const conversation = mergeParts(verdicts.flatMap((verdict) => verdict.conversation ?? []));
  return {
    reported: {
      pricing: pricing.merged,
      conversation: conversation.merged,
      errors: [...new Set(verdicts.flatMap(({ errors }) => errors))].sort((a, b) => a - b),
    },
    contradictions: pricing.conflicts,
    conflicts: [
      ...conflictWords('pricing', pricing.conflicts),
      ...conflictWords('conversation', conversation.conflicts),
    ],
  };
}

function conflictWords(part: string, conflicts: readonly Conflict<string>[]): readonly string[] {
  return conflicts.map(({ field, counts, other }) => `${part} ${field} ${counts} and ${other}`);
}

interface Conflict<Field> {
  readonly field: Field;
  readonly counts: string;
  readonly other: string;
}

type Scalar = string | number | boolean | null;

function mergeParts<T extends Readonly<Record<keyof T, Scalar>>>(
  parts: readonly T[],
): { merged: T | null; conflicts: readonly Conflict<keyof T & string>[] } {
  const [first] = parts;
  if (first === undefined) return { merged: null, conflicts: [] };
  const merged = { ...first };
  const conflicts = new Map<string, Conflict<keyof T & string>>();
  for (const part of parts) {
    for (const key of Object.keys(part) as (keyof T & string)[]) {
      const [known, value] = [merged[key], part[key]];
      if (value === null || value === known) continue;
      if (known === null) Object.assign(merged, { [key]: value });
      else {
        const conflict = { field: key, counts: shown(known), other: shown(value) };
        conflicts.set(`${key} ${conflict.other}`, conflict);
      }
    }
  }
  return { merged, conflicts: [...conflicts.values()] };
}

/** The only numbers are times. */
function shown(value: Scalar): string {
  return typeof value === 'number' ? new Date(value).toISOString() : String(value);
}
