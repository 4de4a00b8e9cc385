import type { InternationalTerms } from '../billing/international.js';
import {
  FLAG,
  having,
  kind,
  listOf,
  NUMBER,
  OBJECT,
  objectOf,
  oneOf,
  optional,
  orNull,
  partsOf,
  recordOf,
  TEXT,
  type Shape,
  type ShapesOf,
} from '../model/shape.js';
import type { RateBook } from '../rates/card.js';
import { ACCOUNT_KINDS } from '../rules/ruleSet.js';
import { RULE_SET } from '../rules/shape.js';
import type { SimulateOptions } from './options.js';
import type { Used } from './used.js';

const NAMED_OR_OWN = kind(
  (value) => typeof value === 'object' && value !== null,
  'auto, the id of a rule set, or a rule set',
);

/** `auto`, a name, or a rule set. */
export const RULES: Shape = (place, value) => {
  if (typeof value === 'string') return;
  NAMED_OR_OWN(place, value);
  RULE_SET(place, value);
};

const cards = listOf(OBJECT);

export const SIMULATE_OPTIONS: ShapesOf<SimulateOptions> = {
  timezone: TEXT,
  rules: RULES,
  assume: recordOf(TEXT),
  account: listOf(oneOf(ACCOUNT_KINDS)),
  accounts: recordOf(TEXT),
  past: oneOf(['unknown', 'closed']),
  pastEvidence: FLAG,
  currency: TEXT,
  rates: partsOf<RateBook>({ cards, amendments: cards, tiers: cards, gaps: cards }),
  international: partsOf<InternationalTerms>({
    home: orNull(TEXT),
    from: NUMBER,
    exceptions: kind((value) => Object.prototype.toString.call(value) === '[object Map]', 'a Map'),
  }),
  portfolios: recordOf(TEXT),
  used: objectOf<Used>({
    allowances: optional(
      listOf(
        objectOf<NonNullable<Used['allowances']>[number]>({
          owner: (place, value) => {
            (Array.isArray(value) ? listOf(TEXT) : TEXT)(place, value);
          },
          month: TEXT,
          units: NUMBER,
          source: optional(OBJECT),
        }),
      ),
    ),
    tiers: optional(
      listOf(
        objectOf<NonNullable<Used['tiers']>[number]>({
          portfolio: optional(TEXT),
          market: TEXT,
          category: oneOf(['utility', 'authentication']),
          month: TEXT,
          units: NUMBER,
          source: optional(OBJECT),
        }),
      ),
    ),
  }),
  permanentSessions: listOf(TEXT),
};

/** What comes of reading; hardly anybody writes one. */
export const TIMELINE = having(['dated', 'events', 'findings'], 'a timeline, as readTimeline and readRecords give it');
