import { spelling } from '../input/lookup.js';
import { nearest } from '../input/words.js';
import { MARKETS } from '../rates/data/markets.js';
import { isCountry, MARKET } from '../rates/market.js';
import { RULE_SET_IDS } from '../rules/ruleSets.js';
import type { ConfigDocument } from '../schema/config.js';
import { ZONE } from '../time/zone.js';
import { nearestZone } from './options.js';
import { isRuleFile } from './ruleFile.js';

/** A value of the configuration that means nothing, and where it stands. */
interface Fault {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/** What no schema knows: which zones, rule sets, countries and markets there are. */
export function faultsOf(values: ConfigDocument): readonly Fault[] {
  const { timezone, input_timezone: inputTimezone, rules, home_country: home, used } = values;
  const exceptions = Object.keys(values.authentication_international?.exception_countries ?? {});
  return [
    ...ofZone('timezone', timezone),
    ...ofZone('input_timezone', inputTimezone),
    ...ofRules(rules),
    ...(home === undefined ? [] : ofCountry(['home_country'], home)),
    ...exceptions.flatMap((country) =>
      ofCountry(['authentication_international', 'exception_countries', country], country),
    ),
    ...(used?.tiers ?? []).flatMap(({ market }, index) => ofMarket(['used', 'tiers', index, 'market'], market)),
  ];
}

function ofZone(key: string, zone: string | undefined): readonly Fault[] {
  if (zone === undefined || ZONE.holds(zone)) return [];
  return [{ path: [key], message: `there is no time zone "${zone}"${meant(nearestZone(zone))}` }];
}

function ofRules(rules: string | undefined): readonly Fault[] {
  const ids = ['auto', ...RULE_SET_IDS];
  if (rules === undefined || ids.includes(rules) || isRuleFile(rules)) return [];
  return [{ path: ['rules'], message: `there is no rule set "${rules}"${meant(nearest(rules, ids))}` }];
}

function ofCountry(path: Fault['path'], country: string): readonly Fault[] {
  if (isCountry(country.toUpperCase())) return [];
  return [{ path, message: `"${country}" is no country with phone numbers; write its two letters, such as BR` }];
}

function ofMarket(path: Fault['path'], market: string): readonly Fault[] {
  if (MARKET.holds(market)) return [];
  const hint = meant(nearest(market, MARKETS));
  return [
    { path, message: `there is no market "${market}"${hint === '' ? '; wa-window rates list names them' : hint}` },
  ];
}

function meant(name: string | null): string {
  return name === null ? '' : `. Did you mean ${name}?`;
}

/** The same with business numbers as readers write them: `+` and digits, whatever the usual spelling. */
export function withNumbersSpelt({ numbers, ...values }: ConfigDocument): ConfigDocument {
  if (numbers === undefined) return values;
  const spelt = Object.entries(numbers).map(([number, about]) => [spelling(number), about] as const);
  return { ...values, numbers: Object.fromEntries(spelt) };
}
