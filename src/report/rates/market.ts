import { dayBefore, type Day } from '../../rates/day.js';
import type { Because, MarketAnswer } from '../../rates/market.js';
import type { MarketDocument } from '../../schema/rates.js';
import { layOut, type Row } from '../text/layout.js';
import { visible } from '../text/text.js';
import { themeOf } from '../text/theme.js';
import { cell, left, NOTHING, paragraph, sentence, type RatesContext } from './context.js';

/** Why a customer belongs to a market, and to which at other times. */
interface ShownMarket {
  /** The customer as asked for. */
  readonly customer: string;
  /** Null: as of the newest table. */
  readonly day: string | null;
  readonly answer: MarketAnswer;
  /** Every assignment in order of time. */
  readonly history: readonly MarketAnswer[];
}

export function renderMarket({ customer, day, answer, history }: ShownMarket, context: RatesContext): string {
  const theme = themeOf(context.color);
  const { market, because } = answer;
  const when = day === null ? '' : ` on ${day}`;
  const lines = [
    theme.title(`${visible(customer)}${when}: ${market}`),
    '',
    ...paragraph(whyWords(answer), context),
    ...(because.inferred === null ? [] : paragraph(`Inferred: ${because.inferred}.`, context)),
  ];
  if (history.length < 2) return [...lines, ''].join('\n');
  const rows = history.map((one): Row => ({ cells: [...span(one.because), one.market].map(cell) }));
  const table = layOut([left('From'), left('To'), left('Market')], rows, context.width, theme.title);
  return [...lines, '', table, ''].join('\n');
}

function span({ from, until }: Because): readonly string[] {
  return [from ?? NOTHING, until === null ? NOTHING : dayBefore(until)];
}

function whyWords({ market, because }: MarketAnswer): string {
  const { by, prefix, country, countryName } = because;
  if (country === null) return `Numbers that begin with ${prefix ?? ''} are no country's, so they belong to Other.`;
  const origin = sentence(ORIGIN[by](prefix ?? '', named(country, countryName)));
  return `${origin}${tableWords(market, because)}`;
}

function tableWords(market: string, { countryName, from, inferred }: Because): string {
  if (countryName !== null && inferred !== null) return '';
  if (countryName !== null) return ` Meta's table puts it there${from === null ? '' : ` since ${from}`}.`;
  if (market !== 'Other') return '';
  return " Meta's table does not list it, and what is not listed belongs to Other.";
}

function named(country: string, name: string | null): string {
  return name === null ? country : `${name} (${country})`;
}

const ORIGIN: Record<Because['by'], (prefix: string, country: string) => string> = {
  number: (prefix, country) => `the number begins with ${prefix}, which is ${country}`,
  country: (_, country) => `the country is ${country}`,
  user_id: (_, country) => `the user id begins with the country, ${country}`,
};

/** What `rates market --format json` prints, `wa-window/market@1`. */
export function marketDocument({ customer, day, answer, history }: ShownMarket): MarketDocument {
  return {
    schema: 'wa-window/market@1',
    customer,
    day,
    market: answer.market,
    because: answer.because,
    history: history.map(({ market, because: { from, until } }) => ({ market, from, until })),
  };
}

/** The same of a customer who belongs to none, with the reason. */
export function noMarketDocument(asked: { customer: string; day: Day | null; none: string }): MarketDocument {
  const { customer, day, none } = asked;
  return { schema: 'wa-window/market@1', customer, day, market: null, none };
}
