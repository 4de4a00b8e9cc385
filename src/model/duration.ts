import { DAY, HOUR, MINUTE, SECOND } from './instant.js';

const UNITS = { s: SECOND, m: MINUTE, h: HOUR, d: DAY } as const;

/** `24h`, `15m`, `7d`, `4h30m` in milliseconds; null when it is no duration. */
export function parseDuration(text: string): number | null {
  if (!/^(?:\d+(?:\.\d+)?[smhd])+$/.test(text)) return null;
  let total = 0;
  for (const [, amount, unit] of text.matchAll(/(\d+(?:\.\d+)?)([smhd])/g)) {
    total += Number(amount) * UNITS[unit as keyof typeof UNITS];
  }
  return Math.round(total);
}
