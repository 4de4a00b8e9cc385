import { z } from 'zod';
import { CURRENCY_CODE } from '../model/limit.js';
import { CARD_KINDS, CARD_UNITS, RATE_CATEGORIES, TRUSTS } from '../rates/card.js';
import { TIERED_CATEGORIES } from '../rates/tier.js';
import { pathText, problemsOf } from './problems.js';

const currency = z.string().regex(CURRENCY_CODE, 'a currency is written as three letters, such as USD');
const day = z.iso.date().describe('The local day from which it counts: 2026-10-01.');
const rate = z.string().regex(/^\d{1,20}(\.\d{1,20})?$/, 'a rate is a text such as "0.0618"');
const cell = z
  .union([rate, z.literal('n/a'), z.null()])
  .describe('"n/a": there is no such rate; null: it is not known.');
const source = z.string().describe('Where the figures come from, in a sentence.');
const kind = z.enum(CARD_KINDS);
const trust = z.enum(TRUSTS);

const card = z.strictObject({
  currency,
  from: day,
  unit: z.enum(CARD_UNITS),
  kind,
  trust,
  source,
  note: z.string().nullable(),
  rows: z
    .record(z.string().min(1), z.tuple([cell, cell, cell, cell, cell]))
    .describe(`By market: ${RATE_CATEGORIES.join(', ')}.`),
});

const tierRow = z
  .strictObject({
    market: z.string().min(1),
    category: z.enum(TIERED_CATEGORIES),
    upTo: z.array(z.number().int().positive()).describe('The last message of each tier but the last.'),
    rates: z.array(rate).min(1).describe('The rate of each tier, the list price first.'),
  })
  .refine(({ upTo, rates }) => rates.length === upTo.length + 1, 'there is one rate more than there are bounds')
  .refine(({ upTo }) => upTo.every((bound, index) => bound > (upTo[index - 1] ?? 0)), 'the bounds of the tiers ascend');

const tiers = z.strictObject({ currency, from: day, kind, trust, source, rows: z.array(tierRow) });

/** Rate cards and volume tiers of the user: what `rates import` writes and `--rates FILE` reads. */
const cardDocument = z
  .strictObject({
    schema: z.literal('wa-window/card@1'),
    cards: z.array(card),
    tiers: z.array(tiers).exactOptional(),
  })
  .describe('wa-window/card@1');

export type CardDocument = z.infer<typeof cardDocument>;
export type ReadCards =
  | { readonly ok: true; readonly cards: CardDocument['cards']; readonly tiers: NonNullable<CardDocument['tiers']> }
  | { readonly ok: false; readonly problems: readonly string[] };

/** Reads the text of a card document, or says everything that keeps it from being one. */
export function readCards(text: string): ReadCards {
  const value = parsed(text);
  if (value === undefined) return { ok: false, problems: ['it is not JSON'] };
  const problems = problemsOf(cardDocument, value);
  if (problems.length > 0) {
    return { ok: false, problems: problems.map(({ path, message }) => `${pathText(path)}: ${message}`) };
  }
  const { cards, tiers: tables = [] } = cardDocument.parse(value);
  return { ok: true, cards, tiers: tables };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

export function cardSchema(): unknown {
  return z.toJSONSchema(cardDocument);
}
