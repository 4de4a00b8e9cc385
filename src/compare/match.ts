import type { Charge } from '../model/outcome.js';
import type { PairRun } from '../model/run.js';

/** What became of one message under one rule set; `charge` is null where it was refused. */
export interface Side {
  readonly charge: Charge | null;
  readonly pair: PairRun;
}

/** One message under both. */
export interface Match {
  /** The customer, in a group the one that it reached. */
  readonly contact: string | null;
  readonly base: Side;
  readonly other: Side;
}

/** Every message that at least one of two runs accepted of one pair: handles are the same in both. */
export function matchedIn(base: PairRun, other: PairRun): readonly Match[] {
  const before = byHandle(base.charges);
  const after = byHandle(other.charges);
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((handle) =>
    joined(before.get(handle) ?? [], after.get(handle) ?? []).map(([charge, twin]) => ({
      contact: charge?.recipient ?? twin?.recipient ?? base.contact,
      base: { charge, pair: base },
      other: { charge: twin, pair: other },
    })),
  );
}

function byHandle(charges: readonly Charge[]): ReadonlyMap<string, readonly Charge[]> {
  const known = new Map<string, Charge[]>();
  for (const charge of charges) {
    const own = known.get(charge.handle);
    if (own === undefined) known.set(charge.handle, [charge]);
    else own.push(charge);
  }
  return known;
}

type Couple = readonly [base: Charge | null, other: Charge | null];

/** A message to a group is charged once for each member that it reached; one charge for the whole stands for any. */
function joined(base: readonly Charge[], other: readonly Charge[]): readonly Couple[] {
  const whole = (charges: readonly Charge[]): Charge | null =>
    charges.find(({ recipient }) => recipient === null) ?? null;
  const of = (charges: readonly Charge[], name: string | null): Charge | null =>
    charges.find(({ recipient }) => recipient === name) ?? whole(charges);
  const members = new Set([...base, ...other].flatMap(({ recipient }) => recipient ?? []));
  if (members.size === 0) return [[whole(base), whole(other)]];
  return [...members].map((name) => [of(base, name), of(other, name)]);
}
