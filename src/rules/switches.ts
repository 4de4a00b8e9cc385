import type { InboundType } from '../model/event.js';

/** A point that the sources leave open: a question, the answers offered, the one taken by default, and the evidence. */
export interface Switch {
  readonly question: string;
  /** Each value with a sentence that says what it assumes. */
  readonly values: Readonly<Record<string, string>>;
  readonly default: string;
  readonly source: string;
}

export const SWITCHES = {
  C1: {
    question: 'Is a message sent exactly 24 hours after the customer’s last one inside the window?',
    values: {
      closed: 'the window is [t, t + 24 h): at exactly 24 hours it is closed',
      open: 'only more than 24 hours is outside, as error 131047 words it',
    },
    default: 'closed',
    source: 'rule 1.8: open-source implementations test half-open; no official sentence',
  },
  C4: {
    question: 'From which moment do the 24 hours of a conversation run?',
    values: {
      sent: 'from sending, rounded up to the minute; charged on delivery',
      delivered: 'from delivery, not rounded, as the documentation words it',
    },
    default: 'sent',
    source: 'rule 1.9: all recorded expiries run from the sent status; rule 2c.3 says delivered',
  },
  C7: {
    question: 'Which of a customer’s reactions, edits and deletions open or refresh the window?',
    values: {
      none: 'none of them does',
      reaction: 'a reaction does',
      edit: 'an edit does',
      revoke: 'a deletion does',
      all: 'all of them do',
    },
    default: 'none',
    source: 'rule 1.5: undocumented; a maintained helpdesk does not count reactions',
  },
  C17: {
    question: 'Does another ad click while an entry point is open extend it?',
    values: {
      stands: 'the open one stands, the next begins after it',
      restarts: 'the reply to the new click starts its 72 hours anew',
    },
    default: 'stands',
    source: 'rule 3.9: undocumented; other tools differ',
  },
} as const satisfies Record<string, Switch>;

export type SwitchId = keyof typeof SWITCHES;
export const SWITCH_IDS = Object.keys(SWITCHES) as readonly SwitchId[];

/** The side taken on every switch. */
export type Switches = { readonly [Id in SwitchId]: keyof (typeof SWITCHES)[Id]['values'] };

export const DEFAULT_SWITCHES: Switches = { C1: 'closed', C4: 'sent', C7: 'none', C17: 'stands' };

/** The message types that C7 makes openers. */
export function openedByC7(value: Switches['C7']): readonly InboundType[] {
  if (value === 'none') return [];
  return value === 'all' ? ['reaction', 'edit', 'revoke'] : [value];
}
