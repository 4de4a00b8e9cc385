import { NotPlain } from '../input/plain/notPlain.js';
import type { CountKernel } from './kernel/kernel.js';
import {
  CUSTOMER,
  FATE,
  FATE_DELIVERED,
  KIND,
  MESSAGE,
  MOST_PROFILES,
  NO_FATE,
  OTHER,
  READ_MESSAGE,
  TELLS,
  TELLS_DELIVERED,
} from './kernel/layout.js';
import type { Fate, Telling } from './told.js';

/** Tells the kernel what rows of a profile tell. Throws `NotPlain` where there are too many profiles. */
export function describe(telling: Telling, profile: number, kernel: CountKernel): void {
  if (profile >= MOST_PROFILES) throw new NotPlain(`there are more than ${MOST_PROFILES} templates or tags`);
  const bytes = kernel.tellingOf(profile);
  bytes[KIND] = kindOf(telling);
  bytes[FATE] = numberOf(telling.fate);
  bytes[FATE_DELIVERED] = numberOf(telling.fateDelivered);
  bytes[TELLS] = telling.told;
  bytes[TELLS_DELIVERED] = telling.toldDelivered;
}

function kindOf({ kind, isMessage, lacksCategory, status }: Telling): number {
  if (kind === 'receipt' || lacksCategory) return OTHER;
  if (!isMessage) return CUSTOMER;
  return status === 'read' ? READ_MESSAGE : MESSAGE;
}

function numberOf(fate: Fate | null): number {
  return fate === null ? NO_FATE : fate.index;
}
