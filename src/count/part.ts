import type { AllowanceUse, Entry, Tally } from '../billing/tally.js';
import { Interned } from '../input/interned.js';
import type { Counted, UnitKey } from '../model/cost.js';
import { BUILT_IN } from '../rates/book.js';
import type { SimulateOptions } from '../run/options.js';
import type { PartDocument } from '../schema/part.js';
import type { Counts } from './counts.js';
import type { Identities } from './identities.js';

/** The counts of some pairs of a log as a file, with how they were judged and who the pairs are. */
export interface Part {
  /** Of the program that counted: another one may count otherwise. */
  readonly version: string;
  readonly options: SimulateOptions;
  /** Milliseconds of event time for which ids were remembered. */
  readonly idHorizon: number;
  readonly counts: Counts;
  readonly identities: Identities;
}

export function writePart({ version, options, idHorizon, counts, identities }: Part): string {
  const { all, sure, ...rest } = counts;
  const keys = new Interned<UnitKey>();
  const written: PartDocument = {
    schema: 'wa-window/part@1',
    version,
    options: plainOptions(options),
    idHorizon,
    all: tallyDocument(all, keys),
    sure: tallyDocument(sure, keys),
    keys: keys.all.map((key) => ({ ...key })),
    counts: rest,
    pairs: base64(identities.pairs),
    contacts: base64(identities.contacts),
  };
  return `${JSON.stringify(written)}\n`;
}

/** Throws a RangeError where the document contradicts itself. */
export function readPart(document: PartDocument): Part {
  const keys = document.keys as unknown as readonly UnitKey[];
  const options = document.options as SimulateOptions;
  return {
    version: document.version,
    options: { ...options, ...revived(options) },
    idHorizon: document.idHorizon,
    counts: {
      ...document.counts,
      all: tallyOf(document.all, keys),
      sure: tallyOf(document.sure, keys),
    } as unknown as Counts,
    identities: { pairs: numbers(document.pairs), contacts: numbers(document.contacts) },
  };
}

/** As JSON has them: maps are lists of their entries, and the prices of this version go without saying. */
function plainOptions({ international, rates, ...options }: SimulateOptions): Record<string, unknown> {
  return {
    ...options,
    ...(international !== undefined && {
      international: { ...international, exceptions: [...international.exceptions] },
    }),
    ...(rates !== undefined && rates !== BUILT_IN && { rates }),
  };
}

function revived({ international: terms }: SimulateOptions): Pick<SimulateOptions, 'international'> {
  return terms === undefined ? {} : { international: { ...terms, exceptions: new Map(terms.exceptions) } };
}

function tallyDocument({ counts, allowances }: Tally, keys: Interned<UnitKey>): PartDocument['all'] {
  return {
    counts: [...counts.values()].map(({ key, count }) => [keys.indexOf(key), count]),
    allowances: [...allowances].map(([scope, { units, type, rule, taken }]) => ({
      scope,
      units,
      type,
      rule,
      taken: [...taken].map(({ at, handle, contact, key }) => [at, handle, contact, keys.indexOf(key)]),
    })),
  };
}

function tallyOf({ counts, allowances }: PartDocument['all'], keys: readonly UnitKey[]): Tally {
  const keyAt = (index: number): UnitKey => {
    const key = keys[index];
    if (key === undefined) throw new RangeError('a tally names a key that is not there');
    return key;
  };
  const units = counts.map(([index, count]): Counted => ({ key: keyAt(index), count }));
  return {
    counts: new Map(units.map((unit) => [JSON.stringify(unit.key), unit])),
    allowances: new Map(
      allowances.map(({ scope, taken, ...use }) => [
        scope,
        {
          ...use,
          taken: taken.map(([at, handle, contact, index]): Entry => ({
            at: at as Entry['at'],
            handle,
            contact,
            key: keyAt(index),
          })),
        } as AllowanceUse,
      ]),
    ),
  };
}

function base64(numbers: Float64Array): string {
  return Buffer.from(numbers.buffer, numbers.byteOffset, numbers.byteLength).toString('base64');
}

function numbers(text: string): Float64Array {
  const bytes = Uint8Array.from(Buffer.from(text, 'base64'));
  return new Float64Array(bytes.buffer, 0, Math.floor(bytes.length / 8));
}
