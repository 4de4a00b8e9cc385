import type { SourceKey } from './sources.js';

/**
 * How well a statement is known: Meta's own text; Meta's text as others quote it; a vendor's; what open-source code
 * does; reasoned from the rest; or disputed.
 */
type Confidence = 'official' | 'official-2nd' | 'vendor' | 'code' | 'inferred' | 'contested';

export interface Rule {
  readonly statement: string;
  readonly sources: readonly SourceKey[];
  readonly confidence: Confidence;
}

/** What is held to be true of WhatsApp, by rule id; every outcome names one of these. */
export const RULES = {
  '0.1': {
    statement: 'Rules and rates change at 00:00 in the account’s time zone.',
    sources: ['S-A', 'S-B', 'S-C'],
    confidence: 'official',
  },
  '1.1': {
    statement: 'A message or call from the customer opens the customer service window, or starts its 24 hours anew.',
    sources: ['S-H'],
    confidence: 'official',
  },
  '1.2': {
    statement:
      'The window lasts 24 hours from the customer’s latest message or call; a new one resets it, never adds to it.',
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
      'System notices open no window; whether a reaction, an edit or a deletion does is undocumented and does not count unless switch C7 says so.',
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
    statement:
      'Recorded conversation expiries are the send time plus 24 hours, rounded up to the minute (switch C4); under per-message pricing an expiry says nothing about the window.',
    sources: ['recorded'],
    confidence: 'inferred',
  },
  '1.10': {
    statement:
      'No interface returns the end of the window, and Meta may refuse a message all the same: open is necessary, not sufficient.',
    sources: ['S-H'],
    confidence: 'official',
  },
  '1.11': {
    statement:
      'Calls that the customer makes are free and open the window; calls by the business need the customer’s permission, which lasts 7 days from the answer unless that names another end or is permanent, and are charged by the minute, outside message billing.',
    sources: ['S-H', 'calling', 'vendors'],
    confidence: 'official',
  },
  '2a.1': {
    statement:
      'A template delivered outside the window is charged as one notification; everything inside the window, and everything from the customer, is free.',
    sources: ['S-L'],
    confidence: 'vendor',
  },
  '2a.2': {
    statement: 'Volume bands of the notification era existed; no table is known.',
    sources: ['S-L'],
    confidence: 'inferred',
  },
  '2b.1': {
    statement: 'A conversation is a fixed 24 hours that starts when its first business message is delivered.',
    sources: ['S-J', 'S-A'],
    confidence: 'official',
  },
  '2b.2': {
    statement:
      'The business’s answer inside the window starts a user-initiated conversation, a template outside it a business-initiated one; while one is open nothing more is charged.',
    sources: ['vendors'],
    confidence: 'vendor',
  },
  '2b.3': {
    statement:
      'The first 1,000 conversations of an account in a calendar month are free; from 2023-04-04 those that the business starts no longer count among them, behind a solution partner from 2023-06-01.',
    sources: ['S-J'],
    confidence: 'official',
  },
  '2b.4': {
    statement:
      'A conversation that starts from an ad or a page button is free: 24 hours at first, 72 hours from 2023-03-01.',
    sources: ['vendors', 'S-K'],
    confidence: 'vendor',
  },
  '2b.5': {
    statement:
      'Webhooks of the era name a conversation’s origin user_initiated, business_initiated or referral_conversion.',
    sources: ['vendors'],
    confidence: 'vendor',
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
    statement:
      'A conversation is opened and charged when a message of it is delivered; the messages after it are covered.',
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
  '2c.8': {
    statement:
      'A conversation costs the rate of its category in the market of the customer’s number, on the card in force when it opened.',
    sources: ['S-A'],
    confidence: 'official',
  },
  '2c.9': {
    statement:
      'Marketing sent through the lighter marketing interface had a category and a card of its own until 2025-06-30.',
    sources: ['S-J'],
    confidence: 'official',
  },
  '2d.1': {
    statement:
      'Authentication-international is charged to an eligible business whose home is another country, from its start time in the customer’s country on.',
    sources: ['S-G'],
    confidence: 'official',
  },
  '2d.2': {
    statement:
      'A business is eligible after 750,000 messages outside windows in 30 days to customers of the listed countries, and stays so.',
    sources: ['S-G'],
    confidence: 'official',
  },
  '2d.3': {
    statement: 'The start time is 30 days after eligibility, with exceptions by country.',
    sources: ['S-G'],
    confidence: 'official',
  },
  '2d.4': {
    statement:
      'The home country always pays the domestic rate; a home that is not verified pays the international one.',
    sources: ['S-G'],
    confidence: 'official',
  },
  '2d.5': {
    statement: 'The rate exists in 18 countries, added between 2024-06-01 and 2026-10-01.',
    sources: ['S-G'],
    confidence: 'official',
  },
  '2d.6': {
    statement: 'Volume tiers go on counting across the change from authentication to authentication-international.',
    sources: ['S-G'],
    confidence: 'official',
  },
  '2d.7': {
    statement: 'The category is written with a hyphen and with an underscore; both are read.',
    sources: ['S-G'],
    confidence: 'official',
  },
  '2e.1': {
    statement: 'Each delivered marketing or authentication template is charged.',
    sources: ['S-B'],
    confidence: 'official',
  },
  '2e.2': {
    statement:
      'A utility template is charged outside the window and free inside it (switch C3: sent or delivered inside).',
    sources: ['S-B'],
    confidence: 'contested',
  },
  '2e.3': {
    statement: 'Messages that are not templates are free.',
    sources: ['S-B'],
    confidence: 'official',
  },
  '2e.4': {
    statement: 'Everything in an open entry point is free.',
    sources: ['S-B'],
    confidence: 'official',
  },
  '2e.5': {
    statement:
      'Volume tiers of utility and authentication count per portfolio, market and category, month by month, with inclusive bounds.',
    sources: ['S-B', 'S-G'],
    confidence: 'official',
  },
  '2e.6': {
    statement:
      'A utility conversation that was open on 2025-07-01 covers utility templates until it ends; everything else is charged by message from 00:00.',
    sources: ['S-B'],
    confidence: 'official',
  },
  '2e.7': {
    statement:
      'A marketing message inside the window is charged, and does not count against the customer’s marketing limit.',
    sources: ['S-G'],
    confidence: 'official',
  },
  '2e.8': {
    statement: 'Prices change only on the first day of a quarter.',
    sources: ['S-B'],
    confidence: 'official',
  },
  '2f.1': {
    statement:
      'Each delivered free-form message is charged as service at the market’s list rate, without volume tiers.',
    sources: ['S-C', 'S-D'],
    confidence: 'official-2nd',
  },
  '2f.2': {
    statement: 'A utility template is charged inside the window too.',
    sources: ['S-C', 'S-D'],
    confidence: 'official-2nd',
  },
  '2f.3': {
    statement:
      'The first 1,000 delivered service messages of a business phone number in a calendar month are free (switch C5: of the account).',
    sources: ['S-D'],
    confidence: 'contested',
  },
  '2f.4': {
    statement:
      'Marketing and authentication stay charged; an entry point stays free, and what is sent in it does not use up the 1,000 (switch C6).',
    sources: ['S-C', 'S-D'],
    confidence: 'official-2nd',
  },
  '2f.5': {
    statement: 'A message is charged once; promotional free-form text counts as service.',
    sources: ['S-D'],
    confidence: 'official-2nd',
  },
  '2f.6': {
    statement: 'A reaction sent by the business costs nothing and opens nothing; it needs an open window.',
    sources: ['S-D'],
    confidence: 'official-2nd',
  },
  '2f.7': {
    statement: 'Without a payment method Meta delivers within the allowance and then stops.',
    sources: ['S-D'],
    confidence: 'official-2nd',
  },
  '2f.8': {
    statement: 'For governments and non-profits service stays free beyond the allowance until 2027-12-31.',
    sources: ['S-D'],
    confidence: 'official-2nd',
  },
  '2f.9': {
    statement:
      'AI providers pay a price of their own for each message that is no template, in the countries where they are admitted.',
    sources: ['S-B'],
    confidence: 'official',
  },
  '2f.10': {
    statement: 'Meta’s own business agent is billed by token, outside message billing.',
    sources: ['S-C'],
    confidence: 'official-2nd',
  },
  '2f.11': {
    statement: 'Marketing messages may be sent with a maximum price; the webhook then tells the cost.',
    sources: ['S-D'],
    confidence: 'official-2nd',
  },
  '2f.12': {
    statement:
      'Marketing templates to United States numbers are not delivered since 2025-04-01 (error 131049), and so not charged.',
    sources: ['S-G'],
    confidence: 'official',
  },
  '2f.13': {
    statement:
      'A group message is charged once for each recipient it was delivered to; marketing in an open group window is contested (switch C8).',
    sources: ['S-G'],
    confidence: 'contested',
  },
  '2f.14': {
    statement: 'Sixteen currencies have cards of their own by October 2026; none is a conversion of another.',
    sources: ['S-D'],
    confidence: 'official-2nd',
  },
  '2f.15': {
    statement: 'The card in force at delivery counts, by the account’s midnight (switch C11).',
    sources: ['S-B'],
    confidence: 'inferred',
  },
  '2f.16': {
    statement: 'Webhooks may name a customer by an id without a phone number; the country then decides the market.',
    sources: ['S-J'],
    confidence: 'official',
  },
  '3.1': {
    statement:
      'A message through a click-to-WhatsApp ad or a page’s call-to-action button can start a free entry point (switch C9).',
    sources: ['S-A', 'S-B'],
    confidence: 'official',
  },
  '3.2': {
    statement:
      'The entry point opens only if the business replies within 24 hours of the ad message; any reply but a reaction counts.',
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
    statement: 'An entry point lasts 72 hours; from 2026-09-28 it may remain open for up to 7 days (switch C2).',
    sources: ['S-A', 'S-B', 'S-D'],
    confidence: 'contested',
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
  '3.10': {
    statement: 'An entry point belongs to one business phone number and one customer.',
    sources: ['S-D'],
    confidence: 'official-2nd',
  },
  '3.11': {
    statement: 'Calls, agent tokens and partner fees are not free in an entry point.',
    sources: ['S-B'],
    confidence: 'official',
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
  '4.2b': {
    statement: 'The price on a sent status is what is intended; only a delivery makes it due.',
    sources: ['recorded'],
    confidence: 'inferred',
  },
  '4.3': {
    statement: 'Receipts may come twice and in any order; they are told apart by message id.',
    sources: ['S-G'],
    confidence: 'inferred',
  },
  '4.4': {
    statement: 'The account that sends a message pays for it.',
    sources: ['S-D'],
    confidence: 'official-2nd',
  },
  '4.5': {
    statement: 'What the customer sends is never charged by Meta.',
    sources: ['S-G'],
    confidence: 'official',
  },
  '5.1': {
    statement: 'Which of several open conversations a free-form message belongs to is undocumented (switch C10).',
    sources: ['vendors'],
    confidence: 'contested',
  },
  '5.2': {
    statement: 'Under per-message pricing each message stands alone.',
    sources: ['S-B'],
    confidence: 'official',
  },
  '7.1': {
    statement: 'A template is billed by the category it had when it was sent.',
    sources: ['S-A', 'S-B'],
    confidence: 'official',
  },
  '7.4': {
    statement: 'An opt-in must name the business; a customer’s own message gives 24 hours to reply, no more.',
    sources: ['S-G'],
    confidence: 'official',
  },
  'bird.1': {
    statement:
      'The window starts when the business answers a message under 24 hours old, or with a template; it lasts 24 hours.',
    sources: ['bird'],
    confidence: 'vendor',
  },
  'bird.2': {
    statement: 'A template that starts the window needs a prior opt-in of the customer.',
    sources: ['bird'],
    confidence: 'vendor',
  },
  'highlevel.1': {
    statement: 'The ad click alone opens 72 hours in which free-form messages and templates are both allowed.',
    sources: ['highlevel'],
    confidence: 'vendor',
  },
  'highlevel.2': {
    statement: 'Outside the window marketing and utility templates may be sent, nothing else.',
    sources: ['highlevel'],
    confidence: 'vendor',
  },
  'care.1': {
    statement:
      'The customer care window opens with the customer’s message and ends 24 hours after the last; inside it templates are at window pricing.',
    sources: ['care'],
    confidence: 'vendor',
  },
  'care.2': {
    statement: 'Outside the window a template needs an opt-in, and the customer’s first message is none.',
    sources: ['care'],
    confidence: 'vendor',
  },
  'care.3': {
    statement: 'A template tagged as issue resolution may be sent outside the window without an opt-in.',
    sources: ['care'],
    confidence: 'vendor',
  },
  'care.4': {
    statement: 'On Messenger one more message was allowed after the window, until 2020-01-14.',
    sources: ['care'],
    confidence: 'vendor',
  },
} as const satisfies Record<string, Rule>;

/** Null for a rule of a user's own rule file. */
export function ruleById(id: string): Rule | null {
  return (RULES as Readonly<Record<string, Rule>>)[id] ?? null;
}
