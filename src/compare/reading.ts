import { add, compare, subtract, ZERO, type Decimal } from '../model/money.js';

/** What nobody can say is settled two ways: nothing that is uncertain is charged, or all of it is. */
export const READINGS = ['least', 'most'] as const;
export type Reading = (typeof READINGS)[number];

/** A figure under each reading. Of a difference either may be the larger one. */
export type ByReading<T> = Readonly<Record<Reading, T>>;

export function byReading<T>(figure: (reading: Reading) => T): ByReading<T> {
  return { least: figure('least'), most: figure('most') };
}

export const NO_MONEY: ByReading<Decimal> = { least: ZERO, most: ZERO };
export const NO_UNITS: ByReading<number> = { least: 0, most: 0 };

export function plusMoney(a: ByReading<Decimal>, b: ByReading<Decimal>): ByReading<Decimal> {
  return byReading((reading) => add(a[reading], b[reading]));
}

export function minusMoney(a: ByReading<Decimal>, b: ByReading<Decimal>): ByReading<Decimal> {
  return byReading((reading) => subtract(a[reading], b[reading]));
}

export function plusUnits(a: ByReading<number>, b: ByReading<number>): ByReading<number> {
  return byReading((reading) => a[reading] + b[reading]);
}

export function minusUnits(a: ByReading<number>, b: ByReading<number>): ByReading<number> {
  return byReading((reading) => a[reading] - b[reading]);
}

/** Whether it is nothing under either reading. */
export function isNoMoney({ least, most }: ByReading<Decimal>): boolean {
  return least.units === 0n && most.units === 0n;
}

export function isSettled({ least, most }: ByReading<Decimal>): boolean {
  return compare(least, most) === 0;
}
