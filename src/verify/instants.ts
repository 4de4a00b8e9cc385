import { HOUR, MINUTE, SECOND, shift, type Instant } from '../model/instant.js';
import { offsetMinutes } from '../time/zone.js';

/** How instants are written in what is expected and what there is. */
export interface Clock {
  readonly dated: boolean;
  readonly timezone: string;
}

/** `Hour 4.25`, or on a dated timeline `2026-10-01T09:30:00+02:00` in the account's zone. No instant is rounded. */
export function instantText(at: Instant, { dated, timezone }: Clock): string {
  if (!dated) return hourText(at);
  const minutes = offsetMinutes(at, timezone);
  const wall = new Date(shift(at, minutes * MINUTE)).toISOString().replace('.000Z', 'Z').slice(0, -1);
  if (minutes === 0) return `${wall}Z`;
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  return `${wall}${minutes < 0 ? '-' : '+'}${two(hours)}:${two(rest)}`;
}

/** Seven decimals of an hour tell any two milliseconds apart. */
function hourText(at: Instant): string {
  return `Hour ${(at / HOUR).toFixed(7).replace(/\.?0+$/, '')}`;
}

const UNITS = [
  ['h', HOUR],
  ['m', MINUTE],
  ['s', SECOND],
] as const;

/** `23h`, `23h59m59.999s`: as a file writes it, and exact. */
export function durationText(milliseconds: number): string {
  let rest = milliseconds;
  const parts = UNITS.flatMap(([unit, length]) => {
    const amount = unit === 's' ? rest / SECOND : Math.floor(rest / length);
    rest -= Math.floor(rest / length) * length;
    return amount === 0 ? [] : [`${String(amount)}${unit}`];
  });
  return parts.length === 0 ? '0h' : parts.join('');
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}
