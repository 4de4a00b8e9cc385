import type {
  AllowanceAnswer,
  ChargeAnswer,
  MessageAnswer,
  MessageKind,
  Standing,
  WindowAnswer,
} from '../../check/answer.js';
import type { ChargeType } from '../../model/category.js';
import { MINUTE } from '../../model/instant.js';
import type { Calendar } from '../calendar.js';
import { durationText } from '../durations.js';
import { countText, moneyText } from '../money.js';
import { CATEGORY_WORDS } from '../words.js';

export const KIND_WORDS: Readonly<Record<MessageKind, string>> = {
  free_form: 'free-form message',
  marketing: 'marketing template',
  utility: 'utility template',
  authentication: 'authentication template',
};

/** Behind a charge that the note on allowances speaks of. */
const ALLOWANCE_MARK = '*';

/** `marketing, 0.0618 USD`, `free in the window`, `refused (131047)`: what becomes of a message, in a cell. */
export function messageCell({ allowed, delivered, code, charge }: MessageAnswer): string {
  const error = code === null ? '' : ` (${code})`;
  if (allowed === 'no') return `refused${error}`;
  if (!delivered || charge === null) return `not delivered${error}`;
  const words = chargeWords(charge);
  return allowed === 'yes' ? words : `perhaps refused; else ${words}`;
}

/** What a message is charged as, before allowances. */
function chargeWords(charge: ChargeAnswer): string {
  const { billable, certain, type, category, opens } = charge;
  if (billable) {
    const mark = charge.allowance === null ? '' : ALLOWANCE_MARK;
    return `${certain ? '' : 'perhaps '}${CATEGORY_WORDS[category]}${priceWords(charge)}${mark}`;
  }
  if (opens === 'referral_conversion') return 'free, opens the entry point';
  return FREE[type](charge);
}

function priceWords({ price }: ChargeAnswer): string {
  if (price === null) return '';
  return price.amount === null ? ', price unknown' : `, ${moneyText(price.amount, price.currency)}`;
}

const FREE: Readonly<Record<ChargeType, (charge: ChargeAnswer) => string>> = {
  regular: () => 'free',
  free_customer_service: () => 'free in the window',
  free_entry_point: () => 'free in the entry point',
  free_group_customer_service: () => 'free in the group window',
  free_tier: () => 'free in the monthly allowance',
  in_open_conversation: ({ joins, category }) => `free, ${CATEGORY_WORDS[joins ?? category]} is open`,
  not_delivered: () => 'not delivered',
  not_chargeable: () => 'never charged',
};

/** What the mark in a cell stands for. */
export function allowanceWords({ units, per, rule }: AllowanceAnswer): string {
  const marked = `${ALLOWANCE_MARK} Before allowances:`;
  if (units === null) return `${marked} for this account it is free without limit (${rule}).`;
  const owner = per === 'number' ? 'the business number' : 'the account';
  return `${marked} it is free while any of the ${countText(units)} that ${owner} has each month are left (${rule}).`;
}

/** Whether all that is known of the latest window is by when one from before the log was over: nobody saw it end. */
export function isUnseen({ state, openedBy, until }: WindowAnswer): boolean {
  return state === 'closed' && openedBy === null && until !== null;
}

/** The state and the time: the one thing asked for. */
export function verdictWords({ at, window, verdict }: Standing, calendar: Calendar): string {
  const { state, permanent, until, safeUntil } = window;
  if (isUnseen(window)) return 'Closed: the log shows nothing that has opened it.';
  if (state === 'closed')
    return until === null ? 'Closed: nothing has opened it.' : `Closed since ${calendar.stamp(until)}.`;
  if (state === 'maybe') {
    const end = until === null ? '' : ` It is closed from ${calendar.stamp(until)} on.`;
    return `Not known to be open: it depends on what came before the log.${end}`;
  }
  if (permanent || until === null) return 'Open: this session never closes.';
  const left = `${leftWords(until - at)} left, until ${calendar.stamp(until)}`;
  if (verdict === 'closed') {
    return `Closed to be safe since ${calendar.stamp(safeUntil ?? until)}, though the window is open: ${left}.`;
  }
  return window.closesSoon ? `Open, and closes soon: ${left}.` : `Open: ${left}.`;
}

/** Never more than is left. */
export function leftWords(milliseconds: number): string {
  if (milliseconds < MINUTE) return 'less than 1m';
  return durationText(Math.floor(milliseconds / MINUTE) * MINUTE);
}
