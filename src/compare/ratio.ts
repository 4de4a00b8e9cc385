import { magnitude, unitsAt, ZERO, type Decimal } from '../model/money.js';

/** `part` as a percentage of `whole` with one decimal, rounded half away from zero; null where the whole is nothing. */
export function percentOf(part: Decimal, whole: Decimal): Decimal | null {
  if (whole.units === 0n) return null;
  const scale = Math.max(part.scale, whole.scale);
  const above = unitsAt(magnitude(part), scale) * 1000n;
  const below = unitsAt(magnitude(whole), scale);
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
