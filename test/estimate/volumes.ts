import { estimate, placeNamed, type EstimateOptions, type Estimation, type Volume } from '../../src/index.js';
import { decimalText, parseDecimal, ZERO, type Decimal } from '../../src/model/money.js';

export const decimal = (text: string): Decimal => parseDecimal(text) ?? ZERO;

interface Asked extends Partial<Volume['volumes']> {
  readonly market: string;
  readonly month?: string;
  readonly utilityInWindow?: string;
  readonly inEntryPoint?: string;
}

export function volume({
  market,
  month = '2026-10',
  utilityInWindow = '0',
  inEntryPoint = '0',
  ...own
}: Asked): Volume {
  const place = placeNamed(market);
  if (place === null) throw new Error(`${market} is no market`);
  return {
    month,
    place,
    volumes: { marketing: 0, utility: 0, authentication: 0, authentication_international: 0, service: 0, ...own },
    shares: { utilityInWindow: decimal(utilityInWindow), inEntryPoint: decimal(inEntryPoint) },
  };
}

export type Rules = Parameters<typeof estimate>[1];

export function estimated(
  asked: Asked | readonly Asked[],
  options: EstimateOptions = {},
  rules: Rules = ['pmp-2026'],
): Estimation {
  const all = 'market' in asked ? [asked] : asked;
  return estimate(all.map(volume), rules, options);
}

/** The total under each rule set, in full; null where nothing of it has a price. */
export function totals({ totals: all }: Estimation): readonly (string | null)[] {
  return all.map(({ amount, unpriced, charged }) => (charged > 0 && unpriced === charged ? null : decimalText(amount)));
}

/** `[charged, amount]` of each line under each rule set. */
export function lines({ lines: all }: Estimation): readonly (readonly [number, string | null])[] {
  return all.flatMap(({ costs }) =>
    costs.map(({ charged, amount }) => [charged, amount && decimalText(amount)] as const),
  );
}
