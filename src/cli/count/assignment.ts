import type { MessagePort } from 'node:worker_threads';
import { NOTHING_COUNTED } from '../../count/counts.js';
import { NOBODY } from '../../count/identities.js';
import type { KnownPersons } from '../../input/heard/persons.js';
import type { SimulateOptions } from '../../run/options.js';
import type { Counted, CountReading } from './countFiles.js';

/** What a job is told when it begins. */
export interface Assignment {
  /** Which of the jobs it is, from 0 on. */
  readonly job: number;
  /** Of each file, as findings call it and where it lies. */
  readonly files: readonly { readonly name: string; readonly path: string }[];
  readonly reading: CountReading;
  readonly options: SimulateOptions;
  readonly wantsIdentities: boolean;
  /** To each of the jobs, in their order; null to itself. */
  readonly ports: readonly (MessagePort | null)[];
}

/** What a job has counted. */
export interface Share extends Counted {
  /** The number that webhooks display for each `phone_number_id`. */
  readonly numbers: ReadonlyMap<string, string>;
  /** Which customers have which user ids; null where there are no webhooks. */
  readonly persons: KnownPersons | null;
}

/** That of one that counts nothing. */
export const NOTHING_SHARED: Share = {
  counts: NOTHING_COUNTED,
  rejects: [],
  identities: NOBODY,
  numbers: new Map(),
  persons: null,
};
