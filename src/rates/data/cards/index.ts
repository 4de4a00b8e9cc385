import type { RateCard } from '../../card.js';
import { CONVERSATIONS_IN_USD } from './conversationsInUsd.js';
import { MESSAGES_FROM_2026_10_01 } from './messagesFrom20261001.js';
import { MESSAGES_IN_BRL } from './messagesInBrl.js';
import { MESSAGES_IN_USD } from './messagesInUsd.js';

/**
 * Every list price that is built in; the order says nothing. They stand in few files, since every command that knows prices
 * loads them all.
 */
export const CARDS: readonly RateCard[] = [
  ...CONVERSATIONS_IN_USD,
  ...MESSAGES_IN_USD,
  ...MESSAGES_IN_BRL,
  ...MESSAGES_FROM_2026_10_01,
];
