import { dayBefore } from '../../../rates/day.js';
import { COUNTRIES } from '../../../rates/data/countries.js';
import {
  cardAt,
  countryNamed,
  isCountry,
  isNone,
  marketNamed,
  marketOf,
  unitOn,
  type Day,
  type RateBook,
} from '../../../rates/index.js';
import { noRatesDocument, ratesDocument, renderRates } from '../../../report/rates/show.js';
import { jsonText } from '../../../report/text/text.js';
import { cardFilesOf, loadConfig } from '../../config.js';
import { EXIT, type ExitCode } from '../../exit.js';
import type { Io } from '../../io.js';
import { configuredCurrency } from '../../moneySettings.js';
import { invalid } from '../../options.js';
import { print } from '../../output.js';
import { pageOf } from '../../page.js';
import { currencyOf, day, loadBook, nearestMarket } from './book.js';
import type { GlobalFlags } from '../sharedOptions.js';

export interface ShowFlags extends GlobalFlags {
  readonly market: string;
  readonly at?: string;
  readonly currency?: string;
  readonly rates?: readonly string[];
  readonly format: 'table' | 'json';
}

/** The rates of a market on a day. Says no (1) where no card is held. */
export async function showRates(flags: ShowFlags, io: Io): Promise<ExitCode> {
  const config = await loadConfig(flags.config, io);
  const book = await loadBook(cardFilesOf(flags.rates, config, io.cwd), io);
  const currency =
    flags.currency === undefined
      ? (configuredCurrency(config, book) ?? 'USD')
      : currencyOf('--currency <code>', flags.currency, book);
  const at = flags.at === undefined ? newest(book, currency) : day('--at <day>', flags.at);
  const { market, remark } = marketMeant(flags.market, at);
  const inForce = cardAt(book, { currency, unit: unitOn(at), day: at });
  if (isNone(inForce)) {
    await print(io.stdout, [none(flags.format, market, at, inForce.none)]);
    return EXIT.no;
  }
  const shown = { market, remark, inForce, book };
  const context = pageOf('stdout', flags.color, io);
  await print(io.stdout, [flags.format === 'json' ? jsonText(ratesDocument(shown)) : renderRates(shown, context)]);
  return EXIT.ok;
}

function newest({ cards }: RateBook, currency: string): Day {
  return cards.reduce((latest, card) => (card.currency === currency && card.from > latest ? card.from : latest), '');
}

/** A country means the market that its numbers belong to on that day, also where a market has its name. */
function marketMeant(name: string, at: Day): { market: string; remark: string | null } {
  const code = /^[A-Za-z]{2}$/.test(name) && isCountry(name.toUpperCase()) ? name.toUpperCase() : countryNamed(name);
  const found = code === null ? null : marketOf({ contact: null, country: code, day: at });
  if (found === null || isNone(found)) {
    const market = marketNamed(name);
    if (market !== null) return { market, remark: null };
    const meant = nearestMarket(
      name,
      COUNTRIES.map((country) => country.name),
    );
    throw invalid('--market <name>', name, 'Use the name of a market or country, or a country code.', meant);
  }
  const { market, because } = found;
  if (market === (marketNamed(name) ?? because.countryName)) return { market, remark: null };
  const until = because.until === null ? '' : ` to ${dayBefore(because.until)}`;
  return { market, remark: `${because.countryName ?? code ?? name} belongs to ${market}${until}.` };
}

function none(format: 'table' | 'json', market: string, at: Day, reason: string): string {
  if (format === 'json') return jsonText(noRatesDocument(market, at, reason));
  return `No rate for ${market} on ${at}: ${reason}.\nMeta's own file of that time can be read with: wa-window rates import FILE\n`;
}
