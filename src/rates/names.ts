import { COUNTRIES } from './data/countries.js';
import { MARKETS, type Market } from './data/markets.js';

/** Other names of countries in Meta's table, folded. */
const ALIASES: Readonly<Record<string, string>> = {
  czechia: 'CZ',
  cotedivoire: 'CI',
  congo: 'CG',
  dominicanrep: 'DO',
  emirates: 'AE',
  eswatini: 'SZ',
  greatbritain: 'GB',
  holland: 'NL',
  turkiye: 'TR',
  uae: 'AE',
  uk: 'GB',
  unitedstatesofamerica: 'US',
  usa: 'US',
};

/** One spelling for a name in any of Meta's: case, accents, spaces and `&` for `and` do not count. */
function folded(name: string): string {
  return name
    .normalize('NFD')
    .replaceAll('&', 'and')
    .toLowerCase()
    .replace(/[^a-z]/g, '');
}

const MARKET_NAMES: ReadonlyMap<string, Market> = new Map(MARKETS.map((market) => [folded(market), market]));
const COUNTRY_NAMES: ReadonlyMap<string, string> = new Map([
  ...COUNTRIES.map(({ iso2, name }) => [folded(name), iso2] as const),
  ...Object.entries(ALIASES),
]);

/** The market that a card's row means, under its one canonical name. */
export function marketNamed(name: string): Market | null {
  const key = folded(name);
  const alias = ALIASES[key];
  const country = COUNTRIES.find(({ iso2 }) => iso2 === alias)?.name;
  return MARKET_NAMES.get(key) ?? MARKET_NAMES.get(folded(country ?? '')) ?? null;
}

/** The country, as ISO 3166 alpha-2, that a name of Meta's table or another usual name means. */
export function countryNamed(name: string): string | null {
  return COUNTRY_NAMES.get(folded(name)) ?? null;
}
