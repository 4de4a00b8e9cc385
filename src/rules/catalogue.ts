import type { SourceKey } from './sources.js';

/**
 * How well a statement is known: Meta's own text; Meta's text as others quote it; a vendor's; what open-source code
 * does; reasoned from the rest; or disputed.
 */
export type Confidence = 'official' | 'official-2nd' | 'vendor' | 'code' | 'inferred' | 'contested';

export interface Rule {
  readonly statement: string;
  readonly sources: readonly SourceKey[];
  readonly confidence: Confidence;
}

/** Every rule that an outcome can name, by its id in the rule book. */
export const RULES: Readonly<Record<string, Rule>> = {
  '1.1': {
    statement: 'A message or call from the customer opens the customer service window, or starts its 24 hours anew.',
    sources: ['S-H'],
    confidence: 'official',
  },
  '1.2': {
    statement: 'The window lasts 24 hours from the customer’s latest message or call; a new one resets it, never adds to it.',
    sources: ['S-H', 'S-B'],
    confidence: 'official',
  },
  '1.3': {
    statement: 'Nothing that the business sends, and no receipt, opens or extends the window.',
    sources: ['S-H', 'S-I'],
    confidence: 'official',
  },
  '1.4': {
    statement: 'The window runs from the time stamped on the customer’s message, not from the arrival of a webhook.',
    sources: ['vendors'],
    confidence: 'vendor',
  },
  '1.5': {
    statement:
      'System notices open no window; whether a reaction, an edit or a deletion does is undocumented and does not count here unless switch C7 says so.',
    sources: ['vendors'],
    confidence: 'contested',
  },
  '1.6': {
    statement: 'Each pair of business phone number and customer has its own window.',
    sources: ['S-D'],
    confidence: 'official-2nd',
  },
  '1.7': {
    statement: 'Outside the window only templates may be sent; anything else is refused with error 131047.',
    sources: ['S-D', 'recorded'],
    confidence: 'official',
  },
  '1.8': {
    statement: 'At exactly 24 hours the window is closed: it is half-open (switch C1).',
    sources: ['S-I'],
    confidence: 'contested',
  },
  '1.9': {
    statement: 'Recorded conversation expiries are the send time plus 24 hours, rounded up to the minute (switch C4).',
    sources: ['recorded'],
    confidence: 'inferred',
  },
  '2c.1': {
    statement:
      'A template opens a conversation of its own category unless one of that category is open; inside and outside the window alike.',
    sources: ['S-A'],
    confidence: 'official',
  },
  '2c.2': {
    statement: 'A free-form message opens a service conversation only if no conversation of any category is open.',
    sources: ['S-A'],
    confidence: 'official',
  },
  '2c.3': {
    statement: 'A conversation is opened and charged when a message of it is delivered; the messages after it are covered.',
    sources: ['S-A'],
    confidence: 'official',
  },
  '2c.4': {
    statement: 'A conversation lasts 24 hours unless an entry point that opens closes it earlier.',
    sources: ['S-A'],
    confidence: 'official',
  },
  '2c.5': {
    statement: 'Several conversations of different categories may be open at once.',
    sources: ['S-A'],
    confidence: 'official',
  },
  '2c.6': {
    statement: 'The first 1,000 service conversations of an account in a calendar month of its zone are free.',
    sources: ['vendors'],
    confidence: 'vendor',
  },
  '2c.7': {
    statement: 'Since 2024-11-01 service conversations are free without limit; they open exactly as before.',
    sources: ['S-A'],
    confidence: 'official',
  },
  '2f.6': {
    statement: 'A reaction sent by the business costs nothing and opens nothing; it needs an open window.',
    sources: ['S-D'],
    confidence: 'official-2nd',
  },
  '3.1': {
    statement: 'A message through a click-to-WhatsApp ad or a page’s call-to-action button can start a free entry point.',
    sources: ['S-A', 'S-B'],
    confidence: 'official',
  },
  '3.2': {
    statement: 'The entry point opens only if the business replies within 24 hours of the ad message; any reply counts.',
    sources: ['S-A', 'S-B'],
    confidence: 'official',
  },
  '3.3': {
    statement: 'The entry point runs from the business’s reply, once delivered, never from the customer’s message.',
    sources: ['S-A', 'S-B'],
    confidence: 'official',
  },
  '3.4': {
    statement: 'Everything in an entry point is free, the reply that opens it included.',
    sources: ['S-A', 'S-B'],
    confidence: 'official',
  },
  '3.5': {
    statement: 'An entry point lasts 72 hours.',
    sources: ['S-A', 'S-B'],
    confidence: 'official',
  },
  '3.6': {
    statement: 'An entry point that opens closes every other conversation, and none opens until it ends.',
    sources: ['S-A'],
    confidence: 'official',
  },
  '3.7': {
    statement: 'Inside an entry point free-form messages still need an open window; templates do not.',
    sources: ['S-A', 'S-B'],
    confidence: 'official',
  },
  '3.8': {
    statement: 'Further replies do not lengthen an entry point.',
    sources: ['vendors'],
    confidence: 'vendor',
  },
  '3.9': {
    statement: 'Another ad click while an entry point is open does not extend it (switch C17).',
    sources: ['S-I'],
    confidence: 'contested',
  },
  '4.1': {
    statement: 'Only a delivered message opens a conversation or is charged; a failed one does neither.',
    sources: ['S-G'],
    confidence: 'official',
  },
  '4.2': {
    statement: 'A read receipt without a delivered one implies delivery; each message counts once.',
    sources: ['S-G', 'recorded'],
    confidence: 'official',
  },
  '4.4': {
    statement: 'The account that sends a message pays for it.',
    sources: ['S-D'],
    confidence: 'official-2nd',
  },
};
