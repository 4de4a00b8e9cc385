import type { Day } from '../day.js';

/**
 * Countries with an authentication-international rate (ISO 3166 alpha-2), each with the first day on which an eligible account
 * pays it (rule 2d.5).
 */
export const INTERNATIONAL_FROM: Readonly<Record<string, Day>> = {
  ID: '2024-06-01',
  IN: '2024-07-01',
  AE: '2025-02-01',
  EG: '2025-02-01',
  MY: '2025-02-01',
  NG: '2025-02-01',
  PK: '2025-02-01',
  SA: '2025-02-01',
  ZA: '2025-02-01',
  BD: '2026-10-01',
  IQ: '2026-10-01',
  KW: '2026-10-01',
  KZ: '2026-10-01',
  LK: '2026-10-01',
  MA: '2026-10-01',
  NP: '2026-10-01',
  OM: '2026-10-01',
  UA: '2026-10-01',
};
