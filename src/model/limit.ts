import { UsageFault } from './fault.js';
import type { Instant } from './instant.js';

/** What a value may be, where its type allows more than means something. */
export interface Limit<T> {
  readonly holds: (value: T) => boolean;
  /** Words that stand after `use`. */
  readonly allowed: string;
}

/** The value of an option. Throws a UsageFault that names the option, the value and what is allowed. */
export function within<T>(option: string, value: T, { holds, allowed }: Limit<T>, written = quoted(value)): T {
  if (holds(value)) return value;
  throw new UsageFault(`${option} is ${written}: use ${allowed}`);
}

function quoted(value: unknown): string {
  return typeof value === 'string' ? JSON.stringify(value) : String(value);
}

/** As far as dates go, to both sides of the epoch. */
const FARTHEST = 8.64e15;

export const INSTANT: Limit<Instant> = {
  holds: (value) => Number.isInteger(value) && Math.abs(value) <= FARTHEST,
  allowed: 'an instant in whole milliseconds',
};

export const COUNT: Limit<number> = {
  holds: (value) => Number.isSafeInteger(value) && value >= 0,
  allowed: 'a whole number from 0 on',
};

export const LENGTH: Limit<number> = { holds: COUNT.holds, allowed: 'whole milliseconds from 0 on' };

export const NAME: Limit<string> = {
  holds: (text) => text.trim() !== '',
  allowed: 'a name that is not empty',
};

export const CURRENCY_CODE = /^[A-Z]{3}$/;
export const CURRENCY: Limit<string> = {
  holds: (text) => CURRENCY_CODE.test(text),
  allowed: 'three capital letters such as USD',
};
