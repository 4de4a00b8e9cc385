/** An exact decimal number: `units / 10 ** scale`. The scale keeps the digits of the text, so 0.0260 is not 0.026. */
export interface Decimal {
  readonly units: bigint;
  /** Digits after the point. */
  readonly scale: number;
}

export interface Money {
  /** ISO 4217, such as USD. */
  readonly currency: string;
  readonly amount: Decimal;
}

export const ZERO: Decimal = { units: 0n, scale: 0 };

const DECIMAL = /^(-?)(\d+)(?:\.(\d+))?$/;

/** `0.0618` as it is written, never by way of a float; null for anything else: no exponent, comma, sign `+` or space. */
export function parseDecimal(text: string): Decimal | null {
  const [, sign, whole, fraction = ''] = DECIMAL.exec(text) ?? [];
  if (whole === undefined) return null;
  const units = BigInt(whole + fraction);
  return { units: sign === '-' ? -units : units, scale: fraction.length };
}

/** With as many digits after the point as the scale says. */
export function decimalText({ units, scale }: Decimal): string {
  const digits = String(units < 0n ? -units : units).padStart(scale + 1, '0');
  const point = digits.length - scale;
  const fraction = scale === 0 ? '' : `.${digits.slice(point)}`;
  return `${units < 0n ? '-' : ''}${digits.slice(0, point)}${fraction}`;
}

/** What a charge comes to, as documents write it: what is free is exactly nothing. */
export function amountText(amount: Decimal): string {
  return amount.units === 0n ? '0' : decimalText(amount);
}

/** The result has the longer of both scales. */
export function add(a: Decimal, b: Decimal): Decimal {
  const scale = Math.max(a.scale, b.scale);
  return { units: unitsAt(a, scale) + unitsAt(b, scale), scale };
}

export function subtract(a: Decimal, b: Decimal): Decimal {
  return add(a, { units: -b.units, scale: b.scale });
}

/** The result has the scale of `a`. */
export function times(a: Decimal, count: bigint): Decimal {
  return { units: a.units * count, scale: a.scale };
}

/** Negative when `a` is less than `b`, zero when they are worth the same, whatever their scales. */
export function compare(a: Decimal, b: Decimal): number {
  const { units } = subtract(a, b);
  return units < 0n ? -1 : Number(units > 0n);
}

/** Without its sign. */
export function magnitude({ units, scale }: Decimal): Decimal {
  return { units: units < 0n ? -units : units, scale };
}

export function isSameWorth(a: Decimal, b: Decimal): boolean {
  return compare(a, b) === 0;
}

/** The same value without zeros at the end of its fraction: one spelling for all decimals of one worth. */
export function normalized({ units, scale }: Decimal): Decimal {
  if (scale === 0 || units % 10n !== 0n) return { units, scale };
  return normalized({ units: units / 10n, scale: scale - 1 });
}

/** In units of `10 ** -wanted`, where `wanted` is no less than its own scale. */
export function unitsAt({ units, scale }: Decimal, wanted: number): bigint {
  return units * 10n ** BigInt(wanted - scale);
}
