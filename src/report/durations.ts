import { HOUR, MINUTE } from '../model/instant.js';

/** A length in a sentence: `45m`, `3h`, `2h 30m`, `28d 15h`. */
export function durationText(milliseconds: number): string {
  const minutes = Math.round(milliseconds / MINUTE);
  if (minutes < 60) return `${minutes}m`;
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return joined([hours, 'h'], [minutes % 60, 'm']);
  return joined([Math.floor(hours / 24), 'd'], [hours % 24, 'h']);
}

/** Time left in a column: `23h`, or `23h05m` where any of the column has minutes. Seconds are cut off. */
export function timeLeft(milliseconds: number, withMinutes: boolean): string {
  const minutes = Math.floor(milliseconds / MINUTE);
  const hours = Math.floor(minutes / 60);
  return withMinutes ? `${hours}h${String(minutes % 60).padStart(2, '0')}m` : `${hours}h`;
}

export function isWholeHours(milliseconds: number): boolean {
  return milliseconds % HOUR === 0;
}

function joined(...parts: readonly (readonly [number, string])[]): string {
  return parts
    .filter(([amount], index) => index === 0 || amount > 0)
    .map(([amount, unit]) => `${amount}${unit}`)
    .join(' ');
}
