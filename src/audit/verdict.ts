import type { ConversationCategory } from '../model/category.js';
import { CONVERSATION_CATEGORIES } from '../model/category.js';
import { OUTSIDE_WINDOW } from '../model/errorCode.js';
import type { Reported } from '../model/event.js';
import type { Switches } from '../rules/switches.js';

/** Meta's words on one message, understood. Null is what they do not say. */
export interface Verdict {
  /** Without the group's prefix. */
  readonly category: string | null;
  readonly type: string | null;
  readonly model: string | null;
  readonly charged: boolean | null;
  readonly inEntryPoint: boolean | null;
  readonly refused: boolean;
  readonly priced: boolean;
}

export function verdictOf({ pricing, conversation, errors }: Reported, billable: Switches['C14']): Verdict {
  const category = pricing?.category ?? conversation?.origin ?? null;
  const type = pricing?.type ?? null;
  return {
    category: category === null ? null : category.replace(/^group_/, ''),
    type,
    model: pricing?.model ?? null,
    charged: chargedOf(pricing, billable),
    inEntryPoint:
      type === null && category === null ? null : type === 'free_entry_point' || category === 'referral_conversion',
    refused: errors.some((code) => OUTSIDE_WINDOW.includes(code)),
    priced: pricing !== null,
  };
}

/**
 * Under per-message pricing the type says it, and `billable` only where there is no type; a type that is not known says
 * nothing. Under conversation pricing `billable` is true of almost everything, paid or not, so that it tells nothing
 * (rule 4.2b).
 */
function chargedOf(pricing: Reported['pricing'], billable: Switches['C14']): boolean | null {
  if (pricing === null) return null;
  if (billable === 'trust' && pricing.billable !== null) return pricing.billable;
  if (pricing.type !== null) return chargedByType(pricing.type);
  return pricing.model === 'PMP' ? pricing.billable : null;
}

function chargedByType(type: string): boolean | null {
  if (type === 'regular') return true;
  return type.startsWith('free_') ? false : null;
}

/** The category as one that prices are held for; null for any other word. */
export function knownCategory(word: string | null): ConversationCategory | null {
  return CONVERSATION_CATEGORIES.find((category) => category === word) ?? null;
}
