import { MARKETING_WITHHELD, OUTSIDE_WINDOW } from '../../model/errorCode.js';
import type { StatusProfile } from '../../input/heard/profile.js';

/** Errors that tell the kind of a message; by the first of them the first message of a pair tells what was open before. */
const TELLING = [...OUTSIDE_WINDOW, ...MARKETING_WITHHELD];

/**
 * How what a later status says goes with what the first one of its message said: `agrees` where it adds nothing that
 * matters, `contradicts` where all of them have to be weighed together.
 */
export type Agreement = 'agrees' | 'tells the kind' | 'tells the window' | 'contradicts';

export function agreementOf(first: StatusProfile, later: StatusProfile): Agreement {
  const { pricing, conversation, errors } = later.reported;
  if (pricing !== null && !same(pricing, first.reported.pricing)) return 'contradicts';
  if (conversation !== null && !same(conversation, first.reported.conversation)) return 'contradicts';
  if (later.tag !== null && later.tag !== first.tag) return 'contradicts';
  if (later.told?.from === 'callback_data' && first.told?.from !== 'callback_data') return 'contradicts';
  const more = errors.filter((code) => !first.reported.errors.includes(code));
  if (more.some((code) => OUTSIDE_WINDOW.includes(code))) return 'tells the window';
  return more.some((code) => TELLING.includes(code)) ? 'tells the kind' : 'agrees';
}

function same(a: object, b: object | null): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
