import type { RateCard } from '../../card.js';
import { aed20261001 } from './aed-2026-10-01.js';
import { ars20261001 } from './ars-2026-10-01.js';
import { aud20261001 } from './aud-2026-10-01.js';
import { brl20261001 } from './brl-2026-10-01.js';
import { clp20261001 } from './clp-2026-10-01.js';
import { cop20261001 } from './cop-2026-10-01.js';
import { eur20261001 } from './eur-2026-10-01.js';
import { gbp20261001 } from './gbp-2026-10-01.js';
import { idr20261001 } from './idr-2026-10-01.js';
import { inr20261001 } from './inr-2026-10-01.js';
import { mxn20261001 } from './mxn-2026-10-01.js';
import { myr20261001 } from './myr-2026-10-01.js';
import { pen20261001 } from './pen-2026-10-01.js';
import { sar20261001 } from './sar-2026-10-01.js';
import { sgd20261001 } from './sgd-2026-10-01.js';
import { usd20230601 } from './usd-2023-06-01.js';
import { usd20240801 } from './usd-2024-08-01.js';
import { usd20241001 } from './usd-2024-10-01.js';
import { usd20250701 } from './usd-2025-07-01.js';
import { usd20251001 } from './usd-2025-10-01.js';
import { usd20260101 } from './usd-2026-01-01.js';
import { usd20260401 } from './usd-2026-04-01.js';
import { usd20260701 } from './usd-2026-07-01.js';
import { usd20261001 } from './usd-2026-10-01.js';

/** Every list price that is built in; the order says nothing. */
export const CARDS: readonly RateCard[] = [
  usd20230601,
  usd20240801,
  usd20241001,
  usd20250701,
  usd20251001,
  usd20260101,
  usd20260401,
  usd20260701,
  usd20261001,
  aed20261001,
  ars20261001,
  aud20261001,
  brl20261001,
  clp20261001,
  cop20261001,
  eur20261001,
  gbp20261001,
  idr20261001,
  inr20261001,
  mxn20261001,
  myr20261001,
  pen20261001,
  sar20261001,
  sgd20261001,
];
