import { compare, type Decimal } from '../model/money.js';
import type { Limit } from '../model/limit.js';

const ONE: Decimal = { units: 1n, scale: 0 };
const HUNDRED: Decimal = { units: 100n, scale: 0 };
const MOST_MESSAGES = 1_000_000_000_000;

/** Business numbers. */
export const NUMBERS: Limit<number> = {
  holds: (value) => Number.isSafeInteger(value) && value >= 1,
  allowed: 'a whole number from 1 on',
};

/** Of a category, market and month. */
export const MESSAGES: Limit<number> = {
  holds: (value) => Number.isInteger(value) && value >= 0 && value <= MOST_MESSAGES,
  allowed: 'a whole number of messages, such as 5000',
};

/** Messages that one conversation holds. */
export const PER_CONVERSATION: Limit<Decimal> = {
  holds: (value) => compare(value, ONE) >= 0,
  allowed: 'a number from 1 on, such as 2.5',
};

/** A percentage. */
export const SHARE: Limit<Decimal> = {
  holds: ({ units, scale }) => units >= 0n && compare({ units, scale }, HUNDRED) <= 0,
  allowed: 'a percentage from 0% to 100%, such as 40%',
};
