import { compare, magnitude, type Decimal } from '../model/money.js';
import type { Charge } from '../model/outcome.js';
import { localTimeOf } from '../time/zone.js';
import { DRIVER_KINDS, type Driver, type DriverKind, type Drivers } from './comparison.js';
import type { Match } from './match.js';
import { NO_MONEY, NO_UNITS, plusMoney, plusUnits, type ByReading } from './reading.js';

/** How many of each are shown. */
const TOP = 5;

/** The key of templates without a name. */
const UNNAMED = '';

/** A message that makes a difference, and which. */
export interface Moved {
  readonly match: Match;
  readonly units: ByReading<number>;
  readonly amount: ByReading<Decimal>;
}

/** The contacts, templates and hours of sending that a difference comes from. */
export function driversOf(moved: readonly Moved[], timezone: string): Readonly<Record<DriverKind, Drivers>> {
  const keys = keysFor(timezone);
  const entries = DRIVER_KINDS.map((kind) => [kind, ranked(moved, keys[kind])] as const);
  return Object.fromEntries(entries) as Record<DriverKind, Drivers>;
}

function keysFor(timezone: string): Readonly<Record<DriverKind, (match: Match) => string | null>> {
  return {
    contact: ({ contact }) => contact,
    template: (match) => {
      const charge = chargeOf(match);
      return charge?.message === 'template' ? (charge.template ?? UNNAMED) : null;
    },
    hour: (match) => {
      const charge = chargeOf(match);
      return charge === null ? null : String(localTimeOf(charge.sentAt, timezone).hour).padStart(2, '0');
    },
  };
}

/** What was sent is the same under both. */
function chargeOf({ base, other }: Match): Charge | null {
  return base.charge ?? other.charge;
}

function ranked(moved: readonly Moved[], keyOf: (match: Match) => string | null): Drivers {
  const drivers = new Map<string | null, Driver>();
  for (const { match, units, amount } of moved) {
    const key = keyOf(match);
    const known = drivers.get(key) ?? { key, units: NO_UNITS, amount: NO_MONEY };
    drivers.set(key, { key, units: plusUnits(known.units, units), amount: plusMoney(known.amount, amount) });
  }
  const all = [...drivers.values()].sort(mostFirst);
  const others = all.slice(TOP);
  return {
    top: all.slice(0, TOP),
    rest: {
      count: others.length,
      units: others.reduce((sum, one) => plusUnits(sum, one.units), NO_UNITS),
      amount: others.reduce((sum, one) => plusMoney(sum, one.amount), NO_MONEY),
    },
  };
}

function mostFirst(a: Driver, b: Driver): number {
  return (
    compareSizes(a.amount, b.amount) ||
    Math.abs(b.units.most) - Math.abs(a.units.most) ||
    ((a.key ?? '') < (b.key ?? '') ? -1 : 1)
  );
}

/** The larger one first, whatever its sign; what is at most decides before what is at least. */
export function compareSizes(a: ByReading<Decimal>, b: ByReading<Decimal>): number {
  return compare(magnitude(b.most), magnitude(a.most)) || compare(magnitude(b.least), magnitude(a.least));
}
