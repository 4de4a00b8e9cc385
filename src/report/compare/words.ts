import type { CauseKind } from '../../compare/cause.js';
import type { Driver, DriverKind } from '../../compare/comparison.js';
import type { VerdictKind } from '../../compare/verdict.js';
import { visible } from '../text/text.js';

/** Why a message does not cost the same, whichever way it goes. */
export const CAUSE_WORDS: Readonly<Record<CauseKind, string>> = {
  service_beyond_allowance: 'service beyond the allowance',
  service_charged: 'service messages',
  allowance: 'the monthly allowance',
  utility_in_window: 'utility in the window',
  template_in_window: 'templates in the window',
  entry_point: 'entry point length',
  unit: 'conversations vs messages',
  open_conversation: 'in an open conversation',
  rate: 'rate change',
  market: 'another market',
  category: 'another category',
  group_window: 'the window of a group',
  delivery: 'delivered or not',
  never_charged: 'of a kind never charged',
  refused: 'refused or allowed',
  doubt: 'certain or not',
};

export const VERDICT_WORDS: Readonly<Record<VerdictKind, string>> = {
  refused: 'refused',
  free: 'free',
  charged: 'charged',
};

/** As a column calls them. */
export const DRIVER_WORDS: Readonly<Record<DriverKind, string>> = {
  contact: 'contact',
  template: 'template',
  hour: 'hour',
};

export const DRIVER_NAMES: Readonly<Record<DriverKind, (driver: Driver) => string>> = {
  contact: ({ key }) => (key === null ? 'the contact' : visible(key)),
  template: ({ key }) => (key === null ? 'free-form' : key === '' ? 'unnamed template' : visible(key)),
  hour: ({ key }) => (key === null ? 'unknown' : `${key}:00`),
};
