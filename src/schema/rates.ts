import { z } from 'zod';
import { CARD_KINDS, CARD_UNITS, RATE_CATEGORIES, TRUSTS } from '../rates/card.js';

const day = z.string().describe('A local day of the account: 2026-10-01.');
const market = z.string().describe("Meta's name of it.");
const rate = z.string().describe('A decimal number in the digits of the card.');
const none = z.string().describe('Why there is none.');

const card = z.strictObject({
  card: z.string().describe('How charges and reports name it: USD 2026-10-01.'),
  currency: z.string(),
  effective: day.describe('The first day on which it counts.'),
  unit: z.enum(CARD_UNITS),
  kind: z.enum(CARD_KINDS).describe('Where it comes from.'),
  trust: z.enum(TRUSTS),
  source: z.string(),
  note: z.string().nullable(),
});

const rateCardsDocument = z
  .strictObject({
    schema: z.literal('wa-window/rate-cards@1'),
    cards: z
      .array(
        card.extend({
          markets: z.int().describe('How many it prices.'),
          tiers: z.boolean().describe('Whether volume tiers of it are held.'),
        }),
      )
      .describe('Newest first within a currency, dollars first.'),
    notHeld: z.array(z.string()).describe('What there is no price for, in words.'),
  })
  .describe('What rates list --format json prints.');

const tier = z.strictObject({
  from: z.int(),
  to: z.int().nullable().describe('The last message that costs this; null: no end.'),
  rate,
});

const shownRates = z.strictObject({
  schema: z.literal('wa-window/rates@1'),
  market,
  remark: z.string().nullable().describe('Why it is another market than the one asked for by name.'),
  day,
  card,
  rates: z.array(
    z.strictObject({
      category: z.enum(RATE_CATEGORIES),
      rate: rate.nullable().describe('The list price; null where none is held, or there is none.'),
      none: none.nullable(),
      tiers: z.array(tier).nullable().describe('By messages of a month and portfolio; null: the list price stands.'),
    }),
  ),
});

const noRates = z
  .strictObject({ schema: z.literal('wa-window/rates@1'), market, day, none })
  .describe('No card is held for that day: the exit code is 1.');

const ratesDocument = z.union([shownRates, noRates]).describe('What rates show --format json prints.');

const asked = {
  schema: z.literal('wa-window/market@1'),
  customer: z.string().describe('A number in full, or as it was asked for.'),
  day: day.nullable().describe('Null: as of the newest table.'),
};
const from = day.nullable().describe('The first day of it; null: as long as there have been prices.');
const until = day.nullable().describe('The first day after it; null: none is known.');

const foundMarket = z.strictObject({
  ...asked,
  market,
  because: z.strictObject({
    by: z.enum(['number', 'country', 'user_id']),
    prefix: z.string().nullable().describe('The first digits that decided, with the plus; null without a number.'),
    country: z.string().nullable().describe('ISO 3166 alpha-2; null where the digits belong to no one country.'),
    countryName: z.string().nullable().describe("As Meta's table calls it; null where it does not list it."),
    from,
    until,
    inferred: z.string().nullable().describe("Said where Meta's table does not say it in so many words."),
  }),
  history: z.array(z.strictObject({ market, from, until })).describe('Every assignment in order of time.'),
});

const noMarket = z
  .strictObject({ ...asked, market: z.null(), none })
  .describe("The number is no country's: the exit code is 1.");

const marketDocument = z.union([foundMarket, noMarket]).describe('What rates market --format json prints.');

export type CardEntry = z.infer<typeof card>;
export type RateCardsDocument = z.infer<typeof rateCardsDocument>;
export type RatesDocument = z.infer<typeof ratesDocument>;
export type MarketDocument = z.infer<typeof marketDocument>;

/** The JSON Schemas of what `rates list`, `rates show` and `rates market` print as JSON. */
export function rateCardsSchema() {
  return z.toJSONSchema(rateCardsDocument);
}

export function ratesSchema() {
  return z.toJSONSchema(ratesDocument);
}

export function marketSchema() {
  return z.toJSONSchema(marketDocument);
}

export function parseRateCardsDocument(value: unknown): RateCardsDocument {
  return rateCardsDocument.parse(value);
}

export function parseRatesDocument(value: unknown): RatesDocument {
  return ratesDocument.parse(value);
}

export function parseMarketDocument(value: unknown): MarketDocument {
  return marketDocument.parse(value);
}
