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
  C2: {
    question: 'How long does an entry point last from 2026-09-28 on?',
    values: {
      '72h-168h': '72 hours for certain, perhaps up to 7 days: what falls between is marked as possible',
      '72h': '72 hours, as before',
      '168h': '7 days',
    },
    default: '72h-168h',
    source: 'rule 3.5: "may remain open for up to 7 days", mechanism undocumented',
  },
  C3: {
    question:
      'From 2025-07 to 2026-09, is a utility template free when it is sent or when it is delivered in the window?',
    values: {
      sent: 'when it is sent inside an open window',
      delivered: 'when it is delivered inside an open window',
    },
    default: 'sent',
    source: 'rule 2e.2: the same page words it both ways',
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
  C5: {
    question: 'Whose are the 1,000 free service messages a month from 2026-10-01 on?',
    values: {
      number: 'each business phone number has its own 1,000',
      account: 'the account has 1,000 for all its numbers',
    },
    default: 'number',
    source: 'rule 2f.3: Meta’s page of 2026-09-30 says the number; a vendor says the account',
  },
  C6: {
    question: 'Do free-form messages inside an entry point use up the 1,000?',
    values: {
      no: 'they do not: they are free for another reason',
      yes: 'they do, though they are free themselves',
    },
    default: 'no',
    source: 'rule 2f.4: undocumented',
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
  C8: {
    question: 'Is a marketing template to a group free while the group’s window is open?',
    values: {
      charged: 'it is charged for each recipient',
      free: 'it is free, as the prose of the page says',
    },
    default: 'charged',
    source: 'rule 2f.13: the prose says free, the table of the same page bills it',
  },
  C9: {
    question: 'Does a page’s call-to-action button still start an entry point from 2026-09-28 on?',
    values: {
      yes: 'it does, as an ad does',
      no: 'only ads do',
    },
    default: 'yes',
    source: 'rule 3.1: the page of 2026-09-29 names only ads, later notes list both',
  },
  C10: {
    question: 'Which conversation does a free-form message belong to when several are open?',
    values: {
      latest: 'the one that started last',
      template: 'one that a template opened, before one of service',
    },
    default: 'latest',
    source: 'rule 5.1: undocumented; a vendor books it to the business-initiated one',
  },
  C11: {
    question: 'Which rate card counts for a message sent before and delivered after a midnight that changes rates?',
    values: {
      delivered: 'the card in force at its delivery',
      sent: 'the card in force when it was sent',
    },
    default: 'delivered',
    source: 'rule 2f.15: stated for other cases, inferred for cards',
  },
  C12: {
    question: 'In which month do allowances and volume tiers count a message sent before and delivered after its end?',
    values: {
      delivered: 'in the month of its delivery, by the sending account’s zone',
      sent: 'in the month in which it was sent',
    },
    default: 'delivered',
    source: 'rule 2e.5: not stated',
  },
  C13: {
    question: 'Which market were Zimbabwe (to 2025-09-30) and Kazakhstan (to 2026-09-30) in?',
    values: {
      other: 'Other, for Meta’s table did not list them',
      neighbours: 'Rest of Africa and Russia, as their calling codes suggest',
    },
    default: 'other',
    source: 'rules 6.3 and 6.5: the table lists neither; the later cards fit Other',
  },
  C14: {
    question: 'What does "billable" of a webhook say, beside the type and the category?',
    values: {
      ignore: 'nothing: type and category tell what is charged, and it is read only where there is no type',
      trust: 'it tells whether the message is charged, whatever the type says',
    },
    default: 'ignore',
    source: 'rule 4.2b: it was still true of service after that became free',
  },
  C15: {
    question: 'Are there 1,000 free service messages in October 2026, the first month in which they count?',
    values: {
      full: 'the whole 1,000 from 00:00 of 1 October on',
      none: 'none in that month: copies of the page from early October lack them',
    },
    default: 'full',
    source: 'rule 2f.3: the page of 2026-09-30 has them, some later copies do not',
  },
  C16: {
    question: 'Which clock counts for an account whose time zone or currency was changed?',
    values: { given: 'the one given, for the whole run: replay the parts before and after a move apart' },
    default: 'given',
    source: 'not documented; no other side is offered',
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
  C18: {
    question: 'Do imported history, and messages stamped in the future of the log, open a window?',
    values: { no: 'they open nothing, and are told apart' },
    default: 'no',
    source: 'a maintained implementation refuses both; no other side is offered',
  },
} as const satisfies Record<string, Switch>;

export type SwitchId = keyof typeof SWITCHES;
export const SWITCH_IDS = Object.keys(SWITCHES) as readonly SwitchId[];

/** The sides of a switch. */
export function valuesOf<Id extends SwitchId>(id: Id): readonly Switches[Id][] {
  return Object.keys(SWITCHES[id].values) as Switches[Id][];
}

/** The sides of a switch besides the one that was taken. */
export function otherValues(id: SwitchId, taken: string): readonly string[] {
  return valuesOf(id).filter((value) => value !== taken);
}

/** The side taken on every switch. */
export type Switches = { readonly [Id in SwitchId]: keyof (typeof SWITCHES)[Id]['values'] };

export const DEFAULT_SWITCHES: Switches = {
  C1: 'closed',
  C2: '72h-168h',
  C3: 'sent',
  C4: 'sent',
  C5: 'number',
  C6: 'no',
  C7: 'none',
  C8: 'charged',
  C9: 'yes',
  C10: 'latest',
  C11: 'delivered',
  C12: 'delivered',
  C13: 'other',
  C14: 'ignore',
  C15: 'full',
  C16: 'given',
  C17: 'stands',
  C18: 'no',
};

/** The message types that C7 makes openers. */
export function openedByC7(value: Switches['C7']): readonly InboundType[] {
  if (value === 'none') return [];
  return value === 'all' ? ['reaction', 'edit', 'revoke'] : [value];
}
