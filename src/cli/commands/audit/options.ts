import type { AuditFormat } from '../../../report/audit/options.js';
import { limit } from '../../options.js';
import type { GlobalFlags, ReadingFlags, RulesFlags } from '../sharedOptions.js';

const DEFAULT_LIMIT = 5;

/** The flags of `audit` as commander hands them over. */
export interface AuditFlags extends GlobalFlags, ReadingFlags, RulesFlags {
  readonly analytics?: readonly string[];
  readonly bill?: string;
  readonly format: AuditFormat;
  readonly limit?: string;
  readonly output?: string;
  readonly tolerance?: string;
}

export function shownOf({ limit: asked }: AuditFlags): number | null {
  return asked === undefined ? DEFAULT_LIMIT : limit('--limit <count>', asked);
}
