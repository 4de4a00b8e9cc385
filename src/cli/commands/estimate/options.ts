import { MESSAGES, NUMBERS, PER_CONVERSATION, SHARE } from '../../../estimate/limits.js';
import { placeNamed, type Place } from '../../../estimate/place.js';
import type { Shares, VolumeCategory } from '../../../estimate/volume.js';
import { normalized, parseDecimal, type Decimal } from '../../../model/money.js';
import { isDay, MONTH } from '../../../rates/day.js';
import { COUNTRIES } from '../../../rates/data/countries.js';
import type { EstimateFormat } from '../../../report/estimate/options.js';
import { didYouMean } from '../../choices.js';
import { UsageError } from '../../errors.js';
import { invalid } from '../../options.js';
import type { RulesListFlags } from '../compare/options.js';
import { nearestMarket } from '../rates/book.js';
import type { GlobalFlags } from '../sharedOptions.js';

/** The flags of `estimate` as commander hands them over. */
export interface EstimateFlags extends GlobalFlags, Omit<RulesListFlags, 'timezone' | 'homeCountry'> {
  readonly market?: string;
  readonly marketing?: string;
  readonly utility?: string;
  readonly authentication?: string;
  readonly authenticationInternational?: string;
  readonly service?: string;
  readonly at?: string;
  readonly numbers: string;
  readonly utilityInWindow: string;
  readonly inEntryPoint: string;
  readonly messagesPerConversation: string;
  readonly format: EstimateFormat;
}

/** What a flag or a cell says, or what would be right instead. */
export type Read<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly remedy: string };

/** A whole number, thousands set apart or not. */
export function readCount(text: string): Read<number> {
  const digits = /^\d{1,3}([ ,_.]\d{3})+$/.test(text) ? text.replace(/\D/g, '') : text;
  const value = Number(digits);
  if (/^\d+$/.test(digits) && MESSAGES.holds(value)) return { ok: true, value };
  return { ok: false, remedy: `Use ${MESSAGES.allowed}.` };
}

export function readShare(text: string): Read<Decimal> {
  const [, percent = ''] = /^(\S+?)\s*%$/.exec(text) ?? [];
  const value = parseDecimal(percent);
  if (value !== null && SHARE.holds(value)) return { ok: true, value: normalized(value) };
  return { ok: false, remedy: `Use ${SHARE.allowed}.` };
}

/** `2026-10`; of a day, its month. */
export function readMonth(text: string): Read<string> {
  const month = text.slice(0, 'YYYY-MM'.length);
  if (MONTH.holds(month) && (text === month || isDay(text))) return { ok: true, value: month };
  return { ok: false, remedy: `Use ${MONTH.allowed}.` };
}

export function readPlace(text: string): Read<Place> {
  const place = placeNamed(text);
  if (place !== null) return { ok: true, value: place };
  const names = COUNTRIES.map(({ name }) => name);
  const meant = didYouMean(nearestMarket(text, names));
  return { ok: false, remedy: `Use the name of a market or country, or a country code.${meant}` };
}

/** The value of a flag. */
export function flagged<T>(flag: string, text: string, read: (text: string) => Read<T>): T {
  const result = read(text);
  if (result.ok) return result.value;
  throw invalid(flag, text, result.remedy);
}

/** How many business numbers; one at least. */
export function numbersOf({ numbers }: EstimateFlags): number {
  const value = /^\d+$/.test(numbers) ? Number(numbers) : NaN;
  if (NUMBERS.holds(value)) return value;
  throw invalid('--numbers <count>', numbers, `Use ${NUMBERS.allowed}.`);
}

export function messagesPerConversationOf({ messagesPerConversation: text }: EstimateFlags): Decimal {
  const value = parseDecimal(text);
  if (value !== null && PER_CONVERSATION.holds(value)) return normalized(value);
  throw invalid('--messages-per-conversation <number>', text, `Use ${PER_CONVERSATION.allowed}.`);
}

export function sharesOf({ utilityInWindow, inEntryPoint }: EstimateFlags): Shares {
  return {
    utilityInWindow: flagged('--utility-in-window <share>', utilityInWindow, readShare),
    inEntryPoint: flagged('--in-entry-point <share>', inEntryPoint, readShare),
  };
}

/** The volumes of the flags; null when there are none. */
export function volumesOf(flags: EstimateFlags): Readonly<Record<VolumeCategory, number>> | null {
  const { marketing, utility, authentication, authenticationInternational, service } = flags;
  const given = [marketing, utility, authentication, authenticationInternational, service];
  if (given.every((one) => one === undefined)) return null;
  return {
    marketing: flagged('--marketing <count>', marketing ?? '0', readCount),
    utility: flagged('--utility <count>', utility ?? '0', readCount),
    authentication: flagged('--authentication <count>', authentication ?? '0', readCount),
    authentication_international: flagged(
      '--authentication-international <count>',
      authenticationInternational ?? '0',
      readCount,
    ),
    service: flagged('--service <count>', service ?? '0', readCount),
  };
}

/** A market with volumes, or a file that has them: one of the two. */
export function checkAsked(file: string | undefined, flags: EstimateFlags): void {
  const volumes = volumesOf(flags);
  if (file === undefined && volumes === null) {
    throw new UsageError('no volumes given. For example: --market BR --marketing 5000 --service 3000, or a CSV file.');
  }
  if (file === undefined && flags.market === undefined) {
    throw new UsageError('no market given. Name a market or country: --market BR');
  }
  if (file !== undefined && (volumes !== null || flags.market !== undefined)) {
    throw new UsageError(`${file} holds the markets and volumes. Leave the volumes of the flags out, or the file.`);
  }
}
