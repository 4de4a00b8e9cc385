import type { Standing } from '../check/answer.js';
import type { Finding } from '../model/finding.js';
import type { Instant } from '../model/instant.js';

/** Contacts as of an instant. */
export interface ContactList {
  readonly dated: boolean;
  readonly timezone: string;
  readonly at: Instant;
  /** Those to show, in order. */
  readonly shown: readonly Standing[];
  /** Those that are meant, whether or not they are shown. */
  readonly meant: readonly Standing[];
  /** How many the timeline holds. */
  readonly total: number;
  /** Of the timeline. */
  readonly findings: readonly Finding[];
}
