import { ZERO, type Decimal } from '../model/money.js';

/** `part` as a percentage of `whole` with one decimal, rounded half away from zero; null where the whole is nothing. */
export function percentOf(part: Decimal, whole: Decimal): Decimal | null {
  if (whole.units === 0n) return null;
  const scale = Math.max(part.scale, whole.scale);
  const above = magnitude(unitsAt(part, scale) * 1000n);
  const below = magnitude(unitsAt(whole, scale));
  const rounded = (2n * above + below) / (2n * below);
  const isNegative = part.units < 0n !== whole.units < 0n;
  return rounded === 0n ? ZERO : { units: isNegative ? -rounded : rounded, scale: 1 };
}

/** Whether `part` is more than `percent` of `whole`, exactly. */
export function exceedsPercent(part: Decimal, percent: Decimal, whole: Decimal): boolean {
  const limit = { units: percent.units * whole.units, scale: percent.scale + whole.scale };
  const scale = Math.max(part.scale, limit.scale);
  return unitsAt(part, scale) * 100n > unitsAt(limit, scale);
}

function unitsAt({ units, scale }: Decimal, wanted: number): bigint {
  return units * 10n ** BigInt(wanted - scale);
}

function magnitude(units: bigint): bigint {
  return units < 0n ? -units : units;
}
